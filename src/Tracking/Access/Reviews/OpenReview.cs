using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Reviews;

/// <summary>
/// Opens a review of the accounts of an organisation and below, with what each holds there now. One is open at a time; who comes second is
/// given the one that is there.
/// </summary>
public sealed class OpenReview(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    private const int AtOnce = 500;

    public sealed record Input(OrganisationId Organisation);

    public async Task<Outcome<AccountReviewId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (!await db.ReachesAsync(user, Permission.ManageAccounts, input.Organisation, cancel))
            return AccessRefusals.OrganisationOutOfReach;
        if (await OpenIdAsync(input.Organisation, cancel) is { } open)
            return open;
        var review = new AccountReview(input.Organisation, user, clock.Instant());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Add(review);
        if (await db.TrySaveAsync(cancel) != SaveResult.Saved)
        {
            await transaction.RollbackAsync(cancel);
            return await OpenIdAsync(input.Organisation, cancel) is { } other ? other : AccessRefusals.ChangedMeanwhile;
        }

        var last = Guid.Empty;
        while (await PageAsync(input.Organisation, last, cancel) is { Count: > 0 } accounts)
        {
            var facts = await FactsAsync(accounts, input.Organisation, cancel);
            await db.BulkInsertAsync(accounts.ConvertAll(row => new ReviewedAccount(review.Id, row.Id, row.UserName, row.DisplayName, facts[row.Id])), cancel);
            last = accounts[^1].Id;
        }

        await transaction.CommitAsync(cancel);
        return review.Id;
    }

    private sealed record Person(Guid Id, string UserName, string DisplayName, string Position, string Home, AccountStanding Standing, bool HasPassword, bool HasSecondFactor, DateTime? CreatedAt, DateTime? LastSignInAt);

    private Task<AccountReviewId?> OpenIdAsync(OrganisationId organisation, CancellationToken cancel) =>
        db.AccountReviews.Where(row => row.OpenIn == organisation).Select(row => (AccountReviewId?)row.Id).SingleOrDefaultAsync(cancel);

    private Task<List<Person>> PageAsync(OrganisationId organisation, Guid last, CancellationToken cancel) => db.Accounts
        .Where(row => row.Standing != AccountStanding.Deactivated && row.Id.CompareTo(last) > 0
            && db.AncestryOn(user.Today).Any(up => up.AncestorId == organisation && up.DescendantId == row.HomeOrganisationId))
        .OrderBy(row => row.Id).Take(AtOnce)
        .Select(row => new Person(row.Id, row.UserName ?? "", row.DisplayName, row.Position,
            db.NamesOn(user.Today).Where(name => name.OrganisationId == row.HomeOrganisationId).Select(name => name.Name).FirstOrDefault() ?? "",
            row.Standing, row.PasswordHash != null, row.TwoFactorEnabled, row.CreatedAt, row.LastSignInAt))
        .ToListAsync(cancel);

    private async Task<Dictionary<Guid, AccountFacts>> FactsAsync(List<Person> accounts, OrganisationId organisation, CancellationToken cancel)
    {
        var (ids, today) = (accounts.ConvertAll(row => row.Id), user.Today);
        // Whoever manages accounts here reads the review, and elsewhere only by chance: what is held elsewhere is for others to review.
        var below = db.AncestryOn(today).Where(up => up.AncestorId == organisation);
        var roles = (await db.RoleGrants.Where(row => below.Any(up => up.DescendantId == row.OrganisationId)).Of(ids, today, db).ToListAsync(cancel)).ToLookup(row => row.AccountId,
            row => new AccountFacts.HeldRole(row.Grant.Role, row.Grant.Organisation.Name, row.Grant.To));
        var mandates = (await db.Mandates.Where(row => ids.Contains(row.AccountId) && below.Any(up => up.DescendantId == row.OrganisationId) && row.EndedAt == null && today < row.ValidTo).OrderBy(row => row.ValidTo).ThenBy(row => row.Id)
            .Select(row => new
            {
                row.AccountId,
                row.ValidTo,
                Name = db.NamesOn(today).Where(name => name.OrganisationId == row.OrganisationId).Select(name => name.Name).FirstOrDefault(),
            }).ToListAsync(cancel)).ToLookup(row => row.AccountId, row => new AccountFacts.Visit(row.Name ?? "", row.ValidTo));
        var delegations = await db.Delegations.Where(row => (ids.Contains(row.DelegatorId) || ids.Contains(row.DeputyId)) && row.EndedAt == null && today < row.ValidTo)
            .Join(db.Accounts, row => row.DelegatorId, from => from.Id, (row, from) => new { row, From = from.DisplayName })
            .Join(db.Accounts, pair => pair.row.DeputyId, to => to.Id, (pair, to) => new { pair.row.DelegatorId, pair.row.DeputyId, pair.row.ValidTo, pair.row.Id, pair.From, To = to.DisplayName })
            .OrderBy(row => row.ValidTo).ThenBy(row => row.Id).ToListAsync(cancel);
        var deputies = delegations.Select(row => (Account: row.DelegatorId, Deputy: new AccountFacts.Deputy(false, row.To, row.ValidTo)))
            .Concat(delegations.Select(row => (Account: row.DeputyId, Deputy: new AccountFacts.Deputy(true, row.From, row.ValidTo))))
            .ToLookup(pair => pair.Account, pair => pair.Deputy);
        var tokens = (await db.ApiTokens.Where(row => ids.Contains(row.AccountId) && row.RevokedAt == null && today <= row.LastDay)
            .Select(row => new { row.AccountId, row.LastUsedAt }).ToListAsync(cancel)).ToLookup(row => row.AccountId, row => row.LastUsedAt);
        return accounts.ToDictionary(row => row.Id, row => new AccountFacts(row.Home, row.Position, row.Standing, row.HasPassword, row.HasSecondFactor, row.CreatedAt,
            row.LastSignInAt, [.. roles[row.Id]], [.. mandates[row.Id]], [.. deputies[row.Id]], tokens[row.Id].Count(), tokens[row.Id].Max()));
    }
}
