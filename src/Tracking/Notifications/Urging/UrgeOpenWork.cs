using System.Linq.Expressions;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications.Urging;

/// <summary>
/// Says what the rules have to say today, once a day for the whole installation. Of each rule and subject only the latest step that was reached is
/// said: what a server that was off has missed comes as one notice. It may be cut off anywhere and begun again; what was said is not said twice.
/// </summary>
public sealed class UrgeOpenWork(TrackingDb db, TimeProvider clock, UrgingRules rules)
{
    private const int Batch = 500;

    private static readonly AssignmentAct[] Sendings = [AssignmentAct.Assigned, AssignmentAct.HandedOver];
    private static readonly AssignmentAct[] Returns = [AssignmentAct.Returned, AssignmentAct.Reopened];
    private static readonly AssignmentAct[] Requests = [AssignmentAct.ExtensionAsked];

    /// <param name="Notices">Written.</param>
    /// <param name="Unheard">Of those, to organisations where nobody could be told.</param>
    public sealed record Result(int Notices, int Unheard);

    public async Task<Result> RunAsync(CancellationToken cancel = default)
    {
        var today = clock.Today();
        var writing = new NoticeWriting(db, today, clock.Instant());
        foreach (var kind in Enum.GetValues<NoticeKind>().Where(rules.Has))
        {
            switch (kind)
            {
                case NoticeKind.Silence:
                    await SayOfSilenceAsync(writing, today, cancel);
                    break;
                case NoticeKind.ReportReturned:
                    await SayOfReportsAsync(writing, today, cancel);
                    break;
                case NoticeKind.DueSoon or NoticeKind.Overdue or NoticeKind.NotReceived or NoticeKind.Returned or NoticeKind.ToConfirm or NoticeKind.ExtensionAsked:
                    await SayOfAssignmentsAsync(writing, kind, today, cancel);
                    break;
                default:
                    // Said by a person.
                    break;
            }
        }

        return new Result(writing.Written, writing.Unheard);
    }

    private sealed record Found(AssignmentId Id, OrganisationId? Lead, OrganisationId Assigner, OrganisationId? Supervisor, DateOnly? Basis, DateOnly Order);

    private async Task SayOfAssignmentsAsync(NoticeWriting writing, NoticeKind kind, DateOnly today, CancellationToken cancel)
    {
        var rows = Of(kind, today);
        // In the order of an index, from where the batch before ended: nothing is held but the batch.
        Found? last = null;
        while (true)
        {
            var (order, id) = (last?.Order ?? DateOnly.MinValue, last?.Id ?? default);
            var batch = await rows.Where(row => row.DueOrder > order || (row.DueOrder == order && row.Id.CompareTo(id) > 0))
                .OrderBy(row => row.DueOrder).ThenBy(row => row.Id).Take(Batch).Select(Basis(kind)).ToListAsync(cancel);
            if (batch.Count == 0)
                return;
            last = batch[^1];
            var above = kind == NoticeKind.Overdue ? await AboveAsync(batch.Where(row => Days(row, today) >= rules.EscalateAboveAfter).Select(row => row.Lead!.Value), today, cancel) : [];
            await writing.RunAsync([.. batch.Where(row => row is { Lead: not null, Basis: not null }).SelectMany(row => Plan(kind, row, above, today))], cancel);
            db.ChangeTracker.Clear();
        }
    }

    private static int Days(Found row, DateOnly today) => today.DayNumber - row.Basis!.Value.DayNumber;

