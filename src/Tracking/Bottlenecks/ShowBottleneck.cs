using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>One bottleneck: what hinders and what is asked, what it holds up, all that was done with it, and what the user may do next.</summary>
public sealed class ShowBottleneck(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <param name="Held">Of the assignments that it holds up those that the user sees.</param>
    /// <param name="Origin">The report that said so; null where there is none that the user may open.</param>
    /// <param name="History">From the raising on.</param>
    /// <param name="Acts">What this user may do with it as it stands.</param>
    public sealed record Result(BottleneckRow Row, string Asks, IReadOnlyList<AssignmentRow> Held, Source? Origin, IReadOnlyList<Event> History, IReadOnlyList<BottleneckAct> Acts);

    /// <param name="Version">Number of the report's version.</param>
    public sealed record Source(AssignmentId Assignment, PeriodLine Period, int Version);

    /// <param name="ForName">Thay mặt: for whom a deputy did it.</param>
    /// <param name="ByOrganisation">For whom it was done; null where that was not kept.</param>
    /// <param name="ResolverName">Who was asked after this act.</param>
    /// <param name="WaitsUntil">Day by which an answer was due after this act; null where none was waited for.</param>
    public sealed record Event(
        int Number, BottleneckAct Act, string ByName, string? ForName, string? ByOrganisation, DateTime At, DateOnly On, string? Note, string RaiserName, string ResolverName, DateOnly? WaitsUntil,
        IReadOnlyList<StoredFile> Files);

    public async Task<Outcome<Result>> RunAsync(BottleneckId id, CancellationToken cancel = default)
    {
        var it = await db.Bottlenecks.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (it is null)
            return BottleneckRefusals.NotFound;
        var row = (await db.RowsAsync(user, [it], cancel))[0];
        var ids = row.HoldsUp.Select(held => held.Id).ToList();
        var held = await db.Assignments.VisibleTo(user, db, byKey: true).Where(one => ids.Contains(one.Id)).OrderBy(one => one.DueOrder).ThenBy(one => one.Id)
            .Rows(db, TimelinessRule.For(user, options), user.Today).ToListAsync(cancel);
        return new Result(row, it.Asks, held, await OriginAsync(it, cancel), await HistoryAsync(id, cancel),
            [.. Acts(it.State, await db.SpeaksForRaiserAsync(user, it, cancel), await db.ReachesAsync(user, Permission.ConfirmWork, it.ResolverId, cancel))]);
    }

    private async Task<Source?> OriginAsync(Bottleneck it, CancellationToken cancel)
    {
        if (it.OriginReportId is not { } report)
            return null;
        var seen = await db.Assignments.VisibleTo(user, db, byKey: true).Join(db.PeriodReports.Where(one => one.Id == report), one => one.Id, one => one.AssignmentId, (_, one) => new { one.AssignmentId, one.PeriodId })
            .SingleOrDefaultAsync(cancel);
        return seen is null ? null : new(seen.AssignmentId, await ListPeriods.Lines(db.ReportingPeriods.Where(one => one.Id == seen.PeriodId)).SingleAsync(cancel), it.OriginVersion ?? 1);
    }

    private async Task<IReadOnlyList<Event>> HistoryAsync(BottleneckId id, CancellationToken cancel)
    {
        var events = await db.BottleneckEvents.AsNoTracking().Where(row => row.BottleneckId == id).OrderBy(row => row.Number).ToListAsync(cancel);
        var bodies = events.SelectMany(one => new[] { one.ByOrganisationId, one.RaiserId, one.ResolverId }).OfType<OrganisationId>().Distinct().ToList();
        // By the names that they bore on that day.
        var names = (await db.OrganisationNames.Where(name => bodies.Contains(name.OrganisationId)).ToListAsync(cancel)).ToLookup(name => name.OrganisationId);
        string? Name(OrganisationId? body, DateOnly on) => body is { } known ? names[known].FirstOrDefault(name => name.ValidFrom <= on && on < name.ValidTo)?.Name : null;
        var files = (await db.BottleneckEvidence.Where(row => row.BottleneckId == id).OrderBy(row => row.Id).ToListAsync(cancel))
            .ToLookup(row => row.EventId, row => new StoredFile(row.Sha256, row.FileName, row.FileSize, row.MediaType));
        return events.ConvertAll(one => new Event(
            one.Number, one.Act, one.ByName, one.ForName, Name(one.ByOrganisationId, Clock.DayOf(one.At)), one.At, one.On, one.Note, Name(one.RaiserId, one.On) ?? "", Name(one.ResolverId, one.On) ?? "",
            one.WaitsUntil, [.. files[one.Id]]));
    }

    /// <param name="raises">For who raised it.</param>
    /// <param name="resolves">For who is asked.</param>
    private static IEnumerable<BottleneckAct> Acts(BottleneckState state, bool raises, bool resolves)
    {
        var isWithResolver = BottleneckStates.WithResolver.Contains(state);
        if (resolves && state is (BottleneckState.Raised or BottleneckState.SentBack))
            yield return BottleneckAct.TakenUp;
        if (resolves && isWithResolver)
        {
            yield return BottleneckAct.Answered;
            yield return BottleneckAct.Resolved;
        }

        if (raises && BottleneckStates.WithRaiser.Contains(state))
        {
            yield return BottleneckAct.Confirmed;
            yield return BottleneckAct.SentBack;
        }

        if ((resolves || raises) && isWithResolver)
            yield return BottleneckAct.Forwarded;
        if (raises)
            yield return BottleneckStates.Open.Contains(state) ? BottleneckAct.Withdrawn : BottleneckAct.Reopened;
    }
}
