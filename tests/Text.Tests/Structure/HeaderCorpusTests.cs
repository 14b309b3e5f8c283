using System.Globalization;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Tests.Structure;

/// <summary>
/// Reads every header block of <c>tests/Corpus/headers</c>: labels first, then the text, as its README says. Compared without regard to case; prints the share of right values by field.
/// </summary>
public sealed class HeaderCorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Blocks_are_read_as_labelled()
    {
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Documents.Root, "tests", "Corpus", "headers"), "*.txt").Order(StringComparer.Ordinal))
        {
            var shares = new SortedDictionary<string, (int Right, int All)>(StringComparer.Ordinal);
            foreach (var block in File.ReadAllText(file).ReplaceLineEndings("\n").Split("\n### ").Skip(1))
            {
                count++;
                Compare(block, shares);
            }

            output.WriteLine($"{Path.GetFileName(file)}: {string.Join("; ", shares.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Value.Right} of {s.Value.All}")))}");
            foreach (var (field, (right, all)) in shares)
                Assert.True(right >= Floor * all, $"{Path.GetFileName(file)}: {field} {right} of {all}");
        }

        Assert.True(count >= 40);
    }

    const double Floor = 0.95;

    void Compare(string block, SortedDictionary<string, (int Right, int All)> shares)
    {
        var cut = block.IndexOf("\n---\n", StringComparison.Ordinal);
        var labels = block[..cut].Split('\n');
        var read = OutlineReader.Read(SourceText.FromPlain(block[(cut + 5)..]));
        foreach (var label in labels.Skip(1))
        {
            var (field, value) = (label[..label.IndexOf(':', StringComparison.Ordinal)], label[(label.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            var found = field switch
            {
                "issuer" => read.Issuer,
                "number" => read.Number,
                "type" => read.Type,
                "date" => read.IssueDate?.ToString("O", CultureInfo.InvariantCulture),
                "place" => read.Place,
                "subject" => read.Subject,
                "signer" => read.Signer?.Name,
                "diag" => read.Diagnostics.Any(d => d.Code == value) ? value : string.Join(", ", read.Diagnostics.Select(d => d.Code)),
                _ => throw new InvalidDataException($"{field} is no field"),
            };
            var isRight = value.Split(" || ").Any(one => Written(one) == Written(found ?? ""));
            var share = shares.GetValueOrDefault(field);
            shares[field] = (share.Right + (isRight ? 1 : 0), share.All + 1);
            if (!isRight)
                output.WriteLine($"{labels[0]}: {field} is “{found}”, not “{value}”");
        }
    }

    static string Written(string value) => ToneMarks.Normalise(value.Trim().ToLowerInvariant());
}
