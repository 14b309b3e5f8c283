using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Documents;

/// <summary>Every "no" of this module.</summary>
public static class DocumentRefusals
{
    public static readonly Refusal NotFound = new("document.not_found");
    public static readonly Refusal TypeMissing = new("document.type_missing") { Field = "TypeName" };
    public static readonly Refusal SubjectMissing = new("document.subject_missing") { Field = "Subject" };
    public static readonly Refusal IssuerMissing = new("document.issuer_missing") { Field = "IssuerName" };
    public static readonly Refusal IssuedInFuture = new("document.issued_in_future") { Field = "IssuedOn" };
    public static readonly Refusal OwnerOutOfReach = new("document.owner_out_of_reach") { Field = "Owner" };
    public static readonly Refusal AlreadyRegistered = new("document.already_registered") { Field = "Number" };
    public static readonly Refusal FileDamaged = new("document.file_damaged") { Field = "File" };

    /// <summary>A mark of secrecy was typed. Holds nothing of what was typed.</summary>
    public static readonly Refusal Classified = new("document.classified");

    public static readonly Refusal NotAllowed = new("document.not_allowed");
    public static readonly Refusal NothingChanged = new("document.nothing_changed");
    public static readonly Refusal RetentionWrong = new("document.retention_wrong") { Field = "RetentionYears" };
    public static readonly Refusal TextMissing = new("document.text_missing") { Field = "File" };

    /// <summary>The same file is a version already; {0} its number. The same words in another file may well be the next: a draft that is issued as it was.</summary>
    public static readonly Refusal SameVersion = new("document.same_version") { Field = "File" };

    /// <summary>It is not to be copied: its original goes out, no other form of it.</summary>
    public static readonly Refusal NotForCopying = new("document.not_for_copying");

    /// <summary>It was registered without its words, so there is nothing to set in another form.</summary>
    public static readonly Refusal WordsMissing = new("document.words_missing");
    public static readonly Refusal ChangedMeanwhile = new("document.changed_meanwhile");
    public static readonly Refusal ReferenceNotFound = new("document.reference_not_found");
    public static readonly Refusal VersionNotFound = new("document.version_not_found");

    public static IReadOnlyList<Refusal> All { get; } =
    [
        NotFound, TypeMissing, SubjectMissing, IssuerMissing, IssuedInFuture, OwnerOutOfReach, AlreadyRegistered, FileDamaged, Classified,
        NotAllowed, NothingChanged, RetentionWrong, TextMissing, SameVersion, ChangedMeanwhile, ReferenceNotFound, VersionNotFound, NotForCopying, WordsMissing,
    ];
}
