using System.Text.Json;
using System.Text.RegularExpressions;

namespace DonDoc.Formats.Tests.Outlines;

/// <param name="Line">Line of the text on which the provision begins, from 1.</param>
sealed record GoldProvision(string Path, string Kind, string? Parent, int Line);

/// <summary>A document of <c>tests/Corpus/outlines</c>, taken apart so that it can be set in another form: the two columns of its header, its body, its closing.</summary>
sealed record GoldDocument(string Name, IReadOnlyList<string> Left, IReadOnlyList<string> Right, IReadOnlyList<(string Text, GoldProvision? Provision)> Body,
    IReadOnlyList<string> Recipients, IReadOnlyList<string> Signature, JsonElement Gold)
{
    static readonly Regex RightColumn = new(@"CỘNG H(ÒA|OÀ) XÃ HỘI|Độc lập|ĐẢNG CỘNG SẢN|, ngày \d", RegexOptions.CultureInvariant);

    static readonly Regex Title = new(@"^(NGHỊ QUYẾT|CHỈ THỊ|KẾT LUẬN|QUYẾT ĐỊNH|QUY ĐỊNH|QUY CHẾ|QUY TRÌNH|KẾ HOẠCH|CHƯƠNG TRÌNH HÀNH ĐỘNG|HƯỚNG DẪN|THÔNG BÁO|BÁO CÁO|TỜ TRÌNH|ĐỀ ÁN|NGHỊ ĐỊNH|LUẬT|CÔNG ĐIỆN)$|^Kính gửi", RegexOptions.CultureInvariant);

    static readonly Regex Closing = new(@"^(Nơi nhận|T/M |TM\. |KT\. |TL\. |K/T |T/L )", RegexOptions.CultureInvariant);

    public bool IsRegular => Gold.GetProperty("diagnostics").GetArrayLength() == 0;

    public string? Field(string name) => Gold.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public IReadOnlyList<GoldProvision> Provisions => [.. Body.Select(b => b.Provision).OfType<GoldProvision>()];

    /// <summary>The documents with a whole header block of their own; those cut by portals or printed by newspapers have no other form.</summary>
    public static IReadOnlyList<GoldDocument> All()
    {
        var documents = new List<GoldDocument>();
        foreach (var path in Directory.EnumerateFiles(Folder(), "*.gold.json").Order(StringComparer.Ordinal))
        {
            var lines = File.ReadAllLines(path.Replace(".gold.json", ".txt", StringComparison.Ordinal));
            using var gold = JsonDocument.Parse(File.ReadAllText(path));
            if (Read(Path.GetFileName(path).Replace(".gold.json", "", StringComparison.Ordinal), lines, gold.RootElement.Clone()) is { } document)
                documents.Add(document);
        }

        return documents;
    }

    static GoldDocument? Read(string name, string[] lines, JsonElement gold)
    {
        var title = Array.FindIndex(lines, l => Title.IsMatch(l.Trim()));
        var closing = Array.FindIndex(lines, Math.Max(title, 0), l => Closing.IsMatch(l));
        if (title < 3 || closing < 0 || !char.IsUpper(lines[0].FirstOrDefault()) || lines[0].Any(char.IsLower) || Array.Exists(lines, l => l.TrimStart().StartsWith('|')))
            return null;
        // A second document behind the signature would stand inside the signature's columns.
        if (lines.Skip(closing).Any(l => Title.IsMatch(l.Trim()) || l.StartsWith("Phụ lục", StringComparison.OrdinalIgnoreCase)))
            return null;
        var provisions = gold.GetProperty("nodes").Deserialize<GoldProvision[]>(JsonSerializerOptions.Web)!.ToDictionary(n => n.Line);
        if (provisions.Keys.Any(line => line > closing + 1))
            return null;
        var (left, right) = (new List<string>(), new List<string>());
        foreach (var cells in lines.Take(title).Select(Cells))
        {
            foreach (var (cell, column) in cells.Select((cell, column) => (cell.Trim(), column)))
            {
                if (cell.Length > 0 && cell.Any(char.IsLetter))
                    (column > 0 || RightColumn.IsMatch(cell) ? right : left).Add(cell);
            }
        }

        if (left.Count == 0 || right.Count == 0)
            return null;
        var body = new List<(string, GoldProvision?)>();
        for (var i = title; i < closing; i++)
        {
            if (lines[i].Trim() is { Length: > 0 } text)
                body.Add((text, provisions.GetValueOrDefault(i + 1)));
        }

        var (recipients, signature) = (new List<string>(), new List<string>());
        foreach (var cells in lines.Skip(closing).Select(Cells))
        {
            foreach (var (cell, column) in cells.Select((cell, column) => (cell.Trim(), column)))
            {
                if (cell.Length > 0)
                    (column == 0 && (cell[0] is '-' || cell.StartsWith("Nơi nhận", StringComparison.Ordinal)) ? recipients : signature).Add(cell);
            }
        }

        return new GoldDocument(name, left, right, body, recipients, signature, gold);
    }

    // A tab, or blanks enough, part the columns.
    static string[] Cells(string line) => Regex.Split(line, @"\t|(?<=\S) {3,}", RegexOptions.None, TimeSpan.FromSeconds(5));

    static string Folder()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "DonDoc.slnx")))
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return Path.Combine(directory.FullName, "tests", "Corpus", "outlines");
    }
}
