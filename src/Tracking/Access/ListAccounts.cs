using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>The accounts that the administrator answers for, with their roles.</summary>
public sealed class ListAccounts(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="HasMandate">Only who reads somewhere by a mandate, or does somebody's work by a delegation, now or later.</param>
    public sealed record Input(string? Text = null, PageRequest? Page = null, bool HasMandate = false);

    /// <param name="Grants">Those that hold where the administrator manages accounts.</param>
    public sealed record Row(
        Guid Id, string UserName, string DisplayName, string Position, OrganisationLabel Home, bool IsLocked, AccountStanding Standing, IReadOnlyList<AccountGrant> Grants);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        var page = input.Page ?? new PageRequest();
        var accounts = db.Accounts.VisibleTo(user, db);
        if (!string.IsNullOrWhiteSpace(input.Text))
        {
            var key = SearchKey.Of(input.Text.Trim());
            accounts = accounts.Where(row => row.SearchKey.Contains(key));
        }

        if (input.HasMandate)
        {
            accounts = accounts.Where(row => db.Mandates.Any(mandate => mandate.AccountId == row.Id && mandate.EndedAt == null && today < mandate.ValidTo)
                || db.Delegations.Any(given => given.DeputyId == row.Id && given.EndedAt == null && today < given.ValidTo));
        }

        if (page.After(1) is [var name])
            accounts = accounts.Where(row => string.Compare(row.NormalizedUserName, name) > 0);

        var found = await accounts.OrderBy(row => row.NormalizedUserName).Take(page.Rows + 1)
            .Select(row => new
            {
                row.Id,
                row.UserName,
                row.NormalizedUserName,
                row.DisplayName,
                row.Position,
                row.LockoutEnd,
                row.Standing,
                row.HomeOrganisationId,
                Home = db.NamesOn(today).Where(home => home.OrganisationId == row.HomeOrganisationId).Select(home => home.Name).FirstOrDefault(),
            }).ToListAsync(cancel);
        var cut = page.Cut(found, last => [last.NormalizedUserName ?? ""]);
        var accountsShown = cut.Items.Select(row => row.Id).ToList();
        var grants = (await db.RoleGrants.VisibleTo(user, db).Of(accountsShown, today, db).ToListAsync(cancel))
            .ToLookup(row => row.AccountId, row => row.Grant);
        var now = clock.GetUtcNow();
        return new Page<Row>(
            cut.Items.Select(row => new Row(row.Id, row.UserName ?? "", row.DisplayName, row.Position,
                new OrganisationLabel(row.HomeOrganisationId, row.Home ?? ""), row.LockoutEnd > now, row.Standing,
                grants[row.Id].ToList())).ToList(),
            cut.Next);
    }
}
