using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DonDoc.Text.Vietnamese.Encodings;

namespace DonDoc.Formats.Docx;

/// <summary>
/// Counts the numbered paragraphs of a Word file and writes the labels that Word draws before them (“III.”, “1.2.”, “b)”):
/// they stand nowhere in the text itself.
/// </summary>
sealed class DocxNumbering
{
    const int Levels = 9;

    // It is written before every paragraph of its list: a longer one is no label.
    const int LongestLabel = 100;

    sealed record Level(int Start, string Format, string Text, string? Style, bool IsDecimalOnly, int? RestartAfter, string? Font);

    // With a link the levels are those of the definition that carries the style.
    sealed record Definition(Level?[] Levels, string? StyleLink);

    sealed class List
    {
        public required int Abstract { get; init; }

        public required Level?[] Levels { get; init; }

        /// <summary>Levels that begin again at this number when the list is first used.</summary>
        public required Dictionary<int, int> Restarts { get; init; }
    }

    readonly Dictionary<int, List> _lists = [];

    // Lists of one definition go on counting together.
    readonly Dictionary<int, int?[]> _counters = [];

    public DocxNumbering(XElement? part)
    {
        if (part is null)
            return;
        var definitions = new Dictionary<int, Definition>();
        var byStyle = new Dictionary<string, Definition>(StringComparer.Ordinal);
        foreach (var element in part.Children("abstractNum"))
        {
            if (!int.TryParse(element.Value("abstractNumId"), CultureInfo.InvariantCulture, out var id))
                continue;
            var definition = new Definition(ReadLevels(element), element.ChildValue("numStyleLink"));
            if (definitions.TryAdd(id, definition) && element.ChildValue("styleLink") is { } style)
                byStyle.TryAdd(style, definition);
        }

        foreach (var num in part.Children("num"))
        {
            if (!int.TryParse(num.Value("numId"), CultureInfo.InvariantCulture, out var id)
                || num.ChildNumber("abstractNumId") is not { } definitionId
                || !definitions.TryGetValue(definitionId, out var definition))
                continue;
            if (definition.StyleLink is { } link)
                definition = byStyle.GetValueOrDefault(link, definition);
            _lists.TryAdd(id, ReadList(num, definitionId, definition));
        }
    }

    /// <summary>The level of a list that belongs to a paragraph style, or 0.</summary>
    public int LevelOf(int list, string styleId) =>
        _lists.TryGetValue(list, out var found) ? Math.Max(0, Array.FindIndex(found.Levels, l => l?.Style == styleId)) : 0;

    /// <summary>Counts one paragraph and gives its label; null where the list draws none.</summary>
    /// <param name="writingIn">How a label is written by its font, or (null) by that of the paragraph.</param>
    public string? Next(int listId, int level, Func<string?, OldWriting?> writingIn)
    {
        if (level is < 0 or >= Levels || !_lists.TryGetValue(listId, out var list) || list.Levels[level] is not { } definition)
            return null;
        if (!_counters.TryGetValue(list.Abstract, out var counters))
            _counters[list.Abstract] = counters = new int?[Levels];

        if (list.Restarts.Remove(level, out var restart))
            counters[level] = restart;
        else
            counters[level] = counters[level] + 1 ?? definition.Start;
        for (var deeper = level + 1; deeper < Levels; deeper++)
        {
            if (list.Levels[deeper]?.RestartAfter is not { } after || after > level)
                counters[deeper] = null;
        }

        if (definition.Format == "bullet")
            return Bullet(definition.Text);
        var label = Label(definition, list, counters);
        return label is not null && writingIn(definition.Font) is { } writing ? OldEncodings.Read(label, writing) : label;
    }

    static string? Label(Level definition, List list, int?[] counters)
    {
        var label = new StringBuilder();
        for (var i = 0; i < definition.Text.Length; i++)
        {
            var c = definition.Text[i];
            if (c != '%' || i + 1 == definition.Text.Length || definition.Text[i + 1] is not (>= '1' and <= '9'))
            {
                label.Append(c);
                continue;
            }

            var level = definition.Text[++i] - '1';
            counters[level] ??= list.Levels[level]?.Start ?? 1;
            label.Append(Numerals.Write(counters[level]!.Value, definition.IsDecimalOnly ? "decimal" : list.Levels[level]?.Format ?? "decimal"));
        }

        return string.IsNullOrWhiteSpace(label.ToString()) ? null : label.ToString().Trim();
    }

    // Bullets are glyphs of symbol fonts; what is not a typed mark of its own becomes a dash.
    static string Bullet(string text) => text.Trim() is "-" or "–" or "+" or "*" or "•" ? text.Trim() : "-";

    static List ReadList(XElement num, int definitionId, Definition definition)
    {
        Level?[] levels = [.. definition.Levels];
        var restarts = new Dictionary<int, int>();
        foreach (var change in num.Children("lvlOverride"))
        {
            if (change.Child("lvl") is { } level)
                Set(levels, level);
            if (int.TryParse(change.Value("ilvl"), CultureInfo.InvariantCulture, out var at) && change.ChildNumber("startOverride") is { } start)
                restarts.TryAdd(at, start);
        }

        return new List { Abstract = definitionId, Levels = levels, Restarts = restarts };
    }

    static Level?[] ReadLevels(XElement definition)
    {
        var levels = new Level?[Levels];
        foreach (var level in definition.Children("lvl"))
            Set(levels, level);
        return levels;
    }

    static void Set(Level?[] levels, XElement level)
    {
        if (int.TryParse(level.Value("ilvl"), CultureInfo.InvariantCulture, out var at) && at is >= 0 and < Levels)
            levels[at] = ReadLevel(level);
    }

    static Level ReadLevel(XElement level) => new(
        level.ChildNumber("start") ?? 0,
        level.ChildValue("numFmt") ?? "decimal",
        level.ChildValue("lvlText") is { } text ? text[..Math.Min(text.Length, LongestLabel)] : "",
        level.ChildValue("pStyle"),
        level.IsOn("isLgl"),
        level.ChildNumber("lvlRestart"),
        level.Child("rPr")?.Child("rFonts") is { } fonts ? fonts.Value("hAnsi") ?? fonts.Value("ascii") : null);
}
