using System.Globalization;
using System.Xml.Linq;
using DonDoc.Formats.Docx;

namespace DonDoc.Formats.Sheets;

/// <summary>Which cells of a workbook show their numbers as days (ECMA-376 part 1, 18.8.30).</summary>
sealed class NumberFormats
{
    // By style: no day, a day, a month of a year.
    readonly List<Shown> _styles;

    NumberFormats(List<Shown> styles) => _styles = styles;

    public enum Shown
    {
        Number,
        Day,
        Month,
    }

    public static NumberFormats Of(XElement? styles)
    {
        var own = (styles?.Child("numFmts")?.Children("numFmt") ?? [])
            .Where(format => Number(format, "numFmtId") is not null)
            .GroupBy(format => Number(format, "numFmtId")!.Value).ToDictionary(group => group.Key, group => Read(group.First().Value("formatCode") ?? ""));
        return new((styles?.Child("cellXfs")?.Children("xf") ?? [])
            .Select(style => Number(style, "numFmtId") is { } id ? own.TryGetValue(id, out var shown) ? shown : Known(id) : Shown.Number).ToList());
    }

    public Shown Of(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _styles.Count ? _styles[index] : Shown.Number;

    // 14 to 22 in every edition, 27 to 36 and 50 to 58 in the East Asian ones; 17 is “mmm-yy”. 18 to 21 and 45 to 47 are times of day.
    static Shown Known(int id) => id switch
    {
        17 => Shown.Month,
        14 or 15 or 16 or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) => Shown.Day,
        _ => Shown.Number,
    };

    static Shown Read(string code)
    {
        var (hasDay, hasYear, hasMonth, quoted) = (false, false, false, false);
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            var c = char.ToLowerInvariant(code[i]);
            if (c == '"')
                quoted = !quoted;
            else if (quoted)
                continue;
            else if (c is '\\' or '_' or '*')
                i++;
            else if (c == '[')
                i = code.IndexOf(']', i) is var end and >= 0 ? end : code.Length;
            else
                (hasDay, hasYear, hasMonth) = (hasDay || c == 'd', hasYear || c == 'y', hasMonth || c == 'm');
        }

        return hasDay ? Shown.Day : hasYear ? hasMonth ? Shown.Month : Shown.Day : Shown.Number;
    }

    static int? Number(XElement element, string attribute) => int.TryParse(element.Value(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
