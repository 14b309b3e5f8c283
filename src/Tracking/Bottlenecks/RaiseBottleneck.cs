using System.Globalization;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>Raises what holds up one's own work, and sends it in the same act to who can resolve it: there is no draft, because a difficulty that nobody is told of is no request.</summary>
public sealed class RaiseBottleneck(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    // Of so many people who raise something for one organisation at one moment, the last is told.
    private const int MostTries = 5;

    /// <param name="Assignments">What it holds up: open, and led or cooperated in by the raiser or one below it.</param>
    /// <param name="Raiser">Null: the lead of the first that the user reports for, otherwise who cooperates in it, otherwise the user's own organisation.</param>
    /// <param name="Resolver">Null: who assigned the first.</param>
    public sealed record Input(
        IReadOnlyList<AssignmentId> Assignments, [Longest(Bottleneck.LongestKind)] string? Kind, BottleneckSeverity Severity, [Longest(Bottleneck.LongestNote)] string? Hinders,
        [Longest(Bottleneck.LongestNote)] string? Asks, OrganisationId? Resolver = null, OrganisationId? Raiser = null, BottleneckOrigin? Origin = null);

    public async Task<Outcome<BottleneckId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var ids = input.Assignments.Distinct().ToList();
        if (ids.Count == 0)
            return BottleneckRefusals.AssignmentMissing;
        if (ids.Count > Bottleneck.MostHeld)
            return BottleneckRefusals.TooManyAssignments.With(Bottleneck.MostHeld.ToString(CultureInfo.InvariantCulture));
        var held = db.Assignments.VisibleTo(user, db).Where(row => ids.Contains(row.Id));
        var rows = await held.Where(row => AssignmentStates.Open.Contains(row.State)).Select(row => new Held(row.Id, row.Code, row.LeadId, row.AssignerId)).ToListAsync(cancel);
        if (rows.Count != ids.Count)
            return BottleneckRefusals.AssignmentNotOpen;
        var first = rows.Single(row => row.Id == ids[0]);
        var raiser = input.Raiser ?? await RaiserAsync(first, cancel);
        if (!await db.ReachesAsync(user, Permission.ReportWork, raiser, cancel))
            return BottleneckRefusals.RaiserOutOfReach;
        if (await ForeignAsync(rows, raiser, cancel) is { } foreign)
            return BottleneckRefusals.AssignmentForeign.With(foreign);
        var resolver = input.Resolver ?? first.Assigner;
        if (resolver != raiser && !await db.MayBeAskedAsync(user, raiser, resolver, held, null, cancel))
            return BottleneckRefusals.ResolverOutOfReach;
        if (input.Kind?.Trim() is not { } kind || !options.BottleneckKinds.Contains(kind, StringComparer.Ordinal))
            return BottleneckRefusals.KindUnknown;
        if (input.Origin is { } origin && !await IsSaidAsync(origin, ids, cancel))
            return BottleneckRefusals.OriginWrong;

        var by = Actor.Of(user, clock, await db.OnBehalfOfAsync(user, Permission.ReportWork, raiser, cancel));
        db.Under = Permission.ReportWork;
        for (var tries = 0; tries < MostTries; tries++)
        {
            var raised = Bottleneck.Raise(
                await NextCodeAsync(raiser, cancel), raiser, resolver, new(kind, input.Severity, input.Hinders ?? "", input.Asks ?? ""), ids, input.Origin, options.AnswerBy(user.Today), by);
            if (raised.IsRefused)
                return raised.Refusal!;
            db.Add(raised.Value);
            if (await db.TrySaveAsync(cancel) == SaveResult.Saved)
                return raised.Value.Id;
            db.ChangeTracker.Clear();
        }

        return BottleneckRefusals.CodeTaken;
    }

    /// <summary>In whose name the user raises what holds up an assignment, where they do not say.</summary>
    private async Task<OrganisationId> RaiserAsync(Held first, CancellationToken cancel)
    {
        if (first.Lead is { } lead && await db.ReachesAsync(user, Permission.ReportWork, lead, cancel))
            return lead;
        var reach = db.Scope(user, Permission.ReportWork);
        return await db.AssignmentCooperations.Where(side => side.AssignmentId == first.Id && reach.Any(within => within.DescendantId == side.OrganisationId))
            .OrderBy(side => side.OrganisationId).Select(side => (OrganisationId?)side.OrganisationId).FirstOrDefaultAsync(cancel) ?? user.Home;
    }

    /// <returns>The code of one that is none of the raiser's or of those below it.</returns>
    private async Task<string?> ForeignAsync(List<Held> rows, OrganisationId raiser, CancellationToken cancel)
    {
        var ids = rows.ConvertAll(row => row.Id);
        var sides = await db.AssignmentCooperations.Where(side => ids.Contains(side.AssignmentId)).Select(side => new { side.AssignmentId, side.OrganisationId }).ToListAsync(cancel);
        var bodies = sides.Select(side => side.OrganisationId).Concat(rows.Select(row => row.Lead).OfType<OrganisationId>()).Distinct().ToList();
        var own = (await db.AncestryOn(user.Today).Where(up => up.AncestorId == raiser && bodies.Contains(up.DescendantId)).Select(up => up.DescendantId).ToListAsync(cancel)).ToHashSet();
        return rows.Find(row => !(row.Lead is { } lead && own.Contains(lead)) && !sides.Exists(side => side.AssignmentId == row.Id && own.Contains(side.OrganisationId)))?.Code;
    }

    private Task<bool> IsSaidAsync(BottleneckOrigin origin, List<AssignmentId> ids, CancellationToken cancel) =>
        db.PeriodReports.Where(report => report.Id == origin.Report && ids.Contains(report.AssignmentId))
            .Join(db.PeriodReportVersions, report => report.Id, said => said.ReportId, (_, said) => said)
            .AnyAsync(said => said.Number == origin.Version && said.SentAt != null && said.Difficulties != null, cancel);

    private async Task<string> NextCodeAsync(OrganisationId raiser, CancellationToken cancel)
    {
        var prefix = await db.Organisations.Where(row => row.Id == raiser).Select(row => row.Code).SingleAsync(cancel) + "/VM-";
        var last = await db.Bottlenecks.Where(row => row.Code.StartsWith(prefix)).OrderByDescending(row => row.Code.Length).ThenByDescending(row => row.Code).Select(row => row.Code).FirstOrDefaultAsync(cancel);
        _ = int.TryParse(last?[prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{number + 1:0000}");
    }

    private sealed record Held(AssignmentId Id, string Code, OrganisationId? Lead, OrganisationId Assigner);
}
