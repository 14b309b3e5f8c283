using DonDoc.Tracking.Documents.References;

namespace DonDoc.Web.Pages.Documents;

/// <summary>A box of the picture: where it stands, and its lines of words.</summary>
sealed record GraphBox(int X, int Y, int Width, int Height, string Title, string? Subject, string? Note, string? Url, bool IsCentre);

/// <summary>What the documents of a row have to do with the one in the middle; above the first of them.</summary>
sealed record GraphWord(int X, int Y, string Words);

/// <summary>
/// The relations of one document as a picture: what it speaks of above, itself in the middle, what speaks of it below. Boxes stand in rows of three,
/// so that the picture is never wider than three of them; the same stands beside it as a list.
/// </summary>
sealed record GraphPicture(int Left, int Width, int Height, IReadOnlyList<GraphBox> Boxes, IReadOnlyList<string> Lines, IReadOnlyList<GraphWord> Words)
{
    const int Across = 3;
    const int BoxWidth = 270;
    const int BoxHeight = 62;
    const int GapX = 30;
    const int GapY = 22;
    const int Around = 48;
    const int Letters = 34;

    const int Beside = 2;

    /// <param name="title">Type and number of a document in words.</param>
    /// <param name="word">What a group is called.</param>
    /// <param name="more">“and N more”.</param>
    /// <param name="below">“carried out by N”.</param>
    public static GraphPicture Of(ShowGraph.Result graph, Func<ShowGraph.Node, string> title, Func<ShowGraph.Group, string> word, Func<int, string> more, Func<int, string> below)
    {
        var boxes = new List<GraphBox>();
        var (lines, words) = (new List<string>(), new List<GraphWord>());
        var width = Across * BoxWidth + (Across - 1) * GapX;
        var y = 24;
        var ends = new List<(int X, int Y)>();
        foreach (var group in graph.Groups.Where(group => group.IsOutward))
            Row(group, ends, false);
        var centreY = y + (ends.Count > 0 ? Around : 0);
        var centre = Box(graph.Centre, (width - BoxWidth) / 2, centreY, null, true);
        foreach (var (x, end) in ends)
            Join(x, end, width / 2, centreY);
        y = centreY + BoxHeight + Around;
        ends.Clear();
        foreach (var group in graph.Groups.Where(group => !group.IsOutward))
            Row(group, ends, true);
        foreach (var (x, end) in ends)
            Join(width / 2, centre.Y + BoxHeight, x, end);
        // Two boxes below one another need no page of their own: cut to what is drawn.
        var edge = boxes.Min(box => box.X) - Beside;
        return new GraphPicture(edge, boxes.Max(box => box.X) + BoxWidth + Beside - edge, (ends.Count > 0 ? y - 2 * GapY : centreY + BoxHeight) + 8, boxes, lines, words);

        // Only the first row of a group is joined; the others stand below it.
        void Row(ShowGraph.Group group, List<(int, int)> joined, bool isBelow)
        {
            var top = y;
            for (var i = 0; i < group.Documents.Count; i++)
            {
                var (column, row) = (i % Across, i / Across);
                var inRow = Math.Min(Across, group.Documents.Count - row * Across);
                var left = (width - inRow * BoxWidth - (inRow - 1) * GapX) / 2;
                var neighbour = group.Documents[i];
                var box = Box(neighbour.Document, left + column * (BoxWidth + GapX), top + row * (BoxHeight + GapY), neighbour.Below > 0 ? below(neighbour.Below) : null, false);
                var last = (group.Documents.Count - 1) / Across;
                if (row == (isBelow ? 0 : last))
                    joined.Add((box.X + BoxWidth / 2, isBelow ? box.Y : box.Y + BoxHeight));
                if (i == 0)
                    words.Add(new GraphWord(box.X, top - 7, word(group) + (group.More > 0 ? $" ({more(group.More)})" : "")));
            }

            y = top + ((group.Documents.Count - 1) / Across + 1) * (BoxHeight + GapY) + GapY;
        }

        GraphBox Box(ShowGraph.Node node, int x, int top, string? note, bool isCentre)
        {
            var box = new GraphBox(x, top, BoxWidth, BoxHeight, Cut(title(node)), Cut(node.Subject), note, node.Id is null || isCentre ? null : $"/documents/{node.Id}", isCentre);
            boxes.Add(box);
            return box;
        }

        void Join(int fromX, int fromY, int toX, int toY)
        {
            var middle = (fromY + toY) / 2;
            lines.Add(FormattableString.Invariant($"M{fromX} {fromY} C{fromX} {middle} {toX} {middle} {toX} {toY}"));
        }
    }

    static string Cut(string words) => words.Length <= Letters ? words : words[..(Letters - 1)].TrimEnd() + "…";
}
