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
                differences++;
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
