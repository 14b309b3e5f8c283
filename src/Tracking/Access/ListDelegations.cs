using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// The work that I gave to deputies and the work that others gave to me, as long as it lasts or is to come; or the same of an account
/// that I manage.
/// </summary>
public sealed class ListDelegations(TrackingDb db, CurrentUser user)
{
    /// <param name="Offer">What I hold by my own roles and may pass on.</param>
    public sealed record Result(IReadOnlyList<Row> Given, IReadOnlyList<Row> Received, IReadOnlyList<Permission> Offer);

    /// <param name="Person">The other one.</param>
    /// <param name="To">First day on which it no longer holds.</param>
    /// <param name="Holds">Of what was given, what can be done with it today; less where the delegator no longer holds the role.</param>
    public sealed record Row(
        DelegationId Id, string Person, string Position, DateOnly From, DateOnly To, IReadOnlyList<Permission> Operations, IReadOnlyList<Permission> Holds);

    /// <param name="IsReceived">The account is the deputy.</param>
    /// <param name="Person">The other one.</param>
    /// <param name="To">First day on which it no longer holds.</param>
    public sealed record OfAccount(
        DelegationId Id, bool IsReceived, string Person, string Position, DateOnly From, DateOnly To, IReadOnlyList<Permission> Operations);

    public async Task<IReadOnlyList<OfAccount>> OfAccountAsync(Guid account, CancellationToken cancel = default) =>
        (await BetweenAsync(account, cancel)).ConvertAll(row => new OfAccount(
            row.It.Id, row.It.DeputyId == account, row.Person, row.Position, row.It.ValidFrom, row.It.ValidTo, row.It.Operations));

    public async Task<Result> RunAsync(CancellationToken cancel = default)
    {
        var today = user.Today;
        var (given, received) = (new List<Row>(), new List<Row>());
        foreach (var row in await BetweenAsync(user.AccountId, cancel))
        {
            var it = row.It;
            var mine = it.DelegatorId == user.AccountId;
            var holds = it.Operations.Where(operation => it.ValidFrom <= today && (mine
                ? user.OwnRoots(operation).Count > 0
                : user.DelegatedRoots(operation).Any(one => one.For.AccountId == it.DelegatorId)));
            (mine ? given : received).Add(new Row(it.Id, row.Person, row.Position, it.ValidFrom, it.ValidTo, it.Operations, [.. holds]));
        }

        return new Result(given, received, [.. AccessMatrix.Delegable.Where(operation => user.OwnRoots(operation).Count > 0)]);
    }

    private async Task<List<(Delegation It, string Person, string Position)>> BetweenAsync(Guid account, CancellationToken cancel)
    {
        var today = user.Today;
        var rows = await db.Delegations.VisibleTo(user, db)
            .Where(row => (row.DelegatorId == account || row.DeputyId == account) && row.EndedAt == null && today < row.ValidTo)
            .Join(db.Accounts, row => row.DelegatorId == account ? row.DeputyId : row.DelegatorId, other => other.Id,
                (row, other) => new { It = row, other.DisplayName, other.Position })
            .OrderBy(row => row.It.ValidFrom).ThenBy(row => row.It.Id).Take(PageRequest.Ceiling).AsNoTracking().ToListAsync(cancel);
        return rows.ConvertAll(row => (row.It, row.DisplayName, row.Position));
    }
}
