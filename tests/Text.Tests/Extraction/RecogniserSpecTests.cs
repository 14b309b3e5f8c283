using System.Globalization;
using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Dates;
using DonDoc.Text.Extraction.Delegations;
using DonDoc.Text.Extraction.Layout;
using DonDoc.Text.Extraction.Persons;
using DonDoc.Text.Extraction.Quantities;
using DonDoc.Text.Extraction.References;
using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;

namespace DonDoc.Text.Tests.Extraction;

/// <summary>Runs every example of the specs of the recognisers.</summary>
public sealed class RecogniserSpecTests
{
    /// <summary>The vocabulary keeps the classes as bits of one number, of which classes 128 apart share one.</summary>
    [Fact]
    public void Classes_that_share_a_bit_are_not_confused()
    {
        var sharing = Enum.GetValues<WordClass>().Where(c => (int)c >= 128 && Enum.IsDefined((WordClass)((int)c - 128))).ToList();
        Assert.NotEmpty(sharing);
        foreach (var (one, other) in sharing.SelectMany(c => new[] { (c, (WordClass)((int)c - 128)), ((WordClass)((int)c - 128), c) }))
        {
            var others = Vocabulary.Default.PhrasesOf(other).ToHashSet(StringComparer.Ordinal);
            foreach (var phrase in Vocabulary.Default.PhrasesOf(one).Where(p => !others.Contains(p)))
            {
                var reading = Read(phrase);
                Assert.Equal(reading.Words.Count, reading.After(0, one));
                Assert.NotEqual(reading.Words.Count, reading.After(0, other));
            }
        }
    }

    [Fact]
    public void Dates_are_read_as_the_spec_says() => Check("Dates", row =>
    {
        var reading = Read(row[0]);
        return Iso(DateReader.Read(reading, 0, reading.Words.Count).FirstOrDefault()?.On(Day(row[2]))) ?? "none";
    });

    [Fact]
    public void Deadlines_are_read_as_the_spec_says() => Check("Dates", "Deadlines", row =>
    {
        var reading = Read(row[0]);
        return Iso(DeadlineReader.Read(reading, 0, reading.Words.Count, Day(row[2]))) ?? "none";
    });

    [Fact]
    public void References_are_read_as_the_spec_says() => Check("References", row =>
    {
        var reading = Read(row[0]);
        var mentions = new List<ReferenceFact>();
        ReferenceReader.Read(reading, 0, reading.Words.Count, mentions);
        return string.Join("; ", ReferenceReader.Distinct(mentions).Select(r => r.Number ?? r.Name));
    });

    [Fact]
    public void Kinds_of_references_are_read_as_the_spec_says() => Check("References", "Kinds", row =>
    {
        var mentions = ReferenceReader.All(Read(row[0]));
        return string.Join("; ", mentions.Select(r => $"{r.Number ?? r.Name}: {r.Kind}{(r.Provision is null ? "" : $" {r.Provision}")}{(r.Cue is null ? "" : $" ({r.Cue.Text})")}"));
    });

    [Fact]
    public void Bodies_are_read_as_the_spec_says() => Check("Bodies", row =>
    {
        var reading = Read(row[0]);
        for (var i = 0; i < reading.Words.Count; i++)
        {
            if (BodyReader.At(reading, i, reading.Words.Count) is { } body)
                return body.Name;
        }

        return "none";
    });

    [Fact]
    public void Persons_are_read_as_the_spec_says() => Check("Persons", row =>
    {
        var reading = Read(row[0]);
        return string.Join("; ", PersonReader.Read(reading, 0, reading.Words.Count).Select(p =>
            $"{p.Name}: {string.Join(" + ", p.Positions.Select(reading.TextOf))}{(p.HeadsDelegation ? " (head)" : p.InDelegation ? " (member)" : "")}"
                .Replace(":  ", ": ", StringComparison.Ordinal).Trim()));
    });

    [Fact]
    public void Quantities_are_read_as_the_spec_says() => Check("Quantities", row =>
    {
        var reading = Read(row[0]);
        var counts = new List<CountFact>();
        CountReader.Read(reading, 0, reading.Words.Count, counts);
        return string.Join("; ", counts.Select(c => FormattableString.Invariant($"{c.Quantity} {c.Of}")));
    });

    [Fact]
    public void Delegations_are_read_as_the_spec_says()
    {
        var mistakes = new List<string>();
        foreach (var row in Spec.Rows("Delegations"))
        {
            var reading = Read(row[0]);
            var found = DelegationReader.At(reading, 0, reading.Words.Count);
            var actual = $"{found?.Kind} | {found?.Number} | {found?.Body?.Name}";
            if (actual != $"{row[1]} | {row[2]} | {row[3]}")
                mistakes.Add($"{row[0]}: {actual}");
        }

        Assert.Empty(mistakes);
    }

    [Fact]
    public void Layout_is_read_as_the_spec_says()
    {
        var examples = Spec.Blocks("Layout");
        Assert.NotEmpty(examples);
        foreach (var example in examples)
        {
            var lines = example.Text.Split('\n');
            var reading = Read(string.Join('\n', lines.Select(l => l[2..])));
            var layout = LayoutReader.Read(reading);
            var actual = lines.Select((line, i) => layout.Roles[i] switch
            {
                ParagraphRole.Title => "T ",
                ParagraphRole.Body => "B ",
                ParagraphRole.Caption => "C ",
                _ => "- ",
            } + line[2..]);
            Assert.Equal(lines, actual);
            Assert.Equal(example.Fields.Single(f => f.Field == "published").Value, Iso(layout.PublishedOn));
        }
    }

    static Reading Read(string text) => Reading.Of(SourceText.FromPlain(text));

    static DateOnly? Day(string iso) => iso.Length == 0 ? null : DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static void Check(string folder, Func<string[], string> read) => Check(folder, folder, read);

    static void Check(string folder, string name, Func<string[], string> read)
    {
        var rows = Spec.Rows(folder, name);
        Assert.NotEmpty(rows);
        var mistakes = rows.Where(row => read(row) != row[1]).Select(row => $"{row[0]}\n    wanted {row[1]}\n    found  {read(row)}").ToList();
        Assert.True(mistakes.Count == 0, string.Join('\n', mistakes));
    }
}
