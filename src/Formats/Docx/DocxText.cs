using System.Collections.Frozen;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using DonDoc.Text.Source;
using DonDoc.Text.Vietnamese.Encodings;

namespace DonDoc.Formats.Docx;

/// <summary>
/// Writes the text of a Word file as it would be printed with all tracked changes accepted: body, then notes, then
/// headers and footers (which are marked as boilerplate).
/// </summary>
sealed class DocxText
{
    readonly OfficePackage _package;
    readonly string _main;
    readonly LineCollector _lines;
    readonly DocxStyles _styles;
    readonly DocxNumbering _numbering;

    // A paragraph whose end mark is deleted runs on into the next one.
    LineWriter _line;

    // Of the paragraph, and of the run that is being read.
    string? _style;
    OldWriting? _writing;
    FrozenDictionary<char, char>? _signs;
    bool _isInCapitals;

    // Tables in a cell of a table: they have no rows of their own.
    int _cells;

    public DocxText(OfficePackage package, string main, LineCollector lines)
    {
        (_package, _main, _lines, _line) = (package, main, lines, lines.Line());
        _styles = new DocxStyles(LoadRelated("/styles"));
        _numbering = new DocxNumbering(LoadRelated("/numbering"));
    }

    public void Write()
    {
        WritePart(_main, container: "body", hint: null);
        WriteNotes("/footnotes", "footnote");
        WriteNotes("/endnotes", "endnote");
        WriteMargins("/header", "hdr");
        WriteMargins("/footer", "ftr");
    }

    XElement? LoadRelated(string relation) => _package.Related(_main, relation).Select(_package.Load).FirstOrDefault(p => p is not null);

    void WritePart(string part, string container, ParagraphRole? hint)
    {
        using var reader = _package.Open(part, container);
        if (reader is null)
            return;
        foreach (var block in ChildrenOf(reader, container))
            WriteBlock(block, (line, role) => _lines.Add(line, hint ?? role));
        FlushLine((line, role) => _lines.Add(line, hint ?? role), null);
    }

    void WriteNotes(string relation, string name)
    {
        var number = 0;
        foreach (var note in LoadRelated(relation)?.Children(name) ?? [])
        {
            // Separators are notes too, of a type of their own.
            if (note.Value("type") is not (null or "normal"))
                continue;
            var text = TextOf(note);
            if (text.Length > 0)
                _lines.Add(string.Create(CultureInfo.InvariantCulture, $"[{++number}] {text}"));
        }
    }

    void WriteMargins(string relation, string container)
    {
        foreach (var part in _package.Related(_main, relation).Distinct(StringComparer.OrdinalIgnoreCase))
            WritePart(part, container, ParagraphRole.Boilerplate);
    }

    // One block in memory at a time.
    static IEnumerable<XElement> ChildrenOf(XmlReader reader, string container)
    {
        while (reader.Read() && !(reader.NodeType == XmlNodeType.Element && reader.LocalName == container))
        {
        }

        if (reader.EOF || reader.IsEmptyElement)
            yield break;
        var depth = reader.Depth;
        reader.Read();
        while (!reader.EOF && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
                yield return (XElement)XNode.ReadFrom(reader);
            else
                reader.Read();
        }

        // What follows must be well formed too, or the file is damaged.
        while (reader.Read())
        {
        }
    }

    void WriteBlock(XElement block, Action<string, ParagraphRole?> write)
    {
        switch (block.Name.LocalName)
        {
            case "p":
                WriteParagraph(block, write);
                break;
            case "tbl":
                FlushLine(write, null);
                DocxTable.Write(block, isInCell: _cells > 0, _styles, write, cell => TextOf(cell), cell => WriteChildren(cell, write));
                break;
            case "sdt" when !IsUnfilled(block):
                if (block.Child("sdtContent") is { } content)
                    WriteChildren(content, write);
                break;
            case "customXml" or "ins" or "moveTo" or "smartTag":
                WriteChildren(block, write);
                break;
            case "AlternateContent":
                if (Alternative(block) is { } alternative)
                    WriteChildren(alternative, write);
                break;
        }
    }

    void WriteChildren(XElement element, Action<string, ParagraphRole?> write)
    {
        foreach (var child in element.Elements())
            WriteBlock(child, write);
    }

