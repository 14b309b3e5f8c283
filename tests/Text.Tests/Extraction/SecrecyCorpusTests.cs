using System.Runtime.CompilerServices;
using System.Text;
using DonDoc.Text.Extraction.Secrecy;
using DonDoc.Text.Source;

namespace DonDoc.Text.Tests.Extraction;

/// <summary>
/// How well marks of secrecy are told from texts that speak of secrets, over the texts under <c>tests/Corpus/secrecy</c>. A file
/// holds many texts, each after a line “=== what it shows”.
/// </summary>
public sealed class SecrecyCorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_marked_text_is_found_and_at_most_one_other()
    {
        var (marked, unmarked) = (Texts("marked*.txt"), Texts("unmarked*.txt"));
        Assert.True(marked.Count >= 52 && unmarked.Count >= 72);
        Measure(marked, unmarked, text => text);
    }

    /// <summary>Pasted into a field each is found as well; a regulation on stamps may be held back, which costs its writer a line.</summary>
    [Fact]
    public void The_same_texts_are_told_apart_where_they_are_typed()
    {
        Assert.Empty(Texts("marked*.txt").Where(text => SecrecyReader.ReadTyped(text.Text) is null).Select(text => text.Name));
        Assert.Equal(["regulation on stamps", "the stamp described"], Texts("unmarked*.txt").Where(text => SecrecyReader.ReadTyped(text.Text) is not null).Select(text => text.Name));
    }

    /// <summary>A title that is longer than a line of a page, or has something below it, bears its mark all the same.</summary>
    [Theory]
    [InlineData("TỐI MẬT - Kế hoạch {0}", "")]
    [InlineData("Kế hoạch TỐI MẬT về {0}", "")]
    [InlineData("Kế hoạch TỐI MẬT về phòng thủ", "\nBảo đảm hậu cần năm 2026")]
    public void A_mark_is_found_in_a_long_title_and_above_other_lines(string title, string below)
    {
        foreach (var length in new[] { 10, 300, 800 })
            Assert.NotNull(SecrecyReader.ReadTyped(string.Format(System.Globalization.CultureInfo.InvariantCulture, title, string.Concat(Enumerable.Repeat("bảo đảm ", length / 8))) + below));
    }

    [Theory]
    [InlineData("Mật", false)]
    [InlineData("MẬT SƠN", false)]
    [InlineData("Phường MẬT SƠN", false)]
    [InlineData("Nguyễn Thị Mật", false)]
    [InlineData("MẬT", true)]
    [InlineData("(Mật)", true)]
    [InlineData("Tối mật", true)]
    [InlineData("MẬT KHẨN", true)]
    [InlineData("MẬT KẾ HOẠCH PHÒNG THỦ", true)]
    [InlineData("Kế hoạch MẬT", true)]
    [InlineData("Đóng dấu độ mật: “Mật”", true)]
    public void A_name_is_told_from_a_mark_where_it_is_typed(string typed, bool isMark) => Assert.Equal(isMark, SecrecyReader.ReadTyped(typed) is not null);

    [Fact]
    public void No_line_of_programmes_reports_and_resolutions_is_held_back_where_it_is_typed()
    {
        string[] folders = ["outlines", "originality", "sessions", "references"];
        var lines = folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Folder(), "..", folder), "*.*", SearchOption.AllDirectories))
            .Where(file => file.EndsWith(".txt", StringComparison.Ordinal) || file.EndsWith(".md", StringComparison.Ordinal)).SelectMany(File.ReadLines).Where(line => line.Length > 0).ToList();
        Assert.True(lines.Count > 7000);
        Assert.DoesNotContain(lines, line => SecrecyReader.ReadTyped(line) is not null);
    }

    [Fact]
    public void Marks_are_read_as_the_spec_says()
    {
        var rows = Spec.Rows("Secrecy");
        Assert.NotEmpty(rows);
        var mistakes = rows.Select(row => (Row: row, Mark: Find(row[0].Replace(" / ", "\n", StringComparison.Ordinal))))
            .Where(read => (read.Mark is { } mark ? $"{mark.Level} {mark.Place}" : "none") != read.Row[1]).Select(read => $"{read.Row[0]}: {read.Mark}");
        Assert.Empty(mistakes);
    }

    /// <summary>Files from other systems hold letters and marks apart, and Windows line ends.</summary>
    [Fact]
    public void The_same_texts_are_told_apart_in_decomposed_letters() =>
        Measure(Texts("marked*.txt"), Texts("unmarked*.txt"), text => text.Normalize(NormalizationForm.FormD).Replace("\n", "\r\n", StringComparison.Ordinal));

    void Measure(List<(string Name, string Text)> marked, List<(string Name, string Text)> unmarked, Func<string, string> form)
    {
        var missed = marked.Where(text => Find(form(text.Text)) is null).Select(text => text.Name).ToList();
        var false_ = unmarked.Where(text => Find(form(text.Text)) is not null).Select(text => $"{text.Name} ({Find(form(text.Text))})").ToList();
        var right = marked.Count - missed.Count;
        output.WriteLine(FormattableString.Invariant(
            $"precision {(double)right / (right + false_.Count):0.000}, recall {(double)right / marked.Count:0.000} ({marked.Count} marked, {unmarked.Count} not)"));
        Assert.True(missed.Count == 0, "missed:\n" + string.Join('\n', missed) + "\nunwanted:\n" + string.Join('\n', false_));
        Assert.True(false_.Count <= 1, "unwanted:\n" + string.Join('\n', false_));
    }

    static SecrecyMark? Find(string text) => SecrecyReader.Read(SourceText.FromPlain(text));

    static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Corpus", "secrecy");

    static List<(string Name, string Text)> Texts(string pattern) =>
        [.. Directory.EnumerateFiles(Folder(), pattern).Order(StringComparer.Ordinal)
            .SelectMany(file => ("\n" + File.ReadAllText(file)).Split("\n=== ", StringSplitOptions.RemoveEmptyEntries))
            .Select(block => block.Split('\n', 2)).Select(parts => (parts[0], parts[1]))];
}
