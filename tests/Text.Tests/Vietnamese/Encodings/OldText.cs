using System.Text;
using DonDoc.Text.Vietnamese.Encodings;

namespace DonDoc.Text.Tests.Vietnamese.Encodings;

/// <summary>Writes text in an old encoding, as people did: the way back of the tables.</summary>
static class OldText
{
    static readonly Dictionary<char, string>[] Tables = [.. Enum.GetValues<OldEncoding>().Select(WayBack)];

    /// <param name="text">Vietnamese in composed letters. What the encoding has no letter for stays as it is.</param>
    public static string Write(string text, OldEncoding encoding)
    {
        var table = Tables[(int)encoding];
        var written = new StringBuilder();
        foreach (var c in text)
        {
            // TCVN3 has accented capitals only in fonts of their own, under the codes of the small letters.
            if (table.TryGetValue(c, out var letter) || encoding == OldEncoding.Tcvn3 && table.TryGetValue(char.ToLowerInvariant(c), out letter))
                written.Append(letter);
            else if (encoding == OldEncoding.Viqr && "^(+*'`?~.\\".Contains(c, StringComparison.Ordinal))
                written.Append('\\').Append(c);
            else
                written.Append(c);
        }

        return written.ToString();
    }

    // Of several ways to write a letter, the one that the table lists first.
    static Dictionary<char, string> WayBack(OldEncoding encoding)
    {
        var back = new Dictionary<char, string>();
        foreach (var line in LetterTable.Lines(encoding.ToString()))
        {
            var parts = line.Split(' ');
            back.TryAdd(parts[1][0], encoding == OldEncoding.Tcvn3 ? ((char)Convert.ToInt32(parts[0], 16)).ToString() : parts[0]);
        }

        return back;
    }
}
