using DonDoc.Tracking.Documents.Provisions;

namespace DonDoc.Web.Pages.Documents;

/// <summary>A stretch of a document as the reader shows it: words outside of every provision, the own words of one, or rows of a table that stand together.</summary>
/// <param name="Provision">Null for words outside of every provision, and for rows.</param>
/// <param name="Rows">The rows; none for words.</param>
sealed record ReaderBlock(int Start, int End, ProvisionRow? Provision, IReadOnlyList<ProvisionRow> Rows);

static class ReaderBlocks
{
    /// <summary>Every word of the text once and in order, apart from what the rows of a table say again.</summary>
    public static List<ReaderBlock> Of(string text, IReadOnlyList<ProvisionRow> provisions)
    {
        var blocks = new List<ReaderBlock>();
        var at = 0;
        for (var i = 0; i < provisions.Count; i++)
        {
            var one = provisions[i];
            if (one.Start < 0 || one.End > text.Length || one.OwnEnd < one.Start)
                continue;
            Between(one.Start);
            if (!one.IsTableRow)
            {
                blocks.Add(new ReaderBlock(one.Start, one.OwnEnd, one, []));
                at = Math.Max(at, one.OwnEnd);
                continue;
            }

            var rows = new List<ProvisionRow>();
            while (i < provisions.Count && provisions[i] is { IsTableRow: true } row && row.Kind == one.Kind)
            {
                rows.Add(row);
                at = Math.Max(at, Math.Min(row.End, text.Length));
                i++;
            }

            i--;
            blocks.Add(new ReaderBlock(one.Start, at, null, rows));
        }

        Between(text.Length);
        return [.. blocks.Select(block => block.Rows.Count > 0 ? block : block with { End = WithoutHeadOfTable(text, block) })
            .Where(block => block.Provision is not null || block.End > block.Start)];

        void Between(int until)
        {
            if (until > at && !text.AsSpan(at, until - at).IsWhiteSpace())
                blocks.Add(new ReaderBlock(at, until, null, []));
            at = Math.Max(at, until);
        }
    }

    // The line with the names of the columns, and of the group, goes where the rows are shown as a table with names of its own.
    static int WithoutHeadOfTable(string text, ReaderBlock block)
    {
        var end = block.End;
        while (end > block.Start)
        {
            var words = text.AsSpan(block.Start, end - block.Start).TrimEnd();
            var line = words.LastIndexOf('\n') + 1;
            var last = words[line..].Trim();
            if (last is not ['|', .., '|'])
                break;
            end = block.Start + line;
        }

        return end;
    }
}
