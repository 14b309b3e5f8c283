namespace DonDoc.Text.Structure;

/// <summary>What every part of a text is in the document, in order, so that it can be set anew on paper. Built only when asked for.</summary>
public sealed class DocumentLayout
{
    readonly Line[] _lines;
    readonly Header _header;
    readonly Closing _closing;
    readonly List<TableFound> _tables;
    readonly IReadOnlyList<OutlineNode> _nodes;
    readonly Func<Line, bool> _isFormula;

    internal DocumentLayout(Line[] lines, Header header, Closing closing, List<TableFound> tables, IReadOnlyList<OutlineNode> nodes, Func<Line, bool> isFormula)
    {
        (_lines, _header, _closing, _tables, _nodes, _isFormula) = (lines, header, closing, tables, nodes, isFormula);
        Issuing = header.Bodies;
        Notes = header.Notes;
    }

    /// <summary>Bodies of the header block in capitals as typed, from the highest to the one that issues.</summary>
    public IReadOnlyList<string> Issuing { get; }

    /// <summary>What stands in brackets under the subject.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Everything below the header block.</summary>
    public IReadOnlyList<LayoutBlock> Blocks()
    {
        var blocks = new List<LayoutBlock>();
        // Lines of paragraphs that were cut by the width of a page, by their place among the blocks: joined once.
        var cut = new Dictionary<int, List<string>>();
        var opened = ByStart();
        var (table, closing) = (0, 0);
        OutlineNode? last = null;
        // A newspaper's headline is said in the header block; what stands above it is the newspaper's own.
        foreach (var line in _header.Unread.Skip(_header.Unread.FindLastIndex(IsHeadline) + 1).Where(line => line.Text.ContainsAnyExcept("| *")))
            last = Add(blocks, cut, line, null, last);
        for (var i = _header.EnactingLine ?? _header.NextLine; i < _lines.Length;)
        {
            var line = _lines[i];
            if (closing < _closing.Blocks.Count && _closing.Blocks[closing].FirstLine == i)
            {
                var block = _closing.Blocks[closing++];
                blocks.Add(new LayoutClosing(block.Signature, block.Recipients));
                (i, last) = (block.NextLine, null);
                continue;
            }

            while (table < _tables.Count && _tables[table].NextLine <= i)
                table++;
            var found = table < _tables.Count && _tables[table].FirstLine <= i ? _tables[table] : null;
            if (found is not null || IsRow(line))
            {
                var next = found?.NextLine ?? i + 1;
                while (found is null && next < _lines.Length && IsRow(_lines[next]))
                    next++;
                if (Table(i, next, found) is { } rows)
                    blocks.Add(rows);
                i = next;
                continue;
            }

            if (line.Role != LineRole.Skipped && line.Text.ContainsAnyExcept("| "))
                last = Add(blocks, cut, line, opened.GetValueOrDefault(line.Span.Start), last);
            i++;
        }

        foreach (var (at, lines) in cut)
            blocks[at] = (LayoutParagraph)blocks[at] with { Text = string.Join('\n', lines) };
        return blocks;
    }

    bool IsHeadline(Line line) =>
        DocumentTypes.Begins(line.Text, out _, out _, out _) && (_header.Subject is null || line.Text.Contains(_header.Subject, StringComparison.Ordinal));

