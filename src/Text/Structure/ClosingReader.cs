using System.Buffers;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>Who signed, and in whose name; who receives it; and every closing of the text, those of enclosed documents too.</summary>
sealed record Closing(string? OnBehalfOf, Signer? Signer, IReadOnlyList<string> Recipients)
{
    public IReadOnlyList<ClosingLines> Blocks { get; init; } = [];
}

/// <summary>One closing with the lines it stands on.</summary>
/// <param name="Signature">The column of the signature as typed, line by line.</param>
sealed record ClosingLines(int FirstLine, int NextLine, IReadOnlyList<string> Signature, IReadOnlyList<string> Recipients);

/// <summary>
/// Finds recipients and signatures, in the order in which the two columns were written down, so that “- Như trên” is not taken for a provision.
/// </summary>
sealed class ClosingReader
{
    const int MostLines = 80;
    const int MostWithoutSign = 6;

    static readonly string[] OnBehalf = ["T/M ", "TM. ", "TM ", "T/M. ", "TM."];
    static readonly string[] InsteadOf = ["K/T", "KT.", "KT ", "TL.", "T/L", "TL ", "TUQ.", "T.U.Q", "TUQ ", "Q. "];

    // Words of which one stands in every position.
    static readonly string[] Positions =
    [
        "bi thu", "chu tich", "truong", "thu tuong", "giam doc", "chanh", "chu nhiem", "uy vien", "thuong truc", "chi huy", "thu ky", "to truong",
    ];

    static readonly SearchValues<char> NotInNames = SearchValues.Create("0123456789/:;,()");

    readonly Line[] _lines;
    string? _behalf;
    string? _position;
    string? _name;
    bool _inRecipients;
    readonly List<string> _recipients = [];
    readonly List<string> _signature = [];

    ClosingReader(Line[] lines) => _lines = lines;

    /// <summary>Marks the lines of every closing; answers for the first, which is the document's own.</summary>
    public static Closing Read(Line[] lines, int from)
    {
        Closing? first = null;
        List<string>? recipients = null;
        var blocks = new List<ClosingLines>();
        for (var i = from; i < lines.Length; i++)
        {
            if (lines[i].Role != LineRole.Body || !(Begins(lines[i]) || IsLonePosition(lines, i)))
                continue;
            var reader = new ClosingReader(lines);
            var next = reader.ReadOne(i);
            // A bar alone before it is the beginning of the table that sets the two columns side by side.
            if (i > from && lines[i - 1].Role == LineRole.Body && lines[i - 1].Text is ['|'])
                lines[i - 1].Role = LineRole.Closing;
            blocks.Add(new ClosingLines(i, next, reader._signature, reader._recipients));
            i = next - 1;
            // The recipients may stand apart from the signature.
            if (reader._behalf is null && reader._name is null)
                recipients ??= reader._recipients.Count > 0 ? reader._recipients : null;
            else
                first ??= new Closing(reader._behalf, reader._name is null ? null : new Signer(reader._name, reader._position), reader._recipients);
        }

        if (first is null)
            return new Closing(null, null, recipients ?? []) { Blocks = blocks };
        return first with { Recipients = first.Recipients.Count == 0 && recipients is not null ? recipients : first.Recipients, Blocks = blocks };
    }

    /// <summary>“Nơi nhận:”, “T/M BAN THƯỜNG VỤ”, “KT. CHỦ TỊCH”: in the first column or the second.</summary>
    public static bool Begins(Line line)
    {
        var text = line.Text;
        if (BeginsCell(text))
            return true;
        for (var at = text.IndexOfAny('\t', '|'); at >= 0 && text.Length < 300;)
        {
            text = text[(at + 1)..].TrimStart();
            if (BeginsCell(text))
                return true;
            at = text.IndexOfAny('\t', '|');
        }

        return line.Text is ['n' or 'N', ..] && line.Text.Length < 200 && IsRecipients(line.Text);
    }

