using System.Buffers;

namespace DonDoc.Formats.PlainText;

/// <summary>
/// Letter statistics that tell Vietnamese text from the same bytes read in a wrong encoding (TCVN3, VNI, double-encoded
/// UTF-8), where symbols and foreign letters stand inside words.
/// </summary>
static class VietnameseLetters
{
    /// <summary>Share of characters beyond ASCII that must fit for a text to be believed.</summary>
    public const double Enough = 0.9;

    static readonly SearchValues<char> Letters = SearchValues.Create(
        "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ");

    static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyAEIOUYăâêôơưĂÂÊÔƠƯ");

    static readonly SearchValues<char> Punctuation = SearchValues.Create("–—‘’“”…•«»·§°×€\u00A0\u00AD");

    /// <summary>Of the characters beyond ASCII, the share that Vietnamese text has where it has them; 1 where there are none.</summary>
    public static double Share(ReadOnlySpan<char> text)
    {
        var (fit, all) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < '\u0080')
                continue;
            all++;
            if (Fits(text, i))
                fit++;
        }

        return all == 0 ? 1 : (double)fit / all;
    }

    static bool Fits(ReadOnlySpan<char> text, int i)
    {
        var c = text[i];
        var before = i > 0 ? text[i - 1] : ' ';
        if (c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323')
            return Vowels.Contains(before);
        if (Letters.Contains(c))
            return true;
        // Quotation marks and dashes stand between words; inside one they are letters of another encoding.
        var after = i + 1 < text.Length ? text[i + 1] : ' ';
        return Punctuation.Contains(c) && !(char.IsAsciiLetterLower(before) && char.IsAsciiLetterLower(after));
    }
}
