using System.Text;

namespace DonDoc.Text.Vietnamese;

/// <summary>
/// Where the tone of an open oa, oe, uy is written. The product writes it on the first vowel (hóa, khỏe, ủy), as its labels do;
/// before a final letter it stands on the second in both styles (hoàn, ngoài, huỳnh).
/// </summary>
public static class ToneMarks
{
    const string Vowels = "aeouy";
    const string Toned = "aàảãáạeèẻẽéẹoòỏõóọuùủũúụyỳỷỹýỵ";

    /// <summary>
    /// The same text with every tone in its place: hoà → hòa, uỷ → ủy, tòan → toàn. Text that is already so is returned as it is;
    /// text with combining marks is composed (NFC) first, and text that has no composed form is left alone.
    /// </summary>
    public static string Normalise(string text)
    {
        var composed = text.AsSpan().ContainsAnyInRange('\u0300', '\u036F') ? Compose(text) : text;
        char[]? changed = null;
        for (var i = 1; i < composed.Length; i++)
        {
            // Every vowel with a tone lies above ASCII, and so does the first or the second of each pair to be moved.
            if (composed[i] < '\u0080' && composed[i - 1] < '\u0080')
                continue;
            var (first, second) = (Letter.Of(composed[i - 1]), Letter.Of(composed[i]));
            // A mark that found no letter to join would join the one whose tone is taken away.
            var next = i + 1 < composed.Length ? composed[i + 1] : ' ';
            if (Letter.IsMark(next) || !IsPair(composed, i, first, second))
                continue;
            var open = !char.IsLetter(next);
            var misplaced = open ? second.Tone : first.Tone;
            if (misplaced == Tone.Ngang || (!open && second.Base == 'y' && "aeiou".Contains(Letter.Of(next).Base, StringComparison.Ordinal)))
                continue;
            changed ??= composed.ToCharArray();
            changed[i - 1] = Write(first, open ? misplaced : Tone.Ngang);
            changed[i] = Write(second, open ? Tone.Ngang : misplaced);
        }

        return changed is null ? composed : new string(changed);
    }

    // One of the two carries a tone; “qu” is a consonant, so quý keeps its tone.
    static bool IsPair(string text, int i, Letter first, Letter second) =>
        first.Shape == Shape.Plain && second.Shape == Shape.Plain
        && (first.Base, second.Base) is ('o', 'a') or ('o', 'e') or ('u', 'y')
        && (first.Tone == Tone.Ngang) != (second.Tone == Tone.Ngang)
        && Letter.Of(i >= 2 ? text[i - 2] : ' ').Base != 'q'
        && IsVietnamese(text[i - 1], first) && IsVietnamese(text[i], second);

    // ö has the base o and no tone, but is not one of ours: what cannot be written again must not be touched.
    static bool IsVietnamese(char c, Letter letter) => Write(letter, letter.Tone) == c;

    static char Write(Letter letter, Tone tone)
    {
        var vowel = Vowels.IndexOf(letter.Base, StringComparison.Ordinal);
        var c = Toned[(vowel * 6) + (int)tone];
        return letter.IsUpper ? char.ToUpperInvariant(c) : c;
    }

    static string Compose(string text)
    {
        // A lone surrogate has no normal form, and asking for one throws.
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else
                return text;
        }

        return text.Normalize(NormalizationForm.FormC);
    }
}
