using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Audit;

/// <summary>A head of the chain that was written down elsewhere.</summary>
/// <param name="Restored">The records were put back here from a backup: what was anchored beyond went with them.</param>
public sealed record AuditAnchor(DateTime At, long Sequence, string Hash, bool Restored = false);

/// <summary>What is wrong with the first entry that is.</summary>
public enum AuditBreak
{
    /// <summary>Its content does not give its hash.</summary>
    Changed,

    /// <summary>It is not there, though later ones are.</summary>
    Removed,

    /// <summary>It stands where the entries around it name each other.</summary>
    Inserted,

    /// <summary>Another entry stands in its place, and it in another's.</summary>
    Reordered,

    /// <summary>It cannot even be read.</summary>
    Unreadable,

    /// <summary>The end is gone: an anchor knows an entry beyond the last.</summary>
    Truncated,

    /// <summary>The chain holds in itself, but is not the one that was anchored.</summary>
    Rewritten,
}

/// <summary>
/// Reads the whole log, entry by entry, and finds the first that is not what was written. Where the oldest entries were moved to an
/// archive, the log begins behind the cut that it tells of itself.
/// </summary>
public sealed class VerifyAuditLog(TrackingDb db)
{
    // An entry that slid forward because others before it went, is looked for that far away.
    private const int Reach = 1000;

    /// <param name="Entries">Number of the last that was found right.</param>
    /// <param name="Head">The last of them.</param>
    /// <param name="Anchors">How many anchors were compared.</param>
    /// <param name="Broken">Null where all is right.</param>
    public sealed record Result(long Entries, AuditHead Head, int Anchors, Damage? Broken);

    /// <param name="Sequence">Number of the entry.</param>
    /// <param name="Act">What the entry there says was done; null where there is none.</param>
    public sealed record Damage(AuditBreak Kind, long Sequence, string? Act);

    /// <summary>The end of the archive, where it was checked before: the log must go on from it, whatever it says itself.</summary>
    public AuditHead? Archived { get; init; }

    /// <param name="progress">Told the number of entries read, now and then.</param>
    public async Task<Result> RunAsync(IReadOnlyList<AuditAnchor> anchors, IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        var expected = Standing(anchors);
        var (head, before, compared) = (AuditHead.Empty, "", 0);
        AuditHead? cut = null;
        var (isFirst, isCutTold) = (true, false);
        AuditEntry? wrong = null;
        Result Broken(AuditBreak kind, long sequence, string? act = null) => new(head.Sequence, head, compared, new Damage(kind, sequence, act));
        try
        {
            await foreach (var entry in AuditAhead.RunAsync(db, cancel))
            {
                if (isFirst && entry.Sequence > 1)
                {
                    // What is before the first entry was moved out, if the log says so further on: until then it is believed.
                    head = cut = Archived ?? new AuditHead(entry.Sequence - 1, entry.PreviousHash);
                    if (expected.Remove(head.Sequence, out var anchoredCut) && anchoredCut != head.Hash)
                        return Broken(AuditBreak.Rewritten, head.Sequence);
                }

                isFirst = false;
                if (entry.Sequence != head.Sequence + 1)
                    return entry.Sequence <= head.Sequence ? Broken(AuditBreak.Inserted, entry.Sequence, entry.Act) : Broken(AuditBreak.Removed, head.Sequence + 1);
                if (entry.PreviousHash != head.Hash || entry.Hash != entry.Seal(entry.Sequence))
                {
                    wrong = entry;
                    break;
                }

                (before, head) = (head.Hash, entry.Head);
                isCutTold |= cut is not null && AuditCut.Of(entry) == cut;
                if (expected.Remove(head.Sequence, out var anchored))
                {
                    compared++;
                    if (anchored != head.Hash)
                        return Broken(AuditBreak.Rewritten, head.Sequence, entry.Act);
                }

                if (head.Sequence % 10_000 == 0)
                    progress?.Report(head.Sequence);
            }
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidCastException
            or InvalidOperationException { InnerException: not System.Data.Common.DbException })
        {
            // A value that no entry of ours could have: an id of a wrong length, a null where there is none. A database that does not answer is
            // none: its provider wraps that, and it must not stand in the log as damage.
            return Broken(AuditBreak.Unreadable, head.Sequence + 1);
        }

        if (wrong is not null)
        {
            // Only now: a connection reads one thing at a time.
            var (kind, sequence) = await DiagnoseAsync(wrong, head, before, cancel);
            return Broken(kind, sequence, wrong.Act);
        }

        if (cut is not null && !isCutTold)
            return Broken(AuditBreak.Removed, 1);
        return expected.Keys.Any(sequence => sequence > head.Sequence) ? Broken(AuditBreak.Truncated, head.Sequence + 1) : new Result(head.Sequence, head, compared, null);
    }

