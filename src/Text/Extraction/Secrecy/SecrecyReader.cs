using System.Text.RegularExpressions;
using DonDoc.Text.Source;

namespace DonDoc.Text.Extraction.Secrecy;

/// <summary>
/// Finds whether a document is marked Mật, Tối mật or Tuyệt mật. <c>Secrecy.md</c> lists the forms. A text that only speaks of
/// secrets is not marked. In doubt a mark that stands where marks stand counts.
/// </summary>
public static partial class SecrecyReader
{
    const int HeaderLines = 25;
    const int AroundTitle = 8;
    const int LongestLine = 300;

    // A mark is not spread over more than this: further levels near it make it a list of the levels.
    const int ListReach = 4;

    static readonly string[] Titles = ["cộng hòa xã hội", "cộng hoà xã hội", "đảng cộng sản", "chủ nghĩa việt nam", "độc lập", "cong hoa xa hoi", "dang cong san", "doc lap"];

    /// <summary>The mark in the text of a document; null where there is none.</summary>
    public static SecrecyMark? Read(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new string[text.Paragraphs.Count];
        for (var i = 0; i < lines.Length; i++)
            lines[i] = text.Slice(text.Paragraphs[i].Span).ToString();
        var isHeader = HeaderOf(lines);
        var upright = new Upright();
        for (var i = 0; i < lines.Length; i++)
        {
            if (upright.Add(lines[i]) is { } letters && ReadAround(letters) is { } standing)
                return standing;
            if (!SecrecyLine.MayHold(lines[i]))
                continue;
            var place = text.Paragraphs[i].Hint == ParagraphRole.Boilerplate ? SecrecyPlace.Margin : isHeader[i] ? SecrecyPlace.Header : SecrecyPlace.Stamp;
            if (OfLine(lines, i, place) is { } mark)
                return mark;
        }

        return upright.End() is { } last ? ReadAround(last) : null;
    }

