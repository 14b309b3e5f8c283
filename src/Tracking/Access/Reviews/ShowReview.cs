using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Reviews;

/// <summary>A review with a page of its accounts, in the order of their names.</summary>
public sealed class ShowReview(TrackingDb db, CurrentUser user)
{
    /// <param name="IsOpenOnly">Only accounts about which nothing is decided.</param>
    public sealed record Input(AccountReviewId Review, bool IsOpenOnly = false, PageRequest? Page = null);

    public sealed record Result(
        AccountReviewId Id, OrganisationLabel Organisation, string OpenedBy, DateTime OpenedAt, string? FinishedBy, DateTime? FinishedAt, int Accounts, int Decided, Page<Row> Rows);

    public sealed record Row(
        Guid Account, string UserName, string DisplayName, AccountFacts Facts, ReviewDecision? Decision, string? Reason, string? DecidedBy, DateTime? DecidedAt, int Version);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var page = input.Page ?? new PageRequest();
        var review = await db.AccountReviews.VisibleTo(user, db).Where(row => row.Id == input.Review).Select(row => new
        {
            row.Id,
            row.OrganisationId,
            Name = db.NamesOn(user.Today).Where(name => name.OrganisationId == row.OrganisationId).Select(name => name.Name).FirstOrDefault(),
            row.OpenedByName,
            row.OpenedAt,
            row.FinishedByName,
            row.FinishedAt,
            Accounts = db.ReviewedAccounts.Count(one => one.ReviewId == row.Id),
            Decided = db.ReviewedAccounts.Count(one => one.ReviewId == row.Id && one.Decision != null),
        }).SingleOrDefaultAsync(cancel);
        if (review is null)
            return AccessRefusals.ReviewNotFound;

        var rows = db.ReviewedAccounts.Where(row => row.ReviewId == input.Review);
        if (input.IsOpenOnly)
            rows = rows.Where(row => row.Decision == null);
        if (page.After(1) is [var last])
            rows = rows.Where(row => string.Compare(row.UserName, last) > 0);
        var found = await rows.AsNoTracking().OrderBy(row => row.UserName).ThenBy(row => row.AccountId).Take(page.Rows + 1).ToListAsync(cancel);
        var shown = page.Cut(found.ConvertAll(row => new Row(row.AccountId, row.UserName, row.DisplayName, AccountFacts.Read(row.Facts), row.Decision, row.Reason,
            row.DecidedByName, row.DecidedAt, row.Version)), row => [row.UserName]);
        return new Result(review.Id, new OrganisationLabel(review.OrganisationId, review.Name ?? ""), review.OpenedByName, review.OpenedAt, review.FinishedByName, review.FinishedAt,
            review.Accounts, review.Decided, shown);
    }
}

internal static class ReviewQueries
{
    /// <summary>Reviews of organisations where the user manages accounts.</summary>
    public static IQueryable<AccountReview> VisibleTo(this IQueryable<AccountReview> rows, CurrentUser user, TrackingDb db)
    {
        var scope = db.Scope(user, Permission.ManageAccounts);
        return rows.Where(row => scope.Any(within => within.DescendantId == row.OrganisationId));
    }
}
