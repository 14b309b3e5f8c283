using System.Collections.Concurrent;
using DonDoc.Formats;
using DonDoc.Storage;
using DonDoc.Text.Extraction.Sessions;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Web.Pages.Imports;

/// <summary>What became of one file that was sent.</summary>
/// <param name="Items">How many items wait for a decision.</param>
public sealed record Intake(string FileName, ImportId? Import, bool IsSession, int Items, FileRefusal? Unreadable, Refusal? Refusal);

/// <summary>Takes a file in: reads it, keeps it as it came, stages what the reader proposes.</summary>
sealed class FileIntake(StageImport stage, FileStore store)
{
    /// <summary>Largest file, in bytes.</summary>
    public static readonly long MostBytes = ReadLimits.Default.FileBytes;

    // A file is in memory while it is read: so many at a time, whatever number of people send.
    static readonly SemaphoreSlim Readers = new(2);

    public async Task<Intake> TakeAsync(string fileName, Stream content, CancellationToken cancel)
    {
        await Readers.WaitAsync(cancel);
        try
        {
            var reading = await DocumentReader.ReadAsync(content, fileName, cancellation: cancel);
            if (!reading.IsRead)
                return new Intake(FileNames.Clean(fileName) ?? fileName, null, false, 0, reading.Refusal, null);
            var document = reading.Document;
            var proposal = SessionReader.Read(document.Text);
            var items = ReviewLists.All.Sum(list => proposal.Of(list).Count);
            var file = await KeepAsync(document, cancel);
            var staged = await stage.RunAsync(
                new StageImport.Input(file, FormatOf(document.Format), proposal.Title, document.Text.Text, proposal), cancel);
            return staged.Refusal is { } refusal
                ? new Intake(document.FileName, refusal.Existing is { } existing ? new ImportId(existing) : null, proposal.IsSession, items, null, refusal)
                : new Intake(document.FileName, staged.Value, proposal.IsSession, items, null, null);
        }
        finally
        {
            Readers.Release();
        }
    }

    async Task<StoredFile> KeepAsync(ReadDocument document, CancellationToken cancel)
    {
        using var content = new MemoryStream(document.Content.ToArray(), writable: false);
        var (hash, size) = await store.SaveAsync(content, cancel);
        return new StoredFile(hash, document.FileName, size, MediaType(document.Format));
    }

    static string FormatOf(FileFormat format) => format switch
    {
        FileFormat.Markdown => "md",
        FileFormat.Html => "html",
        FileFormat.Docx => "docx",
        FileFormat.Pdf => "pdf",
        _ => "txt",
    };

    static string MediaType(FileFormat format) => format switch
    {
        FileFormat.Markdown => "text/markdown",
        FileFormat.Html => "text/html",
        FileFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileFormat.Pdf => "application/pdf",
        _ => "text/plain",
    };
}

/// <summary>Results of sent files until the page that shows them was fetched: for a form that is sent without scripts.</summary>
sealed class IntakeResults(TimeProvider clock)
{
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    readonly ConcurrentDictionary<Guid, (Guid Account, DateTimeOffset Until, IReadOnlyList<Intake> Results)> _kept = new();

    public Guid Keep(Guid account, IReadOnlyList<Intake> results)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, entry) in _kept)
        {
            if (entry.Until < now)
                _kept.TryRemove(old, out _);
        }

        var id = Guid.CreateVersion7();
        _kept[id] = (account, now + Kept, results);
        return id;
    }

    public IReadOnlyList<Intake>? Find(Guid id, Guid account) =>
        _kept.TryGetValue(id, out var entry) && entry.Account == account ? entry.Results : null;
}
