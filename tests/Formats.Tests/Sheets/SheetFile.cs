using System.IO.Compression;
using System.Text;

namespace DonDoc.Formats.Tests.Sheets;

/// <summary>Workbooks as Excel and others write them: parts put together by hand, so that every odd one can be made.</summary>
static class SheetFile
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="rows">The inside of <c>sheetData</c>.</param>
    /// <param name="formats">Format codes of styles 1, 2 …; style 0 is a plain number.</param>
    /// <param name="hiddenFirst">A hidden sheet stands before it.</param>
    public static byte[] Of(string rows, IReadOnlyList<string>? shared = null, IReadOnlyList<string>? formats = null, string after = "", bool hiddenFirst = false, bool from1904 = false)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""");
            Add("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}">{(from1904 ? "<workbookPr date1904=\"1\"/>" : "")}<sheets>{(hiddenFirst ? "<sheet name=\"Danh mục\" sheetId=\"2\" state=\"hidden\" r:id=\"rId9\"/>" : "")}<sheet name="Nhiệm vụ" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Add("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="{Relations}/styles" Target="/xl/styles.xml"/></Relationships>""");
            Add("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{string.Concat((shared ?? []).Select(text => $"<si>{text}</si>"))}</sst>""");
            var own = string.Concat((formats ?? []).Select((code, index) => $"<numFmt numFmtId=\"{200 + index}\" formatCode=\"{code.Replace("\"", "&quot;", StringComparison.Ordinal)}\"/>"));
            Add("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts>{own}</numFmts><cellXfs><xf numFmtId="0"/>{string.Concat((formats ?? []).Select((_, index) => $"<xf numFmtId=\"{200 + index}\"/>"))}<xf numFmtId="14"/></cellXfs></styleSheet>""");
            Add("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Main}"><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData>{after}</worksheet>""");

            void Add(string name, string content)
            {
                using var to = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                to.Write(content);
            }
        }

        return file.ToArray();
    }

    public static string Text(string place, string text) => $"""<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>""";
}
