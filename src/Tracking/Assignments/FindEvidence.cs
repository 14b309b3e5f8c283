using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments;

/// <summary>A file that was given as evidence, by its hash; null where there is none that this user may have.</summary>
public sealed class FindEvidence(TrackingDb db, CurrentUser user)
{
    public Task<StoredFile?> RunAsync(AssignmentId assignment, string sha256, CancellationToken cancel = default) =>
        db.Assignments.VisibleTo(user, db, byKey: true).Where(found => found.Id == assignment)
            .Join(db.Evidence.Where(file => file.Sha256 == sha256), found => found.Id, file => file.AssignmentId, (_, file) => file)
            .OrderBy(file => file.Id).Select(file => new StoredFile(file.Sha256, file.FileName, file.FileSize, file.MediaType)).FirstOrDefaultAsync(cancel);
}
