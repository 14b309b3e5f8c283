using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Inspections;

/// <summary>
/// Mandates of one engagement, for whoever sees the engagement: the inspected side may know who reads its records; or those of one
/// account, for its owner and its administrator. The latest given first.
/// </summary>
public sealed class ListMandates(TrackingDb db, CurrentUser user)
{
    /// <param name="MayGive">Whether this user gives and ends mandates of the engagement.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, bool MayGive);

    /// <param name="EngagementTitle">Null where this user may not open the engagement.</param>
    /// <param name="To">First day on which it no longer holds.</param>
    /// <param name="EndedOn">Day on which it was ended before its time.</param>
    public sealed record Row(
        MandateId Id, EngagementId Engagement, string? EngagementTitle, string Person, string Position, OrganisationLabel Organisation, DateOnly From,
        DateOnly To, IReadOnlyList<Permission> Contents, string GivenBy, DateOnly? EndedOn)
    {
        public bool IsOver(DateOnly day) => EndedOn is not null || To <= day;
    }

    public async Task<Result> OfEngagementAsync(EngagementId engagement, CancellationToken cancel = default)
    {
        var shown = await db.Engagements.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == engagement, cancel);
        return shown is null
            ? new Result([], false)
            : new Result(await RowsAsync(db.Mandates.Where(row => row.EngagementId == engagement), cancel),
                await db.MandateFrameAsync(user, shown, cancel) is not null);
    }

    public async Task<IReadOnlyList<Row>> OfAccountAsync(Guid account, CancellationToken cancel = default)
    {
        var accounts = db.Accounts.VisibleTo(user, db);
        return await RowsAsync(db.Mandates.Where(row => row.AccountId == account
            && (account == user.AccountId || accounts.Any(managed => managed.Id == row.AccountId))), cancel);
    }

    private async Task<IReadOnlyList<Row>> RowsAsync(IQueryable<Mandate> mandates, CancellationToken cancel)
    {
        var today = user.Today;
        var engagements = db.Engagements.VisibleTo(user, db);
        var rows = await mandates.OrderByDescending(row => row.GivenAt).ThenByDescending(row => row.Id).Take(PageRequest.Ceiling)
            .Join(db.Accounts, row => row.AccountId, account => account.Id, (row, account) => new
            {
                Mandate = row,
                account.DisplayName,
                account.Position,
                Title = engagements.Where(seen => seen.Id == row.EngagementId).Select(seen => seen.Title).FirstOrDefault(),
                Organisation = db.NamesOn(today).Where(name => name.OrganisationId == row.OrganisationId).Select(name => name.Name).FirstOrDefault(),
                GivenBy = db.Accounts.Where(giver => giver.Id == row.GivenBy).Select(giver => giver.DisplayName).FirstOrDefault(),
            }).OrderByDescending(row => row.Mandate.GivenAt).ThenByDescending(row => row.Mandate.Id).AsNoTracking().ToListAsync(cancel);
        return rows.ConvertAll(row => new Row(row.Mandate.Id, row.Mandate.EngagementId, row.Title, row.DisplayName, row.Position,
            new OrganisationLabel(row.Mandate.OrganisationId, row.Organisation ?? ""), row.Mandate.ValidFrom, row.Mandate.ValidTo,
            row.Mandate.Contents, row.GivenBy ?? "", row.Mandate.EndedAt is { } ended ? Clock.DayOf(ended) : null));
    }
}
