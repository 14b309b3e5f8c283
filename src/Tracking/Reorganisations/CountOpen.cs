using System.Linq.Expressions;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Targets;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Reorganisations;

/// <summary>What is open of each of some organisations, by the same conditions by which an act hands it over.</summary>
internal sealed class CountOpen(TrackingDb db, DateOnly today)
{
    private readonly Dictionary<OrganisationId, InheritedCounts> counts = [];

    public async Task<IReadOnlyDictionary<OrganisationId, InheritedCounts>> RunAsync(IEnumerable<OrganisationId> organisations, CancellationToken cancel)
    {
        foreach (var batch in organisations.Distinct().Chunk(Inheritances.Batch))
        {
            var open = InheritAssignments.Open(db);
            await AddAsync(db.PlacementsOn(today).Where(row => batch.Contains(row.ParentId)).Where(row => db.Organisations.ExistingOn(today).Any(child => child.Id == row.OrganisationId)),
                row => row.ParentId, (it, count) => it.Children = count, cancel);
            await AddAsync(open.Where(row => batch.Contains(row.LeadId!.Value)), row => row.LeadId!.Value, (it, count) => it.Led = count, cancel);
            await AddAsync(open.Where(row => batch.Contains(row.AssignerId)), row => row.AssignerId, (it, count) => it.Assigned = count, cancel);
            await AddAsync(open.Where(row => batch.Contains(row.SupervisorId!.Value)), row => row.SupervisorId!.Value, (it, count) => it.Supervised = count, cancel);
            await AddAsync(db.AssignmentCooperations.Where(row => batch.Contains(row.OrganisationId) && open.Any(one => one.Id == row.AssignmentId)),
                row => row.OrganisationId, (it, count) => it.Cooperating = count, cancel);
            await AddAsync(open.Where(row => batch.Contains(row.LeadId!.Value) && db.Requirements.Any(asked => asked.AssignmentId == row.Id)),
                row => row.LeadId!.Value, (it, count) => it.Requirements = count, cancel);
            await AddAsync(InheritProgrammes.OpenRequests(db).Where(row => batch.Contains(row.OrganisationId)), row => row.OrganisationId, (it, count) => it.Requests = count, cancel);
            await AddAsync(InheritProgrammes.OpenCampaigns(db).Where(row => batch.Contains(row.AskerId)), row => row.AskerId, (it, count) => it.Campaigns = count, cancel);
            await AddAsync(InheritProgrammes.OpenProgrammes(db).Where(row => batch.Contains(row.OwnerId)), row => row.OwnerId, (it, count) => it.Programmes = count, cancel);
            await AddAsync(InheritProgrammes.OpenOpinions(db).Where(row => batch.Contains(row.OrganisationId!.Value)), row => row.OrganisationId!.Value, (it, count) => it.Opinions = count, cancel);
            await AddAsync(InheritTargets.Lines(db).Where(row => batch.Contains(row.AnswersId)), row => row.AnswersId, (it, count) => it.Targets = count, cancel);
            await AddAsync(InheritTargets.Set(db).Where(row => batch.Contains(row.OwnerId)), row => row.OwnerId, (it, count) => it.TargetsSet = count, cancel);
            await AddAsync(InheritBottlenecks.Open(db).Where(row => batch.Contains(row.RaiserId)), row => row.RaiserId, (it, count) => it.BottlenecksRaised = count, cancel);
            await AddAsync(InheritBottlenecks.Open(db).Where(row => batch.Contains(row.ResolverId)), row => row.ResolverId, (it, count) => it.BottlenecksAsked = count, cancel);
            await AddAsync(db.Accounts.Where(row => batch.Contains(row.HomeOrganisationId)), row => row.HomeOrganisationId, (it, count) => it.Accounts = count, cancel);
            await AddAsync(db.RoleGrants.Where(row => batch.Contains(row.OrganisationId) && row.ValidTo > today), row => row.OrganisationId, (it, count) => it.Roles = count, cancel);
            await AddAsync(db.Mandates.Where(row => batch.Contains(row.OrganisationId) && row.EndedAt == null && row.ValidTo > today),
                row => row.OrganisationId, (it, count) => it.Mandates = count, cancel);
            await AddAsync(db.Delegations.Where(row => row.EndedAt == null && row.ValidTo > today)
                    .Join(db.Accounts.Where(row => batch.Contains(row.HomeOrganisationId)), row => row.DelegatorId, account => account.Id, (row, account) => account),
                account => account.HomeOrganisationId, (it, count) => it.Delegations = count, cancel);
        }

        return counts;
    }

    private async Task AddAsync<TRow>(IQueryable<TRow> rows, Expression<Func<TRow, OrganisationId>> of, Action<InheritedCounts, int> set, CancellationToken cancel)
    {
        foreach (var group in await rows.GroupBy(of).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel))
        {
            if (!counts.TryGetValue(group.Key, out var it))
                counts[group.Key] = it = new InheritedCounts();
            set(it, group.Count);
        }
    }
}
