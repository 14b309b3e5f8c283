using DonDoc.Formats.Docx.Writing;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Formats.Tests.Docx.Writing;

static class WrittenDocument
{
    public static byte[] Of(SourceText source, OfficeLayout layout) => Of(source, DocxTemplate.BuiltIn(layout));

    public static byte[] Of(SourceText source, DocxTemplate template)
    {
        var (outline, how) = OutlineReader.ReadWithLayout(source);
        return DocxWriter.Write(outline, how, template);
    }
}
