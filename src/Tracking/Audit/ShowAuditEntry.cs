using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Audit;

/// <summary>One entry with all that its hash covers.</summary>
public sealed class ShowAuditEntry(TrackingDb db, CurrentUser user)
{
    /// <param name="Under">The permission under which it was done; null where it was none.</param>
    /// <param name="Changes">As it was written: JSON of what changed, or of the act's details.</param>
    /// <param name="IsWhole">Whether the fields still give the hash. Whether it follows from the one before, only a check of the whole log tells.</param>
    public sealed record Result(ListAuditEntries.Row Row, string? Under, string? Changes, string Hash, string PreviousHash, bool IsWhole);

    public async Task<Outcome<Result>> RunAsync(long sequence, CancellationToken cancel = default)
    {
        var entry = await db.AuditEntries.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Sequence == sequence, cancel);
        if (entry is null)
            return AuditRefusals.EntryNotFound;
        var owner = await db.NamesOn(user.Today).Where(name => name.OrganisationId == entry.OwnerId).Select(name => name.Name).FirstOrDefaultAsync(cancel);
        var row = new ListAuditEntries.Row(entry.Sequence, entry.At, entry.AccountId, entry.AccountName, entry.TokenName, entry.Act, entry.SubjectKind,
            entry.SubjectId, entry.OwnerId, owner, entry.Address, entry.Outcome == AuditEntry.Done ? null : entry.Outcome);
        return new Result(row, entry.Under, entry.Changes, entry.Hash, entry.PreviousHash, entry.Hash == entry.Seal(entry.Sequence));
    }
}
