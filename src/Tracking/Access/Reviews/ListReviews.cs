using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Reviews;

/// <summary>The reviews of one's scope, the newest first.</summary>
public sealed class ListReviews(TrackingDb db, CurrentUser user)
{
    public sealed record Row(
        AccountReviewId Id, string Organisation, string OpenedBy, DateTime OpenedAt, DateTime? FinishedAt, int Accounts, int Kept, int ToChange, int Closed);

    public async Task<Page<Row>> RunAsync(PageRequest? request = null, CancellationToken cancel = default)
    {
        var page = request ?? new PageRequest();
        var reviews = db.AccountReviews.VisibleTo(user, db);
        if (page.After(2) is [var atText, var idText] && PageRequest.TryInstant(atText, out var at) && Guid.TryParse(idText, out var id))
        {
            var last = new AccountReviewId(id);
            reviews = reviews.Where(row => row.OpenedAt < at || (row.OpenedAt == at && row.Id.CompareTo(last) < 0));
        }

        var found = await reviews.OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id).Take(page.Rows + 1)
            .Select(row => new Row(row.Id,
                db.NamesOn(user.Today).Where(name => name.OrganisationId == row.OrganisationId).Select(name => name.Name).FirstOrDefault() ?? "",
                row.OpenedByName, row.OpenedAt, row.FinishedAt,
                db.ReviewedAccounts.Count(one => one.ReviewId == row.Id),
                db.ReviewedAccounts.Count(one => one.ReviewId == row.Id && one.Decision == ReviewDecision.Keep),
                db.ReviewedAccounts.Count(one => one.ReviewId == row.Id && one.Decision == ReviewDecision.Change),
                db.ReviewedAccounts.Count(one => one.ReviewId == row.Id && one.Decision == ReviewDecision.Close)))
            .ToListAsync(cancel);
        return page.Cut(found, last => [PageRequest.Key(last.OpenedAt), last.Id.ToString()]);
    }
}

/// <summary>
/// When the accounts of one's scope have to be reviewed again: <see cref="AccessOptions.ReviewEvery"/> months after the last review that was
/// finished there or above, else after the first account was made.
/// </summary>
public sealed class ShowReviewDue(TrackingDb db, CurrentUser user, AccessOptions options)
{
    /// <param name="DueOn">The last day.</param>
    /// <param name="Open">The review under way, if there is one.</param>
    public sealed record Row(OrganisationLabel Organisation, DateOnly DueOn, AccountReviewId? Open, int Accounts, int Decided)
    {
        public const int DaysAhead = 14;

        /// <summary>Late, due within two weeks, or under way: the home page says so.</summary>
        public bool IsPressing(DateOnly today) => Open is not null || DueOn <= today.AddDays(DaysAhead);
    }

    public async Task<IReadOnlyList<Row>> RunAsync(CancellationToken cancel = default)
    {
        var (tops, today) = (user.Roots(Permission.ManageAccounts), user.Today);
        if (tops.Count == 0 || options.ReviewEvery <= 0)
            return [];
        var found = await db.NamesOn(today).Where(name => tops.Contains(name.OrganisationId)).OrderBy(name => name.OrganisationId).Select(name => new
        {
            name.OrganisationId,
            name.Name,
            Finished = db.AccountReviews.Where(row => db.AncestryOn(today).Any(up => up.AncestorId == row.OrganisationId && up.DescendantId == name.OrganisationId))
                .Max(row => row.FinishedAt),
            First = db.Accounts.Where(row => db.AncestryOn(today).Any(up => up.AncestorId == name.OrganisationId && up.DescendantId == row.HomeOrganisationId))
                .Min(row => row.CreatedAt),
            Open = db.AccountReviews.Where(row => row.OpenIn == name.OrganisationId).Select(row => (AccountReviewId?)row.Id).FirstOrDefault(),
        }).ToListAsync(cancel);

        var rows = new List<Row>();
        foreach (var top in found)
        {
            var since = top.Finished ?? top.First;
            var due = since is { } from ? Clock.DayOf(from).AddMonths(options.ReviewEvery) : today;
            var (accounts, decided) = top.Open is { } open
                ? (await db.ReviewedAccounts.CountAsync(row => row.ReviewId == open, cancel), await db.ReviewedAccounts.CountAsync(row => row.ReviewId == open && row.Decision != null, cancel))
                : (0, 0);
            rows.Add(new Row(new OrganisationLabel(top.OrganisationId, top.Name), due, top.Open, accounts, decided));
        }

        return rows;
    }
}
