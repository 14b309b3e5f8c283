using System.Globalization;
using System.Text;

namespace DonDoc.Text.Source;

/// <summary>Tells text that is normal already, as nearly all is: normalising it would copy it.</summary>
static class NormalText
{
    // By character whether it may stay wherever it stands.
    static readonly bool[] Stays = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => MayStay((char)c))];

    /// <summary>Whether <see cref="SourceTextBuilder"/> would change nothing. It may say no of some text that is normal too.</summary>
    public static bool Is(string text)
    {
        foreach (var c in text)
        {
            if (!Stays[c])
                return false;
        }

        return true;
    }

    static bool MayStay(char c) =>
        c is not ('\0' or '\r' or '\uFEFF' or '\uFFFE' or (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F'))
        && !char.IsSurrogate(c) && c is not (>= '\u1100' and <= '\u11FF')
        && char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)
        && c.ToString().IsNormalized(NormalizationForm.FormC);
}
