using System.Globalization;

namespace DonDoc.Web.Appearance;

static class Sentences
{
    /// <summary>The beginning of a longer text, cut between two words.</summary>
    public static string Short(string text, int longest = 90)
    {
        if (text.Length <= longest)
            return text;
        var cut = text.LastIndexOf(' ', longest);
        return text[..(cut > longest / 2 ? cut : longest)] + "…";
    }

    /// <summary>A passage cut out of a longer sentence, to stand alone: with a capital at its beginning.</summary>
    public static string Capital(string passage) => passage.Length > 0 && char.IsLower(passage[0])
        ? char.ToUpper(passage[0], CultureInfo.GetCultureInfo("vi-VN")) + passage[1..]
        : passage;
}
