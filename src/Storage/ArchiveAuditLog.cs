using System.Globalization;
using System.Security.Cryptography;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Storage;

/// <summary>
/// Moves the oldest entries of the audit log to a file. The file is whole and on the disk before an entry goes; a kill leaves the entries
/// in the database, and perhaps a file that the next run writes anew. Only the owner of the tables may: the triggers that keep the log
/// are set aside within the one transaction that also writes the cut into the log.
/// </summary>
/// <param name="folder">Where the files go; best kept elsewhere too, they are in no backup.</param>
public sealed class ArchiveAuditLog(TrackingDb db, AnchorLog anchors, string folder, TimeProvider clock)
{
    /// <summary>Younger entries stay.</summary>
    public const int LeastMonths = 12;

    public const int UsualMonths = 24;

    /// <param name="File">Null where there was nothing so old.</param>
    public sealed record Result(string? File, long First, long Last);

    /// <param name="until">The last day whose entries go.</param>
    /// <param name="by">Who does it.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task<Outcome<Result>> RunAsync(DateOnly until, Witness by, IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        if (until >= clock.Today().AddMonths(-LeastMonths))
            return AuditRefusals.TooYoung.With(LeastMonths.ToString(CultureInfo.InvariantCulture));
        var known = await anchors.ReadAsync(cancel);
        var verified = await new VerifyAuditLog(db).RunAsync(known, progress, cancel);
        if (verified.Broken is { } broken)
            return AuditRefusals.Broken.With(broken.Sequence.ToString(CultureInfo.InvariantCulture));
        if (await EndAsync(until, cancel) is not { } end)
            return new Result(null, 0, 0);

        var first = await db.AuditEntries.MinAsync(row => row.Sequence, cancel);
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"audit-{first:D10}-{end.Sequence:D10}.jsonl.gz"));
        var sha256 = await WriteAsync(file, end.Sequence, cancel);
        await using (var written = File.OpenRead(file))
        {
            if ((await VerifyAuditArchive.RunAsync([written], known, cancel)) is not { Broken: null } kept || kept.End != end)
                throw new IOException($"{file} is not what was written.");
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            await db.RecordAsync(AuditCut.Entry(end, Path.GetFileName(file), sha256, by), cancel);
            await db.RemoveAuditUntilAsync(end.Sequence, cancel);
            await transaction.CommitAsync(cancel);
        }

        var head = await new ShowAuditHead(db).RunAsync(cancel);
        await anchors.AppendAsync(new AuditAnchor(clock.Instant(), head.Sequence, head.Hash), cancel);
        return new Result(file, first, end.Sequence);
    }

    /// <summary>The last of the entries that all are so old; the newest always stays.</summary>
    private async Task<AuditHead?> EndAsync(DateOnly until, CancellationToken cancel)
    {
        var limit = Clock.BeginOf(until.AddDays(1));
        var younger = await db.AuditEntries.Where(row => row.At >= limit).OrderBy(row => row.Sequence).Select(row => (long?)row.Sequence).FirstOrDefaultAsync(cancel)
            ?? await db.AuditEntries.OrderByDescending(row => row.Sequence).Select(row => (long?)row.Sequence).FirstOrDefaultAsync(cancel);
        return await db.AuditEntries.Where(row => row.Sequence < younger).OrderByDescending(row => row.Sequence)
            .Select(row => new AuditHead(row.Sequence, row.Hash)).FirstOrDefaultAsync(cancel);
    }

    private async Task<string> WriteAsync(string file, long until, CancellationToken cancel)
    {
        OwnersOnly.Folder(folder);
        var partial = file + ".partial";
        await using (var output = new FileStream(partial, OwnersOnly.Create()))
        {
            await VerifyAuditArchive.WriteAsync(db.AuditEntries.AsNoTracking().Where(row => row.Sequence <= until).OrderBy(row => row.Sequence).AsAsyncEnumerable(), output, cancel);
            output.Flush(flushToDisk: true);
        }

        File.Move(partial, file, overwrite: true);
        await using var written = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancel));
    }
}
