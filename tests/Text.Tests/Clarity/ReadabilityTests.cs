using DonDoc.Text.Clarity;
using DonDoc.Text.Source;

namespace DonDoc.Text.Tests.Clarity;

/// <summary>Which sentences are hard to read.</summary>
public sealed class ReadabilityTests
{
    [Fact]
    public void A_sentence_over_the_limit_is_hard()
    {
        var text = "Sở Y tế khám cho dân. Phải " + string.Concat(Enumerable.Repeat("tăng cường quản lý ", 20)) + "đất đai.";

        var read = Readability.Read(SourceText.FromPlain(text), ReadabilityRules.Default);

        Assert.Equal(2, read.Sentences);
        Assert.Equal((6 + 83) / 2.0, read.MeanWords);
        Assert.Equal(83, Assert.Single(read.Hard).Words);
    }

    [Fact]
    public void Parts_that_hang_on_one_another_are_counted()
    {
        var text = "Xây dựng đề án (kèm phụ lục “Danh mục”) để nâng cao năng suất, trong đó ưu tiên miền núi, nhằm giảm nghèo.";

        Assert.Equal(5, Assert.Single(Readability.Read(SourceText.FromPlain(text), new ReadabilityRules { MostNesting = 4 }).Hard).Nesting);
        Assert.Empty(Readability.Read(SourceText.FromPlain(text), new ReadabilityRules { MostNesting = 5 }).Hard);
    }

    [Fact]
    public void Titles_are_no_sentences() => Assert.Equal(0, Readability.Read(SourceText.FromPlain("I. MỤC TIÊU\n1."), ReadabilityRules.Default).Sentences);
}
