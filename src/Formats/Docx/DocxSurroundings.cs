using System.Text;
using System.Xml;

namespace DonDoc.Formats.Docx;

/// <summary>
/// What a Word file holds besides its printed text: properties, watermarks, descriptions of pictures, text that is hidden or
/// was deleted, and headers, footers and notes paragraph by paragraph.
/// </summary>
static class DocxSurroundings
{
    public static Surroundings Of(OfficePackage package, string main)
    {
        var around = new Surroundings();
        foreach (var part in package.Parts.Where(part => part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            // Read in one pass, no tree is built: no element holds trees to be counted.
            using var reader = package.Open(part, container: "");
            if (reader is null)
                continue;
            if (part.StartsWith("word/", StringComparison.OrdinalIgnoreCase) || part.Equals(main, StringComparison.OrdinalIgnoreCase))
                new Walk(reader, around, isMain: part.Equals(main, StringComparison.OrdinalIgnoreCase)).Run();
            else if (!part.StartsWith("[Content", StringComparison.OrdinalIgnoreCase))
                AddProperties(reader, around);
        }

        return around;
    }

    // <title>Mật</title>; <property name="Độ mật"><lpwstr>Mật</lpwstr></property>
    static void AddProperties(XmlReader reader, Surroundings around)
    {
        var (name, given) = ("", (string?)null);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                name = reader.LocalName;
                given = reader.LocalName == "property" ? reader.GetAttribute("name") : reader.Depth <= 1 ? null : given;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                around.AddProperty(given ?? name, reader.Value);
            }
        }
    }

    /// <summary>Goes through a part once. In the main part only what is not printed as text, and text boxes, are collected.</summary>
    sealed class Walk(XmlReader reader, Surroundings around, bool isMain)
    {
        readonly StringBuilder _shown = new();
        readonly StringBuilder _hidden = new();
        readonly Stack<int> _boxes = new();
        int _deleted = int.MaxValue;
        bool _isHidden;

        public void Run()
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                    Enter();
                else if (reader.NodeType == XmlNodeType.EndElement)
                    Leave();
            }

            EndParagraph();
        }

        void Enter()
        {
            var name = reader.LocalName;
            switch (name)
            {
                case "textpath":
                    around.AddText(reader.GetAttribute("string"));
                    break;
                case "docPr" or "cNvPr" or "shape":
                    around.AddText(reader.GetAttribute("descr"));
                    around.AddText(reader.GetAttribute("title"));
                    around.AddText(reader.GetAttribute("alt"));
                    break;
                case "docVar":
                    around.AddProperty(Attribute("name") ?? "", Attribute("val"));
                    break;
                case "txbxContent" when !reader.IsEmptyElement:
                    EndParagraph();
                    _boxes.Push(reader.Depth);
                    break;
                case "del" or "moveFrom" when !reader.IsEmptyElement && _deleted == int.MaxValue:
                    _deleted = reader.Depth;
                    break;
                case "vanish":
                    _isHidden = Attribute("val") is not ("0" or "false" or "off");
                    break;
                case "r":
                    _isHidden = false;
                    break;
                case "tab" or "br" or "cr":
                    _shown.Append('\n');
                    break;
                case "t" or "delText" when !reader.IsEmptyElement:
                    var isUnseen = _isHidden || _deleted != int.MaxValue || name == "delText";
                    TakeContent(isUnseen ? _hidden : _shown);
                    break;
            }
        }

        void Leave()
        {
            if (reader.LocalName is "p" or "tc")
                EndParagraph();
            if (reader.Depth == _deleted)
                _deleted = int.MaxValue;
            if (_boxes.TryPeek(out var depth) && reader.Depth == depth && reader.LocalName == "txbxContent")
            {
                EndParagraph();
                _boxes.Pop();
            }
        }

        void EndParagraph()
        {
            if (!isMain || _boxes.Count > 0)
                around.AddText(_shown.ToString());
            around.AddText(_hidden.ToString());
            _shown.Clear();
            _hidden.Clear();
        }

        // Leaves the reader on the end of the element.
        void TakeContent(StringBuilder text)
        {
            var depth = reader.Depth;
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
                    text.Append(reader.Value);
            }
        }

        string? Attribute(string local)
        {
            for (var i = 0; i < reader.AttributeCount; i++)
            {
                reader.MoveToAttribute(i);
                if (reader.LocalName == local)
                {
                    var value = reader.Value;
                    reader.MoveToElement();
                    return value;
                }
            }

            reader.MoveToElement();
            return null;
        }
    }
}