    static bool BeginsCell(ReadOnlySpan<char> text)
    {
        if (text.Length < 4 || text[0] is not ('T' or 'K' or 'N' or 'Q' or 'n' or '-'))
            return false;
        if (IsRecipients(text))
            return true;
        // “Nơi nhận” itself was lost.
        if (text[0] == '-')
            return text.Length < 60 && (text.StartsWith("- Như Điều ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("- Như trên", StringComparison.OrdinalIgnoreCase));
        var line = text.IndexOfAny('\t', '|') is var end and >= 0 ? text[..end] : text.IndexOf("   ") is var blanks and >= 0 ? text[..blanks] : text;
        return line.Length < 120 && Line.IsInCapitals(line) && (StartsWithAny(line, OnBehalf) || StartsWithAny(line, InsteadOf));
    }

    // Recognition loses the dot below: “Nơi nhân:”.
    static bool IsRecipients(ReadOnlySpan<char> text) =>
        text.StartsWith("Nơi nhận", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Nơi nhân:", StringComparison.OrdinalIgnoreCase);

    static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // “BÍ THƯ” ⏎ “(đã ký)” ⏎ “Nguyễn Văn A”, without T/M.
    static bool IsLonePosition(Line[] lines, int at)
    {
        var line = lines[at];
        if (line.Text.Length is < 5 or > 60 || line.Mark is not null || !char.IsUpper(line.Text[0]))
            return false;
        if (!line.IsCapitals)
            return line.Text.Length < 40 && at + 2 < lines.Length && lines[at + 1].Text is { Length: < 40 } signed && signed.Contains("ký", StringComparison.OrdinalIgnoreCase) && IsSigned(lines[at + 1].Text.ToString()) && IsWholePosition(line.Text.ToString()) && IsName(lines[at + 2].Text.ToString());
        if (!IsPosition(line.Text.ToString()))
            return false;
        for (var i = at + 1; i < Math.Min(at + 5, lines.Length); i++)
        {
            var text = lines[i].Text.ToString();
            if (IsName(text))
                return true;
            if (!IsSigned(text) && !lines[i].IsCapitals)
                return false;
        }

        return false;
    }

    // Returns the line after the closing.
    int ReadOne(int first)
    {
        var (last, strange) = (first, 0);
        var unknown = new List<(int Line, string Cell)>();
        for (var i = first; i < _lines.Length && i < first + MostLines && strange <= MostWithoutSign; i++)
        {
            var line = _lines[i];
            if (i > first && (line.Role == LineRole.Table || EndsHere(line)))
                break;
            var known = false;
            foreach (var cell in Cells.OfColumns(line.Text.ToString()))
            {
                if (TakeRecipient(cell))
                {
                    known = true;
                }
                else if (TakeSigner(cell))
                {
                    known = true;
                    _signature.AddRange([.. unknown.Select(one => one.Cell), cell]);
                    unknown.Clear();
                }
                else if (TakeRestOfRecipient(cell))
                {
                    known = true;
                }
                else if (!line.IsRule)
                {
                    unknown.Add((i, cell));
                }
            }

            if (known || line.IsRule || line.Role == LineRole.Skipped)
                (last, strange) = (i, 0);
            else if (_name is not null && !_inRecipients)
                break;
            else
                strange++;
        }

        _signature.AddRange(unknown.Where(one => one.Line <= last).Select(one => one.Cell));
        for (var i = first; i <= last; i++)
        {
            _lines[i].Role = LineRole.Closing;
            _lines[i].Mark = null;
        }

        return last + 1;
    }

    static bool EndsHere(Line line) => line.Mark switch
    {
        { IsContainer: true } => true,
        { Kind: MarkKind.Roman or MarkKind.Capital, Value: 1 } => true,
        _ => line.IsCapitals && EnclosedTitle.Is(line),
    };

    bool TakeRecipient(string cell)
    {
        if (IsRecipients(cell))
        {
            foreach (var recipient in cell["Nơi nhận".Length..].TrimStart(' ', ':').Split(';'))
                AddRecipient(recipient);
            return _inRecipients = true;
        }

        if (cell[0] is '-' or '–' or '+' or '•' || cell.StartsWith("Lưu", StringComparison.Ordinal))
        {
            AddRecipient(cell);
            // The archive is the last recipient.
            _inRecipients = !cell.TrimStart('-', '–', ' ').StartsWith("Lưu", StringComparison.Ordinal);
            return true;
        }

        return false;
    }

    bool TakeSigner(string cell)
    {
        var capitals = Line.IsInCapitals(cell);
        // “T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ”: two lines that a converter ran together
        if (capitals && StartsWithAny(cell, OnBehalf) && PositionAt(cell) is > 0 and var position)
            return TakeSigner(cell[..position].TrimEnd()) & TakeSigner(cell[position..]);
        if (capitals && StartsWithAny(cell, OnBehalf))
        {
            _behalf ??= cell[(cell.StartsWith("T/M", StringComparison.Ordinal) ? 3 : 2)..].Trim(' ', '.');
            return true;
        }

        if (capitals && StartsWithAny(cell, InsteadOf))
            return true;
        if (capitals && _name is null && IsPosition(cell))
        {
            _position = BodyName.InSentence(cell);
            return true;
        }

        if (IsSigned(cell))
            return true;
        // “Chủ tịch” ⏎ “(Đã ký)” in small letters
        if (!capitals && _name is null && _position is null && cell.Length < 40 && char.IsUpper(cell[0]) && IsWholePosition(cell))
        {
            _position = cell;
            return true;
        }

        if (_name is null && (_behalf ?? _position) is not null && IsName(cell) && !(capitals && IsRestOfBody(BodyHeads.Key(cell))))
        {
            _name = Line.IsInCapitals(cell) ? BodyName.InSentence(cell) : cell;
            return true;
        }

        if (capitals && _behalf is not null && _position is null)
        {
            // “T/M BAN THƯỜNG VỤ” ⏎ “THÀNH ỦY”
            _behalf = $"{_behalf} {cell}";
            return true;
        }

        return false;
    }

    // “TM. ỦY” ⏎ “BAN NHÂN DÂN” is no person.
    bool IsRestOfBody(string key) => BodyHeads.IsUnnamed(key) || (_behalf is not null && BodyHeads.IsCut(BodyHeads.Key(_behalf), key));

    bool TakeRestOfRecipient(string cell)
    {
        // A recipient that takes two lines.
        if (!_inRecipients || cell.Length >= 120 || !(char.IsLower(cell[0]) || cell.EndsWith(';') || cell.EndsWith(',')))
            return false;
        if (_recipients.Count > 0 && char.IsLower(cell[0]))
            _recipients[^1] = $"{_recipients[^1]} {Bare(cell)}";
        else
            AddRecipient(cell);
        return true;
    }

    void AddRecipient(string cell)
    {
        if (Bare(cell) is { Length: > 0 } recipient)
            _recipients.Add(recipient);
    }

    static string Bare(string cell) => cell.Trim(' ', '-', '–', '+', '•', ';', ',', '.', '/');

    static readonly string[] Ranks = [" KT. ", " PHÓ BÍ THƯ", " BÍ THƯ", " PHÓ CHỦ TỊCH", " CHỦ TỊCH", " PHÓ CHỦ NHIỆM", " CHỦ NHIỆM", " TRƯỞNG BAN", " GIÁM ĐỐC", " THỦ TƯỚNG", " TỔNG BÍ THƯ"];

    static int PositionAt(string cell)
    {
        foreach (var rank in Ranks)
        {
            if (cell.IndexOf(rank, StringComparison.Ordinal) is > 4 and var at && !cell.AsSpan(0, at).EndsWith("BAN") && !cell.AsSpan(0, at).EndsWith("ĐOÀN"))
                return at + 1;
        }

        return 0;
    }

    static bool IsPosition(string cell)
    {
        var key = SearchKey.Of(cell);
        return key.Length < 80 && Array.Exists(Positions, p => key.Contains(p, StringComparison.Ordinal));
    }

    // Nothing but a position, and not the family name Trương: “Chủ tịch”, “Phó Bí thư Thường trực”.
    static bool IsWholePosition(string cell) =>
        !cell.StartsWith("Trương ", StringComparison.Ordinal) && SearchKey.Of(cell) is var key && Array.Exists(Positions, p => key.StartsWith(p, StringComparison.Ordinal) || key.StartsWith($"pho {p}", StringComparison.Ordinal)) && key.Split(' ').Length <= 5;

    static bool IsSigned(string cell) => cell.Length < 40 && SearchKey.Of(cell).Trim('(', ')', '[', ']', '*', ' ') is "da ky" or "da ki" or "ky ten, dong dau" or "ky ten" or "da ky, dong dau";

    /// <summary>Two to six words, each with a capital and without digits; “Đại tướng”, “GS.TS.” may stand before it.</summary>
    static bool IsName(string cell)
    {
        var words = cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 2 or > 7 || cell.Length > 60)
            return false;
        foreach (var word in words)
        {
            if (!char.IsUpper(word[0]) && word is not ("tướng" or "sĩ" or "tá" or "úy"))
                return false;
            if (word.AsSpan().ContainsAny(NotInNames))
                return false;
        }

        return !IsPosition(cell) || !Line.IsInCapitals(cell);
    }
}
