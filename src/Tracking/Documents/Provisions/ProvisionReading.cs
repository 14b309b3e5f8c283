using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Documents.Provisions;

/// <summary>The provisions of one version, read from its plain text and not yet saved: nodes of the outline and rows of its tables in the order of the text.</summary>
internal sealed record ProvisionReading(
    Outline Outline, IReadOnlyList<Provision> Provisions, IReadOnlyList<ProvisionDuty> Duties, IReadOnlyList<ProvisionTarget> Targets)
{
    public const string TaskRowKind = "taskRow";

    /// <summary>A row that says what is to be reached.</summary>
    public const string TargetRowKind = "targetRow";

    /// <summary>Linear in the length of the text, with no exception for any.</summary>
    /// <param name="outline">Of this text, where it was read already.</param>
    /// <param name="known">Ids of provisions that are there already, by address and place: each is taken out and kept by the one that stands there now.</param>
    public static ProvisionReading Of(
        DocumentId document, int version, string plainText, Outline? outline = null, Dictionary<(string Path, int Start), ProvisionId>? known = null)
    {
        var source = SourceText.FromPlain(plainText);
        outline ??= OutlineReader.Read(source);
        var pieces = new List<Piece>();
        Collect(outline, ProvisionReader.Read(source, outline).ToDictionary(fact => fact.Path, StringComparer.Ordinal), pieces);
        // A parent begins where its first child does, or before, and ends behind it.
        pieces.Sort((one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start)
            : one.End != other.End ? other.End.CompareTo(one.End) : one.Order.CompareTo(other.Order));

        var provisions = new List<Provision>(pieces.Count);
        var duties = new List<ProvisionDuty>();
        var targets = new List<ProvisionTarget>();
        var open = new Stack<(int Ordinal, int End)>();
        var firstChild = FirstChildren(pieces);
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            while (open.Count > 0 && open.Peek().End <= piece.Start)
                open.Pop();
            var extent = source.ToOriginal(new Span(piece.Start, piece.End));
            var ownEnd = firstChild[i] is { } child ? source.ToOriginal(new Span(piece.Start, child)).End : extent.End;
            var place = new ProvisionPlace(piece.Path, i, open.Count == 0 ? null : open.Peek().Ordinal, open.Count, extent.Start, ownEnd, extent.End);
            var provision = new Provision(document, version, place, piece.Kind, piece.Label, piece.Heading, Proposed(piece.Fact, source),
                known?.Remove((place.Path, place.Start), out var id) == true ? id : null);
            provisions.Add(provision);
            if (piece.Row is { } row)
                Keep(provision, piece, row, duties, targets);
            else if (piece.Fact is { } fact)
                Keep(provision, fact, source, duties, targets);
            open.Push((i, piece.End));
        }

        return new ProvisionReading(outline, provisions, duties, targets);
    }

    /// <summary>In bulk and past the tracker; their version is saved already.</summary>
    public async Task InsertAsync(TrackingDb db, CancellationToken cancel)
    {
        await db.BulkInsertAsync(Provisions, cancel);
        await db.BulkInsertAsync(Duties, cancel);
        await db.BulkInsertAsync(Targets, cancel);
    }

    private static ProposedClass? Proposed(ProvisionFact? fact, SourceText source)
    {
        if (fact is null)
            return null;
        var words = fact.Cue is { } cue ? source.ToOriginal(new Span(cue.Start, cue.End)) : (Span?)null;
        return new ProposedClass(fact.Class, fact.Rule, fact.Confidence, words?.Start, words?.End);
    }

    private static void Keep(Provision provision, ProvisionFact fact, SourceText source, List<ProvisionDuty> duties, List<ProvisionTarget> targets)
    {
        foreach (var (target, ordinal) in fact.Targets.Select((target, ordinal) => (target, ordinal)))
        {
            var place = source.ToOriginal(new Span(target.Start, target.End));
            targets.Add(new ProvisionTarget(provision.Id, ordinal, source.Text[target.Start..target.End], target.Quantity, target.Upper, target.Comparison, target.Unit, target.Year,
                place.Start, place.End));
        }

        if (fact.Duty is { } duty)
            duties.Add(new ProvisionDuty(provision.Id, duty.What, Lines(duty.Who), Lines(duty.Cooperating), null, duty.Due, null, null));
    }

    private static string? Lines(IReadOnlyList<string> bodies) => bodies.Count > 0 ? string.Join('\n', bodies) : null;

    // A row of tasks is a duty whatever else it may be, a row of targets a target: the table says so.
    private static void Keep(Provision provision, Piece piece, TaskRow row, List<ProvisionDuty> duties, List<ProvisionTarget> targets)
    {
        if (piece.Kind == TargetRowKind && row.Deliverable is { } value)
            targets.Add(new ProvisionTarget(provision.Id, 0, value, TargetCell.Quantity(value), null, null, row.Unit, TargetCell.Year(row.Due ?? value), provision.Start, provision.End));
        if (piece.Kind == TargetRowKind && row.Lead is null && row.Due is null)
            return;
        duties.Add(new ProvisionDuty(provision.Id, null, Lines(row.Leads) ?? row.Lead, Lines(row.Cooperating), row.Due, DueCell.Read(row.Due), row.Deliverable, row.Group));
    }

    private static void Collect(Outline outline, Dictionary<string, ProvisionFact> facts, List<Piece> pieces)
    {
        // Without recursion: a text may nest as deep as it likes.
        var waiting = new Stack<OutlineNode>(outline.Nodes.Reverse());
        while (waiting.TryPop(out var node))
        {
            pieces.Add(new Piece(node.Path, node.Kind, node.Label, node.Heading, node.Start, node.End, pieces.Count, null, facts.GetValueOrDefault(node.Path)));
            for (var i = node.Children.Count - 1; i >= 0; i--)
                waiting.Push(node.Children[i]);
        }

        foreach (var table in outline.TaskTables)
        {
            var (kind, role) = table.Kind == "targets" ? (TargetRowKind, ProvisionClass.Target) : (TaskRowKind, ProvisionClass.Measure);
            foreach (var row in table.Rows.SelectMany(row => row.Parts.Prepend(row)))
            {
                pieces.Add(new Piece(row.Path, kind, row.Ordinal ?? "", row.Task, row.Start, row.End, pieces.Count, row, TableStart: table.Start, Fact: new ProvisionFact(row.Path, role, row.Start, row.End, "table", 0.95)));
            }
        }
    }

    // Where own words end: the start of the first piece within, of a row the head of its table.
    private static int?[] FirstChildren(List<Piece> pieces)
    {
        var starts = new int?[pieces.Count];
        for (var i = 0; i + 1 < pieces.Count; i++)
        {
            if (pieces[i + 1].Start < pieces[i].End)
                starts[i] = Math.Max(pieces[i].Start, pieces[i + 1].TableStart ?? pieces[i + 1].Start);
        }

        return starts;
    }

    private sealed record Piece(
        string Path, string Kind, string Label, string? Heading, int Start, int End, int Order, TaskRow? Row, ProvisionFact? Fact, int? TableStart = null);
}
