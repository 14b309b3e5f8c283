using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// People, roles, delegations and mandates of organisations that ended, as a part of the act that ended them and in its transaction. They
/// follow into a successor of the same kind; where an organisation was only dissolved nobody's reach grows: roles end, and an
/// administrator gives others. All from today on, whatever the day of the act: what was done until now was done with what was held.
/// </summary>
internal sealed class InheritAccess(TrackingDb db, DateOnly today, Actor by)
{
    private readonly HashSet<Guid> changed = [];

    public async Task<Refusal?> RunAsync(Inheritances left, InheritedCounts counts, CancellationToken cancel)
    {
        foreach (var batch in left.Batches)
        {
            await PassRolesAsync(left, batch, counts, cancel);
            await PassAccountsAsync(left, batch, counts, cancel);
            await PassMandatesAsync(left, batch, counts, cancel);
            if (await db.TrySaveAsync(cancel) != SaveResult.Saved)
                return AccessRefusals.ChangedMeanwhile;
            db.ChangeTracker.Clear();
        }

        foreach (var batch in changed.Chunk(Inheritances.Batch))
        {
            await PassDelegationsAsync(batch, counts, cancel);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }

        return null;
    }

    private async Task PassRolesAsync(Inheritances left, OrganisationId[] batch, InheritedCounts counts, CancellationToken cancel)
    {
        foreach (var grant in await db.RoleGrants.Where(row => batch.Contains(row.OrganisationId) && row.ValidTo > today).ToListAsync(cancel))
        {
            // Nobody gives a role to themselves.
            if (left.Of(grant.OrganisationId) is not { Ends: true } inheritance || grant.AccountId == by.AccountId)
                continue;
            if (inheritance.PassesPeople)
            {
                db.Add(new RoleGrant(grant.AccountId, grant.Role, inheritance.Remaining, grant.ValidFrom > today ? grant.ValidFrom : today,
                    grant.ValidTo == Timeline.End ? null : grant.ValidTo));
                changed.Add(grant.AccountId);
            }

            grant.Revoke(today);
            counts.Roles++;
        }
    }

    private async Task PassAccountsAsync(Inheritances left, OrganisationId[] batch, InheritedCounts counts, CancellationToken cancel)
    {
        foreach (var account in await db.Accounts.Where(row => batch.Contains(row.HomeOrganisationId)).ToListAsync(cancel))
        {
            if (left.Of(account.HomeOrganisationId) is not { PassesPeople: true } inheritance)
                continue;
            account.Transfer(inheritance.Remaining);
            changed.Add(account.Id);
            counts.Accounts++;
        }
    }

    private async Task PassMandatesAsync(Inheritances left, OrganisationId[] batch, InheritedCounts counts, CancellationToken cancel)
    {
        foreach (var mandate in await db.Mandates.Where(row => batch.Contains(row.OrganisationId) && row.EndedAt == null && row.ValidTo > today).ToListAsync(cancel))
        {
            if (left.Of(mandate.OrganisationId) is not { PassesPeople: true } inheritance || mandate.AccountId == by.AccountId)
                continue;
            db.Add(mandate.Continue(inheritance.Remaining, by.AccountId, today, by.At));
            counts.Mandates++;
        }
    }

    /// <summary>Delegated work is between people of one house: it goes on where both went to the same, and ends where not.</summary>
    private async Task PassDelegationsAsync(Guid[] batch, InheritedCounts counts, CancellationToken cancel)
    {
        var running = await db.Delegations.Where(row => row.EndedAt == null && row.ValidTo > today && (batch.Contains(row.DelegatorId) || batch.Contains(row.DeputyId)))
            .Select(row => new
            {
                Delegation = row,
                DelegatorHome = db.Accounts.Where(account => account.Id == row.DelegatorId).Select(account => account.HomeOrganisationId).First(),
                DeputyHome = db.Accounts.Where(account => account.Id == row.DeputyId).Select(account => account.HomeOrganisationId).First(),
            }).ToListAsync(cancel);
        foreach (var one in running.Where(one => one.Delegation.EndedAt is null))
        {
            if (one.DelegatorHome == one.DeputyHome)
                db.Add(one.Delegation.Continue(today, by.At));
            else
                one.Delegation.End(today, by.At);
            counts.Delegations++;
        }
    }
}
