using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.PersonalData;

/// <summary>Requests of the people whom the administrator answers for: those that wait first, the oldest of them at the top.</summary>
public sealed class ListCorrections(TrackingDb db, CurrentUser user)
{
    /// <param name="OnlyWaiting">Whether those that are decided are left out.</param>
    public sealed record Input(bool OnlyWaiting = true, PageRequest? Page = null);

    /// <param name="Position">As the account has it now.</param>
    public sealed record Row(
        CorrectionRequestId Id, Guid Account, string DisplayName, string Position, CorrectedData What, string Wanted, DateTime AskedAt, CorrectionState State,
        DateTime? DecidedAt, string? Reason, int Version);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var page = input.Page ?? new PageRequest();
        var requests = db.CorrectionRequests.VisibleTo(user, db);
        if (input.OnlyWaiting)
            requests = requests.Where(row => row.State == CorrectionState.Waiting);
        if (page.After(2) is [var atText, var idText] && PageRequest.TryInstant(atText, out var at) && Guid.TryParse(idText, out var id))
        {
            var last = new CorrectionRequestId(id);
            requests = requests.Where(row => row.AskedAt > at || (row.AskedAt == at && row.Id.CompareTo(last) > 0));
        }

        var found = await requests.OrderBy(row => row.AskedAt).ThenBy(row => row.Id).Take(page.Rows + 1)
            .Join(db.Accounts, row => row.AccountId, account => account.Id, (row, account) => new Row(row.Id, row.AccountId, account.DisplayName, account.Position,
                row.What, row.Wanted, row.AskedAt, row.State, row.DecidedAt, row.Reason, row.Version))
            .ToListAsync(cancel);
        found.Sort((left, right) => (left.AskedAt, left.Id.Value).CompareTo((right.AskedAt, right.Id.Value)));
        return page.Cut(found, last => [PageRequest.Key(last.AskedAt), last.Id.ToString()]);
    }
}

internal static class CorrectionQueries
{
    public static IQueryable<CorrectionRequest> VisibleTo(this IQueryable<CorrectionRequest> rows, CurrentUser user, TrackingDb db)
    {
        var administered = db.Accounts.VisibleTo(user, db);
        return rows.Where(row => administered.Any(account => account.Id == row.AccountId));
    }
}
