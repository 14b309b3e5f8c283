using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Text.Structure.Provisions;

namespace DonDoc.Text.Coverage;

/// <summary>Chooses what of a document is to be answered, or answers: its tasks, measures, targets and duties, in sentences and in tables.</summary>
public static class StatementReader
{
    /// <summary>What a parent asks of those who carry it out.</summary>
    public static IReadOnlyList<Statement> Provisions(SourceText source, Outline outline) => Read(source, outline);

    /// <summary>What a programme promises.</summary>
    public static IReadOnlyList<Statement> Commitments(SourceText source, Outline outline) => Read(source, outline);

    static List<Statement> Read(SourceText source, Outline outline)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(outline);
        var facts = ProvisionReader.Read(source, outline).ToDictionary(f => f.Path, StringComparer.Ordinal);
        var statements = new List<Statement>();
        foreach (var node in outline.Nodes)
            Add(node, []);
        foreach (var row in outline.TaskTables.SelectMany(table => table.Rows))
            AddRow(row);
        statements.Sort((one, other) => one.Start.CompareTo(other.Start));
        return statements;

        void Add(OutlineNode node, IReadOnlyList<string> headings)
        {
            if (facts.TryGetValue(node.Path, out var fact) && fact.Class is ProvisionClass.Target or ProvisionClass.Measure or ProvisionClass.Duty && !fact.IsTitle && node.Text.Length > 0 && !LeadsIn(node))
                statements.Add(Own(node, fact, headings));
            IReadOnlyList<string> below = node.Heading is { } heading ? [.. headings, heading] : headings;
            foreach (var child in node.Children)
                Add(child, below);
        }

        // “Tập trung vào các nội dung sau:” asks what stands below it.
        static bool LeadsIn(OutlineNode node) => node.Children.Count > 0 && node.Text.TrimEnd().EndsWith(':');

        // A title over other words is above them; its own words begin behind it.
        Statement Own(OutlineNode node, ProvisionFact fact, IReadOnlyList<string> headings)
        {
            var start = At(node.Text, fact.Start, fact.End);
            return start < 0
                ? new Statement(node.Path, headings, source.Text[fact.Start..fact.End]) { Start = fact.Start }
                : new Statement(node.Path, node.Heading is { } title ? [.. headings, title] : headings, source.Text[start..fact.End]) { Start = start };
        }

        void AddRow(TaskRow row)
        {
            if (string.IsNullOrWhiteSpace(row.Task))
                return;
            var start = At(row.Task, row.Start, row.End);
            statements.Add(new Statement(row.Path, row.Group is { } group ? [group] : [], start < 0 ? row.Task : source.Text.Substring(start, row.Task.Length)) { Start = Math.Max(start, row.Start) });
            foreach (var part in row.Parts)
                AddRow(part with { Group = row.Task });
        }

        int At(string text, int start, int end) =>
            start <= end && end <= source.Text.Length ? source.Text.IndexOf(text, start, end - start, StringComparison.Ordinal) : -1;
    }
}
