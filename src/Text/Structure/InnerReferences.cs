using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.References;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Structure;

/// <summary>A mention of another provision of the same document: “Điều 3 của Quy định này”, “điểm a khoản này”.</summary>
/// <param name="Address">The provision as an address, completed where the text says “này”: “Điều 3”, “Điều 5.2.a”.</param>
/// <param name="Target">Path of the provision that is meant; null where the document has no such provision.</param>
public sealed record InnerReferenceFact(string Text, string Address, string? Target, int Start, int End, string Rule, double Confidence) : IFact;

/// <summary>Finds where a document refers to its own provisions. <c>InnerReferences.md</c> lists the forms.</summary>
static class InnerReferences
{
    public static IReadOnlyList<InnerReferenceFact> Read(Reading reading, IReadOnlyList<OutlineNode> nodes, IReadOnlyList<ReferenceFact> mentions)
    {
        var found = new List<InnerReferenceFact>();
        var paths = new Dictionary<string, OutlineNode>(StringComparer.Ordinal);
        Index(nodes, paths);
        var walk = new Walk(nodes);
        var mention = 0;
        foreach (var (first, next) in reading.ParagraphWords)
        {
            // The first word of a line is its own mark.
            for (var i = first + 1; i < next; i++)
            {
                if (!reading.Is(i, WordClass.ProvisionUnit))
                    continue;
                var address = ProvisionAddress.At(reading, i, next);
                var end = address?.Next ?? i;
                while (mention < mentions.Count && mentions[mention].End <= reading.Words[i].Start)
                    mention++;
                if (Here(reading, end, next) is var (here, after) && here is not null)
                {
                    // “Điều này” outside every article means nothing.
                    if (walk.At(reading.Words[i].Start, here) is { } enclosing)
                        Add(i, after, enclosing, address?.Path, "this provision", 0.9);
                    i = after - 1;
                }
                else if (address is null || IsOfOther(reading, end, next, mentions, mention))
                {
                    i = Math.Max(i, end - 1);
                }
                else if (OfThis(reading, end, next) is > 0 and var own)
                {
                    Add(i, own, null, address.Path, "of this document", 0.95);
                    i = own - 1;
                }
                else
                {
                    // “theo quy định tại Điều 5”, with no document behind
                    if (reading.IsWord(i - 1, "tại") || reading.IsWord(i - 1, "theo") || reading.IsWord(i - 1, "và") || reading.IsMark(i - 1, ','))
                        Add(i, end, null, address.Path, "no document named", 0.7);
                    i = end - 1;
                }
            }
        }

        return found;

        void Add(int first, int next, string? under, string? path, string rule, double confidence)
        {
            var address = under is null ? path! : path is null ? under : $"{under}.{path}";
            var span = reading.SpanOf(first, next);
            var enclosed = walk.Enclosed(span.Start);
            var target = enclosed is not null && paths.ContainsKey($"{enclosed}.{address}") ? $"{enclosed}.{address}" : paths.ContainsKey(address) ? address : null;
            if (rule == "no document named" && target is null)
                return;
            found.Add(new InnerReferenceFact(reading.TextOf(span), address, target, span.Start, span.End, rule, confidence));
        }
    }

    // “khoản 2 Điều này”: of which provision the rest is.
    static (string? Unit, int Next) Here(Reading reading, int at, int limit)
    {
        if (at < limit && reading.IsWord(at, "của"))
            at++;
        return at + 1 < limit && reading.IsWord(at + 1, "này") && reading.Longest(at, WordClass.ProvisionUnit) is { } unit ? (unit.Value, at + 2) : (null, at);
    }

    // “Quy định này”, “của Luật này”
    static int OfThis(Reading reading, int at, int limit)
    {
        if (reading.IsWord(at, "của"))
            at++;
        return reading.Longest(at, WordClass.DocumentType) is { } type && type.Next < limit && reading.IsWord(type.Next, "này") ? type.Next + 1 : -1;
    }

    static bool IsOfOther(Reading reading, int at, int limit, IReadOnlyList<ReferenceFact> mentions, int mention)
    {
        if (reading.IsWord(at, "của"))
            at++;
        if (at >= limit)
            return false;
        for (; mention < mentions.Count && mentions[mention].Start <= reading.Words[at].Start; mention++)
        {
            if (mentions[mention].Start <= reading.Words[at].Start && mentions[mention].End > reading.Words[at].Start)
                return true;
        }

        // “Điều 5 Nghị định đó”, “Điều 1 Quyết định của …”: another document without a number
        return reading.Longest(at, WordClass.DocumentType) is { } type && !reading.IsWord(type.Next, "này");
    }

    static void Index(IReadOnlyList<OutlineNode> nodes, Dictionary<string, OutlineNode> paths)
    {
        foreach (var node in nodes)
        {
            paths.TryAdd(node.Path, node);
            Index(node.Children, paths);
        }
    }

    /// <summary>Goes through the tree once, forwards, as the mentions come.</summary>
    sealed class Walk(IReadOnlyList<OutlineNode> roots)
    {
        readonly List<(OutlineNode Node, int Child)> _open = [];
        int _root;

        /// <summary>Path of the provision of a kind that encloses an offset; null where none does.</summary>
        public string? At(int offset, string unit)
        {
            Move(offset);
            var kind = unit switch { "article" or "clause" or "point" or "chapter" or "part" => unit, _ => "section" };
            return _open.FindLast(o => o.Node.Kind == kind || (kind is "section" or "clause" && o.Node.Kind is "roman" or "arabic" && kind == (o.Node.Kind == "roman" ? "section" : "clause"))).Node?.Path;
        }

        /// <summary>Path of the enclosed document that an offset is in; null in the first.</summary>
        public string? Enclosed(int offset)
        {
            Move(offset);
            return _open.Count > 0 && _open[0].Node.Kind == "appendix" ? _open[0].Node.Path : null;
        }

        void Move(int offset)
        {
            while (_open.Count > 0 && _open[^1].Node.End <= offset)
                _open.RemoveAt(_open.Count - 1);
            while (true)
            {
                var (children, at) = _open.Count == 0 ? (roots, _root) : (_open[^1].Node.Children, _open[^1].Child);
                while (at < children.Count && children[at].End <= offset)
                    at++;
                if (_open.Count == 0)
                    _root = at;
                else
                    _open[^1] = (_open[^1].Node, at);
                if (at == children.Count || children[at].Start > offset)
                    return;
                _open.Add((children[at], 0));
            }
        }
    }
}
