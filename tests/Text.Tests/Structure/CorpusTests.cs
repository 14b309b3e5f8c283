using System.Globalization;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Text.Structure.Provisions;

namespace DonDoc.Text.Tests.Structure;

/// <summary>Reads every document of <c>tests/Corpus/outlines</c> and counts what agrees with the gold beside it.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Provisions_have_the_right_place_and_parent()
    {
        var (gold, read, found, rightParent, rightPath, rightKind) = (0, 0, 0, 0, 0, 0);
        foreach (var (name, text, expected) in GoldOutline.All())
        {
            var source = SourceText.FromPlain(text);
            var nodes = Documents.All(OutlineReader.Read(source).Nodes).ToList();
            var byLine = nodes.ToDictionary(n => LineOf(source.Text, n.Node.Start));
            gold += expected.Nodes.Count;
            read += nodes.Count;
            foreach (var node in expected.Nodes)
            {
                if (!byLine.Remove(node.Line, out var at))
                {
                    output.WriteLine($"{name}: missed {node.Path} (line {node.Line})");
                    continue;
                }

                found++;
                rightKind += at.Node.Kind == node.Kind ? 1 : 0;
                rightPath += at.Node.Path == node.Path ? 1 : 0;
                rightParent += at.Parent?.Path == node.Parent ? 1 : 0;
                if (at.Node.Path != node.Path || at.Node.Kind != node.Kind || at.Parent?.Path != node.Parent)
                    output.WriteLine($"{name}: line {node.Line} is {at.Node.Path} {at.Node.Kind} under {at.Parent?.Path}, not {node.Path} {node.Kind} under {node.Parent}");
            }

            foreach (var wrong in byLine.Values)
                output.WriteLine($"{name}: {wrong.Node.Path} is no provision");
        }

        var (precision, recall) = (Share(found, read), Share(found, gold));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{gold} provisions: precision {precision:f3}, recall {recall:f3}; of those found parent {Share(rightParent, found):f3}, path {Share(rightPath, found):f3}, kind {Share(rightKind, found):f3}"));
        Assert.True(precision >= 0.99, $"precision {precision}");
        Assert.True(recall >= 0.99, $"recall {recall}");
        Assert.True(Share(rightParent, found) >= 0.99);
        Assert.True(Share(rightPath, found) >= 0.99);
        Assert.True(Share(rightKind, found) >= 0.99);
    }

    [Fact]
    public void Header_and_signature_are_read()
    {
        var (right, all) = (0, 0);
        foreach (var (name, text, gold) in GoldOutline.All())
        {
            var read = OutlineReader.Read(SourceText.FromPlain(text));
            Compare(name, "type", gold.Type, read.Type);
            Compare(name, "typeCode", gold.TypeCode, read.TypeCode);
            Compare(name, "number", gold.Number, read.Number);
            Compare(name, "issuer", gold.Issuer, read.Issuer);
            Compare(name, "superior", gold.Superior, read.Superior);
            Compare(name, "issueDate", Format(gold.IssueDate), Format(read.IssueDate));
            Compare(name, "place", gold.Place, read.Place);
            Compare(name, "subject", gold.Subject, read.Subject);
            Compare(name, "signer", gold.Signer?.Name, read.Signer?.Name);
            Compare(name, "position", gold.Signer?.Position, read.Signer?.Position);
        }

        var share = Share(right, all);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all} header fields: {share:f3}"));
        Assert.True(share >= 0.97, $"header fields {share}");

        void Compare(string name, string field, string? gold, string? read)
        {
            all++;
            if (gold == read)
                right++;
            else
                output.WriteLine($"{name}: {field} is “{read}”, not “{gold}”");
        }

        static string? Format(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Recipients_are_read()
    {
        var (found, read, all) = (0, 0, 0);
        foreach (var (name, text, gold) in GoldOutline.All())
        {
            if (gold.Recipients is not { } recipients)
                continue;
            var actual = OutlineReader.Read(SourceText.FromPlain(text)).Recipients;
            (found, read, all) = (found + recipients.Count(actual.Contains), read + actual.Count, all + recipients.Count);
            if (!recipients.SequenceEqual(actual))
                output.WriteLine($"{name}: {string.Join(" | ", actual)}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all} recipients: precision {Share(found, read):f3}, recall {Share(found, all):f3}"));
        Assert.True(all > 40 && Share(found, all) >= 0.97 && Share(found, read) >= 0.97);
    }

    [Fact]
    public void Provisions_are_what_they_are_labelled()
    {
        var (gold, right) = (new Dictionary<ProvisionClass, int>(), new Dictionary<ProvisionClass, int>());
        var wrong = new Dictionary<ProvisionClass, int>();
        foreach (var (name, text, expected) in GoldOutline.All().Where(d => d.Gold.Nodes.Any(n => n.Class is not null)))
        {
            var source = SourceText.FromPlain(text);
            var facts = ProvisionReader.Read(source, OutlineReader.Read(source)).ToDictionary(f => f.Path);
            foreach (var node in expected.Nodes.Where(n => n.Class is not null))
            {
                var label = node.Class!.Value;
                gold[label] = gold.GetValueOrDefault(label) + 1;
                var fact = facts.GetValueOrDefault(node.Path);
                if (fact?.Class == label)
                {
                    right[label] = right.GetValueOrDefault(label) + 1;
                    continue;
                }

                if (fact is not null)
                    wrong[fact.Class] = wrong.GetValueOrDefault(fact.Class) + 1;
                output.WriteLine($"{name}: {node.Path} is {fact?.Class} ({fact?.Rule}), not {label}");
            }
        }

        foreach (var (label, all) in gold.OrderBy(g => g.Key))
        {
            var (precision, recall) = (Share(right.GetValueOrDefault(label), right.GetValueOrDefault(label) + wrong.GetValueOrDefault(label)), Share(right.GetValueOrDefault(label), all));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{label}: {all} labelled, precision {precision:f3}, recall {recall:f3}"));
            Assert.True(precision >= 0.95 && recall >= 0.95, $"{label} {precision} {recall}");
        }

        Assert.Equal(5, gold.Count);
    }

    [Fact]
    public void Task_rows_are_read()
    {
        foreach (var (name, text, gold) in GoldOutline.All())
        {
            var rows = OutlineReader.Read(SourceText.FromPlain(text)).TaskTables.SelectMany(t => t.Rows);
            Assert.Equal(gold.Tasks.Select(Join), rows.Select(r => Join([r.Ordinal, r.Group, r.Lead, r.Due])));

            string Join(string?[] row) => $"{name}: {string.Join(" | ", row)}";
        }
    }

    [Fact]
    public void Irregular_numbers_are_reported_and_regular_ones_are_not()
    {
        foreach (var (name, text, gold) in GoldOutline.All())
        {
            var read = OutlineReader.Read(SourceText.FromPlain(text));
            Assert.Equal(gold.Diagnostics.Select(d => $"{name} {d}"), read.Diagnostics.Select(d => $"{name} {d.Code}"));
        }
    }

    static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;

    static int LineOf(string text, int at) => text.AsSpan(0, at).Count('\n') + 1;
}
