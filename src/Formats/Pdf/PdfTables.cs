using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;

namespace DonDoc.Formats.Pdf;

/// <summary>Finds tables on a page by the lines drawn around their cells.</summary>
static class PdfTables
{
    // Points. Borders are drawn as lines or as thin filled boxes; their ends meet within a few points.
    const double Thin = 2.5;
    const double Touch = 3;
    const double ShortestEdge = 5;

    // A page with more lines is a drawing.
    const int MostEdges = 4000;

    /// <summary>Tables of at least two columns, from the top of the page down.</summary>
    public static List<PdfTable> Find(IReadOnlyList<PdfPath> paths)
    {
        var edges = new List<Edge>();
        foreach (var path in paths.Where(p => !p.IsClipping && (p.IsFilled || p.IsStroked)))
        {
            foreach (var subpath in path)
                AddEdges(edges, subpath, path.IsStroked);
            if (edges.Count > MostEdges)
                return [];
        }

        return [.. Connected(edges).Select(PdfTable.From).OfType<PdfTable>().OrderByDescending(t => t.Top)];
    }

    static void AddEdges(List<Edge> edges, PdfSubpath path, bool isStroked)
    {
        if (path.GetBoundingRectangle() is not { } box)
            return;
        if (box.Height <= Thin && box.Width >= ShortestEdge)
            edges.Add(new Edge(true, box.Centroid.Y, box.Left, box.Right));
        else if (box.Width <= Thin && box.Height >= ShortestEdge)
            edges.Add(new Edge(false, box.Centroid.X, box.Bottom, box.Top));
        else if (isStroked && path.IsDrawnAsRectangle)
            edges.AddRange([
                new Edge(true, box.Top, box.Left, box.Right), new Edge(true, box.Bottom, box.Left, box.Right),
                new Edge(false, box.Left, box.Bottom, box.Top), new Edge(false, box.Right, box.Bottom, box.Top)]);
    }

    // Groups of edges that touch one another.
    static IEnumerable<List<Edge>> Connected(List<Edge> edges)
    {
        var left = new LinkedList<Edge>(edges);
        while (left.First is { } first)
        {
            left.Remove(first);
            var group = new List<Edge> { first.Value };
            for (var i = 0; i < group.Count; i++)
            {
                for (var node = left.First; node is not null;)
                {
                    var next = node.Next;
                    if (group[i].Touches(node.Value, Touch))
                    {
                        group.Add(node.Value);
                        left.Remove(node);
                    }

                    node = next;
                }
            }

            yield return group;
        }
    }
}

/// <summary>A straight line: across at the height <paramref name="At"/>, or upright at the distance <paramref name="At"/>.</summary>
readonly record struct Edge(bool IsAcross, double At, double From, double To)
{
    public bool Touches(Edge other, double within) => IsAcross == other.IsAcross
        ? Math.Abs(At - other.At) <= within && From <= other.To + within && other.From <= To + within
        : At >= other.From - within && At <= other.To + within && other.At >= From - within && other.At <= To + within;
}
