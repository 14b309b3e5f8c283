namespace DonDoc.Storage.Backups;

/// <summary>How far a long work is, in bytes.</summary>
internal sealed class Meter(IProgress<double>? progress)
{
    private long done;

    public long Total { get; set; }

    public void Advance(long bytes)
    {
        done += bytes;
        progress?.Report(Total == 0 ? 0 : Math.Min(1, (double)done / Total));
    }
}
