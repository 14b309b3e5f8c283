using System.Text.RegularExpressions;
using DonDoc.Text.Source;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Extraction.Secrecy;

/// <summary>Marks in what a person types, in names of files and in properties.</summary>
public static partial class SecrecyReader
{
    /// <summary>The mark in whatever somebody types or pastes: its first line is read as a title may be marked, longer words also as a document and as what stands around one.</summary>
    public static SecrecyMark? ReadTyped(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || !SecrecyLine.MayHold(text))
            return null;
        var typed = text.Trim();
        var end = typed.AsSpan().IndexOfAny('\n', '\r');
        // The word alone, written as any other, is a name or what bees make: who marks something says more, or says it louder.
        if (typed is "Mật" or "mật")
            return null;
        // The first of several lines is a title only where it is marked in capitals: “Văn bản Mật: 105” begins a list of figures.
        var mark = end < 0 ? ReadTitle(typed) : Shouted(SecrecyLine.Of(typed.AsSpan(0, end).ToString()));
        return mark ?? (end >= 0 || typed.Length > LongestLine ? ReadAround(typed) : null) ?? Read(SourceText.FromPlain(text));
    }

    /// <summary>The mark in a title or the name of a file: before or behind it, or in brackets.</summary>
    public static SecrecyMark? ReadTitle(string? title)
    {
        if (string.IsNullOrWhiteSpace(title) || title.Length > 4 * LongestLine)
            return null;
        var line = SecrecyLine.Of(Extension().Replace(title, "").Replace('_', ' '));
        var grammar = line.Grammar;
        if (IsListed(line.Whole, null))
            return null;
        if (grammar.Labelled.Match(line.Whole) is { Success: true } labelled)
            return Mark(labelled);
        if (grammar.Bracketed.Match(line.Whole) is { Success: true } bracketed)
            return Mark(bracketed);
        var pieces = TitleParts().Split(line.Whole).Where(piece => piece.Trim().Length > 0).ToList();
        foreach (var piece in pieces.Count == 0 ? [] : new[] { pieces[0], pieces[^1] }.Distinct())
        {
            var part = SecrecyLine.Of(piece);
            if (grammar.Bare.Match(part.Core) is { Success: true } bare && !(line.IsPlain && bare.Groups["level"].Length == 3 && !part.IsCapitals))
                return Mark(bare);
        }

        return Shouted(line);

        SecrecyMark Mark(Match found) => new(SecrecyGrammar.LevelOf(found.Groups["level"].Value), SecrecyPlace.Title);
    }

    /// <summary>In capitals among small letters, or at the very beginning: nobody writes so who only speaks of secrets.</summary>
    private static SecrecyMark? Shouted(SecrecyLine line)
    {
        foreach (Match found in line.Grammar.Level.Matches(line.Whole))
        {
            var isShouted = !found.Value.Any(char.IsLower) && (line.Whole.Any(char.IsLower) || found.Index == 0);
            if (isShouted && !line.Grammar.IsCompound(line.Whole, found) && !(line.IsPlain && found.Length == 3) && !IsName(line, found))
                return new SecrecyMark(SecrecyGrammar.LevelOf(found.Value), SecrecyPlace.Title);
        }

        return null;
    }

    // “MẬT SƠN”: two syllables in capitals and nothing else are a name. A mark before a title has more behind it.
    private static bool IsName(SecrecyLine line, Match level) => level.Length == 3 && line.Core.Count(c => c == ' ') == 1 && line.Core.All(c => char.IsLetter(c) || c == ' ');

    /// <summary>The mark in a number and symbol (số, ký hiệu) as it is typed: “12-BC/TU/M”, “05/BC-UBND (Mật)”.</summary>
    public static SecrecyMark? ReadNumber(string? number)
    {
        if (string.IsNullOrWhiteSpace(number) || number.Length > LongestLine)
            return null;
        var line = SecrecyLine.Of(number);
        if (line.Grammar.Level.Match(line.Whole) is { Success: true } found && !line.Grammar.IsCompound(line.Whole, found))
            return new SecrecyMark(SecrecyGrammar.LevelOf(found.Value), SecrecyPlace.Number);
        return Symbol().Match(line.Whole) is { Success: true } symbol ? new SecrecyMark(OfSymbol(symbol), SecrecyPlace.Number) : null;
    }

    /// <summary>The mark in a property of a file: its name and what it holds.</summary>
    public static SecrecyMark? ReadProperty(string name, string? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (string.IsNullOrWhiteSpace(value) || value.Length > 4 * LongestLine)
            return null;
        var (label, held) = (SearchKey.Of(name), SecrecyLine.Of(value));
        if (Exactly(SecrecyLine.Of(name)) is { } named && SearchKey.Of(value) is not ("false" or "0" or "no" or "khong" or "khong co"))
            return new SecrecyMark(named, SecrecyPlace.Property);
        foreach (var piece in PropertyParts().Split(value))
        {
            var line = SecrecyLine.Of(piece);
            if (Exactly(line) is { } level && (!line.IsPlain || line.Core.Length > 3 || line.IsCapitals || SecrecyName().IsMatch(label)) && !IsListed(value, null))
                return new SecrecyMark(level, SecrecyPlace.Property);
        }

        if (SecrecyName().IsMatch(label) && SearchKey.Of(held.Core) is "top secret" or "secret")
            return new SecrecyMark(SearchKey.Of(held.Core) == "secret" ? SecrecyLevel.ToiMat : SecrecyLevel.TuyetMat, SecrecyPlace.Property);
        var mark = ReadTitle(value) ?? ReadAround(value);
        return mark is null ? null : mark with { Place = SecrecyPlace.Property };
    }

    // In the block above the text, where the document says its own number and not that of another.
    static SecrecyMark? Number(string line)
    {
        if (OwnNumber().Match(line) is not { Success: true } found)
            return null;
        var symbol = Symbol().Match(found.Groups["number"].Value);
        return symbol.Success ? new SecrecyMark(OfSymbol(symbol), SecrecyPlace.Number) : null;
    }

    static SecrecyLevel OfSymbol(Match symbol) => symbol.Value.Trim('/', '-', '–', '.', '(', ')', ' ').ToUpperInvariant() switch
    {
        "TM" or "TỐI MẬT" => SecrecyLevel.ToiMat,
        "TUM" or "TUYỆT MẬT" => SecrecyLevel.TuyetMat,
        _ => SecrecyLevel.Mat,
    };

    [GeneratedRegex(@"(?<!\p{Ll}\s?)(?:Số|SỐ|So)\s*[:.]?\s*(?<number>[\d.…]\S*(?:\s*[/\-–(]\s*\S+){0,4})")]
    private static partial Regex OwnNumber();

    [GeneratedRegex(@"(?<=[\d\p{Lu}.…]\s*)[/\-–]\s*(?:M|MẬT|Mật)(?=$|[\s/\-–)])|\(\s*(?:M|TM|TuM|TUM|Mật|MẬT|mật|Tối mật|TỐI MẬT|Tuyệt mật|TUYỆT MẬT)\s*\)")]
    private static partial Regex Symbol();

    [GeneratedRegex(@"\.[A-Za-z]{2,5}$")]
    private static partial Regex Extension();

    [GeneratedRegex(@"\s+[-–—]+\s+|\s*[:|;()\[\]{}–—]+\s*")]
    private static partial Regex TitleParts();

    [GeneratedRegex(@"[;,|/\n]+")]
    private static partial Regex PropertyParts();

    [GeneratedRegex(@"do mat|do bao mat|muc mat|cap mat|phan loai|classif|secre|security|sensitiv|label|category|status")]
    private static partial Regex SecrecyName();
}
