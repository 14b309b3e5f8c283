using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>A file that came with an answer or a resolution, by its hash; null where there is none that this user may have.</summary>
public sealed class FindBottleneckEvidence(TrackingDb db, CurrentUser user)
{
    public Task<StoredFile?> RunAsync(BottleneckId bottleneck, string sha256, CancellationToken cancel = default) =>
        db.Bottlenecks.VisibleTo(user, db).Where(found => found.Id == bottleneck)
            .Join(db.BottleneckEvidence.Where(file => file.Sha256 == sha256), found => found.Id, file => file.BottleneckId, (_, file) => file)
            .OrderBy(file => file.Id).Select(file => new StoredFile(file.Sha256, file.FileName, file.FileSize, file.MediaType)).FirstOrDefaultAsync(cancel);
}
