using DonDoc.Web.Pages.Kit;

namespace DonDoc.Web.Tests;

/// <summary>How plain texts are laid out for reading, without moving a letter.</summary>
public sealed class TextLayoutTests
{
    [Theory]
    [InlineData("## Điều 1", "Điều 1", true)]
    [InlineData("#không phải đề mục", "#không phải đề mục", false)]
    [InlineData("**II- MỤC TIÊU**", "<b>II- MỤC TIÊU</b>", false)]
    [InlineData("*Trân trọng* giới **thiệu**", "<i>Trân trọng</i> giới <b>thiệu</b>", false)]
    [InlineData(@"\- Tiềm lực, 1\. Phát triển", "- Tiềm lực, 1. Phát triển", false)]
    [InlineData("5 * 3 và một **lẻ", "5 * 3 và một **lẻ", false)]
    public void Marks_of_Markdown_are_left_out(string line, string shown, bool isHeading)
    {
        var block = Assert.Single(TextLayout.Of(line, isMarkdown: true));
        Assert.Equal((shown, isHeading), (Show(line, block.Runs), block.IsHeading));
    }

    [Fact]
    public void Other_texts_keep_every_sign()
    {
        const string text = "# một\n**hai** \\- ba";
        Assert.Equal(["# một", "**hai** \\- ba"], TextLayout.Of(text, isMarkdown: false).Select(block => Show(text, block.Runs)));
    }

    [Fact]
    public void Rows_of_pipes_are_a_table_with_its_head()
    {
        const string text = "trước\n| TT | Nhiệm vụ |\n|---|:--|\n| 1 | **Xây dựng** |\n\n| lẻ |\nsau";
        var blocks = TextLayout.Of(text, isMarkdown: true).ToList();
        Assert.Equal(4, blocks.Count);
        Assert.True(blocks[1].HasHead);
        Assert.Equal([["TT", "Nhiệm vụ"], ["1", "<b>Xây dựng</b>"]], blocks[1].Rows!.Select(row => row.Select(cell => Show(text, cell)).ToArray()));
        // One row alone is a line like others.
        Assert.Equal("| lẻ |", Show(text, blocks[2].Runs));
    }

    [Theory]
    [InlineData("")]
    [InlineData("|")]
    [InlineData("||\n||")]
    [InlineData("**")]
    [InlineData("***a***")]
    [InlineData("\\")]
    [InlineData("#\n##\n# ")]
    [InlineData("| a \\| b |\n| - |")]
    public void Odd_texts_are_laid_out_within_themselves(string text)
    {
        foreach (var isMarkdown in new[] { true, false })
        {
            foreach (var run in TextLayout.Of(text, isMarkdown).SelectMany(block => block.Runs.Concat(block.Rows?.SelectMany(row => row.SelectMany(cell => cell)) ?? [])))
                Assert.True(run.Start >= 0 && run.Start < run.End && run.End <= text.Length);
        }
    }

    static string Show(string text, IReadOnlyList<TextRun> runs) => string.Concat(runs.Select(run => text[run.Start..run.End] is var words
        && run.IsStrong ? $"<b>{words}</b>" : run.IsEmphasised ? $"<i>{words}</i>" : words));
}
