using System.Runtime.CompilerServices;
using System.Threading.Channels;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Audit;

/// <summary>Reads the log ahead of whoever checks it, so that the database and the hashes work at the same time.</summary>
internal static class AuditAhead
{
    // Long enough that handing over costs nothing; two of them wait at most.
    private const int Batch = 1000;
    private const int Waiting = 2;

    /// <summary>
    /// The entries in their order. What breaks the reading comes after the entries that were read before it. When the caller has enough, the connection
    /// is free again.
    /// </summary>
    public static async IAsyncEnumerable<AuditEntry> RunAsync(TrackingDb db, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var batches = Channel.CreateBounded<List<AuditEntry>>(new BoundedChannelOptions(Waiting) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAsync(db, batches.Writer, enough.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancel))
            {
                foreach (var entry in batch)
                    yield return entry;
            }
        }
        finally
        {
            await enough.CancelAsync();
            await reading;
        }
    }

    // Never fails: what breaks goes through the channel.
    private static async Task ReadAsync(TrackingDb db, ChannelWriter<List<AuditEntry>> batches, CancellationToken cancel)
    {
        Exception? broke = null;
        var batch = new List<AuditEntry>(Batch);
        try
        {
            await foreach (var entry in db.ReadAuditAsync(cancel))
            {
                batch.Add(entry);
                if (batch.Count < Batch)
                    continue;
                await batches.WriteAsync(batch, cancel);
                batch = new List<AuditEntry>(Batch);
            }
        }
        catch (Exception exception)
        {
            broke = exception;
        }

        // The channel may be full, and nobody takes from it any more.
        if (batch.Count > 0 && !cancel.IsCancellationRequested)
        {
            try
            {
                await batches.WriteAsync(batch, cancel);
            }
            catch (OperationCanceledException)
            {
            }
        }

        batches.Complete(broke);
    }
}
