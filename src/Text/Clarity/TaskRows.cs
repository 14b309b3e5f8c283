using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Text.Clarity;

/// <summary>Reads a row of a table as a commitment: its cells say who, when and what comes of it, whatever the task itself says.</summary>
static class TaskRows
{
    public static Commitment? Of(Reading reading, CitedWords cited, TaskTable table, TaskRow row)
    {
        if (string.IsNullOrWhiteSpace(row.Task))
            return null;
        var isTarget = table.Kind == "targets";
        var task = Find(reading.Text, row, row.Task);
        var (parts, hollow, due) = PassageReader.Read(reading, cited, reading.WordAt(task.Start), reading.WordAt(task.End), null);
        var cells = new List<CommitmentPart>();
        foreach (var lead in row.Leads)
            Cell(PartKind.Who, lead);
        if (row.Leads.Count == 1 && !IsEverybody(row.Leads[0]))
            Cell(PartKind.Responsible, row.Leads[0]);
        foreach (var body in row.Cooperating)
            Cell(PartKind.Cooperating, body);
        if (row.Due is { } time && IsTime(reading, cited, Find(reading.Text, row, time)))
            Cell(PartKind.When, time);
        if (row.Deliverable is { } product)
        {
            // “Đạt mức tiên tiến” in a table of targets is no measure.
            if (!isTarget || product.Any(char.IsAsciiDigit))
                Cell(isTarget ? PartKind.Measure : PartKind.Product, product);
            if (Issuer(reading, cited, Find(reading.Text, row, product)) is { } issuer)
                Cell(PartKind.Authority, issuer);
        }

        // “I. Đến năm 2030” over the rows of a table of targets
        if (isTarget && row.Group is { } group && group.Contains("năm", StringComparison.Ordinal))
            cells.Add(new CommitmentPart(PartKind.When, group, row.Start, row.End, "title of the group", 0.8));
        // A row names its task, in whatever form, where something comes of it.
        if (isTarget || row.Deliverable is not null)
            cells.Add(new CommitmentPart(PartKind.What, row.Task, task.Start, task.End, "row", 0.9));
        return new Commitment(row.Path, isTarget ? CommitmentKind.Target : CommitmentKind.Task, row.Task, row.Start, row.End)
        {
            Parts = [.. cells.Concat(parts.Where(part => !cells.Exists(cell => cell.Kind == part.Kind) && !(part.Kind == PartKind.When && row.Due is not null))).OrderBy(part => part.Kind).ThenBy(part => part.Start)],
            Hollow = hollow,
            Due = DueCell.Read(row.Due) ?? due,
        };

        void Cell(PartKind kind, string text)
        {
            var span = Find(reading.Text, row, text);
            cells.Add(new CommitmentPart(kind, text, span.Start, span.End, "row", 0.95));
        }
    }

    // “Các bộ, ngành, địa phương”: nobody in particular answers for it.
    static bool IsEverybody(string lead) => lead.StartsWith("các ", StringComparison.OrdinalIgnoreCase) || lead.Contains("địa phương", StringComparison.OrdinalIgnoreCase);

    // “Quyết định của Thủ tướng Chính phủ”: who issues what comes of it
    static string? Issuer(Reading reading, CitedWords cited, Span cell)
    {
        var scope = new Scope(reading, cited, reading.WordAt(cell.Start), Math.Min(reading.WordAt(cell.End), reading.WordAt(cell.Start) + PassageReader.MostWords));
        var issuers = DoerReader.Read(scope, TimeReader.Read(scope)).Mentions.Where(m => reading.IsWord(m.First - 1, "của")).ToList();
        return issuers.Count == 0 ? null : reading.TextOf(issuers[0].First, issuers[0].Next);
    }

    // “Thường xuyên” is no time.
    static bool IsTime(Reading reading, CitedWords cited, Span cell) =>
        TimeReader.Read(new Scope(reading, cited, reading.WordAt(cell.Start), reading.WordAt(cell.End)), isCell: true).All.Count > 0;

    // A cell that was cleaned of line ends or marks is not found word by word: the row stands for it.
    static Span Find(string text, TaskRow row, string cell)
    {
        var at = text.IndexOf(cell, row.Start, row.End - row.Start, StringComparison.Ordinal);
        return at < 0 ? new Span(row.Start, row.End) : new Span(at, at + cell.Length);
    }
}
