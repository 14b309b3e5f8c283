using DonDoc.Text.Coverage;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>A provision that wants an answer, with its words.</summary>
/// <param name="Statement">Its own words and the titles above it; its path is the provision's.</param>
internal sealed record AskedProvision(ProvisionId Id, Statement Statement, string Label, string? Heading, ProvisionClass Class);

/// <summary>What a document asks of those who carry it out: its tasks, measures, targets and duties, as persons decided and else as the reader proposes.</summary>
internal sealed class AskedProvisions
{
    private AskedProvisions(SourceText text, string? number, string? subject, IReadOnlyList<AskedProvision> rows)
    {
        Text = text;
        Number = number;
        Subject = subject;
        Rows = rows;
    }

    public SourceText Text { get; }

    public string? Number { get; }

    public string? Subject { get; }

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<AskedProvision> Rows { get; }

    /// <summary>Of a document that the caller has from VisibleTo, in two statements. Null where it has no text.</summary>
    public static async Task<AskedProvisions?> LoadAsync(TrackingDb db, DocumentId document, int version, CancellationToken cancel)
    {
        var plain = await db.DocumentTexts.Where(row => row.DocumentId == document && row.VersionNumber == version).Select(row => row.PlainText).SingleOrDefaultAsync(cancel);
        if (plain is null)
            return null;
        var rows = await db.Provisions.AsNoTracking().Where(row => row.DocumentId == document && row.VersionNumber == version).OrderBy(row => row.Ordinal)
            .Select(row => new { row.Id, row.Path, row.Label, row.Heading, row.Proposed, row.Decided }).ToListAsync(cancel);
        var text = SourceText.FromPlain(plain);
        var outline = OutlineReader.Read(text);
        // What a person decided comes before what is read: a viewpoint is not answered, and what was taken for one may be.
        var asked = StatementReader.Provisions(text, outline).GroupBy(one => one.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var nodes = new Lazy<Dictionary<string, Statement>>(() => Everything(outline));
        var found = new List<AskedProvision>();
        foreach (var row in rows)
        {
            var statement = row.Decided switch
            {
                null => asked.GetValueOrDefault(row.Path),
                ProvisionClass.Measure or ProvisionClass.Duty or ProvisionClass.Target => asked.GetValueOrDefault(row.Path) ?? nodes.Value.GetValueOrDefault(row.Path),
                _ => null,
            };
            if (statement is not null)
                found.Add(new AskedProvision(row.Id, statement, row.Label, row.Heading, row.Decided ?? row.Proposed ?? ProvisionClass.Measure));
        }

        return new AskedProvisions(text, outline.Number, outline.Subject, found);
    }

    private static Dictionary<string, Statement> Everything(Outline outline)
    {
        var found = new Dictionary<string, Statement>(StringComparer.Ordinal);
        var waiting = new Stack<(OutlineNode Node, IReadOnlyList<string> Headings)>(outline.Nodes.Select(node => (node, (IReadOnlyList<string>)[])));
        while (waiting.TryPop(out var next))
        {
            found.TryAdd(next.Node.Path, new Statement(next.Node.Path, next.Headings, next.Node.Text.Length > 0 ? next.Node.Text : next.Node.Heading ?? "") { Start = next.Node.Start });
            IReadOnlyList<string> below = next.Node.Heading is { } heading ? [.. next.Headings, heading] : next.Headings;
            foreach (var child in next.Node.Children)
                waiting.Push((child, below));
        }

        return found;
    }
}
