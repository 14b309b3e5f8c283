using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using DonDoc.Formats;
using DonDoc.Formats.Joined;
using DonDoc.Formats.Outside;
using DonDoc.Storage;
using DonDoc.Text.Extraction.Sessions;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Installation;

namespace DonDoc.Web.Pages.Imports;

/// <summary>What became of one file that was sent.</summary>
/// <param name="Items">How many items wait for a decision.</param>
/// <param name="IsTooLong">The text has more than <see cref="FileIntake.MostCharacters"/>.</param>
/// <param name="IsCrowded">Too many files wait to be read; this one was not.</param>
public sealed record Intake(
    string FileName, ImportId? Import = null, bool IsSession = false, int Items = 0, FileRefusal? Unreadable = null, Refusal? Refusal = null,
    bool IsTooLong = false, bool IsCrowded = false)
{
    /// <summary>What is to be known of a file that was read, in the language of the person: pages that are only a picture, an old encoding.</summary>
    public string? Warning { get; init; }
}

/// <summary>Takes a file in: reads it, keeps it as it came, stages what the reader proposes.</summary>
sealed class FileIntake(StageImport stage, FileStore store, ClassificationGate gate, Readers readers, LimitOptions limits, VirusScanner scanner)
{
    /// <summary>Largest file, in bytes.</summary>
    public static readonly long MostBytes = ReadLimits.Default.FileBytes;

    /// <summary>Largest file that is nothing but text: txt, md, html.</summary>
    public const long MostTextBytes = 5_000_000;

    /// <summary>Longest text, in characters: about a thousand pages. Nobody reviews more in one go.</summary>
    public const int MostCharacters = 2_000_000;

    public async Task<Intake> TakeAsync(string fileName, Stream content, CancellationToken cancel)
    {
        var (failed, document, file) = await ReadAsync(fileName, content, WayIn.Import, cancel);
        if (failed is not null)
            return failed;
        var proposal = SessionReader.Read(document!.Text);
        var items = ReviewLists.All.Sum(list => proposal.Of(list).Count);
        // A document of its own is known by what it is about; its first line is the letterhead.
        var title = proposal.IsSession ? proposal.Title : DocumentProposal.Of(document.Text.Text).GetValueOrDefault("document.subject") ?? proposal.Title;
        var origin = TextOrigin.Of(document.Recognition?.Confidence, document.Recognition?.Doubtful, document.PagesWithoutText, document.OldEncodingNames);
        var input = new StageImport.Input(file!, document.Format.ShortName, title, document.Text.Text, proposal, Origin: origin);
        Outcome<ImportId> staged = await stage.RefusalAsync(input, cancel) is { } known ? known : await KeepAndStageAsync(input, document, cancel);
        return staged.Refusal is { } refusal
            ? new Intake(file!.Name, refusal.Existing is { } existing ? new ImportId(existing) : null, proposal.IsSession, items, Refusal: refusal)
            : new Intake(file!.Name, staged.Value, proposal.IsSession, items) { Warning = document.Warning(CultureInfo.CurrentUICulture) };
    }

    /// <summary>Reads a file that arrives, and keeps nothing of it.</summary>
    /// <returns>Why it was not read, or what is in it.</returns>
    public async Task<(Intake? Failed, ReadDocument? Document, StoredFile? File)> ReadAsync(string fileName, Stream content, WayIn way, CancellationToken cancel)
    {
        // First to the disk: a slow line must not keep a reader from others.
        await using var arrived = new PassingFile();
        await CopyAsync(content, arrived, cancel);
        using var place = await readers.EnterAsync(cancel);
        if (place is null)
            return (new Intake(FileNames.Clean(fileName) ?? fileName, IsCrowded: true), null, null);
        var most = limits.Reading with { FileBytes = IsPacked(arrived) ? MostBytes : MostTextBytes };
        var reading = await DocumentReader.ReadAsync(arrived, fileName, most, cancel);
        if (reading.Refusal?.Mark is { } mark)
        {
            await gate.RefusedAsync(mark, way);
            return (new Intake("", Unreadable: reading.Refusal), null, null);
        }

        if (!reading.IsRead)
            return (new Intake(FileNames.Clean(fileName) ?? fileName, Unreadable: reading.Refusal), null, null);
        var document = reading.Document;
        if (document.Text.Text.Length > MostCharacters)
            return (new Intake(document.FileName, IsTooLong: true), null, null);
        // After the gate: what is classified goes to no other program.
        arrived.Position = 0;
        if (await scanner.JudgeAsync(arrived, cancel) is { } infected)
            return (new Intake(document.FileName, Unreadable: infected), null, null);
        var name = FileNames.Harmless(document.FileName, document.Content.Span);
        return (null, document, new StoredFile(Convert.ToHexStringLower(SHA256.HashData(document.Content.Span)), name, document.Content.Length, document.Format.MediaType));
    }

    /// <summary>Reads the files of one document, its text and its appendices, as one; a single file as it came.</summary>
    /// <param name="before">What they are added to: the file that the document has, of which they are further parts.</param>
    public async Task<(Intake? Failed, ReadDocument? Document, StoredFile? File)> ReadTogetherAsync(IReadOnlyList<IFormFile> sent, WayIn way, StoredFile? before, CancellationToken cancel)
    {
        if (before is null && sent is [var only])
        {
            await using var content = only.OpenReadStream();
            return await ReadAsync(only.FileName, content, way, cancel);
        }

        var parts = new List<(string Name, byte[] Content)>();
        if (before is not null)
        {
            await using var kept = store.Open(before.Sha256);
            if (kept is null)
                return (new Intake(before.Name, Unreadable: FileRefusals.Unreadable), null, null);
            parts.AddRange(JoinedFiles.Parts(before.Name, await AllAsync(kept)));
        }

        foreach (var one in sent)
        {
            await using var content = one.OpenReadStream();
            parts.AddRange(JoinedFiles.Parts(one.FileName, await AllAsync(content)));
        }

        return await ReadAsync(Path.GetFileNameWithoutExtension(parts[0].Name) + JoinedFiles.Extension, new MemoryStream(JoinedFiles.Pack(parts), writable: false), way, cancel);

        async Task<byte[]> AllAsync(Stream from)
        {
            using var bytes = new MemoryStream();
            await from.CopyToAsync(bytes, cancel);
            return bytes.ToArray();
        }
    }

    /// <summary>Keeps a file that was read, as it came.</summary>
    public async Task KeepAsync(ReadDocument document, CancellationToken cancel)
    {
        using var content = MemoryMarshal.TryGetArray(document.Content, out var bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(document.Content.ToArray(), writable: false);
        await store.SaveAsync(content, cancel);
    }

    /// <summary>One byte more than the largest file is enough to know that it is larger.</summary>
    static async Task CopyAsync(Stream from, PassingFile to, CancellationToken cancel)
    {
        var buffer = new byte[1 << 16];
        int read;
        while (to.Length <= MostBytes && (read = await from.ReadAsync(buffer, cancel)) > 0)
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        to.Position = 0;
    }

    /// <summary>Whether it is more than text: a docx, a pdf, an old Word file, a picture hold little text in many bytes.</summary>
    static bool IsPacked(PassingFile file)
    {
        Span<byte> head = stackalloc byte[1024];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return FileSignatures.IsPacked(head[..read]);
    }

    async Task<Outcome<ImportId>> KeepAndStageAsync(StageImport.Input input, ReadDocument document, CancellationToken cancel)
    {
        await KeepAsync(document, cancel);
        return await stage.RunAsync(input, cancel);
    }
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
