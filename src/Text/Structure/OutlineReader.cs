using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.References;
using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>
/// Takes a document apart: header, tree of provisions, tables of tasks. Any text has an outline; what is not as it should be is a
/// diagnostic. Linear in the length of the text. <c>Outline.md</c> says what is recognised and is the test of it.
/// </summary>
public static class OutlineReader
{
    // Formulas that stand between the body and the signature, or before the first article; they belong to no provision.
    static readonly string[] Enactments = ["QUYẾT NGHỊ", "QUYẾT ĐỊNH", "NGHỊ QUYẾT", "CHỈ THỊ", "KẾT LUẬN", "QUY ĐỊNH"];

    public static Outline Read(SourceText source) => ReadWithLayout(source).Outline;

    /// <summary>Also what every line of the text is in the document: for who writes it anew.</summary>
    public static (Outline Outline, DocumentLayout Layout) ReadWithLayout(SourceText source)
    {
        var diagnostics = new List<Diagnostic>();
        var lines = LineReader.Read(source, diagnostics);
        var tables = TableReader.Read(lines, diagnostics);
        var header = HeaderReader.Read(lines, diagnostics);
        for (var i = 0; i < header.NextLine; i++)
        {
            if (lines[i].Role == LineRole.Body)
                lines[i].Role = LineRole.Header;
        }

        Quotations.Unmark(lines);
        Preamble.Unmark(lines, header.NextLine, IsFormula);
        var closing = ClosingReader.Read(lines, header.NextLine);
        var addresses = new Addresses();
        var paths = new List<string>();
        var nodes = Body(lines, header.NextLine, tables, new TreeBuilder(addresses, diagnostics), paths);
        var (issuer, superior) = Issuers.Of(header, closing);
        var reading = Reading.Of(source);
        var mentions = ReferenceReader.All(reading);
        diagnostics.Sort((one, other) => one.Start.CompareTo(other.Start));
        var outline = new Outline
        {
            Type = header.Type,
            TypeCode = header.TypeCode,
            Number = header.Number,
            Issuer = issuer,
            Superior = superior,
            IssueDate = header.Date ?? PublishedText.Adopted(lines),
            Place = header.Place,
            Subject = header.Subject,
            Signer = closing.Signer,
            Recipients = closing.Recipients,
            Nodes = nodes,
            TaskTables = [.. tables.Zip(paths, (found, path) => RowAddresses.Give(found.Table, path, addresses))],
            InnerReferences = InnerReferences.Read(reading, nodes, mentions),
            References = References(mentions, header),
            Diagnostics = diagnostics,
        };
        return (outline, new DocumentLayout(lines, header, closing, tables, nodes, IsFormula));
    }

    // Each document once, where it is first named; the document's own number, in its header or on its appendix, refers to nothing else.
    static IReadOnlyList<ReferenceFact> References(List<ReferenceFact> mentions, Header header)
    {
        mentions.RemoveAll(m => m.Number is not null && string.Equals(m.Number, header.Number, StringComparison.OrdinalIgnoreCase));
        return ReferenceReader.Distinct(mentions);
    }

    static IReadOnlyList<OutlineNode> Body(Line[] lines, int first, List<TableFound> tables, TreeBuilder tree, List<string> paths)
    {
        var kinds = new HashSet<MarkKind>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (paths.Count < tables.Count && tables[paths.Count].FirstLine == i)
                paths.Add(tree.Path);
            if (i < first || line.Role is LineRole.Skipped or LineRole.Header)
                continue;
            if (line.Role == LineRole.Table)
            {
                tree.Extend(line);
            }
            else if (line.Role == LineRole.Body && line.Mark is null && line.IsCapitals && EnclosedTitle.Is(line) && EnclosedTitle.FollowsClosing(lines, i))
            {
                if (EnclosedTitle.NumbersAnew(lines, i, kinds))
                    tree.OpenEnclosed(line);
            }
            else if (line.Role == LineRole.Closing || IsFormula(line))
            {
                tree.Break();
            }
            else
            {
                tree.Add(line);
                if (line.Mark is { } mark)
                    kinds.Add(mark.Kind);
            }
        }

        return tree.Finish();
    }

    // “QUYẾT NGHỊ:”; “Nghị quyết này phổ biến đến chi bộ.”
    static bool IsFormula(Line line)
    {
        if (line.Mark is not null || line.Text.Length > 200)
            return false;
        var text = line.Text.TrimEnd(':').TrimEnd();
        foreach (var enactment in Enactments)
        {
            if (text.SequenceEqual(enactment))
                return true;
        }

        // “BAN THƯỜNG VỤ HUYỆN ỦY QUYẾT ĐỊNH”
        if (line.IsCapitals && (text.EndsWith(" QUYẾT ĐỊNH") || text.EndsWith(" QUYẾT NGHỊ")) && BodyLines.Enacts(text.ToString()))
            return true;
        return DocumentTypes.Begins(text, out _, out _, out var length)
            && SearchKey.Of(text[length..].ToString()) is var rest
            && (rest.StartsWith("nay pho bien", StringComparison.Ordinal) || rest.StartsWith("nay duoc pho bien", StringComparison.Ordinal));
    }
}
