using System.IO.Compression;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Audit;

/// <summary>Reads entries that were moved out of the database, file after file, and finds the first that is not what was written.</summary>
public static class VerifyAuditArchive
{
    /// <param name="First">Number of the first entry.</param>
    /// <param name="End">The last that was found right: what the database, or the next file, goes on from.</param>
    /// <param name="Anchors">How many anchors were compared.</param>
    /// <param name="Broken">Null where all is right.</param>
    public sealed record Result(long First, AuditHead End, int Anchors, VerifyAuditLog.Damage? Broken);

    /// <param name="files">In the order of their entries.</param>
    public static async Task<Result> RunAsync(IEnumerable<Stream> files, IReadOnlyList<AuditAnchor> anchors, CancellationToken cancel = default)
    {
        var expected = VerifyAuditLog.Standing(anchors);
        var (head, first, compared) = (AuditHead.Empty, 0L, 0);
        Result Ended(AuditBreak? kind, string? act = null) =>
            new(first, head, compared, kind is { } what ? new VerifyAuditLog.Damage(what, head.Sequence + 1, act) : null);
        try
        {
            foreach (var file in files)
            {
                await foreach (var entry in ReadAsync(file, cancel))
                {
                    // The first file may begin in the middle: what was before it is in files that were not asked about.
                    if (first == 0)
                        (first, head) = (entry.Sequence, new AuditHead(entry.Sequence - 1, entry.PreviousHash));
                    if (entry.Sequence != head.Sequence + 1)
                        return Ended(entry.Sequence > head.Sequence ? AuditBreak.Removed : AuditBreak.Inserted, entry.Act);
                    if (entry.PreviousHash != head.Hash || entry.Hash != entry.Seal(entry.Sequence) || (entry.Sequence == 1 && entry.PreviousHash != AuditHead.Empty.Hash))
                        return Ended(AuditBreak.Changed, entry.Act);
                    if (expected.TryGetValue(entry.Sequence, out var anchored))
                    {
                        compared++;
                        if (anchored != entry.Hash)
                            return Ended(AuditBreak.Rewritten, entry.Act);
                    }

                    head = entry.Head;
                }
            }
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException)
        {
            return Ended(AuditBreak.Unreadable);
        }

        return Ended(null);
    }

    internal static async IAsyncEnumerable<AuditEntry> ReadAsync(Stream file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var unpacked = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new StreamReader(unpacked);
        while (await reader.ReadLineAsync(cancel) is { } line)
            yield return AuditEntry.FromLine(line);
    }

    internal static async Task WriteAsync(IAsyncEnumerable<AuditEntry> entries, Stream file, CancellationToken cancel)
    {
        await using var packed = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
        await using var writer = new StreamWriter(packed);
        await foreach (var entry in entries.WithCancellation(cancel))
            await writer.WriteLineAsync(entry.ToLine().AsMemory(), cancel);
    }
}