    OutlineNode? Add(List<LayoutBlock> blocks, Dictionary<int, List<string>> cut, Line line, OutlineNode? opens, OutlineNode? last)
    {
        var text = line.Text.ToString();
        if (opens is not null)
        {
            blocks.Add(new LayoutParagraph(text, LayoutRole.Provision) { Opens = opens });
            return opens;
        }

        var before = blocks.Count > 0 ? blocks[^1] as LayoutParagraph : null;
        var lines = cut.GetValueOrDefault(blocks.Count - 1);
        // “Chương I” ⏎ “QUY ĐỊNH CHUNG”
        if (last is not null && before?.Opens == last && lines is null && before.Text == last.Label && last.Heading?.StartsWith(text, StringComparison.Ordinal) == true)
            blocks.Add(new LayoutParagraph(text, LayoutRole.Heading) { Opens = last });
        else if (line.IsCapitals || line.IsRule || _isFormula(line))
            blocks.Add(new LayoutParagraph(text, LayoutRole.Title));
        else if (text is ['(', .., ')'] && before is { Role: LayoutRole.Title or LayoutRole.Heading or LayoutRole.Provision, Opens: null or { Kind: "appendix" } })
            blocks.Add(new LayoutParagraph(text, LayoutRole.Note));
        else if (before is { Role: LayoutRole.Words or LayoutRole.Provision } && char.IsLower(text[0]) && !EndsSentence(lines?[^1] ?? before.Text))
        {
            if (lines is null)
                cut[blocks.Count - 1] = lines = [before.Text];
            lines.Add(text);
        }
        else
        {
            blocks.Add(new LayoutParagraph(text, LayoutRole.Words));
        }

        return last;
    }

    static bool EndsSentence(string text) => text is [.., '.' or ';' or ':' or '!' or '?'];

    LayoutTable? Table(int first, int next, TableFound? found)
    {
        var rows = new List<LayoutRow>();
        var inBody = false;
        for (var i = first; i < next; i++)
        {
            var line = _lines[i];
            if (line.IsRule || !line.Text.ContainsAnyExcept("|-–: ") || line.Role == LineRole.Skipped || !(line.IsRow || line.Text.Contains('\t')))
                continue;
            var isHead = found?.Heads.Contains(line.Span.Start) ?? (i == first && next - i > 1 && _lines[i + 1].IsRow && !_lines[i + 1].Text.ContainsAnyExcept("|-: "));
            // Said again on another page.
            if (isHead && inBody)
                continue;
            inBody |= !isHead;
            rows.Add(new LayoutRow(Cells.OfRow(line.Row), isHead ? LayoutRowRole.Head : found?.Groups.Contains(line.Span.Start) == true ? LayoutRowRole.Group : LayoutRowRole.Row));
        }

        return rows.Count == 0 ? null : new LayoutTable(rows);
    }

    static bool IsRow(Line line) => line.IsRow && line.Role is LineRole.Body or LineRole.Table && line.Text.ContainsAnyExcept("|-: ");

    // Without recursion: a text may nest as deep as it likes.
    Dictionary<int, OutlineNode> ByStart()
    {
        var nodes = new Dictionary<int, OutlineNode>();
        var waiting = new Stack<OutlineNode>(_nodes);
        while (waiting.TryPop(out var node))
        {
            nodes[node.Start] = node;
            foreach (var child in node.Children)
                waiting.Push(child);
        }

        return nodes;
    }
}

public abstract record LayoutBlock;

/// <summary>What a paragraph is, which decides how it is set.</summary>
public enum LayoutRole
{
    /// <summary>The first line of a provision.</summary>
    Provision,

    /// <summary>The title of a provision on a line of its own.</summary>
    Heading,

    /// <summary>Centred: a formula (“QUYẾT NGHỊ:”), the title of what is enclosed.</summary>
    Title,

    /// <summary>In brackets under a title.</summary>
    Note,

    Words,
}

/// <param name="Text">Without marks of Markdown. Where a sentence was cut by the width of a page, its lines.</param>
public sealed record LayoutParagraph(string Text, LayoutRole Role) : LayoutBlock
{
    /// <summary>The provision of which it is the first line or the title.</summary>
    public OutlineNode? Opens { get; init; }
}

public sealed record LayoutTable(IReadOnlyList<LayoutRow> Rows) : LayoutBlock;

public enum LayoutRowRole
{
    Head,

    /// <summary>Only the title of the rows below.</summary>
    Group,

    Row,
}

public sealed record LayoutRow(IReadOnlyList<string> Cells, LayoutRowRole Role);

/// <param name="Signature">“TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”, “PHÓ CHỦ TỊCH”, “(Đã ký)”, the name: line by line.</param>
/// <param name="Recipients">One by one, without their dashes.</param>
public sealed record LayoutClosing(IReadOnlyList<string> Signature, IReadOnlyList<string> Recipients) : LayoutBlock;
