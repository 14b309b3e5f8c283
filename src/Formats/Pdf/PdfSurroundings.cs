using System.Text;
using System.Xml;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace DonDoc.Formats.Pdf;

/// <summary>What a PDF holds besides its text: properties, notes on its pages, and the lines at the edges of each page.</summary>
static class PdfSurroundings
{
    const int EdgeLines = 3;

    public static void AddProperties(PdfDocument file, Surroundings around)
    {
        foreach (var (name, value) in file.Information.DocumentInformationDictionary?.Data ?? new Dictionary<string, IToken>())
            around.AddProperty(name, value is StringToken text ? text.Data : value is HexToken hex ? hex.Data : null);
        if (file.TryGetXmpMetadata(out var metadata))
            AddXmp(metadata.GetXmlBytes().ToArray(), around);
    }

    public static void AddEdges(Page page, IReadOnlyList<PdfLine> lines, Surroundings around)
    {
        foreach (var line in lines.Take(EdgeLines).Concat(lines.Skip(Math.Max(EdgeLines, lines.Count - EdgeLines))).Where(line => !line.IsTableRow))
            around.AddText(line.Text);
        foreach (var note in page.GetAnnotations())
        {
            around.AddText(note.Content);
            around.AddText(note.Name);
        }
    }

    static void AddXmp(byte[] xml, Surroundings around)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml), settings);
            var name = "";
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    name = reader.LocalName is "Alt" or "Bag" or "Seq" or "li" ? name : reader.LocalName;
                    while (reader.MoveToNextAttribute())
                        around.AddProperty(reader.LocalName, reader.Value);
                    reader.MoveToElement();
                }
                else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                {
                    around.AddProperty(name, reader.Value);
                }
            }
        }
        catch (XmlException)
        {
            // Not well formed: what can be read as words is read as such.
            foreach (var piece in Encoding.UTF8.GetString(xml).Split('<', '>', '"'))
                around.AddText(piece);
        }
    }
}
