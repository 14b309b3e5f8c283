using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Inspections;

namespace DonDoc.Tracking.Search;

/// <summary>What is found; in the index the kinds stand one behind the other, in this order.</summary>
public enum SearchKind
{
    /// <summary>A document or a provision of it.</summary>
    Document,

    Finding,

    Assignment,
}

/// <summary>A record that can be found, under the short number by which the index knows it. Exactly one of the three ids is there.</summary>
internal sealed class SearchRecord
{
    private SearchRecord()
    {
    }

    public SearchRecord(DateOnly day, DocumentId? document = null, FindingId? finding = null, AssignmentId? assignment = null)
    {
        Day = day;
        (DocumentId, FindingId, AssignmentId) = (document, finding, assignment);
    }

    /// <summary>Given by the database.</summary>
    public int Number { get; private set; }

    /// <summary>Its place among what is found: the latest first.</summary>
    public DateOnly Day { get; private set; }

    public DocumentId? DocumentId { get; private set; }

    public FindingId? FindingId { get; private set; }

    public AssignmentId? AssignmentId { get; private set; }

    public SearchKind Kind => DocumentId is not null ? SearchKind.Document : FindingId is not null ? SearchKind.Finding : SearchKind.Assignment;

    public void Move(DateOnly day) => Day = day;

    /// <summary>Whether both stand for the same record.</summary>
    public bool IsOf(SearchRecord other) => (DocumentId, FindingId, AssignmentId) == (other.DocumentId, other.FindingId, other.AssignmentId);
}

/// <summary>
/// One text of a record that can be found: its title, a provision, a passage outside of provisions. Its words are in the database's own index
/// of texts beside this row, under the same id.
/// </summary>
internal sealed class SearchEntry
{
    // 2 bits of kinds, 17 of days from the latest back to 1900, 27 of records, 17 of texts in a record: the order of the ids is the order of what is found, so
    // that the first page of a word that stands everywhere costs no sort.
    private const int TextBits = 17;
    private const int RecordBits = 27;
    private const int DayBits = 17;

    /// <summary>Texts of one record that can be found; what a longer one has behind them is not.</summary>
    public const int MostTexts = (1 << TextBits) - 1;

    private static readonly int Epoch = new DateOnly(1900, 1, 1).DayNumber;

    private SearchEntry()
    {
    }

    /// <param name="text">0 is the title; then in the order of the text.</param>
    public SearchEntry(SearchRecord record, int text, int? provision, int start, int end)
    {
        Id = First(record) | (uint)text;
        Record = record.Number;
        Provision = provision;
        Start = start;
        End = end;
    }

    public long Id { get; private set; }

    public int Record { get; private set; }

    /// <summary>Ordinal of the provision within the current version; null for a title or a passage.</summary>
    public int? Provision { get; private set; }

    /// <summary>Offset into the plain text; both are 0 for a title.</summary>
    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>The id of the title of a record; its other texts stand behind.</summary>
    public static long First(SearchRecord record) => FirstOf(record.Kind, record.Day) | ((long)((1 << RecordBits) - 1 - record.Number) << TextBits);

    /// <summary>The last id that a text of the record can have.</summary>
    public static long Last(SearchRecord record) => First(record) | MostTexts;

    /// <summary>The least id of a day, behind those of all later days.</summary>
    public static long FirstOf(SearchKind kind, DateOnly day) =>
        FirstOf(kind) | ((long)((1 << DayBits) - 1 - Math.Clamp(day.DayNumber - Epoch, 0, (1 << DayBits) - 1)) << (RecordBits + TextBits));

    /// <summary>The least id that no text of the day has, nor of a later one.</summary>
    public static long Behind(SearchKind kind, DateOnly day) => FirstOf(kind, day) + (1L << (RecordBits + TextBits));

    /// <summary>The least id of a kind.</summary>
    public static long FirstOf(SearchKind kind) => (long)kind << (DayBits + RecordBits + TextBits);
}
