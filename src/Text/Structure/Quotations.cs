namespace DonDoc.Text.Structure;

/// <summary>
/// What an amending document quotes (“Điều 5a. … 1. … 2. …”) is the text of another document: its marks begin no provisions of this one.
/// </summary>
static class Quotations
{
    // A quotation that is not closed within so many lines is a stray sign.
    const int MostLines = 400;

    public static void Unmark(Line[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var text = lines[i].Text;
            if (text[0] is not ('“' or '"') || text.Length < 3 || Constructs.Read(text[1..].TrimStart(), isHeading: false) is null || Balance(text) <= 0)
                continue;
            if (End(lines, i) is not (> 0 and var end))
                continue;
            for (var inside = i + 1; inside <= end; inside++)
                lines[inside].Mark = null;
            i = end;
        }
    }

    static int End(Line[] lines, int first)
    {
        var straight = lines[first].Text[0] == '"';
        for (var i = first + 1; i < lines.Length && i <= first + MostLines; i++)
        {
            var text = lines[i].Text;
            if (straight ? text.Contains('"') : text.Contains('”'))
                return i;
            // The next quotation begins: the sign that closes this one was left out.
            if (text[0] == lines[first].Text[0])
                return -1;
        }

        return -1;
    }

    static int Balance(ReadOnlySpan<char> text) => text[0] == '"' ? text.Count('"') % 2 : text.Count('“') - text.Count('”');
}
