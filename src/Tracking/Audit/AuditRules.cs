namespace DonDoc.Tracking.Audit;

/// <summary>How changes of one kind of row come into the log.</summary>
/// <param name="Kind">The record they belong to, as entries name it.</param>
/// <param name="Subject">The property with that record's id.</param>
/// <param name="Owner">The property with the organisation in whose scope the entry is seen.</param>
/// <param name="Noun">For a part of a record: account.role_added. Null for the record itself.</param>
/// <param name="Verb">A property whose value names the act: a new row's, or a changed one's.</param>
/// <param name="Counted">New rows are counted only: they keep who made them, and are never changed.</param>
internal sealed record AuditRule(string Kind, string Subject, string? Owner = null, string? Noun = null, string? Verb = null, bool Counted = false);

/// <summary>
/// Every entity by its name: audited, or not and why. Names, because this module stands before most of those it speaks of; a
/// test walks the model and fails for an entity or property that is not there.
/// </summary>
internal static class AuditRules
{
    public static readonly IReadOnlyDictionary<string, AuditRule> Audited = new Dictionary<string, AuditRule>(StringComparer.Ordinal)
    {
        ["Organisation"] = new("organisation", "Id", "Id"),
        ["OrganisationName"] = new("organisation", "OrganisationId", "OrganisationId", "name"),
        ["OrganisationPlacement"] = new("organisation", "OrganisationId", "OrganisationId", "placement"),
        ["OrganisationAlias"] = new("organisation", "OrganisationId", "OrganisationId", "alias"),
        ["OrganisationSuccession"] = new("organisation", "PredecessorId", "PredecessorId", "succession"),
        ["Reorganisation"] = new("reorganisation", "Id", "OwnerId", Verb: "State"),
        ["Account"] = new("account", "Id", "HomeOrganisationId"),
        ["RoleGrant"] = new("account", "AccountId", "OrganisationId", "role"),
        ["Mandate"] = new("account", "AccountId", "OrganisationId", "mandate"),
        ["Delegation"] = new("account", "DeputyId", null, "delegation"),
        ["AccountLink"] = new("account", "AccountId", null, "link"),
        // That it was used (ExecuteUpdate in UseApiToken) is not told: a use changes nothing, would fill the log each minute, and what
        // is changed with the token has entries of its own.
        ["ApiToken"] = new("account", "AccountId", null, "api_token"),
        ["AccountReview"] = new("account_review", "Id", "OrganisationId"),
        // Those of a new review are loaded in bulk, past the tracker; each decision is told.
        ["ReviewedAccount"] = new("account_review", "ReviewId", null, "decision"),
        ["IdentityUserClaim"] = new("account", "UserId", null, "claim"),
        ["IdentityUserLogin"] = new("account", "UserId", null, "login"),
        ["IdentityUserToken"] = new("account", "UserId", null, "token"),
        ["IdentityUserPasskey"] = new("account", "UserId", null, "passkey"),
        ["CorrectionRequest"] = new("account", "AccountId", null, "correction"),
        ["Document"] = new("document", "Id", "OwnerId"),
        ["DocumentVersion"] = new("document", "DocumentId", null, "version"),
        ["DocumentText"] = new("document", "DocumentId", null, "text"),
        // Those of a new version come in bulk, past the tracker, and are read from its text; each decision is told.
        ["Provision"] = new("document", "DocumentId", null, "provision"),
        ["ProvisionLineage"] = new("document", "DocumentId", null, "lineage", Counted: true),
        ["DocumentReference"] = new("document", "FromId", null, "reference", Counted: true),
        ["ReviewedFact"] = new("document", "DocumentId", null, "fact", Counted: true),
        ["Programme"] = new("programme", "Id", "OwnerId"),
        ["ProgrammeEvent"] = new("programme", "ProgrammeId", null, "event", Verb: "Act"),
        ["ProgrammeSection"] = new("programme", "ProgrammeId", null, "section"),
        ["ProgrammeCommitment"] = new("programme", "ProgrammeId", null, "commitment"),
        ["ProgrammeDraft"] = new("programme", "ProgrammeId", null, "draft"),
        ["CommitmentAnswer"] = new("programme", "ProgrammeId", null, "answer"),
        ["NotApplicableProvision"] = new("programme", "ProgrammeId", null, "not_applicable"),
        ["FlagExplanation"] = new("programme", "ProgrammeId", null, "explanation"),
        ["Ballot"] = new("programme", "ProgrammeId", null, "ballot"),
        ["BallotMember"] = new("programme", "ProgrammeId", null, "member"),
        ["ProgrammeRecipient"] = new("programme", "ProgrammeId", null, "recipient"),
        ["OpinionRound"] = new("programme", "ProgrammeId", null, "opinion_round"),
        ["OpinionRequest"] = new("programme", "ProgrammeId", null, "opinion_request", Counted: true),
        ["Opinion"] = new("programme", "ProgrammeId", null, "opinion"),
        ["OpinionDisposal"] = new("programme", "ProgrammeId", null, "opinion_disposal"),
        ["Campaign"] = new("campaign", "Id", "AskerId"),
        ["CampaignChoice"] = new("campaign", "CampaignId", null, "choice"),
        ["CampaignRule"] = new("campaign", "CampaignId", null, "rule"),
        // Those of a sending come in bulk, past the tracker: the campaign tells how many. What is changed later is told.
        ["CampaignRequest"] = new("campaign", "CampaignId", null, "request"),
        ["CampaignReminder"] = new("campaign", "CampaignId", null, "reminder"),
        ["Assignment"] = new("assignment", "Id", "AssignerId"),
        ["AssignmentEvent"] = new("assignment", "AssignmentId", null, "event", Verb: "Act"),
        ["AssignmentSheet"] = new("assignment_sheet", "Id", "AssignerId", Verb: "State"),
        ["AssignmentCooperation"] = new("assignment", "AssignmentId", null, "cooperation"),
        ["AssignmentMilestone"] = new("assignment", "AssignmentId", null, "milestone"),
        ["PeriodReport"] = new("assignment", "AssignmentId", null, "period_report"),
        ["Evidence"] = new("assignment", "AssignmentId", null, "evidence"),
        ["Target"] = new("target", "Id", "OwnerId"),
        ["TargetLine"] = new("target", "TargetId", null, "line"),
        ["TargetFigure"] = new("target", "TargetId", null, "figure"),
        ["TargetEvidence"] = new("target", "TargetId", null, "evidence"),
        ["TargetContest"] = new("target", "TargetId", null, "contest"),
        ["Bottleneck"] = new("bottleneck", "Id", "RaiserId"),
        ["BottleneckEvent"] = new("bottleneck", "BottleneckId", null, "event", Verb: "Act"),
        ["BottleneckHold"] = new("bottleneck", "BottleneckId", null, "hold"),
        ["BottleneckEvidence"] = new("bottleneck", "BottleneckId", null, "evidence"),
        ["UrgingLetter"] = new("letter", "Id", "SideId"),
        ["UrgingLetterWork"] = new("letter", "LetterId", null, "work", Counted: true),
        ["Engagement"] = new("engagement", "Id", "OwnerId"),
        ["EngagementMember"] = new("engagement", "EngagementId", null, "member"),
        ["Session"] = new("engagement", "EngagementId", null, "session"),
        ["Finding"] = new("engagement", "EngagementId", null, "finding"),
        ["Requirement"] = new("engagement", "EngagementId", null, "requirement"),
        ["Commitment"] = new("engagement", "EngagementId", null, "commitment"),
        ["Recommendation"] = new("recommendation", "Id", "OwnerId"),
        ["ImportedFile"] = new("import", "Id", "OrganisationId", Verb: "State"),
        ["ImportedText"] = new("import", "ImportId", null, "text"),
        // Its progress (ExecuteUpdate in NoteBulkImport) is not told: each record that it makes has entries of its own.
        ["BulkImport"] = new("bulk_import", "Id", "OrganisationId", Verb: "State"),
    };