    /// <summary>The anchors that bind: a restore takes away those beyond the place it went back to.</summary>
    internal static Dictionary<long, string> Standing(IReadOnlyList<AuditAnchor> anchors)
    {
        var standing = new Dictionary<long, string>();
        foreach (var anchor in anchors)
        {
            if (anchor.Restored)
            {
                foreach (var gone in standing.Keys.Where(sequence => sequence >= anchor.Sequence).ToList())
                    standing.Remove(gone);
            }

            // An empty log has nothing to compare; of two for one entry the first binds.
            if (anchor.Sequence > 0)
                standing.TryAdd(anchor.Sequence, anchor.Hash);
        }

        return standing;
    }

    /// <summary>Words for an entry that does not follow from the one before; only ever asked once.</summary>
    private async Task<(AuditBreak Kind, long Sequence)> DiagnoseAsync(AuditEntry entry, AuditHead head, string before, CancellationToken cancel)
    {
        var isWhole = entry.Hash == entry.Seal(entry.Sequence);
        if (entry.PreviousHash == head.Hash)
        {
            return await db.AuditEntries.AnyAsync(row => row.PreviousHash == head.Hash && row.Sequence != entry.Sequence, cancel)
                ? (AuditBreak.Inserted, entry.Sequence) : (AuditBreak.Changed, entry.Sequence);
        }

        // It follows from the entry before the last: what stands between them does not belong there.
        if (entry.PreviousHash == before)
            return (AuditBreak.Inserted, head.Sequence);
        if (await db.AuditEntries.AnyAsync(row => row.PreviousHash == head.Hash, cancel))
        {
            // The true next entry stands further on. Either the two were exchanged, or something was put in before it.
            var isCopy = await db.AuditEntries.CountAsync(row => row.Hash == entry.Hash, cancel) > 1;
            return isCopy || isWhole || !await IsDisplacedAsync(entry, cancel)
                ? (AuditBreak.Inserted, entry.Sequence) : (AuditBreak.Reordered, entry.Sequence);
        }

        if (isWhole)
            return (AuditBreak.Changed, head.Sequence == 0 ? entry.Sequence : head.Sequence);
        return Enumerable.Range(1, Reach).Any(far => entry.Hash == entry.Seal(entry.Sequence + far))
            ? (AuditBreak.Removed, entry.Sequence) : (AuditBreak.Changed, entry.Sequence);
    }

    /// <summary>Whether the entry is right for the place behind the one that it names.</summary>
    private async Task<bool> IsDisplacedAsync(AuditEntry entry, CancellationToken cancel)
    {
        var named = await db.AuditEntries.Where(row => row.Hash == entry.PreviousHash).Select(row => (long?)row.Sequence).FirstOrDefaultAsync(cancel);
        // Where what it names was displaced too, its number lies near that one's own.
        return Enumerable.Range(-Reach, 2 * Reach).Any(far => entry.Hash == entry.Seal(entry.Sequence + far))
            || (named is not null && entry.Hash == entry.Seal(named.Value + 1));
    }
}
