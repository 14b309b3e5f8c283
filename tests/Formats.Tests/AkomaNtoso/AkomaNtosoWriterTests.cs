using System.Xml.Linq;
using DonDoc.Formats.AkomaNtoso;
using DonDoc.Formats.Tests.Docx.Writing;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Formats.Tests.AkomaNtoso;

public sealed class AkomaNtosoWriterTests
{
    const string Decree = """
        CHÍNH PHỦ
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Số: 30/2026/NĐ-CP
        Hà Nội, ngày 5 tháng 3 năm 2026
        NGHỊ ĐỊNH
        Về công tác theo dõi
        Căn cứ Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương;
        Chương I
        QUY ĐỊNH CHUNG
        Điều 1. Phạm vi
        1. Nghị định này quy định việc theo dõi.
        2. Áp dụng với:
        a) Bộ, ngành;
        b) Cơ quan nêu tại Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị.
        Chương II
        THI HÀNH
        Điều 2. Hiệu lực
        Có hiệu lực từ ngày ký.
        Nơi nhận:
        - Các bộ;
        - Lưu: VT.
        TM. CHÍNH PHỦ
        THỦ TƯỚNG
        Nguyễn Văn An
        PHỤ LỤC I
        DANH MỤC NHIỆM VỤ
        | STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |
        |---|---|---|---|
        | I | Nhóm một |  |  |
        | 1 | Lập đề án | Bộ Nội vụ | 2026 |
        """;

    [Fact]
    public void Provisions_have_their_elements_and_ids()
    {
        var file = Write(Decree);
        Assert.Equal(
            ["chapter chp_I", "article art_1", "paragraph art_1__para_1", "paragraph art_1__para_2", "list art_1__para_2__list_1", "point art_1__para_2__list_1__point_a",
                "point art_1__para_2__list_1__point_b", "chapter chp_II", "article art_2", "attachment att_I"],
            file.Descendants().Where(element => element.Attribute("eId") is not null && element.Parent!.Name.LocalName != "references")
                .Select(element => $"{element.Name.LocalName} {element.Attribute("eId")!.Value}"));
        Assert.Equal("QUY ĐỊNH CHUNG", Child(ById(file, "chp_I"), "heading"));
        Assert.Equal("Áp dụng với:", Child(ById(file, "art_1__para_2__list_1"), "intro"));
    }

    [Fact]
    public void A_sentence_of_ten_thousand_lines_is_put_together_once()
    {
        var (outline, layout) = OutlineReader.ReadWithLayout(SourceText.FromPlain("Điều 1. Phạm vi\n1. Nghị định này quy định\n" + string.Concat(Enumerable.Repeat("việc theo dõi các nhiệm vụ được giao\n", 10_000))));
        var before = GC.GetAllocatedBytesForCurrentThread();
        AkomaNtosoWriter.Write(outline, layout);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }

    [Fact]
    public void It_says_who_it_is()
    {
        var file = Write(Decree);
        string Of(string level, string name) => All(file, level).First().Element(AkomaNtosoWriter.Namespace + name)!.Attribute("value")!.Value;
        Assert.Equal("/akn/vn/doc/nghi-dinh/2026-03-05/30-2026-ND-CP", Of("FRBRWork", "FRBRuri"));
        Assert.Equal("/akn/vn/doc/nghi-dinh/2026-03-05/30-2026-ND-CP/vie@2026-03-05/!main", Of("FRBRExpression", "FRBRthis"));
        Assert.Equal("30/2026/NĐ-CP", Of("FRBRWork", "FRBRnumber"));
        Assert.Equal(["Chính phủ"], All(file, "docAuthority").Select(element => element.Value));
        Assert.Equal(["Nguyễn Văn An"], All(file, "person").Select(element => element.Value));
    }

    [Fact]
    public void What_it_names_is_a_reference() =>
        Assert.Equal(["/akn/vn/doc/nghi-quyet/2017-10-25/18-NQ-TW", "/akn/vn/doc/nghi-quyet/2024-12-22/57-NQ-TW"], All(Write(Decree), "ref").Select(element => element.Attribute("href")!.Value));

    [Fact]
    public void A_table_stands_in_its_appendix()
    {
        var rows = ById(Write(Decree), "att_I").Descendants(AkomaNtosoWriter.Namespace + "tr").ToList();
        Assert.Equal(3, rows.Count);
        Assert.Equal(["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"], rows[0].Elements(AkomaNtosoWriter.Namespace + "th").Select(cell => cell.Value));
        Assert.Equal("3", rows[1].Elements().Last().Attribute("colspan")!.Value);
    }

    [Fact]
    public void Every_document_of_the_corpus_is_as_the_schema_wants_it()
    {
        foreach (var (name, text) in RoundTripTests.Corpus())
        {
            var file = Write(text);
            Assert.Equal([], AkomaNtosoCheck.Of(file).Take(5).Select(wrong => $"{name}: {wrong}"));
            // Each provision is there once.
            var nodes = OutlineReader.Read(SourceText.FromPlain(text)).Nodes;
            Assert.Equal(nodes.Sum(Count), file.Descendants().Count(element => element.Attribute("eId") is not null && element.Name.LocalName is not ("list" or "TLCOrganization" or "TLCPerson")));
        }

        static int Count(OutlineNode node) => 1 + node.Children.Sum(Count);
    }

    [Fact]
    public void Any_text_can_be_written()
    {
        foreach (var text in new[] { "", "\u0001\uD800", "1. a\u0002b", "<p>&", "PHỤ LỤC", "- một\n+ hai" })
            Assert.Empty(AkomaNtosoCheck.Of(Write(text)));
    }

    [Fact]
    public void The_check_finds_what_is_wrong()
    {
        var file = Write(Decree);
        ById(file, "art_1").SetAttributeValue("eId", "art_2");
        ById(file, "chp_I").Add(new XElement(AkomaNtosoWriter.Namespace + "num", "x"));
        All(file, "ref").First().Attribute("href")!.Remove();
        All(file, "FRBRcountry").First().Remove();
        Assert.Equal(4, AkomaNtosoCheck.Of(file).Count());
    }

    static XDocument Write(string text)
    {
        var (outline, layout) = OutlineReader.ReadWithLayout(SourceText.FromPlain(text));
        return XDocument.Load(new MemoryStream(AkomaNtosoWriter.Write(outline, layout)));
    }

    static IEnumerable<XElement> All(XDocument file, string name) => file.Descendants(AkomaNtosoWriter.Namespace + name);

    static XElement ById(XDocument file, string id) => file.Descendants().Single(element => element.Attribute("eId")?.Value == id);

    static string Child(XElement element, string name) => element.Element(AkomaNtosoWriter.Namespace + name)!.Value;
}
