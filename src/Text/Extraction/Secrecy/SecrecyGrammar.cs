using System.Globalization;
using System.Text.RegularExpressions;
using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Extraction.Secrecy;

/// <summary>The forms of a mark, made from the word lists: once as they are written, once for texts without diacritics.</summary>
sealed class SecrecyGrammar
{
    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // A line is short when it comes here; the limit is for what nobody has thought of.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static readonly SecrecyGrammar Accented = new(phrase => phrase);
    public static readonly SecrecyGrammar Plain = new(SearchKey.Of);

    readonly HashSet<string> _before;
    readonly HashSet<string> _after;
    readonly Func<string, string> _spell;

    SecrecyGrammar(Func<string, string> spell)
    {
        _spell = spell;
        var (level, label, noun, notice) =
            (Any(WordClass.SecrecyLevel), Any(WordClass.SecrecyLabel), Any(WordClass.SecrecyNoun), Any(WordClass.SecrecyNotice));
        _before = [.. Vocabulary.Default.PhrasesOf(WordClass.SecrecyBefore).Select(spell)];
        _after = [.. Vocabulary.Default.PhrasesOf(WordClass.SecrecyAfter).Select(spell)];
        Level = Of($@"(?<!\w)(?:{level})(?!\w)");
        Bare = Of($@"^(?:(?<noun>{noun})\s+)?(?<level>{level})(?:[\s,;/&*–—-]+(?:{level}))*(?:[\s\-–—,.:;/()*]+(?<notice>(?:{notice})(?!\w).*))?$");
        Noted = Of($@"^(?:{noun}|{notice})(?!\w)[^|]{{0,60}}?\s*[-–—,/;(]\s*(?<level>{level})$");
        Labelled = Of($@"(?:^|[|(\[;,.]\s*|[\-–—+•]\s+)(?<!\w)(?:{label})\s*[:：=]+\s*[""'“”(\[*]*\s*(?<level>{level})(?!\w)(?!\s+\p{{Ll}})[^;]*$");
        LabelledWhole = Of($@"^(?:{label})\s*[:：=–—-]*\s*[""'“(\[]?(?<level>{level})[""'”)\]]?$");
        LabelOnly = Of($@"^(?:{label})\s*[:：]?$");
        Ticked = Of($@"(?:[☒☑✓✔■▣◉●]|\[\s*[xX]\s*\]|\(\s*[xX]\s*\))\s*(?<level>{level})(?!\w)");
        Bracketed = Of($@"[(\[{{<«]\s*(?:(?:{noun})\s+)?(?<level>{level})\s*[)\]}}>»]");
        // “Văn bản này thuộc bí mật nhà nước độ Tối mật”: what a document says of itself.
        Statement = Of($@"(?<!\w)(?:{noun})\s+{spell("này")}\s+(?<between>[^.;!?]{{0,80}}?)(?:{spell("độ")}|{spell("mức")}|{spell("dấu")}|{spell("loại")}|{spell("là")}|{spell("tài liệu")}|{spell("văn bản")})\s*(?:{spell("mật")}\s+)?(?:{spell("là")}\s+)?[:""'“]?\s*(?<level>{level})(?!\w)");
        ThisIs = Of($@"(?<!\w){spell("đây là")}\s+(?:{noun})\s+(?<level>{level})(?!\w)");
    }

    /// <summary>A level as a word of its own.</summary>
    public Regex Level { get; }

    /// <summary>Nothing but a level, with a noun before and a notice behind at most.</summary>
    public Regex Bare { get; }

    /// <summary>A notice, then the level: “Hỏa tốc - Mật”.</summary>
    public Regex Noted { get; }

    /// <summary>“Độ mật: Tối mật”, at the beginning of a line or after a mark.</summary>
    public Regex Labelled { get; }

    /// <summary>The same without a colon, as the whole line.</summary>
    public Regex LabelledWhole { get; }

    public Regex LabelOnly { get; }

    public Regex Ticked { get; }

    public Regex Bracketed { get; }

    public Regex Statement { get; }

    public Regex ThisIs { get; }

    public bool IsNegated(string between) => between.Contains(_spell("không"), StringComparison.OrdinalIgnoreCase)
        || between.Contains(_spell("chưa"), StringComparison.OrdinalIgnoreCase) || between.Contains(_spell("thay thế"), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether “mật” at a place belongs to another word: bí mật, mật khẩu.</summary>
    public bool IsCompound(string line, Match level)
    {
        if (level.Value.Length > 3)
            return false;
        return _before.Contains(WordBefore(line, level.Index)) || _after.Contains(WordAfter(line, level.Index + level.Length));
    }

    public bool EndsInCompound(string line) => _before.Contains(WordBefore(line, line.Length));

    public static SecrecyLevel LevelOf(string words)
    {
        var key = SearchKey.Of(words);
        return key.StartsWith("tuyet", StringComparison.Ordinal) ? SecrecyLevel.TuyetMat
            : key.StartsWith("toi", StringComparison.Ordinal) ? SecrecyLevel.ToiMat : SecrecyLevel.Mat;
    }

    string Any(WordClass wordClass) => string.Join('|', Vocabulary.Default.PhrasesOf(wordClass).Select(_spell).OrderByDescending(p => p.Length)
        .Select(p => Regex.Escape(p).Replace(@"\ ", @"\s+", StringComparison.Ordinal)));

    static Regex Of(string pattern) => new(pattern, Options, Patience);

    static string WordBefore(string line, int at)
    {
        var end = at;
        while (end > 0 && char.IsWhiteSpace(line[end - 1]))
            end--;
        var start = end;
        while (start > 0 && char.IsLetter(line[start - 1]))
            start--;
        return line[start..end].ToLower(CultureInfo.InvariantCulture);
    }

    static string WordAfter(string line, int at)
    {
        while (at < line.Length && char.IsWhiteSpace(line[at]))
            at++;
        var end = at;
        while (end < line.Length && char.IsLetter(line[end]))
            end++;
        return line[at..end].ToLower(CultureInfo.InvariantCulture);
    }
}
