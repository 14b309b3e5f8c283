using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Targets;

/// <summary>A file that was given with a value, by its hash; null where there is none that this user may have.</summary>
public sealed class FindTargetEvidence(TrackingDb db, CurrentUser user)
{
    public Task<StoredFile?> RunAsync(TargetId target, string sha256, CancellationToken cancel = default) =>
        db.TargetLines.VisibleTo(user, db).Where(line => line.TargetId == target).Join(db.TargetFigures, line => line.Id, figure => figure.LineId, (_, figure) => figure)
            .Join(db.TargetEvidence.Where(file => file.Sha256 == sha256), figure => figure.Id, file => file.FigureId, (_, file) => file)
            .OrderBy(file => file.Id).Select(file => new StoredFile(file.Sha256, file.FileName, file.FileSize, file.MediaType)).FirstOrDefaultAsync(cancel);
}