    void WriteParagraph(XElement paragraph, Action<string, ParagraphRole?> write)
    {
        var properties = paragraph.Child("pPr");
        var style = _style = properties?.ChildValue("pStyle");
        EnterRun(null);
        var boxes = new List<XElement>();
        AppendInline(paragraph, boxes);
        var mark = properties?.Child("rPr");
        // Without its end it is the beginning of the next paragraph, which alone is counted.
        if (mark?.Child("del") is null && mark?.Child("moveFrom") is null)
        {
            if (Label(properties, style) is { } label && !string.IsNullOrWhiteSpace(_line.Text()))
                _line.Insert(label + " ");
            FlushLine(write, style is null ? null : _styles.RoleOf(style));
        }

        foreach (var box in boxes)
            WriteChildren(box, write);
    }

    void FlushLine(Action<string, ParagraphRole?> write, ParagraphRole? role)
    {
        if (_line.IsEmpty)
            return;
        foreach (var line in _line.Take().Split('\n'))
            write(line, role);
    }

    string? Label(XElement? properties, string? style)
    {
        var own = properties?.Child("numPr");
        var inherited = style is null ? null : _styles.Numbering(style);
        if ((own?.ChildNumber("numId") ?? inherited?.List) is not { } list || list == 0)
            return null;
        var level = own?.ChildNumber("ilvl") ?? inherited?.Level ?? (style is null ? 0 : _numbering.LevelOf(list, style));
        return _numbering.Next(list, level, font => font is null ? _styles.Writing(properties?.Child("rPr"), style) : OldFonts.Of(font));
    }

    /// <summary>All the text in an element on one line, for cells and notes.</summary>
    string TextOf(XElement element)
    {
        // The line that is being written outside waits.
        var waiting = (_line, _style, _writing, _signs, _isInCapitals);
        _line = _lines.Line();
        _cells++;
        var parts = new List<string>();
        void Take(string line, ParagraphRole? role) => parts.Add(line.Trim());
        WriteChildren(element, Take);
        FlushLine(Take, null);
        _cells--;
        (_line, _style, _writing, _signs, _isInCapitals) = waiting;
        return string.Join(' ', parts.Where(p => p.Length > 0)).Replace('\t', ' ');
    }

    void AppendInline(XElement element, List<XElement> boxes)
    {
        foreach (var child in element.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "t":
                    AppendText(child.Value);
                    break;
                case "sym" when SymbolFonts.Of(child.Value("font")) is { } signs && int.TryParse(child.Value("char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code):
                    _line.Append(SymbolFonts.Read(((char)code).ToString(), signs));
                    break;
                case "tab" or "ptab":
                    _line.Append('\t');
                    break;
                case "br" or "cr":
                    _line.Append('\n');
                    break;
                // Old fonts draw a letter for it.
                case "softHyphen" when _writing is not null:
                    _line.Append('\u00AD', _writing);
                    break;
                case "noBreakHyphen":
                    _line.Append('-');
                    break;
                case "r" when child.Child("rPr").IsOn("vanish"):
                // Properties; what was deleted or moved away; the codes of fields; readings over characters.
                case "pPr" or "rPr" or "del" or "moveFrom" or "delText" or "instrText" or "rt" or "sdtPr":
                    break;
                case "sdt" when IsUnfilled(child):
                    break;
                case "r":
                    EnterRun(child.Child("rPr"));
                    AppendInline(child, boxes);
                    break;
                case "txbxContent":
                    boxes.Add(child);
                    break;
                case "AlternateContent":
                    if (Alternative(child) is { } alternative)
                        AppendInline(alternative, boxes);
                    break;
                default:
                    AppendInline(child, boxes);
                    break;
            }
        }
    }

    void EnterRun(XElement? properties)
    {
        _writing = _styles.Writing(properties, _style);
        _signs = SymbolFonts.Of(properties?.Child("rFonts")?.Value("ascii"));
        _isInCapitals = _styles.IsInCapitals(properties, _style);
    }

    void AppendText(string text)
    {
        if (_signs is not null)
            _line.Append(SymbolFonts.Read(text, _signs));
        else if (_writing is { } writing)
            _line.Append(text, _isInCapitals ? writing with { Capitals = OldCapitals.All } : writing);
        else
            _line.Append(_isInCapitals ? text.ToUpperInvariant() : text);
    }

    // A field of a form that shows what is to be written there.
    static bool IsUnfilled(XElement control) => control.Child("sdtPr").IsOn("showingPlcHdr");

    // The newer form, or the older one where it stands alone; they say the same.
    static XElement? Alternative(XElement element) => element.Child("Choice") ?? element.Child("Fallback");
}
