using System.Globalization;
using DonDoc.Text.Structure;

namespace DonDoc.Formats.Tests.Docx.Writing;

/// <summary>In what two outlines differ, offsets left out: where it stands in the file is another matter.</summary>
static class OutlineDifference
{
    public static IEnumerable<string> Between(Outline one, Outline other)
    {
        var (before, after) = (Lines(one).ToList(), Lines(other).ToList());
        return before.Except(after).Select(line => "− " + line).Concat(after.Except(before).Select(line => "+ " + line))
            .Concat(before.Count == after.Count ? [] : [$"{before.Count} lines became {after.Count}"]);
    }

    static IEnumerable<string> Lines(Outline outline)
    {
        yield return $"type {outline.Type}, {outline.TypeCode}";
        yield return $"number {outline.Number}";
        yield return $"issuer {outline.Issuer}, {outline.Superior}";
        yield return $"date {outline.IssueDate?.ToString("O", CultureInfo.InvariantCulture)}, {outline.Place}";
        yield return $"subject {outline.Subject}";
        yield return $"signer {outline.Signer}";
        yield return $"recipients {string.Join(" | ", outline.Recipients)}";
        foreach (var line in outline.Nodes.SelectMany(Nodes))
            yield return line;
        foreach (var row in outline.TaskTables.SelectMany(table => table.Rows.SelectMany(row => row.Parts.Prepend(row)).Select(row => (table.Kind, row))))
        {
            yield return $"row {row.Kind} {row.row.Path} [{row.row.Ordinal}] {row.row.Task} [{row.row.Lead}] [{string.Join("; ", row.row.Cooperating)}] [{row.row.Due}] "
                + $"[{row.row.Deliverable}] [{row.row.Unit}] of {row.row.Group}";
        }
    }

    static IEnumerable<string> Nodes(OutlineNode node) =>
        node.Children.SelectMany(Nodes).Prepend($"{node.Path} {node.Kind} {node.Label} [{node.Heading}] {node.Text.Replace('\n', '⏎')}");
}
