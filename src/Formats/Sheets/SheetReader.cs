using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DonDoc.Formats.Csv;
using DonDoc.Formats.Docx;
using DonDoc.Formats.PlainText;

namespace DonDoc.Formats.Sheets;

/// <summary>
/// Reads the first visible sheet of a workbook (xlsx, xlsm), or a table of comma-separated values: what stands in the cells, of formulas the
/// values that were kept with them; merged cells say the same in each. What a hostile file could do is stopped where Word files are stopped,
/// see docs/decisions/sheets.md.
/// </summary>
public static class SheetReader
{
    /// <summary>Columns beyond these are not read.</summary>
    public const int MostColumns = 200;

    const int MostMerged = 20_000;

    static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };

    /// <param name="mostRows">A table with more rows is refused.</param>
    public static SheetReading Read(byte[] content, int mostRows, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        limits ??= ReadLimits.Default;
        if (content.Length == 0)
            return FileRefusals.Empty;
        if (content.Length > limits.FileBytes)
            return FileRefusals.TooLarge(limits.FileBytes);
        return FileSignatures.Recognise(content) switch
        {
            FileSignature.Zip => ReadWorkbook(content, mostRows, limits),
            FileSignature.None => ReadText(content, mostRows),
            _ => FileRefusals.NotSheet,
        };
    }

    static SheetReading ReadText(byte[] content, int mostRows)
    {
        var (text, refusal) = TextEncodings.Decode(content, null);
        if (text is null)
            return refusal!;
        var rows = CsvReader.Read(text);
        if (rows.Count > mostRows)
            return FileRefusals.TooManyRows(mostRows);
        return new([.. rows.Select((row, index) => new SheetRow(index + 1, [.. row.Take(MostColumns).Select(cell => new SheetCell(cell.Trim()))]))]);
    }

    static SheetReading ReadWorkbook(byte[] content, int mostRows, ReadLimits limits)
    {
        if (ZipDirectory.Check(content, limits) is { } refusal)
            return refusal;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            var package = new OfficePackage(archive, limits);
            if (package.Related("", "/officeDocument").FirstOrDefault() is not { } book || package.Load(book) is not { } workbook || workbook.Name.LocalName != "workbook")
                return FileRefusals.NotSheet;
            var visible = (workbook.Child("sheets")?.Children("sheet") ?? []).FirstOrDefault(sheet => sheet.Value("state") is null or "visible");
            if (visible?.Attributes().FirstOrDefault(one => one.Name.LocalName == "id" && one.Name.NamespaceName.Length > 0)?.Value is not { } id
                || package.Target(book, id) is not { } part)
                return FileRefusals.NotSheet;
            if (package.HasMore(part, "row", mostRows))
                return FileRefusals.TooManyRows(mostRows);
            using var reader = package.Open(part, container: "sheetData");
            if (reader is null)
                return FileRefusals.NotSheet;
            var formats = NumberFormats.Of(package.Related(book, "/styles").Select(package.Load).FirstOrDefault());
            var from1904 = workbook.Child("workbookPr")?.Value("date1904") is "1" or "true";
            return new SheetReading(new Walk(reader, formats, Shared(package, book), from1904, limits.Characters).Rows());
        }
        catch (UnpackedTooMuchException)
        {
            return FileRefusals.ZipBomb;
        }
        catch (BlockTooLargeException)
        {
            return FileRefusals.TooLong;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException or EndOfStreamException)
        {
            return FileRefusals.Damaged;
        }
    }

    static List<string> Shared(OfficePackage package, string book)
    {
        var shared = new List<string>();
        using var reader = package.Related(book, "/sharedStrings").FirstOrDefault() is { } part ? package.Open(part, container: "sst") : null;
        while (reader?.Read() == true)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
                shared.Add(Words(reader));
        }

        return shared;
    }

    // Runs of a rich text one after the other, without what is written above its letters in Japanese.
    static string Words(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";
        var (text, depth, skip) = (new StringBuilder(), reader.Depth, -1);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rPh" && skip < 0 && !reader.IsEmptyElement)
                skip = reader.Depth;
            else if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == skip)
                skip = -1;
            else if (skip < 0 && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
                text.Append(reader.Value);
        }

        // “_x000D_” is how a character is written that XML would lose.
        return XmlConvert.DecodeName(text.ToString()).Replace("\0", "", StringComparison.Ordinal);
    }

    sealed class Walk(XmlReader reader, NumberFormats formats, List<string> shared, bool from1904, int mostCharacters)
    {
        readonly SortedDictionary<int, List<SheetCell>> _rows = [];
        readonly List<((int Column, int Row) From, (int Column, int Row) To)> _merged = [];
        int _characters;

        public IReadOnlyList<SheetRow> Rows()
        {
            var (row, column) = (0, 0);
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                if (reader.LocalName == "row")
                {
                    row = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0 ? given : row + 1;
                    column = 0;
                }
                else if (reader.LocalName == "c")
                {
                    if (CellReference.Read(reader.GetAttribute("r")) is { } place)
                        column = place.Column;
                    Keep(row, column++, Cell());
                }
                else if (reader.LocalName == "mergeCell" && _merged.Count < MostMerged && reader.GetAttribute("ref")?.Split(':') is [var from, var to]
                    && CellReference.Read(from) is { } first && CellReference.Read(to) is { } last)
                {
                    _merged.Add((first, last));
                }
            }

            foreach (var (from, to) in _merged)
                Spread(from, to);
            return [.. _rows.Where(pair => pair.Value.Exists(cell => cell.Text.Length > 0)).Select(pair => new SheetRow(pair.Key, pair.Value))];
        }

        void Keep(int row, int column, SheetCell cell)
        {
            if (cell.Text.Length == 0 || column >= MostColumns || row == 0)
                return;
            if ((_characters += cell.Text.Length) > mostCharacters)
                throw new BlockTooLargeException();
            if (!_rows.TryGetValue(row, out var cells))
                _rows[row] = cells = [];
            while (cells.Count <= column)
                cells.Add(SheetCell.Empty);
            cells[column] = cell;
        }

        // Only over rows that hold something else: cells merged down to the last row of the sheet would be a million.
        void Spread((int Column, int Row) from, (int Column, int Row) to)
        {
            if (!_rows.TryGetValue(from.Row, out var first) || from.Column >= first.Count)
                return;
            var cell = first[from.Column];
            foreach (var row in _rows.Keys.Where(row => row >= from.Row && row <= to.Row).ToList())
            {
                for (var column = from.Column; column <= Math.Min(to.Column, MostColumns - 1); column++)
                    Keep(row, column, cell);
            }
        }

        SheetCell Cell()
        {
            var (type, style) = (reader.GetAttribute("t") ?? "n", reader.GetAttribute("s"));
            if (reader.IsEmptyElement)
                return SheetCell.Empty;
            var (depth, value, inline) = (reader.Depth, "", (string?)null);
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                if (reader.LocalName == "v")
                    value = Words(reader);
                else if (reader.LocalName == "is")
                    inline = Words(reader);
            }

            return type switch
            {
                "s" => new(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? shared[index].Trim() : ""),
                "inlineStr" => new((inline ?? "").Trim()),
                "b" => new(value == "1" ? "TRUE" : "FALSE"),
                "e" => new(value, IsError: true),
                "d" => DateTime.TryParse(value, CultureInfo.InvariantCulture, out var instant) ? OfDay(DateOnly.FromDateTime(instant), false) : new(value),
                "n" => OfNumber(value, formats.Of(style)),
                _ => new(value.Trim()),
            };
        }

        SheetCell OfNumber(string value, NumberFormats.Shown shown)
        {
            if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
                return new(value.Trim());
            if (shown != NumberFormats.Shown.Number && DayOf(number) is { } day)
                return OfDay(day, shown == NumberFormats.Shown.Month);
            // Fifteen digits are what Excel keeps: 0.1 + 0.2 is 0.3 there.
            var text = number.ToString("G15", CultureInfo.InvariantCulture);
            return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? new(exact.ToString(CultureInfo.InvariantCulture), Number: exact) : new(text);
        }

        static SheetCell OfDay(DateOnly day, bool isMonth) => new(day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), day, isMonth);

        // Day 1 is 1 January 1900, and 29 February 1900 is counted although there was none.
        DateOnly? DayOf(double serial)
        {
            var days = Math.Floor(serial);
            if (from1904)
                return days is >= 0 and < 2_900_000 ? new DateOnly(1904, 1, 1).AddDays((int)days) : null;
            return days is >= 1 and < 2_900_000 ? new DateOnly(1899, 12, days < 60 ? 31 : 30).AddDays((int)days) : null;
        }
    }
}
