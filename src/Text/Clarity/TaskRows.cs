using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Text.Clarity;

/// <summary>Reads a row of a table as a commitment: its cells say who, when and what comes of it, whatever the task itself says.</summary>
static class TaskRows
{
    public static Commitment? Of(Reading reading, Citations citations, TaskTable table, TaskRow row)
    {
        if (string.IsNullOrWhiteSpace(row.Task))
            return null;
        var isTarget = table.Kind == "targets";
        var task = Find(reading.Text, row, row.Task);
        var (parts, hollow, due) = PassageReader.Read(reading, citations, reading.WordAt(task.Start), reading.WordAt(task.End), null);
        var cells = new List<CommitmentPart>();
        foreach (var lead in row.Leads)
            Cell(PartKind.Who, lead);
        if (row.Leads.Count == 1)
            Cell(PartKind.Responsible, row.Leads[0]);
        foreach (var body in row.Cooperating)
            Cell(PartKind.Cooperating, body);
        if (row.Due is { } time && IsTime(reading, citations, Find(reading.Text, row, time)))
            Cell(PartKind.When, time);
        if (row.Deliverable is { } product)
            Cell(isTarget ? PartKind.Measure : PartKind.Product, product);
        // “I. Đến năm 2030” over the rows of a table of targets
        if (isTarget && row.Group is { } group && group.Contains("năm", StringComparison.Ordinal))
            cells.Add(new CommitmentPart(PartKind.When, group, row.Start, row.End, "title of the group", 0.8));
        if (isTarget)
            cells.Add(new CommitmentPart(PartKind.What, row.Task, task.Start, task.End, "row", 0.9));
        return new Commitment(row.Path, isTarget ? CommitmentKind.Target : CommitmentKind.Task, row.Task, row.Start, row.End)
        {
            Parts = [.. cells.Concat(parts.Where(part => !cells.Exists(cell => cell.Kind == part.Kind))).OrderBy(part => part.Kind).ThenBy(part => part.Start)],
            Hollow = hollow,
            Due = DueCell.Read(row.Due) ?? due,
        };

        void Cell(PartKind kind, string text)
        {
            var span = Find(reading.Text, row, text);
            cells.Add(new CommitmentPart(kind, text, span.Start, span.End, "row", 0.95));
        }
    }

    // “Thường xuyên” is no time.
    static bool IsTime(Reading reading, Citations citations, Span cell) =>
        TimeReader.Read(new Scope(reading, citations, reading.WordAt(cell.Start), reading.WordAt(cell.End)), isCell: true).All.Count > 0;

    // A cell that was cleaned of line ends or marks is not found word by word: the row stands for it.
    static Span Find(string text, TaskRow row, string cell)
    {
        var at = text.IndexOf(cell, row.Start, row.End - row.Start, StringComparison.Ordinal);
        return at < 0 ? new Span(row.Start, row.End) : new Span(at, at + cell.Length);
    }
}
