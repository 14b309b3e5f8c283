using System.Globalization;
using DonDoc.Text.Similarity;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Text.Tests.Similarity;

/// <summary>Reads every programme of <c>tests/Corpus/originality</c> and counts what agrees with the labels beside it.</summary>
public sealed class OriginalityCorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Passages_taken_over_are_found_and_own_words_are_left_alone()
    {
        var (takenOver, found, right, wrong) = (0, 0, 0, 0);
        foreach (var gold in GoldOriginality.All())
        {
            var read = new OriginalityReader(gold.Parent, OutlineReader.Read(gold.Parent).Subject).Read(gold.Programmes)[0];
            foreach (var (span, kind) in gold.Passages.Where(passage => passage.Kind is "copied" or "edited"))
            {
                takenOver++;
                if (read.Passages.Sum(passage => Common(passage.Span, span)) * 2 >= span.Length)
                    found++;
                else
                    output.WriteLine($"{gold.Name}: missed ({kind}) {span.In(gold.Programmes[0].Text)}");
            }

            foreach (var passage in read.Passages)
            {
                var taken = gold.Passages.Where(label => label.Kind is "copied" or "edited").Sum(label => Common(passage.Span, label.Span));
                var other = gold.Passages.Where(label => label.Kind is "own" or "quoted").Sum(label => Common(passage.Span, label.Span));
                // Headings and the like have no label: neither right nor wrong.
                if (10 * (taken + other) < 3 * passage.Span.Length)
                    continue;
                if (taken >= other)
                {
                    right++;
                    continue;
                }

                wrong++;
                output.WriteLine($"{gold.Name}: not taken over: {passage.Span.In(gold.Programmes[0].Text)}");
            }
        }

        var (precision, recall) = ((double)right / (right + wrong), (double)found / takenOver);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{takenOver} passages taken over: precision {precision:f3}, recall {recall:f3}"));
        Assert.True(takenOver > 300);
        Assert.True(precision >= 0.96, $"precision {precision}");
        Assert.True(recall >= 0.95, $"recall {recall}");
    }

    static int Common(Span one, Span other) => Math.Max(0, Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start));
}
