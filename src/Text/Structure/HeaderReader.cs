using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>
/// Reads the header block: bodies, number, place and date, type and subject, in the layouts of the Party and of the State, whether
/// the two columns stand side by side, one after the other, or ran together in one line.
/// </summary>
sealed partial class HeaderReader
{
    const int MostLines = 60;
    const int LongestLine = 600;
    const int MostSubjectLines = 8;

    // Behind the subject, of a mark or of a column that stands beside it.
    const int LongestRest = 40;

    // A line that the width of a cell cut into so many more.
    const int MostJoined = 3;
    const int LongestCut = 120;

    // Titles of the country and the Party; none of them issues anything.
    // Recognition spoils its vowels, but not its length.
    [GeneratedRegex(@"C\p{L}NG\s+H\p{L}{2}\s+X\p{L}\s*H\p{L}I\s+CH\p{L}\s+NGH\p{L}{2}\s+VI\p{L}T\s+NAM|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|Độc\s+lập\s*[-–—]?\s*Tự\s+do\s*[-–—]?\s*Hạnh\s+phúc", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Motto { get; }

    // A line that parts, in one cell with a name: “BỘ TÀI CHÍNH -------”.
    [GeneratedRegex(@"\s*[-–—_*=]{4,}\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rule { get; }

    [GeneratedRegex(@"(?:^|[\s|*(-])Số\s*:?\s*(?<n>\d{1,6}[a-z]?(?:(?:\s?/\s?\d{4})?\s?[-/–]\s?\p{Lu}[\p{L}\d]*|\s\p{Lu}{1,4}\s?[/-]\s?\p{Lu}[\p{L}\d]*)(?:(?:\s?[-/–]\s?|[.&])\p{Lu}[\p{L}\d]*)*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"(?:^|[\s|*])Số\s*:?[\s.…_]*(?<n>[-/–]\s?\p{Lu}[\p{L}\d]*(?:\s?[-/–]\s?\p{Lu}[\p{L}\d]*)+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BlankNumber { get; }

    static readonly Regex PlaceAndDate = New(
        @"(?:(?<place>\p{Lu}[\p{L}.]*(?:(?: [-–] |[ -])\p{L}[\p{L}.]*){0,6})\s*,\s*|(?:^|\t)(?<place>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,4})\s+|^)ngày\s*(?:(?:m[ồù]ng\s+)?(?<d>\d{1,2})|[\s.…_]*)\s*(?:tháng|/|-)\s*(?:(?<m>\d{1,2})|[\s.…_]*)\s*(?:năm|/|-)\s*(?<y>\d{4})?[\s.*_…]*$");

    // “Lai Châu, ngày 25” ⏎ “tháng 4 năm 2024”; “Số:” ⏎ “258/KH-UBND”; “CỘNG HÒA XÃ HỘI” ⏎ “CHỦ NGHĨA VIỆT NAM”.
    [GeneratedRegex(@"(?:,\s*ngày(?:\s+\d{1,2}(?:\s+tháng(?:\s+\d{1,2}(?:\s+năm)?)?)?)?|^Số\s*:?|CỘNG(?:\s+H(?:ÒA|OÀ)(?:\s+XÃ(?:\s+HỘI(?:\s+CHỦ(?:\s+NGHĨA(?:\s+VIỆT)?)?)?)?)?)?|ĐẢNG(?:\s+CỘNG(?:\s+SẢN(?:\s+VIỆT)?)?)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cut { get; }

    // What ends the subject: grounds, addressees, the enacting body, the first paragraph.
    static readonly string[] BodyWords = ["Căn cứ", "- Căn cứ", "Kính gửi", "Thực hiện các", "Theo đề nghị", "Trên cơ sở", "Xét ", "Sau khi "];

    static readonly string[] Marginal = ["HỎA TỐC", "HOẢ TỐC", "THƯỢNG KHẨN", "KHẨN", "MẬT", "TỐI MẬT", "TUYỆT MẬT", "DỰ THẢO", "BẢN SAO", "CÔNG BÁO"];

    // What decides is no body.
    static readonly string[] Formulas = ["QUYẾT NGHỊ", "QUYẾT ĐỊNH"];

    // Its title stands where that of the country or the Party does.
    static readonly string[] YouthUnion = ["ĐOÀN TNCS HỒ CHÍ MINH", "ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH"];

    readonly Line[] _lines;
    readonly List<Diagnostic> _diagnostics;
    readonly Header _header = new();
    readonly List<string> _subject = [];
    readonly List<string> _occasion = [];
    bool _inSubject;
    bool _isBlock;

    // A line or a column begins with the number; what stands inside a line is then the number of something else.
    bool _hasOwnLine;

    HeaderReader(Line[] lines, List<Diagnostic> diagnostics) => (_lines, _diagnostics) = (lines, diagnostics);

    public static Header Read(Line[] lines, List<Diagnostic> diagnostics) => new HeaderReader(lines, diagnostics).Read();

    static Regex New(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    Header Read()
    {
        var (read, (block, title)) = (0, HeaderBlock.Find(_lines));
        _isBlock = block >= 0;
        _hasOwnLine = HasNumberOfItsOwn(Math.Max(block, 0));
        for (var i = Math.Max(block, 0); i < _lines.Length && read < MostLines; i++)
        {
            var line = _lines[i];
            if (line.Role == LineRole.Skipped)
                continue;
            if (line.Role != LineRole.Body || line.Text.Length > LongestLine || (i > title && IsProvision(line)) || IsBody(line))
                break;
            read++;
            var text = line.Text.ToString();
            for (var joined = 0; joined < MostJoined && !_inSubject && _subject.Count == 0 && i + 1 < _lines.Length && _lines[i + 1].Role == LineRole.Body && IsCut(text, _lines[i + 1]); joined++)
                text = $"{text} {_lines[++i].Text}";
            var isEnacted = _header.Enacting is not null;
            if (!Take(text, line, _inSubject))
                break;
            if (!isEnacted && _header.Enacting is not null)
                _header.EnactingLine = i;
            _header.NextLine = i + 1;
        }

        if (block < 0)
            PublishedText.Complete(_lines, _header);
        Finish();
        PublishedText.TakeIssuing(_lines, _header);
        return _header;
    }

    // “Sơn” ⏎ “La, ngày 11 tháng 3” ⏎ “năm 2020”
    static bool IsCut(string text, Line next) =>
        (text.EndsWith(',') && text.Length < 40 && next.Text.StartsWith("ngày ", StringComparison.OrdinalIgnoreCase)) || (text.Length < LongestCut && Cut.IsMatch(text) && !DocumentTypes.Begins(text, out _, out _, out _))
        || (text is "TP." or "TP" or "TX." or "TT." && next.Text.Length < 60 && next.Text.IndexOf(", ngày") is > 0 and < 40)
        || (text.Length < 25 && char.IsUpper(text[0]) && !Line.IsInCapitals(text) && !text.AsSpan().ContainsAny(":;,.|") && !text.Contains("  ", StringComparison.Ordinal)
            && next.Text.Length < 60 && char.IsUpper(next.Text[0]) && next.Text.IndexOf(", ngày") is > 0 and < 25 && !DocumentTypes.Begins(text, out _, out _, out _));

    static bool IsProvision(Line line) =>
        line.Mark is { Kind: < MarkKind.Dash } mark && (mark.IsContainer || mark.Value == 1 || mark.Kind == MarkKind.Roman)
        && !DocumentTypes.Begins(line.Text, out _, out _, out _);

    static bool IsBody(Line line)
    {
        foreach (var word in BodyWords)
        {
            if (line.Text.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // False where the line already belongs to the body.
    bool Take(string text, Line line, bool inSubject)
    {
        if (line.IsRule)
            return EndSubject();
        foreach (var column in Cells.OfTabs(WithoutTitles(Cells.WithTabs(text), inSubject)))
        {
            // Number and date stand in one cell where the columns ran together.
            foreach (var cell in Cells.OfColumns(TakeDate(TakeNumber(column, line), line)))
            {
                if (!(inSubject || _inSubject ? TakeSubject(cell, line) : TakeCell(cell, line)))
                    return false;
            }
        }

        return true;
    }

    // Most lines have neither; to ask a pattern costs more than to look for a word of it.
    static readonly SearchValues<string> MottoWords = SearchValues.Create(["NAM", "PHÚC"], StringComparison.OrdinalIgnoreCase);
    static readonly SearchValues<string> RuleSigns = SearchValues.Create(["----", "––––", "————", "____", "****", "===="], StringComparison.Ordinal);

    static string WithoutTitles(string text, bool inSubject)
    {
        if (text.AsSpan().ContainsAny(RuleSigns))
            text = Rule.Replace(text, "\t");
        // In small letters within a subject the Party is meant, not its title.
        return text.AsSpan().ContainsAny(MottoWords)
            ? Motto.Replace(text, title => inSubject && title.Value.StartsWith("Đảng", StringComparison.Ordinal) ? title.Value : "\t")
            : text;
    }

    bool EndSubject()
    {
        _inSubject &= _subject.Count == 0;
        return true;
    }

    string TakeDate(string text, Line line)
    {
        if (!text.Contains("ngày", StringComparison.OrdinalIgnoreCase) || PlaceAndDate.Match(text) is not { Success: true } match)
            return text;
        var place = PlaceIn(match.Groups["place"].Value);
        if (place.Length > 0)
            _header.Place ??= BodyName.InSentence(place);
        if (IsNumber(match.Groups["d"], out var day) && IsNumber(match.Groups["m"], out var month) && IsNumber(match.Groups["y"], out var year))
        {
            if (Day(year, month, day) is { } date)
                _header.Date ??= date;
            else
                Say("header.date_impossible", "Ngày ban hành không có thật.", line);
        }
        else
        {
            Say("header.date_blank", "Ngày ban hành còn để trống.", line);
        }

        return string.Concat(text.AsSpan(0, match.Index + match.Groups["place"].Length - place.Length), "\t");
    }

    // “THÀNH ỦY HẢI AN Hải An”: what is in capitals before the place is the body of the other column.
    static string PlaceIn(string text)
    {
        while (text.IndexOf(' ', StringComparison.Ordinal) is var blank and > 1 && text[blank - 1] != '.' && Line.IsInCapitals(text.AsSpan(0, blank)) && !Line.IsInCapitals(text))
            text = text[(blank + 1)..];
        return text;
    }

    static DateOnly? Day(int year, int month, int day) =>
        year is >= 1930 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    static bool IsNumber(Group group, out int value) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    string TakeNumber(string text, Line line)
    {
        if (_header.Number is not null || !text.Contains("số", StringComparison.OrdinalIgnoreCase))
            return text;
        // A title with its number (“Nghị quyết số 57-NQ/TW …”) is read as a title, and what a subject is about has numbers of its own.
        if (_inSubject && !text.StartsWith("Số", StringComparison.Ordinal))
            return text;
        if (Number.Match(text) is { Success: true } match && !DocumentTypes.Begins(text, out _, out _, out _) && text.Length < 200 && IsOwnNumber(text, match.Index))
        {
            SetNumber(match.Groups["n"].Value);
            return string.Concat(text.AsSpan(0, match.Index), "\t", text.AsSpan(match.Index + match.Length));
        }

        if (_header.TypeCode is null && !(_hasOwnLine && !Cells.OfColumns(text).Exists(BeginsWithNumber)) && BlankNumber.Match(text) is { Success: true } blank && text.Length < 200 && !text.Contains('(', StringComparison.Ordinal))
        {
            _header.TypeCode = CodeOf(blank.Groups["n"].Value);
            Say("header.number_blank", "Số của văn bản còn để trống.", line);
            return string.Concat(text.AsSpan(0, blank.Index), "\t", text.AsSpan(blank.Index + blank.Length));
        }

        return text;
    }

    bool HasNumberOfItsOwn(int first)
    {
        foreach (var line in _lines.Skip(first).Take(MostLines))
        {
            if (line.Role != LineRole.Body || line.Text.Length > LongestLine || IsBody(line))
                continue;
            if (line.Text.IndexOf("số", StringComparison.OrdinalIgnoreCase) >= 0 && Cells.OfColumns(line.Text.ToString()).Exists(BeginsWithNumber))
                return true;
            if (DocumentTypes.Begins(line.Text, out _, out _, out var length) && line.IsCapitals && length == line.Text.Length)
                return false;
        }

        return false;
    }

    static bool BeginsWithNumber(string column) =>
        column.TrimStart('*', '(', ' ') is ['S', 'ố' or 'Ố', ..] own && (Number.Match(own) is { Success: true, Index: 0 } || BlankNumber.Match(own) is { Success: true, Index: 0 });

    // Behind nothing, or behind the other column in capitals; in a sentence it is the number of something else.
    bool IsOwnNumber(string text, int at) =>
        !(_hasOwnLine && text.AsSpan(at).TrimStart(" \t|*(") is var own && (own[0] != 'S' || Line.IsInCapitals(own[..2])) && text.AsSpan(0, at).ContainsAnyExcept(" \t|*(")) && (text.AsSpan(0, at).Trim(" |*(").IsEmpty || Line.IsInCapitals(text.AsSpan(0, at)) || text[at] == '\t' || text.Contains('\t', StringComparison.Ordinal) || text.AsSpan(0, at).EndsWith("  "));

    void SetNumber(string typed)
    {
        _header.Number = NumberSymbol.Written(typed);
        _header.TypeCode ??= CodeOf(_header.Number);
    }

    // 76-CTr/TU → CTr; 331/2026/NĐ-CP → NĐ; a letter (83/BKHCN-VP) names no type.
    static string? CodeOf(string number)
    {
        var code = number.Split('-', '/', '–').Select(p => p.Trim()).FirstOrDefault(p => p.Length > 0 && char.IsLetter(p[0]));
        return code is not null && (DocumentTypes.IsCode(code) || code == "QĐNS") ? code : null;
    }

    bool TakeCell(string cell, Line line)
    {
        if (DocumentTypes.Begins(cell, out var type, out var code, out var length) && IsTitle(cell, length, line) && !IsRestOfName(cell))
        {
            _header.Type ??= type;
            _header.TypeCode ??= code;
            _inSubject = true;
            var rest = SubjectLines.BeginsWithCompound(cell, length) ? cell : cell.AsSpan(length).Trim();
            if (SubjectLines.BeginsJoint(rest) is > 0 and var joint)
                rest = rest[joint..].TrimStart();
            return rest.IsEmpty || TakeSubject(TitleReader.Take(rest.ToString(), _header), line);
        }

        if (_header.Type is null && DocumentTypes.Recognised(cell) is { } recognised)
        {
            (_header.Type, _inSubject) = (recognised, true);
            return true;
        }

        if (cell[0] is '"' or '“' && cell.AsSpan(1).TrimStart().StartsWith("V/v", StringComparison.OrdinalIgnoreCase))
            cell = cell.Trim('"', '“', '”', ' ');
        // Under its number a letter says what it is about, also without “V/v”.
        if (cell.StartsWith("V/v", StringComparison.OrdinalIgnoreCase) || cell.StartsWith("Về việc", StringComparison.OrdinalIgnoreCase)
            || (_isBlock && _header is { Type: null, Number: not null, Date: null } && cell.StartsWith("Về ", StringComparison.Ordinal)))
        {
            _inSubject = true;
            return TakeSubject(cell, line);
        }

        // The line of the type was lost: below number and day no body stands any more.
        if (_header is { Type: null, Number: not null, Date: not null, Bodies.Count: > 0 } && Line.IsInCapitals(cell) && cell.Length > LongestRest && !BodyHeads.BeginsBody(BodyHeads.Key(cell)))
        {
            _inSubject = true;
            return TakeSubject(cell, line);
        }

        if (YouthUnion.Contains(cell))
            _header.IsYouthUnion = true;
        else if (_header.Type is null && !Formulas.Contains(cell) && (Line.IsInCapitals(cell) || IsTypedBody(cell)) && !cell.EndsWith(':') && cell.Length < 150 && !Marginal.Contains(cell.Trim('*', ' ', '.')))
            AddBody(cell);
        // A rule ended the subject; what follows it is the first paragraph.
        if (_subject.Count > 0 && (cell.EndsWith(':') || (cell.Length > LongestRest && !Line.IsInCapitals(cell))))
            return false;
        if (_subject.Count > 0 && BodyLines.Enacts(cell))
            _header.Enacting ??= cell;
        else if (!Line.IsInCapitals(cell) && !_header.Unread.Contains(line))
            _header.Unread.Add(line);
        return true;
    }

    // “Đảng bộ tỉnh Lam Sơn” in small letters, beside or above the title of the Party, is the column all the same.
    bool IsTypedBody(string cell) =>
        _isBlock && _subject.Count == 0 && cell.Length < 80 && !cell.AsSpan().ContainsAny(".;:()") && char.IsUpper(cell[0]) && BodyHeads.Key(cell) is var key && BodyHeads.BeginsBody(key) && !BodyHeads.IsUnnamed(key);

    // “BAN CHỈ ĐẠO THỰC HIỆN” ⏎ “NGHỊ QUYẾT SỐ 28-NQ/TW” ⏎ “Số 05-TB/BCĐ”
    bool IsRestOfName(string cell) => _hasOwnLine && _header is { Number: null, Bodies: [.., var body] } && BodyLines.AwaitsDocument(body) && Line.IsInCapitals(cell);

    // In capitals, or marked, or with its number; a sentence that begins with “Nghị quyết” is none.
    static bool IsTitle(string cell, int length, Line line) =>
        !cell.EndsWith(':') && (Line.IsInCapitals(cell.AsSpan(0, length)) || line.IsHeading || Number.Match(cell) is { Success: true, Index: var at } && at <= length + 1 && cell.Length < 300);

    void AddBody(string cell)
    {
        // “(1)NGÂN HÀNG NHÀ NƯỚC VIỆT NAM”: the page that a converter counted
        if (_header.Bodies.Count == 0)
            cell = cell.TrimStart('(', ')', '1', '.', '-', ' ');
        if (cell.Length < 2)
            return;
        cell = BodyName.WrittenOut(cell);
        // “BCH TỈNH LAM SƠN ĐOÀN TNCS HỒ CHÍ MINH”: the two columns ran together.
        if (Array.Find(YouthUnion, title => cell.EndsWith(title, StringComparison.Ordinal)) is { } union && cell[..^union.Length].TrimEnd() is { Length: > 0 } before
            && (BodyHeads.HasLevel(BodyHeads.Key(before)) || before.EndsWith("TRUNG ƯƠNG", StringComparison.Ordinal)))
        {
            _header.IsYouthUnion = true;
            cell = before;
        }

        // Portals lose the first letter of a page.
        if (_header.Bodies.Count == 0 && cell.StartsWith("Y BAN ", StringComparison.Ordinal))
            cell = "Ủ" + cell;
        var bodies = _header.Bodies;
        if (BodyLines.SecondBody(cell) is > 0 and var second)
        {
            AddBody(cell[..second].TrimEnd());
            AddBody(cell[second..]);
            return;
        }

        // A name set in two lines: “ỦY BAN NHÂN DÂN” ⏎ “TỈNH QUẢNG NINH”.
        if (bodies.Count > 0 && BodyLines.GoesOn(bodies[^1], cell))
            bodies[^1] = $"{bodies[^1]} {cell}";
        else
            bodies.Add(cell);
    }

    void Say(string code, string message, Line line) => _diagnostics.Add(new Diagnostic(code, message, line.Span.Start, line.Span.End));
}
