using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>The work that I gave to deputies and the work that others gave to me, as long as it lasts or is to come.</summary>
public sealed class ListDelegations(TrackingDb db, CurrentUser user)
{
    /// <param name="Offer">What I hold by my own roles and may pass on.</param>
    public sealed record Result(IReadOnlyList<Row> Given, IReadOnlyList<Row> Received, IReadOnlyList<Permission> Offer);

    /// <param name="Person">The other one.</param>
    /// <param name="To">First day on which it no longer holds.</param>
    /// <param name="Holds">Of what was given, what can be done with it today; less where the delegator no longer holds the role.</param>
    public sealed record Row(
        DelegationId Id, string Person, string Position, DateOnly From, DateOnly To, IReadOnlyList<Permission> Operations, IReadOnlyList<Permission> Holds);

    public async Task<Result> RunAsync(CancellationToken cancel = default)
    {
        var today = user.Today;
        var rows = await db.Delegations.VisibleTo(user).Where(row => row.EndedAt == null && today < row.ValidTo)
            .Join(db.Accounts, row => row.DelegatorId == user.AccountId ? row.DeputyId : row.DelegatorId, other => other.Id,
                (row, other) => new { Delegation = row, other.DisplayName, other.Position })
            .OrderBy(row => row.Delegation.ValidFrom).ThenBy(row => row.Delegation.Id).Take(PageRequest.Ceiling).AsNoTracking().ToListAsync(cancel);
        var (given, received) = (new List<Row>(), new List<Row>());
        foreach (var row in rows)
        {
            var it = row.Delegation;
            var mine = it.DelegatorId == user.AccountId;
            var holds = it.Operations.Where(operation => it.ValidFrom <= today && (mine
                ? user.OwnRoots(operation).Count > 0
                : user.DelegatedRoots(operation).Any(one => one.For.AccountId == it.DelegatorId)));
            (mine ? given : received).Add(new Row(it.Id, row.DisplayName, row.Position, it.ValidFrom, it.ValidTo, it.Operations, [.. holds]));
        }

        return new Result(given, received, [.. AccessMatrix.Delegable.Where(operation => user.OwnRoots(operation).Count > 0)]);
    }
}
