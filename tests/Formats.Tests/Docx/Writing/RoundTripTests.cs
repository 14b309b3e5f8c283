using System.Runtime.CompilerServices;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DonDoc.Formats.Docx.Writing;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Formats.Tests.Docx.Writing;

/// <summary>Every document of <c>tests/Corpus/outlines</c>, written in both layouts, has the outline that it had.</summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    // Printed by portals without a header block, or with a spoiled one; what the layout makes of it is read a little otherwise: the province named once
    // more (the first), two bodies in one line (the second), the Youth Union's column (the next two), the page's own words as a subject (the last).
    static readonly string[] HeadersThatDiffer = ["ke-hoach-ban-thuong-vu-tinh", "ket-luan-bao", "quyet-dinh-ban-bi-thu-trung", "quyet-dinh-doan", "chi-thi-ban-bi-thu-trung"];

    [Theory]
    [InlineData(OfficeLayout.Party)]
    [InlineData(OfficeLayout.State)]
    public void What_was_written_reads_as_the_same_outline(OfficeLayout layout)
    {
        var (documents, differences) = (0, 0);
        foreach (var (name, text) in Corpus())
        {
            documents++;
            var source = SourceText.FromPlain(text);
            var file = WrittenDocument.Of(source, layout);
            var read = OutlineReader.Read(Reading.Read(file, "out.docx").Text);
            foreach (var difference in OutlineDifference.Between(OutlineReader.Read(source), read))
            {
                output.WriteLine($"{name}: {difference}");
                differences += HeadersThatDiffer.Contains(name) && (difference[2..].StartsWith("issuer", StringComparison.Ordinal) || difference[2..].StartsWith("subject", StringComparison.Ordinal)) ? 0 : 1;
            }
        }

        Assert.True(documents > 50);
        Assert.Equal(0, differences);
    }

    [Theory]
    [InlineData(OfficeLayout.Party)]
    [InlineData(OfficeLayout.State)]
    public void Word_finds_nothing_wrong_with_it(OfficeLayout layout)
    {
        foreach (var (name, text) in Corpus())
            AssertValid(WrittenDocument.Of(SourceText.FromPlain(text), layout), name);
    }

    [Fact]
    public void No_word_of_the_body_is_lost()
    {
        foreach (var (name, text) in Corpus())
        {
            var source = SourceText.FromPlain(text);
            var (outline, layout) = OutlineReader.ReadWithLayout(source);
            var written = Words(Reading.Read(DocxWriter.Write(outline, layout, DocxTemplate.BuiltIn(OfficeLayout.State)), "out.docx").Text.Text);
            // What stands in the header block is said in the words of the layout.
            var first = new[] { "\nCăn cứ", "\nKính gửi", "\nThực hiện" }.Select(words => source.Text.IndexOf(words, StringComparison.Ordinal)).Where(at => at >= 0)
                .Concat(outline.Nodes.Select(node => node.Start)).Min();
            var lost = Words(source.Text[first..]).Where(word => word.Value > written.GetValueOrDefault(word.Key)).Select(word => word.Key).ToList();
            Assert.True(lost.Count == 0, $"{name}: {string.Join(' ', lost)}");
        }

        static Dictionary<string, int> Words(string text) =>
            System.Text.RegularExpressions.Regex.Matches(text, @"[\p{L}\d]+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)).GroupBy(word => word.Value).ToDictionary(words => words.Key, words => words.Count());
    }

    internal static void AssertValid(byte[] content, string name)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(content), isEditable: false);
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(file, TestContext.Current.CancellationToken)
            .Select(error => $"{name}: {error.Path?.XPath} {error.Description}").Take(5).ToList();
        Assert.Empty(errors);
    }

    internal static IEnumerable<(string Name, string Text)> Corpus()
    {
        var folder = Path.Combine(Here(), "../../../Corpus/outlines");
        foreach (var path in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
            yield return (Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));
    }

    static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
