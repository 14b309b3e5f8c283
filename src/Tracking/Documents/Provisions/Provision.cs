using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Documents.Provisions;

/// <summary>
/// One provision of one version, addressed by its path (“III.2.b”, “PL II.I.3”). Its words are not here but in the version's text, from
/// <see cref="Start"/> to <see cref="OwnEnd"/>. Millions of rows: nothing is kept here that can be read there.
/// </summary>
internal sealed class Provision : IVersioned
{
    private Provision()
    {
        Path = Kind = Label = "";
    }

    /// <param name="place">Where it stands among the others of its version.</param>
    /// <param name="id">Of one that is there already and read again.</param>
    public Provision(DocumentId document, int version, ProvisionPlace place, string kind, string label, string? heading, ProposedClass? proposed, ProvisionId? id = null)
    {
        Id = id ?? TypedId.New<ProvisionId>();
        DocumentId = document;
        VersionNumber = version;
        Path = place.Path;
        Ordinal = place.Ordinal;
        ParentOrdinal = place.ParentOrdinal;
        Depth = place.Depth;
        Start = place.Start;
        OwnEnd = place.OwnEnd;
        End = place.End;
        Kind = kind;
        Label = label;
        Heading = heading;
        Propose(proposed);
    }

    public ProvisionId Id { get; private set; }

    public DocumentId DocumentId { get; private set; }

    /// <summary>Number of the document's version.</summary>
    public int VersionNumber { get; private set; }

    /// <summary>0, 1, 2… in the order of the text; a parent stands before its children.</summary>
    public int Ordinal { get; private set; }

    public int? ParentOrdinal { get; private set; }

    /// <summary>0 at the top.</summary>
    public int Depth { get; private set; }

    public string Path { get; private set; }

    /// <summary>As in the outline (section, article, point…), <c>taskRow</c> or <c>targetRow</c>.</summary>
    public string Kind { get; private set; }

    /// <summary>The mark as typed: “b)”, “Điều 5.”.</summary>
    public string Label { get; private set; }

    /// <summary>Its title; of a row of a table the task, or the target.</summary>
    public string? Heading { get; private set; }

    /// <summary>Offset into the version's plain text, in UTF-16 code units.</summary>
    public int Start { get; private set; }

    /// <summary>Where its own words end and those of its first child begin.</summary>
    public int OwnEnd { get; private set; }

    /// <summary>With its children; exclusive.</summary>
    public int End { get; private set; }

    /// <summary>What the reader takes it for; null where it has no opinion.</summary>
    public ProvisionClass? Proposed { get; private set; }

    public string? Rule { get; private set; }

    /// <summary>0–1; see <see cref="DonDoc.Text.Extraction.IFact.Confidence"/>.</summary>
    public double? Confidence { get; private set; }

    /// <summary>The words that made the reader think so.</summary>
    public int? WordsStart { get; private set; }

    public int? WordsEnd { get; private set; }

    /// <summary>What a person decided; null while nobody has.</summary>
    public ProvisionClass? Decided { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Decides what it is for; the proposal stays beside it.</summary>
    public Refusal? Decide(ProvisionClass decided, Guid by, DateTime at)
    {
        if (Decided == decided)
            return ProvisionRefusals.NothingChanged;
        (Decided, DecidedBy, DecidedAt) = (decided, by, at);
        Version++;
        return null;
    }

    /// <summary>Whether the same is proposed for both, for the same reason.</summary>
    public bool ProposesAs(Provision other) => (Proposed, Rule, Confidence, WordsStart, WordsEnd) == (other.Proposed, other.Rule, other.Confidence, other.WordsStart, other.WordsEnd);

    private void Propose(ProposedClass? proposed)
    {
        Proposed = proposed?.Class;
        Rule = proposed?.Rule;
        Confidence = proposed?.Confidence;
        WordsStart = proposed?.WordsStart;
        WordsEnd = proposed?.WordsEnd;
    }
}

/// <summary>Where a provision stands: its address, its order, and its extent in the text.</summary>
internal readonly record struct ProvisionPlace(string Path, int Ordinal, int? ParentOrdinal, int Depth, int Start, int OwnEnd, int End);

/// <summary>What a reader takes a provision for, and by which words.</summary>
internal sealed record ProposedClass(ProvisionClass Class, string Rule, double Confidence, int? WordsStart, int? WordsEnd);

/// <summary>Who does what by when, as a row of a table or a sentence of a provision says it. Not decided by anybody: what becomes of it is an assignment.</summary>
internal sealed class ProvisionDuty
{
    private ProvisionDuty()
    {
    }

    public ProvisionDuty(ProvisionId provision, string? task, string? lead, string? cooperating, string? due, DateOnly? dueOn, string? product, string? group)
    {
        ProvisionId = provision;
        Task = task;
        Lead = lead;
        Cooperating = cooperating;
        Due = due;
        DueOn = dueOn;
        Product = product;
        Group = group;
    }

    public ProvisionId ProvisionId { get; private set; }

    /// <summary>What is to be done, where a sentence says more than that; null for a row of a table, whose heading it is.</summary>
    public string? Task { get; private set; }

    /// <summary>The responsible bodies as written.</summary>
    public string? Lead { get; private set; }

    /// <summary>The cooperating bodies, one a line.</summary>
    public string? Cooperating { get; private set; }

    /// <summary>As written: “Quý II/2025”, “Thường xuyên”.</summary>
    public string? Due { get; private set; }

    /// <summary>The last day of it; null where the words name none.</summary>
    public DateOnly? DueOn { get; private set; }

    public string? Product { get; private set; }

    /// <summary>Title of the group of rows in which it stands.</summary>
    public string? Group { get; private set; }
}

/// <summary>A quantity that a provision wants reached: “trên 95 % vào năm 2030”. A provision may name several.</summary>
internal sealed class ProvisionTarget
{
    private ProvisionTarget()
    {
        Words = "";
    }

    public ProvisionTarget(ProvisionId provision, int ordinal, string words, decimal? quantity, decimal? upper, Comparison? comparison, string? unit, int? year, int? start, int? end)
    {
        ProvisionId = provision;
        Ordinal = ordinal;
        Words = words;
        Quantity = quantity;
        Upper = upper;
        Comparison = comparison;
        Unit = unit;
        Year = year;
        Start = start;
        End = end;
    }

    public ProvisionId ProvisionId { get; private set; }

    public int Ordinal { get; private set; }

    /// <summary>The value as written: “trên 95%”.</summary>
    public string Words { get; private set; }

    public decimal? Quantity { get; private set; }

    /// <summary>Of a range the upper value.</summary>
    public decimal? Upper { get; private set; }

    /// <summary>How the quantity bounds it; null where the cell of a table does not tell.</summary>
    public Comparison? Comparison { get; private set; }

    public string? Unit { get; private set; }

    public int? Year { get; private set; }

    public int? Start { get; private set; }

    public int? End { get; private set; }
}
