using System.Text;
using CsCheck;
using DonDoc.Text.Source;

namespace DonDoc.Text.Tests.Source;

public sealed class SourceTextTests
{
    [Fact]
    public void Decomposed_text_becomes_composed_and_spans_lead_back()
    {
        var original = "Hạn chế".Normalize(NormalizationForm.FormD) + "\r\nyêu cầu";
        var source = SourceText.FromPlain(original);

        Assert.Equal("Hạn chế\nyêu cầu", source.Text);
        var at = source.Text.IndexOf("chế", StringComparison.Ordinal);
        var back = source.ToOriginal(new Span(at, at + 3));
        Assert.Equal("chế".Normalize(NormalizationForm.FormD), original[back.Start..back.End]);
        Assert.Equal(2, source.Paragraphs.Count);
    }

    // A table of letters in a PDF may say so; one of the two databases takes no such text.
    [Fact]
    public void No_text_holds_a_null_character()
    {
        var source = SourceText.FromPlain("a\0b\0\u0301\0");
        Assert.DoesNotContain('\0', source.Text);
        Assert.StartsWith("a\uFFFDb\uFFFD", source.Text, StringComparison.Ordinal);
        Assert.Equal(new Span(2, 3), source.ToOriginal(new Span(2, 3)));
    }

    [Fact]
    public void Every_span_of_any_string_leads_back_into_the_original() =>
        Gen.String[Gen.Char["aạăẫ\u0301\u0323\u0302\r\n \uFEFF\0đ\uD83D\uDE00x"], 0, 60].Sample(original =>
        {
            var source = SourceText.FromPlain(original);
            Assert.True(source.Text.IsNormalized(NormalizationForm.FormC));
            Assert.DoesNotContain('\r', source.Text);
            Assert.DoesNotContain('\0', source.Text);
            var last = 0;
            for (var i = 0; i <= source.Text.Length; i++)
            {
                var start = source.ToOriginal(new Span(i, i)).Start;
                Assert.InRange(start, last, original.Length);
                last = start;
            }
        }, iter: 2000, seed: "0N0XIzNsQ0O2");
}
