using System.Globalization;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Text.Tests.Structure;

/// <summary>Every example of <c>Outline.md</c> is read as it says.</summary>
public sealed class SpecificationTests
{
    public static TheoryData<int, string, string> Examples() => Specification.Examples("outline", "Outline.md");

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_is_read_as_specified(int line, string text, string expected)
    {
        var read = OutlineReader.Read(SourceText.FromPlain(text));
        Assert.Equal($"line {line}\n{expected}", $"line {line}\n{Describe(read)}");
    }

    [Fact]
    public void The_specification_has_its_examples() => Assert.True(Examples().Count >= 12);

    static string Describe(Outline outline)
    {
        var lines = new List<string>();
        Field("type", outline.Type);
        Field("typeCode", outline.TypeCode);
        Field("number", outline.Number);
        Field("issuer", outline.Issuer);
        Field("superior", outline.Superior);
        Field("date", outline.IssueDate?.ToString("O", CultureInfo.InvariantCulture));
        Field("place", outline.Place);
        Field("subject", outline.Subject);
        Field("signer", outline.Signer is { } signer ? $"{signer.Name}, {signer.Position}" : null);
        var diagnostics = new Queue<Diagnostic>(outline.Diagnostics);
        foreach (var node in outline.Nodes)
            Describe(node, "");
        foreach (var row in outline.TaskTables.SelectMany(t => t.Rows))
            lines.Add($"row {row.Path} | {row.Task} | {row.Lead} | {string.Join("; ", row.Cooperating)} | {row.Due} | {row.Deliverable} | {row.Group}");
        return string.Join('\n', lines);

        void Field(string name, string? value)
        {
            if (value is not null)
                lines.Add($"{name}: {value}");
        }

        void Describe(OutlineNode node, string indent)
        {
            while (diagnostics.TryPeek(out var next) && next.Start <= node.Start)
                lines.Add($"! {diagnostics.Dequeue().Code}");
            lines.Add($"{indent}{node.Path} {node.Kind}");
            foreach (var child in node.Children)
                Describe(child, indent + "  ");
        }
    }
}
