using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Inspections;

/// <summary>
/// Mandates of one engagement, for whoever sees the engagement: the inspected side may know who reads its records; those of one account,
/// for its owner and its administrator; or those that the user gave and that still hold. The latest given first.
/// </summary>
public sealed class ListMandates(TrackingDb db, CurrentUser user)
{
    /// <param name="MayGive">Whether this user gives mandates of the engagement.</param>
    /// <param name="Seats">The members of the delegation, for who may give.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, bool MayGive, IReadOnlyList<Seat> Seats);

    /// <param name="IsTaken">An account reads as this member already.</param>
    public sealed record Seat(int Ordinal, string Name, bool IsTaken);

    /// <param name="EngagementTitle">Null where this user may not open the engagement.</param>
    /// <param name="To">First day on which it no longer holds.</param>
    /// <param name="EndedOn">Day on which it was ended before its time.</param>
    /// <param name="MayEnd">Whether it holds or is to come, and this user may end it.</param>
    public sealed record Row(
        MandateId Id, EngagementId Engagement, string? EngagementTitle, string Person, string Position, OrganisationLabel Organisation, DateOnly From,
        DateOnly To, IReadOnlyList<Permission> Contents, string GivenBy, DateOnly? EndedOn, bool MayEnd)
    {
        public bool IsOver(DateOnly day) => EndedOn is not null || To <= day;
    }

    public async Task<Result> OfEngagementAsync(EngagementId engagement, CancellationToken cancel = default)
    {
        var shown = await db.Engagements.VisibleTo(user, db).AsNoTracking().Include(row => row.Members).SingleOrDefaultAsync(row => row.Id == engagement, cancel);
        if (shown is null)
            return new Result([], false, []);
        var mayGive = await db.MandateFrameAsync(user, shown, cancel) is not null;
        return new Result(await RowsAsync(db.Mandates.Where(row => row.EngagementId == engagement), cancel), mayGive,
            mayGive ? [.. shown.Members.OrderBy(one => one.Ordinal).Select(one => new Seat(one.Ordinal, one.Name, one.AccountId is not null))] : []);
    }

    public async Task<IReadOnlyList<Row>> OfAccountAsync(Guid account, CancellationToken cancel = default)
    {
        var accounts = db.Accounts.VisibleTo(user, db);
        return await RowsAsync(db.Mandates.Where(row => row.AccountId == account
            && (account == user.AccountId || accounts.Any(managed => managed.Id == row.AccountId))), cancel);
    }

    public async Task<IReadOnlyList<Row>> GivenByMeAsync(CancellationToken cancel = default) =>
        await RowsAsync(db.Mandates.Where(row => row.GivenBy == user.AccountId && row.EndedAt == null && user.Today < row.ValidTo), cancel);

    private async Task<IReadOnlyList<Row>> RowsAsync(IQueryable<Mandate> mandates, CancellationToken cancel)
    {
        var today = user.Today;
        var engagements = db.Engagements.VisibleTo(user, db);
        var endable = db.Mandates.EndableBy(user, db);
        var rows = await mandates.OrderByDescending(row => row.GivenAt).ThenByDescending(row => row.Id).Take(PageRequest.Ceiling)
            .Join(db.Accounts, row => row.AccountId, account => account.Id, (row, account) => new
            {
                Mandate = row,
                account.DisplayName,
                account.Position,
                Title = engagements.Where(seen => seen.Id == row.EngagementId).Select(seen => seen.Title).FirstOrDefault(),
                Organisation = db.NamesOn(today).Where(name => name.OrganisationId == row.OrganisationId).Select(name => name.Name).FirstOrDefault(),
                GivenBy = db.Accounts.Where(giver => giver.Id == row.GivenBy).Select(giver => giver.DisplayName).FirstOrDefault(),
                MayEnd = row.EndedAt == null && today < row.ValidTo && endable.Any(one => one.Id == row.Id),
            }).OrderByDescending(row => row.Mandate.GivenAt).ThenByDescending(row => row.Mandate.Id).AsNoTracking().ToListAsync(cancel);
        return rows.ConvertAll(row => new Row(row.Mandate.Id, row.Mandate.EngagementId, row.Title, row.DisplayName, row.Position,
            new OrganisationLabel(row.Mandate.OrganisationId, row.Organisation ?? ""), row.Mandate.ValidFrom, row.Mandate.ValidTo,
            row.Mandate.Contents, row.GivenBy ?? "", row.Mandate.EndedAt is { } ended ? Clock.DayOf(ended) : null, row.MayEnd));
    }
}
