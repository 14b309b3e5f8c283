using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Audit;

internal static class AuditQueries
{
    /// <summary>The log itself as a record of its own: what is done with it is found by this id.</summary>
    public static readonly Guid Log = new("0190d0d0-0000-7000-8000-00000000a0d1");

    /// <summary>Entries about what belongs to the user's subtrees; those that belong to nobody for who reads the log at the top of the tree.</summary>
    public static IQueryable<AuditEntry> VisibleTo(this IQueryable<AuditEntry> rows, CurrentUser user, TrackingDb db)
    {
        var scope = db.Scope(user, Permission.ViewAudit);
        var tops = db.TopsOf(user);
        return rows.Where(row => row.OwnerId == null ? tops.Any() : scope.Any(within => within.DescendantId == row.OwnerId));
    }

    /// <summary>Whether the user reads the whole log.</summary>
    public static Task<bool> ReadsAllAsync(this TrackingDb db, CurrentUser user, CancellationToken cancel) => db.TopsOf(user).AnyAsync(cancel);

    // Organisations where the user reads the log and above which there is nobody.
    private static IQueryable<Organisation> TopsOf(this TrackingDb db, CurrentUser user)
    {
        var (roots, today) = (user.Roots(Permission.ViewAudit), user.Today);
        return db.Organisations.Where(row => roots.Contains(row.Id) && !db.AncestryOn(today).Any(up => up.DescendantId == row.Id && up.Depth > 0));
    }
}