    /// <summary>Those of which a rule may have something to say.</summary>
    private IQueryable<Assignment> Of(NoticeKind kind, DateOnly today)
    {
        var soon = today.AddDays(rules.Before.DefaultIfEmpty().Max());
        return kind switch
        {
            NoticeKind.DueSoon => db.Assignments.Where(row => row.DueOrder >= today && row.DueOrder <= soon && AssignmentStates.WithLead.Contains(row.State)),
            NoticeKind.Overdue => db.Assignments.Where(row => row.DueOrder < today && AssignmentStates.WithLead.Contains(row.State)),
            NoticeKind.NotReceived => db.Assignments.Where(row => row.State == AssignmentState.Assigned && row.ReceivedOn == null),
            NoticeKind.Returned => db.Assignments.Where(row => row.State == AssignmentState.Returned),
            NoticeKind.ToConfirm => db.Assignments.Where(row => row.State == AssignmentState.ReportedDone),
            NoticeKind.ExtensionAsked => db.Assignments.Where(row => row.AskedDueDate != null && AssignmentStates.Open.Contains(row.State)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    /// <summary>The day from which the rule counts: of the due date, or of the last act that began what it waits for.</summary>
    private Expression<Func<Assignment, Found>> Basis(NoticeKind kind)
    {
        var acts = kind switch { NoticeKind.NotReceived => Sendings, NoticeKind.Returned => Returns, _ => Requests };
        return kind switch
        {
            NoticeKind.DueSoon or NoticeKind.Overdue => row => new Found(row.Id, row.LeadId, row.AssignerId, row.SupervisorId, row.DueDate, row.DueOrder),
            NoticeKind.ToConfirm => row => new Found(row.Id, row.LeadId, row.AssignerId, row.SupervisorId, row.ReportedOn, row.DueOrder),
            _ => row => new Found(row.Id, row.LeadId, row.AssignerId, row.SupervisorId,
                db.AssignmentEvents.Where(act => act.AssignmentId == row.Id && acts.Contains(act.Act)).Max(act => (DateOnly?)act.On), row.DueOrder),
        };
    }

    /// <summary>To whom, and at which step; an organisation that stands on two sides of the work is told once.</summary>
    private IEnumerable<PlannedNotice> Plan(NoticeKind kind, Found row, Dictionary<OrganisationId, OrganisationId> above, DateOnly today)
    {
        var (basis, lead) = (row.Basis!.Value, row.Lead!.Value);
        var told = new HashSet<OrganisationId>();
        IEnumerable<PlannedNotice> Say(int? step, OrganisationId? to, NoticeLevel level = NoticeLevel.Own)
        {
            if (step is { } reached && to is { } organisation && told.Add(organisation))
                yield return new PlannedNotice(kind, row.Id.Value, basis, reached, organisation, lead, level, row.Id);
        }

        int? After(int first) => UrgingRules.StepAfter(basis, today, first, rules.AgainEvery);
        int? Escalated(int first) => UrgingRules.StepAfter(basis, today, first, rules.EscalateEvery);
        return kind switch
        {
            NoticeKind.DueSoon => Say(rules.StepBefore(basis, today), lead),
            NoticeKind.NotReceived => Say(After(rules.NotReceivedAfter), lead),
            NoticeKind.Returned => Say(After(rules.ReturnedAfter), lead),
            NoticeKind.ToConfirm => Say(After(rules.ToConfirmAfter), row.Assigner),
            NoticeKind.ExtensionAsked => Say(After(rules.UndecidedAfter), row.Assigner),
            _ =>
            [
                .. Say(After(rules.OverdueAfter), lead), .. Say(Escalated(rules.EscalateAfter), row.Assigner, NoticeLevel.Assigner),
                .. Say(Escalated(rules.EscalateAfter), row.Supervisor, NoticeLevel.Assigner),
                .. Say(Escalated(rules.EscalateAboveAfter), above.TryGetValue(lead, out var superior) ? superior : null, NoticeLevel.Above),
            ],
        };
    }

    private async Task<Dictionary<OrganisationId, OrganisationId>> AboveAsync(IEnumerable<OrganisationId> leads, DateOnly today, CancellationToken cancel)
    {
        var asked = leads.Distinct().ToList();
        return asked.Count == 0 ? [] : await db.PlacementsOn(today).Where(place => asked.Contains(place.OrganisationId))
            .ToDictionaryAsync(place => place.OrganisationId, place => place.ParentId, cancel);
    }

    /// <summary>
    /// Of each period that is past its cut-off and each lead, one notice: the day after the cut-off, the day after the last on which a report is in time; and once
    /// nothing can be sent any more, to those above.
    /// </summary>
    private async Task SayOfSilenceAsync(NoticeWriting writing, DateOnly today, CancellationToken cancel)
    {
        // A month after the lock it is history, which the figures of the period tell.
        var oldest = today.AddMonths(-1);
        var periods = await db.ReportingPeriods.AsNoTracking().Where(row => row.To < today && row.LockOn >= oldest).OrderBy(row => row.To).ThenBy(row => row.Cadence).ToListAsync(cancel);
        foreach (var period in periods)
        {
            var stage = period.IsLockedOn(today) ? period.LockOn : period.DueOn < today ? period.DueOn : period.To;
            var silent = await db.Assignments.Where(row => row.LeadId != null).Where(ReportingQueries.IsAsked(period))
                .Where(row => !db.PeriodReports.Any(report => report.PeriodId == period.Id && report.AssignmentId == row.Id && report.Sent > 0))
                .GroupBy(row => row.LeadId!.Value).Select(group => new { Lead = group.Key, Count = group.Count() }).OrderBy(group => group.Lead).ToListAsync(cancel);
            foreach (var batch in silent.Chunk(Batch))
            {
                var above = stage == period.LockOn ? await AboveAsync(batch.Select(row => row.Lead), today, cancel) : [];
                var step = stage.DayNumber - period.To.DayNumber + 1;
                await writing.RunAsync(
                [
                    .. batch.Select(row => stage != period.LockOn ? (row, To: row.Lead) : (row, To: above.GetValueOrDefault(row.Lead))).Where(one => one.To != default)
                        .Select(one => new PlannedNotice(NoticeKind.Silence, period.Id.Value, period.To, step, one.To, one.row.Lead,
                            stage == period.LockOn ? NoticeLevel.Above : NoticeLevel.Own, Period: period.Id, Count: one.row.Count)),
                ], cancel);
            }
        }
    }

    private async Task SayOfReportsAsync(NoticeWriting writing, DateOnly today, CancellationToken cancel)
    {
        var last = default(PeriodReportId);
        while (true)
        {
            var after = last;
            var batch = await db.PeriodReports.Where(row => row.State == ReportState.Returned && row.Id.CompareTo(after) > 0).OrderBy(row => row.Id).Take(Batch)
                .Select(row => new
                {
                    row.Id,
                    row.AssignmentId,
                    row.PeriodId,
                    Lead = db.Assignments.Where(one => one.Id == row.AssignmentId).Select(one => one.LeadId).FirstOrDefault(),
                    At = db.PeriodReportVersions.Where(sent => sent.ReportId == row.Id && sent.Number == row.Sent).Select(sent => sent.DecidedAt).FirstOrDefault(),
                }).ToListAsync(cancel);
            if (batch.Count == 0)
                return;
            last = batch[^1].Id;
            await writing.RunAsync(
            [
                .. batch.Where(row => row is { Lead: not null, At: not null })
                    .Select(row => (row, Basis: Clock.DayOf(row.At!.Value), Lead: row.Lead!.Value))
                    .Select(one => (one.row, one.Basis, one.Lead, Step: UrgingRules.StepAfter(one.Basis, today, rules.ReturnedAfter, rules.AgainEvery)))
                    .Where(one => one.Step is not null)
                    .Select(one => new PlannedNotice(
                        NoticeKind.ReportReturned, one.row.Id.Value, one.Basis, one.Step!.Value, one.Lead, one.Lead, Assignment: one.row.AssignmentId, Period: one.row.PeriodId)),
            ], cancel);
        }
    }
}
