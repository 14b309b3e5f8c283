using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>How a document numbers one of its sections: not always in the order in which they come.</summary>
internal readonly record struct PrintedNumber(string Label, string Path);

/// <summary>
/// A section of a programme's outline. Two people may write at once in two sections; in one, the second is told: by the lease while the
/// first is at it, by the version when the first has saved.
/// </summary>
internal sealed class ProgrammeSection : IVersioned
{
    /// <summary>In characters, as all of these.</summary>
    public const int LongestHeading = 1000;
    public const int LongestBody = 60_000;

    /// <summary>I., 1., a): what a programme has above its commitments.</summary>
    public const int Deepest = 3;

    /// <summary>Of one programme.</summary>
    public const int Most = 500;

    private ProgrammeSection()
    {
        Heading = Body = EditedByName = "";
    }

    /// <param name="printed">Of a document that was issued before it came here: how it numbers the section itself.</param>
    public ProgrammeSection(ProgrammeId programme, ProgrammeSectionId? under, int depth, int ordinal, string heading, string body, Actor by, PrintedNumber? printed = null)
        : this()
    {
        Id = TypedId.New<ProgrammeSectionId>();
        ProgrammeId = programme;
        UnderId = under;
        Depth = depth;
        Ordinal = ordinal;
        Heading = heading.Trim();
        Body = body.Trim();
        (PrintedLabel, PrintedPath) = (printed?.Label, printed?.Path);
        EditedBy(by);
    }

    public ProgrammeSectionId Id { get; private set; }

    public ProgrammeId ProgrammeId { get; private set; }

    public ProgrammeSectionId? UnderId { get; private set; }

    /// <summary>1 at the top.</summary>
    public int Depth { get; private set; }

    /// <summary>Among those under the same one; gaps are no matter.</summary>
    public int Ordinal { get; private set; }

    /// <summary>“Điều 2.”, “II.”: as the issued document that it was read from numbers it; null where its number follows from its place.</summary>
    public string? PrintedLabel { get; private set; }

    /// <summary>Its address there.</summary>
    public string? PrintedPath { get; private set; }

    /// <summary>Without its number.</summary>
    public string Heading { get; private set; }

    public string Body { get; private set; }

    public Guid EditedById { get; private set; }

    public string EditedByName { get; private set; }

    public DateTime EditedAt { get; private set; }

    /// <summary>Who is writing in it now.</summary>
    public Guid? LeasedBy { get; private set; }

    public string? LeasedByName { get; private set; }

    public DateTime? LeasedUntil { get; private set; }

    public int Version { get; private set; }

    /// <summary>Somebody else is at it: a warning that saves work, not a lock, since the version is what protects it.</summary>
    public Refusal? LeaseOfAnother(Actor by) => LeasedUntil > by.At && LeasedBy != by.AccountId
        ? ProgrammeRefusals.SectionLeased.With(LeasedByName ?? "", LeasedUntil.Value.ToString("O", System.Globalization.CultureInfo.InvariantCulture))
        : null;

    /// <summary>Takes or prolongs the lease. That changes no word, so it does not raise the version.</summary>
    public Refusal? Lease(TimeSpan length, Actor by)
    {
        if (LeaseOfAnother(by) is { } refusal)
            return refusal;
        (LeasedBy, LeasedByName, LeasedUntil) = (by.AccountId, by.Name, by.At + length);
        return null;
    }

    public Refusal? Write(string? heading, string? body, Actor by)
    {
        var (newHeading, newBody) = (heading?.Trim() ?? "", body?.Trim() ?? "");
        if (newHeading.Length == 0 && newBody.Length == 0)
            return ProgrammeRefusals.SectionEmpty;
        if (newHeading == Heading && newBody == Body)
            return ProgrammeRefusals.NothingChanged;
        (Heading, Body) = (newHeading, newBody);
        (LeasedBy, LeasedByName, LeasedUntil) = (null, null, null);
        EditedBy(by);
        Version++;
        return null;
    }

    /// <summary>Puts it elsewhere among its sisters. That changes no word, so it does not raise the version: of two who put at once, the second is told by the order itself.</summary>
    public void Place(int ordinal) => Ordinal = ordinal;

    private void EditedBy(Actor by) => (EditedById, EditedByName, EditedAt) = (by.AccountId, by.Name, by.At);
}