    /// <summary>The mark in a text that stands around the document: a header, a watermark, a hidden run, a note on the page.</summary>
    public static SecrecyMark? ReadAround(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split(['\n', '\r', '\v', '\f'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < lines.Length; i++)
        {
            if (SecrecyLine.MayHold(lines[i]) && OfLine(lines, i, SecrecyPlace.Margin) is { } mark)
                return mark;
        }

        return null;
    }

    static SecrecyMark? OfLine(string[] lines, int at, SecrecyPlace place)
    {
        if (lines[at].Length > LongestLine)
            return Statement(lines[at]);
        var line = SecrecyLine.Of(lines[at]);
        if (OfPiece(line, lines, at, place, isColumn: false) is { } mark)
            return mark;
        if (place == SecrecyPlace.Header && (Number(line.Whole) ?? Framed(line)) is { } framed)
            return framed;
        var columns = SecrecyLine.Columns(lines[at]).Select(column => SecrecyLine.Of(column)).ToList();
        for (var i = 0; i < columns.Count; i++)
        {
            if (OfPiece(columns[i], lines, at, place, isColumn: true) is { } inColumn && !IsListed(lines[at], inColumn.Level))
                return inColumn;
            if (i > 0 && columns[i - 1].Grammar.LabelOnly.IsMatch(columns[i - 1].Core) && !IsListed(lines[at], null) && Exactly(columns[i]) is { } labelled)
                return new SecrecyMark(labelled, place);
        }

        return Statement(line.Whole);
    }

    // The constructs, in the order in which they are tried.
    static SecrecyMark? OfPiece(SecrecyLine line, string[] lines, int at, SecrecyPlace place, bool isColumn) =>
        Labelled(line, place) ?? AfterLabel(line, lines, at, place) ?? Ticked(line, place) ?? Bare(line, lines, at, place, isColumn)
        ?? Noted(line, place) ?? Bracketed(line, place);

    static SecrecyMark? Labelled(SecrecyLine line, SecrecyPlace place)
    {
        var found = line.Grammar.Labelled.Match(line.Whole);
        if (!found.Success)
            found = line.Grammar.LabelledWhole.Match(line.Core);
        return found.Success && !IsListed(line.Whole, null) ? new SecrecyMark(SecrecyGrammar.LevelOf(found.Groups["level"].Value), place) : null;
    }

    static SecrecyMark? AfterLabel(SecrecyLine line, string[] lines, int at, SecrecyPlace place)
    {
        if (at == 0 || Exactly(line) is not { } level || (at + 1 < lines.Length && Exactly(SecrecyLine.Of(Short(lines[at + 1]))) is not null))
            return null;
        var before = SecrecyLine.Of(Short(lines[at - 1]));
        return before.Grammar.LabelOnly.IsMatch(before.Core) ? new SecrecyMark(level, place) : null;
    }

    static SecrecyMark? Ticked(SecrecyLine line, SecrecyPlace place) => line.Grammar.Ticked.Match(line.Whole) is { Success: true } found
        ? new SecrecyMark(SecrecyGrammar.LevelOf(found.Groups["level"].Value), place) : null;

    static SecrecyMark? Bare(SecrecyLine line, string[] lines, int at, SecrecyPlace place, bool isColumn)
    {
        var isStamp = place is SecrecyPlace.Header or SecrecyPlace.Margin;
        if (Misread(line) is { } misread && !line.IsEnumerated)
            return IsOneOfAList(lines, at, misread, isStamp) ? null : new SecrecyMark(misread, place);
        var found = line.Grammar.Bare.Match(line.Core);
        if (!found.Success || (line.IsEnumerated && !(line.IsCapitals && isStamp && !char.IsLetterOrDigit(line.Whole[0]))))
            return null;
        var level = SecrecyGrammar.LevelOf(found.Groups["level"].Value);
        if (IsListed(line.Whole, null) || IsOneOfAList(lines, at, level, isStamp))
            return null;
        var isLone = !found.Groups["noun"].Success && !found.Groups["notice"].Success;
        if (level == SecrecyLevel.Mat && line.IsPlain && isLone && !(isStamp && line.IsCapitals))
            return null;
        if (isLone && level == SecrecyLevel.Mat && at > 0 && SecrecyLine.Of(Short(lines[at - 1])) is var before && before.Grammar.EndsInCompound(before.Core))
            return null;
        // A table may hold honey, or the number of documents of a level.
        if (isColumn && !found.Groups["notice"].Success && !(isStamp && (line.IsCapitals || line.IsBracketed)))
            return null;
        var isMark = found.Groups["notice"].Success || isStamp
            ? !line.EndsInList || line.IsCapitals || line.IsBracketed || found.Groups["notice"].Success
            : (line.IsCapitals || line.IsBracketed) && !line.EndsInList;
        return isMark && !(isStamp && isLone && char.IsLower(line.Core[0]) && !line.IsBracketed) ? new SecrecyMark(level, place) : null;
    }

    static SecrecyMark? Noted(SecrecyLine line, SecrecyPlace place) =>
        line.Grammar.Noted.Match(line.Core) is { Success: true } found && !line.EndsInList && !line.IsEnumerated && !IsListed(line.Whole, null)
        && !found.Groups["level"].Value.All(c => char.IsLower(c) || c == ' ') && !(line.IsPlain && found.Groups["level"].Length == 3)
            ? new SecrecyMark(SecrecyGrammar.LevelOf(found.Groups["level"].Value), place) : null;

    // A scan reads Ê for Ệ: what looks like one of the two long levels in capitals, alone on a line, is one.
    static SecrecyLevel? Misread(SecrecyLine line)
    {
        if (!line.IsCapitals || line.Core.Length > 24)
            return null;
        return Vietnamese.SearchKey.Of(line.Core) switch
        {
            "tuyet mat" => SecrecyLevel.TuyetMat,
            "toi mat" => SecrecyLevel.ToiMat,
            _ => null,
        };
    }

    static SecrecyMark? Bracketed(SecrecyLine line, SecrecyPlace place)
    {
        if (place == SecrecyPlace.Stamp || line.EndsInList || line.Grammar.Bracketed.Match(line.Whole) is not { Success: true } found)
            return null;
        var isAtAnEnd = found.Index == 0 || found.Index + found.Length == line.Whole.Length;
        return isAtAnEnd && !IsListed(line.Whole, null) ? new SecrecyMark(SecrecyGrammar.LevelOf(found.Groups["level"].Value), place) : null;
    }

    // Columns that were run together: “Số: 12/BC-UBND MẬT Hà Nội, ngày …”
    static SecrecyMark? Framed(SecrecyLine line)
    {
        if (!IsTitle(line.Whole) && !NumberOrDay().IsMatch(line.Whole))
            return null;
        foreach (Match found in line.Grammar.Level.Matches(line.Whole))
        {
            if (!found.Value.Any(char.IsLower) && !line.Grammar.IsCompound(line.Whole, found) && !(line.IsPlain && found.Length <= 3))
                return new SecrecyMark(SecrecyGrammar.LevelOf(found.Value), SecrecyPlace.Header);
        }

        return null;
    }

    static SecrecyMark? Statement(string line)
    {
        if (!line.Contains("này", StringComparison.OrdinalIgnoreCase) && !line.Contains("đây là", StringComparison.OrdinalIgnoreCase))
            return null;
        var grammar = SecrecyGrammar.Accented;
        foreach (Match found in grammar.Statement.Matches(line))
        {
            var level = grammar.Level.Match(line, found.Groups["level"].Index);
            if (!grammar.IsNegated(found.Groups["between"].Value) && !grammar.IsCompound(line, level))
                return new SecrecyMark(SecrecyGrammar.LevelOf(level.Value), SecrecyPlace.Statement);
        }

        return grammar.ThisIs.Match(line) is { Success: true } said ? new SecrecyMark(SecrecyGrammar.LevelOf(said.Groups["level"].Value), SecrecyPlace.Statement) : null;
    }

    // Two levels or more in one line: it speaks of them, or leaves the choice.
    static bool IsListed(string line, SecrecyLevel? besides)
    {
        var (flat, grammar) = (SecrecyLine.Of(line), SecrecyLine.Of(line).Grammar);
        return grammar.Level.Matches(flat.Whole).Where(found => !grammar.IsCompound(flat.Whole, found) && !LabelOf(flat.Whole, found))
            .Select(found => SecrecyGrammar.LevelOf(found.Value)).Where(level => level != besides).Distinct().Count() > (besides is null ? 1 : 0);
    }

    // “độ mật”, “mức mật” name the thing, not a level.
    static bool LabelOf(string line, Match level) => level.Length == 3 && LabelWord().IsMatch(line[..level.Index]);

    // Levels in lines one after the other: a list of them. A stamp that was replaced by a higher one is two, in the header.
    static bool IsOneOfAList(string[] lines, int at, SecrecyLevel level, bool isStamp)
    {
        var others = new HashSet<SecrecyLevel> { level };
        var isEnumerated = false;
        for (var i = Math.Max(0, at - ListReach); i <= Math.Min(lines.Length - 1, at + ListReach); i++)
        {
            if (i == at || lines[i].Length > LongestLine)
                continue;
            var near = SecrecyLine.Of(lines[i]);
            var core = Mark().Replace(near.Core, "");
            if (near.Grammar.Bare.Match(core) is { Success: true } found && others.Add(SecrecyGrammar.LevelOf(found.Groups["level"].Value)))
                isEnumerated |= near.IsEnumerated || near.EndsInList;
        }

        return others.Count > (isStamp && !isEnumerated ? 2 : 1);
    }

    static SecrecyLevel? Exactly(SecrecyLine line) =>
        line.Grammar.Level.Match(line.Core) is { Success: true, Index: 0 } found && found.Length == line.Core.Length ? SecrecyGrammar.LevelOf(found.Value) : null;

    static string Short(string line) => line.Length > LongestLine ? line[^LongestLine..] : line;

    static bool[] HeaderOf(string[] lines)
    {
        var isHeader = new bool[lines.Length];
        Array.Fill(isHeader, true, 0, Math.Min(HeaderLines, lines.Length));
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length < LongestLine && IsTitle(lines[i]))
                Array.Fill(isHeader, true, Math.Max(0, i - AroundTitle), Math.Min(lines.Length, i + AroundTitle + 1) - Math.Max(0, i - AroundTitle));
        }

        return isHeader;
    }

    static bool IsTitle(string line) => line.Length < LongestLine && Titles.Any(title => line.Contains(title, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"(?<!\p{Ll}\s?)Số\s*:?\s*\d|(?:ngày|ngay)\s+(?:\d|…|\.{2})")]
    private static partial Regex NumberOrDay();

    [GeneratedRegex(@"(?:độ|mức|cấp|loại|dấu|do|muc|cap)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex LabelWord();

    [GeneratedRegex(@"^(?:\d{1,3}|\p{L})[.)/]\s*")]
    private static partial Regex Mark();
}
