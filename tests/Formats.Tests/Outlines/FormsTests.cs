using System.Globalization;
using DonDoc.Text.Structure;

namespace DonDoc.Formats.Tests.Outlines;

/// <summary>
/// The same document has the same outline whatever file it comes in: every document of the corpus that has a header block of its own is set as
/// Word, PDF and HTML, read back and compared with its gold.
/// </summary>
public sealed class FormsTests(ITestOutputHelper output)
{
    [Fact]
    public void The_corpus_has_documents_to_set() => Assert.True(GoldDocument.All().Count >= 25, $"{GoldDocument.All().Count}");

    [Fact]
    public void Word_with_typed_numbers() => Check("docx", Forms.TypedWord, _ => true);

    [Fact]
    public void Word_with_automatic_numbers() => Check("docx", Forms.AutomaticWord, d => d.IsRegular);

    [Fact]
    public void Pdf_in_two_columns() => Check("pdf", Forms.Pdf, _ => true);

    [Fact]
    public void Html_of_a_portal() => Check("html", Forms.Html, _ => true);

    void Check(string extension, Func<GoldDocument, byte[]> set, Func<GoldDocument, bool> isMeant)
    {
        var (gold, found, read, fields, rightFields) = (0, 0, 0, 0, 0);
        foreach (var document in GoldDocument.All().Where(isMeant))
        {
            var outline = OutlineReader.Read(Reading.Read(set(document), $"{document.Name}.{extension}").Text);
            var expected = document.Provisions.Select(p => (p.Path, p.Kind)).ToList();
            var actual = All(outline.Nodes).Select(n => (n.Path, n.Kind)).ToList();
            (gold, read, found) = (gold + expected.Count, read + actual.Count, found + expected.Intersect(actual).Count());
            foreach (var missed in expected.Except(actual))
                output.WriteLine($"{document.Name}: missed {missed}");
            foreach (var more in actual.Except(expected))
                output.WriteLine($"{document.Name}: {more} is no provision");
            Field("type", outline.Type);
            Field("number", outline.Number);
            Field("issuer", outline.Issuer);
            Field("issueDate", outline.IssueDate?.ToString("O", CultureInfo.InvariantCulture));
            Field("place", outline.Place);

            void Field(string name, string? value)
            {
                fields++;
                if (value == document.Field(name))
                    rightFields++;
                else
                    output.WriteLine($"{document.Name}: {name} is “{value}”, not “{document.Field(name)}”");
            }
        }

        var (precision, recall, header) = ((double)found / read, (double)found / gold, (double)rightFields / fields);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gold} provisions: precision {precision:f3}, recall {recall:f3}; {fields} header fields: {header:f3}"));
        Assert.True(precision >= 0.99 && recall >= 0.99 && header >= 0.98, $"{precision} {recall} {header}");
    }

    static IEnumerable<OutlineNode> All(IEnumerable<OutlineNode> nodes) => nodes.SelectMany(n => All(n.Children).Prepend(n));
}
