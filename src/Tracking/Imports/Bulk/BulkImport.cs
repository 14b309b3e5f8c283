using System.Text.Json;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Imports.Bulk;

/// <summary>A bulk import: many files that were sent at once and are taken in one after the other.</summary>
public readonly record struct BulkImportId(Guid Value) : ITypedId<BulkImportId>
{
    public static BulkImportId From(Guid value) => new(value);

    public int CompareTo(BulkImportId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>Where a bulk import stands.</summary>
public enum BulkState
{
    /// <summary>Files are taken in, or wait for their turn.</summary>
    Open,

    /// <summary>A person stopped it; it goes on where it was when one says so.</summary>
    Paused,
    Done,

    /// <summary>A person ended it; what was taken in stays.</summary>
    Cancelled,

    /// <summary>It cannot go on: <see cref="BulkImport.Failure"/>.</summary>
    Failed,
}

/// <summary>
/// Many files for the registry of one organisation. They lie enciphered beside the store until each had its turn, in an order that never
/// changes; <see cref="Next"/> is the place in it. Counts and place are moved by <see cref="NoteBulkImport"/> together with the line of the
/// report, so a program that is killed goes on with the file that has no line.
/// </summary>
internal sealed class BulkImport : IVersioned
{
    /// <summary>In characters.</summary>
    public const int LongestTitle = 400;

    private BulkImport()
    {
        Title = AccountName = "";
    }

    public BulkImport(BulkImportId id, OrganisationId organisation, string title, int total, long bytes, string sealedKey, CurrentUser by, DateTime at)
    {
        Id = id;
        OrganisationId = organisation;
        Title = title;
        Total = total;
        Bytes = bytes;
        SealedKey = sealedKey;
        AccountId = by.AccountId;
        AccountName = by.Name;
        CreatedAt = ClaimedUntil = at;
        State = BulkState.Open;
        Version = 1;
    }

    public BulkImportId Id { get; private set; }

    /// <summary>Whose registry the files go into.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>Under whose rights they are taken in: those that the person has when a file has its turn.</summary>
    public Guid AccountId { get; private set; }

    public string AccountName { get; private set; }

    /// <summary>The name of the archive; empty where files were sent one by one.</summary>
    public string Title { get; private set; }

    /// <summary>Files in it.</summary>
    public int Total { get; private set; }

    /// <summary>As they were sent.</summary>
    public long Bytes { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public BulkState State { get; private set; }

    /// <summary>Ordinal, from 0, of the file that is next; what stands before it has a line.</summary>
    public int Next { get; private set; }

    public int Registered { get; private set; }

    public int Waiting { get; private set; }

    public int Known { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Sealed by the host: what deciphers the files. Gone when they are, so that nothing can be read of what is left of them on a disk.</summary>
    public string? SealedKey { get; private set; }

    /// <summary>Claims so far: the right to note what became of a file.</summary>
    public int Claims { get; private set; }

    /// <summary>Claims since the last line: a file over which the program falls again and again is left out in the end.</summary>
    public int Tries { get; private set; }

    public DateTime ClaimedUntil { get; private set; }

    public DateTime? StartedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>Code of the refusal for which it cannot go on.</summary>
    public string? Failure { get; private set; }

    public int Version { get; private set; }

    public bool IsOver => State is BulkState.Done or BulkState.Cancelled or BulkState.Failed;

    public Refusal? Pause() => State == BulkState.Open ? Become(BulkState.Paused) : IsOver ? BulkRefusals.Over : BulkRefusals.NotRunning;

    public Refusal? Resume() => State == BulkState.Paused ? Become(BulkState.Open) : IsOver ? BulkRefusals.Over : BulkRefusals.NotPaused;

    public Refusal? Cancel(DateTime at) => End(BulkState.Cancelled, at);

    public Refusal? Finish(DateTime at) => End(BulkState.Done, at);

    public Refusal? Fail(Refusal why, DateTime at)
    {
        if (End(BulkState.Failed, at) is { } refusal)
            return refusal;
        Failure = why.Code;
        return null;
    }

    private Refusal? End(BulkState state, DateTime at)
    {
        if (IsOver)
            return BulkRefusals.Over;
        (SealedKey, EndedAt) = (null, at);
        return Become(state);
    }

    private Refusal? Become(BulkState state)
    {
        State = state;
        Version++;
        return null;
    }
}

/// <summary>What became of one file, as the report of its import tells it. Of a classified one there is neither name nor record.</summary>
internal sealed class BulkLine
{
    private BulkLine()
    {
    }

    public BulkLine(BulkImportId import, int ordinal, string? fileName, BulkResult result)
    {
        BulkImportId = import;
        Ordinal = ordinal;
        FileName = fileName;
        Result = result;
    }

    public BulkImportId BulkImportId { get; private set; }

    public int Ordinal { get; private set; }

    /// <summary>With its folders, as it was sent; null where nothing may be kept of it.</summary>
    public string? FileName { get; private set; }

    public BulkResult Result { get; private set; }

    /// <summary>Registered from it, or there already.</summary>
    public DocumentId? DocumentId { get; init; }

    /// <summary>Where it waits for a person, or waits since an earlier import.</summary>
    public ImportId? ImportId { get; init; }

    /// <summary>Code of the refusal.</summary>
    public string? Reason { get; init; }

    /// <summary>What its words name, as JSON.</summary>
    public string? Arguments { get; init; }

    /// <summary>Numbers stay numbers: words show them in the reader's language.</summary>
    internal static string? Write(IReadOnlyList<object> arguments) => arguments.Count == 0 ? null : JsonSerializer.Serialize(arguments);

    internal static IReadOnlyList<object> Read(string? arguments) => arguments is null ? [] :
    [
        .. JsonSerializer.Deserialize<JsonElement[]>(arguments)!.Select(one => one.ValueKind switch
        {
            JsonValueKind.Number => one.TryGetInt64(out var whole) ? (object)whole : one.GetDouble(),
            _ => one.ToString(),
        }),
    ];
}
