namespace DonDoc.Text.Structure;

/// <summary>What stands between the header and the first provision: those a letter is addressed to, the grounds of a decision. Their dashes begin no provisions.</summary>
static class Preamble
{
    // Grounds do not go on for longer.
    const int MostLines = 60;

    public static void Unmark(Line[] lines, int first, Func<Line, bool> isFormula)
    {
        var addressed = false;
        var limit = Math.Min(lines.Length, first + MostLines);
        for (var i = first; i < limit; i++)
        {
            if (lines[i].Role != LineRole.Body)
                continue;
            if (lines[i].Mark is { Kind: < MarkKind.Dash })
                return;
            if (isFormula(lines[i]))
            {
                Dashes(lines, first, i);
                return;
            }

            var text = lines[i].Text;
            // “Kính gửi:”, of a telegram “THỦ TƯỚNG CHÍNH PHỦ điện:”
            addressed = text.StartsWith("Kính gửi", StringComparison.OrdinalIgnoreCase) || (text.Length < 100 && (text.EndsWith("điện:") || text.EndsWith("gửi:"))) || (addressed && lines[i].Mark is not null);
            if (addressed)
                lines[i].Mark = null;
        }
    }

    static void Dashes(Line[] lines, int first, int next)
    {
        for (var i = first; i < next; i++)
            lines[i].Mark = null;
    }
}