    /// <summary>With the reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> NotAudited = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AuditEntry"] = "the log itself",
        ["OrganisationAncestry"] = "computed from the placements, which are audited",
        ["SearchRecord"] = "the index of texts: made from records that are audited",
        ["SearchEntry"] = "the index of texts: made from records that are audited",
        ["KnownWord"] = "the index of texts: made from records that are audited",
        ["OrganisationTree"] = "the lock of changes of the tree; says nothing",
        ["ProvisionDuty"] = "read from the text of a version, which is told; changed by nobody",
        ["ProvisionTarget"] = "read from the text of a version, which is told; changed by nobody",
        ["RequestReminder"] = "which requests a reminder was for: campaign.reminder_added tells how many",
        ["PeriodReportVersion"] = "the words of a report, kept with who sent and who decided them; that they were is told of its PeriodReport",
        ["ReportingPeriod"] = "the calendar: opened and closed by the day alone",
        ["PeriodTally"] = "counted from reports, which are audited",
        ["AssignmentSeries"] = "the next number; the numbers given are in the codes",
        ["TallyChange"] = "counts of assignments, which are audited",
        ["Tally"] = "counts of assignments, which are audited",
        ["TallyBasis"] = "counts of assignments, which are audited",
        ["PastSum"] = "counts of assignments, which are audited",
        ["KeptDays"] = "counts of assignments, which are audited",
        ["AccountSession"] = "begins and ends with signing in and out, which are told",
        ["PasswordRequest"] = "told as access.password_asked when it is made, and gone when it is answered",
        ["OutgoingMail"] = "keeps itself to whom it went and how; what it tells of has entries of its own",
        ["Notice"] = "the ledger of what was urged: never changed; who urges by hand has an entry as assignment.urged",
        ["NoticeCopy"] = "when somebody read what they were told is shown in the ledger",
        ["NoticePreference"] = "how often one wants a digest; says nothing of others",
        ["BulkLine"] = "the report of a bulk import: what it names as registered or waiting is told, and so are classified files",
        ["SavedView"] = "how a person looks at lists: says nothing of what is in them",
        ["PreparedExport"] = "that a list was taken out is told when its file is whole, and each time it is taken away",
        ["Job"] = "the clockwork of the program; what a job does is told, and so is who released one",
        ["IdentityPasskeyData"] = "part of IdentityUserPasskey: keys",
    };

    /// <summary>Derived, technical, or worthless to others: no change of these is told.</summary>
    public static bool IsUntold(string property) => property is "SecurityStamp" or "ConcurrencyStamp" or "AccessFailedCount" or "NormalizedUserName"
        or "NormalizedEmail" or "LastCodeStep" or "LeasedBy" or "LeasedByName" or "LeasedUntil" or "Version" or "DueOrder" or "LastActOn" or "WaitOrder" or "Table" or "Claims" or "ClaimedUntil" or "Tries" or "Next" or "ReadingRules" || property.EndsWith("Key", StringComparison.Ordinal);

    /// <summary>That it was changed is told, to what is not.</summary>
    public static bool IsSecret(string entity, string property) =>
        property.EndsWith("Hash", StringComparison.Ordinal) || (property.Contains("Password", StringComparison.Ordinal) && property != "MustChangePassword")
        || property.Contains("Secret", StringComparison.Ordinal) || property.Contains("Token", StringComparison.Ordinal)
        || (property == "Value" && entity == "IdentityUserToken") || property == "CredentialId";
}
