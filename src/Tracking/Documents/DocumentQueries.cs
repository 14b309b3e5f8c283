using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents;

internal static class DocumentQueries
{
    /// <summary>What is owned within the user's scope, and what superiors issued for those below them; a mandate opens the first only.</summary>
    public static IQueryable<Document> VisibleTo(this IQueryable<Document> rows, CurrentUser user, TrackingDb db)
    {
        if (user.IsWhole(Permission.ViewDocuments))
            return rows;
        var scope = db.Scope(user, Permission.ViewDocuments);
        var roots = user.ResidentRoots(Permission.ViewDocuments);
        var senders = db.Senders(db.AncestryOn(user.Today).Where(row => roots.Contains(row.DescendantId)).Select(row => row.AncestorId), user.Today);
        if (user.IsNarrow(Permission.ViewDocuments))
        {
            var own = db.Documents.Where(row => scope.Select(within => within.DescendantId).Contains(row.OwnerId)).Select(row => row.Id);
            var sent = db.Documents.Where(row => row.Audience == DocumentAudience.Subordinates && senders.Contains(row.OwnerId)).Select(row => row.Id);
            return rows.Where(row => own.Concat(sent).Contains(row.Id));
        }

        return rows.Where(row => scope.Any(within => within.DescendantId == row.OwnerId)
            || (row.Audience == DocumentAudience.Subordinates && senders.Contains(row.OwnerId)));
    }

    /// <summary>
    /// The same document in the same owner's registry, if the user can see it. What another owner registered is no twin:
    /// see docs/decisions/one-registry-per-owner.md.
    /// </summary>
    public static async Task<Guid?> TwinAsync(this TrackingDb db, CurrentUser user, Document document, CancellationToken cancel)
    {
        if (document.NumberKey is null)
            return null;
        var found = await db.Documents.VisibleTo(user, db)
            .Where(row => row.NumberKey == document.NumberKey && row.IssuerKey == document.IssuerKey
                && row.TypeName == document.TypeName && row.Period == document.Period && row.OwnerId == document.OwnerId
                && row.Id != document.Id)
            .Select(row => (DocumentId?)row.Id).FirstOrDefaultAsync(cancel);
        return found?.Value;
    }

    /// <summary>The same document as other registries have it, and itself: of one issuer, type and number, issued on one day. One without a number is itself only.</summary>
    public static IQueryable<Document> CopiesOf(this IQueryable<Document> rows, TrackingDb db, DocumentId document) => rows.Where(row => row.Id == document || db.Documents.Any(one =>
        one.Id == document && one.NumberKey != null && row.NumberKey == one.NumberKey && row.IssuerKey == one.IssuerKey && row.TypeName == one.TypeName && row.IssuedOn == one.IssuedOn));

    /// <summary>The projection; filter and order before it.</summary>
    public static IQueryable<FactRow> Rows(this IQueryable<ReviewedFact> facts, TrackingDb db) =>
        facts.Select(row => new FactRow(
            row.Field, row.RecordId, row.DocumentId, row.Start, row.End, row.Rule, row.Confidence, row.Proposed, row.Decision, row.Decided,
            db.Accounts.Where(account => account.Id == row.DecidedBy).Select(account => account.DisplayName).FirstOrDefault() ?? "",
            row.DecidedAt));
}
