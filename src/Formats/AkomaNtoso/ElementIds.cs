using System.Globalization;
using System.Text;

namespace DonDoc.Formats.AkomaNtoso;

/// <summary>
/// Gives provisions their eIds by the naming convention of Akoma Ntoso: short element name and number, levels joined by two underscores
/// (<c>chp_II__sec_1</c>, <c>art_5__para_2__list_1__point_a</c>). No two are the same.
/// </summary>
sealed class ElementIds
{
    static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["chapter"] = "chp",
        ["section"] = "sec",
        ["subsection"] = "subsec",
        ["article"] = "art",
        ["paragraph"] = "para",
        ["subparagraph"] = "subpara",
        ["attachment"] = "att",
    };

    readonly HashSet<string> _given = new(StringComparer.Ordinal);

    /// <param name="parent">eId of what it belongs to; empty at the root.</param>
    /// <param name="element">Name of the element.</param>
    /// <param name="number">As it stands in the path: II, 5a, -1.</param>
    public string Give(string parent, string element, string number)
    {
        var name = $"{(parent.Length == 0 ? "" : parent + "__")}{Short.GetValueOrDefault(element, element)}_{Plain(number)}";
        var id = name;
        for (var i = 2; !_given.Add(id); i++)
            id = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}");
        return id;
    }

    /// <summary>Letters without diacritics, digits, and dashes for the rest: what may stand in an id and in an address.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (c is 'đ' or 'Đ')
                plain.Append(c == 'đ' ? 'd' : 'D');
            else if (char.IsAsciiLetterOrDigit(c) || c == '.')
                plain.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && plain is [.., not '-'])
                plain.Append('-');
        }

        return plain.ToString().Trim('-', '.') is { Length: > 0 } name ? name : "1";
    }
}
