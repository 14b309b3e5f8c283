using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace DonDoc.Formats.Sheets;

/// <summary>One column of a sheet that is written.</summary>
/// <param name="Width">In characters.</param>
/// <param name="Choices">What may stand in it, offered by the program as a list.</param>
public sealed record SheetHead(string Heading, int Width = 14, IReadOnlyList<string>? Choices = null);

/// <summary>
/// Writes a workbook with one sheet, row by row to a stream that need not seek, in constant memory: headings that stay in view and on each
/// printed page, a filter, days as days and numbers as numbers. Text is text, also where it looks like a formula.
/// </summary>
public sealed class SheetWriter : IAsyncDisposable
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What Excel takes in one cell.</summary>
    public const int LongestText = 32_767;

    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const int RowsBetweenWrites = 50;

    // Of the styles in WriteStylesAsync.
    const int HeadStyle = 1, TextStyle = 2, DayStyle = 3, InstantStyle = 4, NumberStyle = 5;

    readonly Stream _to;
    readonly WaitingStream _packed;
    readonly ZipArchive _zip;
    readonly StreamWriter _sheet;
    readonly IReadOnlyList<SheetHead> _heads;
    readonly StringBuilder _waiting = new();
    int _row;

    SheetWriter(Stream to, WaitingStream packed, ZipArchive zip, StreamWriter sheet, IReadOnlyList<SheetHead> heads) =>
        (_to, _packed, _zip, _sheet, _heads) = (to, packed, zip, sheet, heads);

    /// <param name="to">Stays open.</param>
    /// <param name="name">Of the sheet; what Excel does not take in names is left out.</param>
    public static async Task<SheetWriter> BeginAsync(Stream to, string name, IReadOnlyList<SheetHead> heads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(heads);
        var packed = new WaitingStream();
        var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true);
        var sheetName = Escape(new string([.. name.Where(c => !"[]:*?/\\'".Contains(c, StringComparison.Ordinal)).Take(31)]));
        Write(zip, "[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{MediaType}.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
            """);
        Write(zip, "_rels/.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Write(zip, "xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """);
        Write(zip, "xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{sheetName}" sheetId="1" r:id="r1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'{sheetName}'!$1:$1</definedName></definedNames></workbook>
            """);
        Write(zip, "xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7ECF2"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>{Xf(0, "left")}{Xf(164, "center")}{Xf(165, "center")}{Xf(0, "right")}</cellXfs></styleSheet>
            """);
        var sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        var columns = string.Concat(heads.Select((head, index) => Text($"""<col min="{index + 1}" max="{index + 1}" width="{head.Width}" customWidth="1"/>""")));
        sheet.Write($"""
            <worksheet xmlns="{Main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{columns}</cols><sheetData>
            """);
        var writer = new SheetWriter(to, packed, zip, sheet, heads);
        writer.Append([.. heads.Select(head => (object?)head.Heading)], HeadStyle);
        await writer.CarryOnAsync(cancellation);
        return writer;
    }

    /// <summary>One row: text, numbers, days, instants (UTC, shown in the time of Vietnam) and nothing, each in a cell of its own.</summary>
    public async Task WriteRowAsync(IReadOnlyList<object?> cells, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cells);
        Append(cells, TextStyle);
        if (_row % RowsBetweenWrites == 0)
            await CarryOnAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _sheet.Write(_waiting);
        var last = CellReference.Letters(Math.Max(0, _heads.Count - 1));
        var lists = string.Concat(_heads.Select((head, index) => (head.Choices, Letters: CellReference.Letters(index))).Where(one => one.Choices is { Count: > 0 })
            .Select(one => $"""<dataValidation type="list" allowBlank="1" sqref="{one.Letters}2:{one.Letters}1048576"><formula1>"{Escape(string.Join(',', one.Choices!))}"</formula1></dataValidation>"""));
        _sheet.Write(Text($"""</sheetData><autoFilter ref="A1:{last}{Math.Max(1, _row)}"/>"""));
        if (lists.Length > 0)
            _sheet.Write(Text($"""<dataValidations count="{_heads.Count(head => head.Choices is not null)}">{lists}</dataValidations>"""));
        _sheet.Write("""<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>""");
        _sheet.Close();
        _zip.Dispose();
        await _packed.CarryOnAsync(_to, default);
        await _packed.DisposeAsync();
    }

    static string Xf(int format, string side) =>
        Text($"""<xf numFmtId="{format}" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="{side}" vertical="top" wrapText="1"/></xf>""");

    static void Write(ZipArchive zip, string name, string content)
    {
        using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}"""));
    }

    void Append(IReadOnlyList<object?> cells, int style)
    {
        _row++;
        _waiting.Append(CultureInfo.InvariantCulture, $"""<row r="{_row}">""");
        for (var column = 0; column < cells.Count; column++)
        {
            var place = Text($"{CellReference.Letters(column)}{_row}");
            // An empty cell has the border of the others.
            _ = cells[column] switch
            {
                null => _waiting.Append(CultureInfo.InvariantCulture, $"""<c r="{place}" s="{style}"/>"""),
                DateOnly day => Number(place, DayStyle, Serial(day.ToDateTime(TimeOnly.MinValue))),
                DateTime instant => Number(place, InstantStyle, Serial(instant.AddHours(7))),
                int or long or double or decimal => Number(place, NumberStyle, ((IFormattable)cells[column]!).ToString(null, CultureInfo.InvariantCulture)),
                var text => _waiting.Append(CultureInfo.InvariantCulture, $"""<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{Escape(text.ToString() ?? "")}</t></is></c>"""),
            };
        }

        _waiting.Append("</row>");
    }

    StringBuilder Number(string place, int style, string number) => _waiting.Append(CultureInfo.InvariantCulture, $"""<c r="{place}" s="{style}"><v>{number}</v></c>""");

    static string Serial(DateTime day) => day.ToOADate().ToString(CultureInfo.InvariantCulture);

    Task CarryOnAsync(CancellationToken cancellation)
    {
        _sheet.Write(_waiting);
        _waiting.Clear();
        return _packed.CarryOnAsync(_to, cancellation);
    }

    static string Text(FormattableString text) => FormattableString.Invariant(text);

    // What XML cannot hold is left out.
    static string Escape(string text)
    {
        var kept = text.Length <= LongestText ? text : text[..LongestText];
        var escaped = new StringBuilder(kept.Length);
        for (var i = 0; i < kept.Length; i++)
        {
            var c = kept[i];
            if (char.IsHighSurrogate(c) && i + 1 < kept.Length && char.IsLowSurrogate(kept[i + 1]))
                escaped.Append(c).Append(kept[++i]);
            else if (XmlConvert.IsXmlChar(c))
                _ = c switch { '&' => escaped.Append("&amp;"), '<' => escaped.Append("&lt;"), '>' => escaped.Append("&gt;"), '"' => escaped.Append("&quot;"), _ => escaped.Append(c) };
        }

        return escaped.ToString();
    }
}
