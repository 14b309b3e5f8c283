using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes;

/// <summary>Every "no" of a programme as a whole and of its drafting.</summary>
public static class ProgrammeRefusals
{
    public static readonly Refusal NotFound = new("programme.not_found");
    public static readonly Refusal NotAllowed = new("programme.not_allowed");
    public static readonly Refusal OwnerOutOfReach = new("programme.owner_out_of_reach") { Field = "Owner" };
    public static readonly Refusal ParentMissing = new("programme.parent_missing") { Field = "Parent" };

    /// <summary>The document has no provisions: nothing in it could be answered.</summary>
    public static readonly Refusal ParentUnread = new("programme.parent_unread") { Field = "Parent" };

    /// <summary>Its organisation has one under way for the same document already.</summary>
    public static readonly Refusal AlreadyBegun = new("programme.already_begun");
    public static readonly Refusal FileWithoutOutline = new("programme.file_without_outline") { Field = "File" };

    /// <summary>The file is the document that is to be answered.</summary>
    public static readonly Refusal FileIsParent = new("programme.file_is_parent") { Field = "File" };

    /// <summary>A doubt, which <see cref="Drafting.BeginProgramme.Input.Anyway"/> overrules. {0} of the file's words, in per cent, are from the document above.</summary>
    public static readonly Refusal FileMostlyParent = new("programme.file_mostly_parent") { Field = "File" };

    /// <summary>A doubt as well: nothing that reads Vietnamese can say anything about it.</summary>
    public static readonly Refusal FileNotVietnamese = new("programme.file_not_vietnamese") { Field = "File" };

    /// <summary>A doubt as well: sections were read, and no commitment.</summary>
    public static readonly Refusal FileWithoutCommitments = new("programme.file_without_commitments") { Field = "File" };

    /// <summary>Whether the person may say that it is begun all the same.</summary>
    public static bool IsDoubt(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal.Code == FileMostlyParent.Code || refusal.Code == FileNotVietnamese.Code || refusal.Code == FileWithoutCommitments.Code;
    }

    /// <summary>The document is a programme here already.</summary>
    public static readonly Refusal AlreadyAdopted = new("programme.already_adopted");
    public static readonly Refusal DocumentWithoutOutline = new("programme.document_without_outline") { Field = "Document" };
    public static readonly Refusal AnswersItself = new("programme.answers_itself") { Field = "Parent" };
    public static readonly Refusal TitleMissing = new("programme.title_missing") { Field = "Title" };
    public static readonly Refusal TypeUnknown = new("programme.type_unknown") { Field = "Type" };
    public static readonly Refusal NothingChanged = new("programme.nothing_changed");
    public static readonly Refusal ReasonMissing = new("programme.reason_missing") { Field = "Reason" };
    public static readonly Refusal BeforeCollective = new("programme.before_collective");
    public static readonly Refusal NotPutToVote = new("programme.not_put_to_vote");
    public static readonly Refusal NotDecided = new("programme.not_decided");
    public static readonly Refusal AlreadyDecided = new("programme.already_decided");
    public static readonly Refusal AlreadyIssued = new("programme.already_issued");
    public static readonly Refusal Withdrawn = new("programme.withdrawn");

    /// <summary>{0} what was done meanwhile (<see cref="ProgrammeAct"/>), {1} by whom, {2} when (ISO, UTC).</summary>
    public static readonly Refusal ChangedMeanwhile = new("programme.changed_meanwhile");

    /// <summary>Somebody changed a part of it: an order, a vote, an answer, a receipt.</summary>
    public static readonly Refusal PartChanged = new("programme.part_changed");

    public static readonly Refusal SectionNotFound = new("programme.section_not_found");
    public static readonly Refusal SectionEmpty = new("programme.section_empty") { Field = "Heading" };

    /// <summary>{0} who, {1} until when (ISO, UTC).</summary>
    public static readonly Refusal SectionLeased = new("programme.section_leased");

    /// <summary>{0} who, {1} when (ISO, UTC).</summary>
    public static readonly Refusal SectionChanged = new("programme.section_changed");
    public static readonly Refusal SectionNotEmpty = new("programme.section_not_empty");
    public static readonly Refusal NoFurther = new("programme.no_further");
    public static readonly Refusal TooDeep = new("programme.too_deep") { Field = "Under" };

    /// <summary>{0} at most.</summary>
    public static readonly Refusal TooMany = new("programme.too_many");

    public static readonly Refusal CommitmentNotFound = new("programme.commitment_not_found");
    public static readonly Refusal CommitmentEmpty = new("programme.commitment_empty") { Field = "What" };
    public static readonly Refusal DueBeforeStart = new("programme.due_before_start") { Field = "DueOn" };
    public static readonly Refusal LeadUnknown = new("programme.lead_unknown") { Field = "Lead" };

    /// <summary>{0} who, {1} when (ISO, UTC).</summary>
    public static readonly Refusal CommitmentChanged = new("programme.commitment_changed");

    public static readonly Refusal ProvisionNotFound = new("programme.provision_not_found");
    public static readonly Refusal NotApplicableReasonMissing = new("programme.not_applicable_reason_missing") { Field = "Reason" };

    /// <summary>A commitment answers the provision: both cannot be.</summary>
    public static readonly Refusal AnsweredAlready = new("programme.answered_already");

    /// <summary>The provision was said not to concern the organisation: both cannot be.</summary>
    public static readonly Refusal SaidNotApplicable = new("programme.said_not_applicable");

    /// <summary>No provision that is not answered yet has a clear suggestion (any more).</summary>
    public static readonly Refusal NothingClear = new("programme.nothing_clear");

    /// <summary>Of what was confirmed at once nothing stands as it was left.</summary>
    public static readonly Refusal NothingToTakeBack = new("programme.nothing_to_take_back");
    public static readonly Refusal PassageMissing = new("programme.passage_missing");
    public static readonly Refusal ExplanationMissing = new("programme.explanation_missing") { Field = "Explanation" };

    /// <summary>{0} the number of the draft that has the same words.</summary>
    public static readonly Refusal SameDraft = new("programme.same_draft");
    public static readonly Refusal DraftNotFound = new("programme.draft_not_found");

    public static IReadOnlyList<Refusal> All { get; } =
    [
        NotFound, NotAllowed, OwnerOutOfReach, ParentMissing, ParentUnread, FileWithoutOutline, FileIsParent, FileMostlyParent, FileNotVietnamese, FileWithoutCommitments, AlreadyBegun, AlreadyAdopted, DocumentWithoutOutline, AnswersItself, TitleMissing, TypeUnknown, NothingChanged, ReasonMissing, BeforeCollective,
        NotPutToVote, NotDecided, AlreadyDecided, AlreadyIssued, Withdrawn, ChangedMeanwhile, PartChanged, SectionNotFound, SectionEmpty, SectionLeased, SectionChanged,
        SectionNotEmpty, NoFurther, TooDeep, TooMany, CommitmentNotFound, CommitmentEmpty, DueBeforeStart, LeadUnknown, CommitmentChanged, ProvisionNotFound, NotApplicableReasonMissing, AnsweredAlready,
        SaidNotApplicable, NothingClear, NothingToTakeBack, PassageMissing, ExplanationMissing, SameDraft, DraftNotFound,
    ];
}
