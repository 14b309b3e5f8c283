namespace DonDoc.Text.Extraction.Words;

/// <summary>What a list of words is for. The heading of each list in a <c>*.words</c> file is one of these.</summary>
enum WordClass : byte
{
    None,

    // Words
    Abbreviation,
    Numeral,

    // Dates
    DateLead,
    PartOfDay,
    Today,
    Weekday,
    PublishedMark,
    DeadlineLead,

    // References
    DocumentType,
    DocumentCode,
    NamedDocument,
    LawName,
    CentralCommittee,
    ReferenceCue,
    ReferenceCueAfter,
    ReferenceBasis,
    ReferenceVia,
    ProvisionUnit,

    // Bodies
    FixedBody,
    BodyHead,
    BodyWord,
    BodyEnd,
    FirmHead,
    Place,
    PlaceLevel,

    // Persons
    Honorific,
    AcademicTitle,
    MilitaryRank,
    PositionHead,
    PositionWord,
    DelegationHead,
    DelegationMember,
    Surname,
    NotAPerson,
    Namesake,
    Chairing,

    // Quantities
    CountedThing,
    CountedMore,
    Approximation,

    // Delegations
    Delegation,
    DelegationKind,

    // Layout
    OtherNews,
    RelatedNews,
    ContactLine,
    ContactPhrase,
    MenuLine,
    CaptionStart,
    CaptionEnd,
    KeyDelegation,
    KeyHead,
    KeyInspected,
    KeyTime,
    KeyPlace,

    // Sessions
    SessionVerb,
    OtherEvent,
    ReceiveVerb,
    SessionNoun,
    MeetingSign,
    Policing,
    Outsider,
    Site,
    Unit,
    UnitAttribute,
    SpeechVerb,
    Praise,
    Good,
    Weakness,
    NotACue,
    LeadIn,
    Introduction,
    Connective,
    NewScene,
    Answer,
    Conclusion,
    WeaknessLead,
    Turn,
    Overcome,
    Scene,
    ResultLead,
    ReportLead,
    Inquiry,
    Ask,
    Must,
    AskUp,
    Promise,
    Ahead,
    LocalSide,
    DelegationSide,
    HeadingStrength,
    HeadingShortcoming,
    HeadingRequirement,
    HeadingRecommendation,
    HeadingCommitment,
    FrameStrength,
    FrameShortcoming,
    FrameRequirement,
    OwnDocument,

    // Secrecy
    SecrecyLevel,
    SecrecyLabel,
    SecrecyNoun,
    SecrecyNotice,
    SecrecyBefore,
    SecrecyAfter,

    // Provisions
    ProvisionHeading,
    ProvisionHeadingFiller,
    Assigning,
    DutyBearer,
    DutyVerb,
    MeasureVerb,
    Reaching,
    Bound,
    BoundAfter,
    MeasuringUnit,

    // Coverage, in lists of its own (*.concepts)
    SmallWord,
    SetPhrase,
    Concept,

    // Clarity
    VagueVerb,
    HollowPhrase,
    HollowCondition,
    HollowObject,
    HollowDoer,
    DefiniteAct,
    MakingVerb,
    WrittenProduct,
    Work,
    SloganCount,
    CountedByWord,
    DecidingVerb,
    MeansLead,
    SentenceLink,
    GeneralName,
}
