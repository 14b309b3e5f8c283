using System.Text;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Text.Tests.Structure;

/// <summary>What is odd about a text is told, once, and the text is read all the same.</summary>
public sealed class OddTextTests
{
    static List<string> Codes(string text) => [.. OutlineReader.Read(SourceText.FromPlain(text)).Diagnostics.Select(d => d.Code)];

    [Fact]
    public void Look_alike_letters_and_marks_of_direction_are_told_once_and_read_past()
    {
        const string Text = "КẾ HОẠCH\nvề chuуển đổi số\n\nI. МỤC TIÊU\n1. Một.\u202E\n2. Hai.\u200F";
        var outline = OutlineReader.Read(SourceText.FromPlain(Text));
        Assert.Equal(("kế hoạch", "về chuyển đổi số"), (outline.Type, outline.Subject));
        Assert.Equal(["text.homoglyph", "text.direction_mark"], outline.Diagnostics.Select(d => d.Code));
        Assert.Equal(0, outline.Diagnostics[0].Start);
    }

    [Theory]
    [InlineData("Москва и Санкт-Петербург\nДиректор")]
    [InlineData("Trường ĐH Москва hợp tác với MГУ")]
    [InlineData("Ðảng ủy xã Yên Khê")]
    public void A_word_in_another_alphabet_is_none(string text) => Assert.DoesNotContain("text.homoglyph", Codes(text.Replace("MГУ", "МГУ", StringComparison.Ordinal)));

    [Fact]
    public void Numbers_deeper_than_any_list_are_told()
    {
        var deep = new StringBuilder();
        for (var depth = 1; depth <= 1000; depth++)
            deep.Append(string.Join('.', Enumerable.Repeat("1", depth))).Append(". Nội dung\n");
        Assert.Single(Codes(deep.ToString()), "numbering.deep");
        Assert.DoesNotContain("numbering.deep", Codes("1. Một\n1.1. Hai\n1.1.1. Ba\na) Bốn\n- Năm\n+ Sáu"));
    }

    [Fact]
    public void A_table_longer_than_any_is_told()
    {
        static string Table(int rows) => "| STT | Nhiệm vụ | Cơ quan chủ trì |\n|---|---|---|\n" + string.Concat(Enumerable.Range(1, rows).Select(i => $"| {i} | Việc {i} | Sở Y tế |\n"));
        Assert.Contains("table.long", Codes(Table(10_500)));
        Assert.DoesNotContain("table.long", Codes(Table(300)));
    }
}
