using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Targets;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>What a form for a new bottleneck offers for an assignment: in whose name it may be raised, who is near at hand to be asked, what else it may hold up, and what the report said.</summary>
public sealed class PrepareBottleneck(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <summary>Other assignments of the same side that are offered; further ones are raised from their own page.</summary>
    public const int MostOthers = 30;

    /// <param name="Period">The report of this period said what hinders.</param>
    public sealed record Input(AssignmentId Assignment, ReportingPeriodId? Period = null);

    /// <param name="Raisers">The first is meant where nothing is said.</param>
    /// <param name="Resolvers">The first is meant where nothing is said; others are named by hand.</param>
    /// <param name="Others">Open ones that the same lead has.</param>
    /// <param name="Origin">Null where no report is meant, or it tells of no difficulty.</param>
    public sealed record Result(
        AssignmentRow Row, IReadOnlyList<OrganisationLabel> Raisers, IReadOnlyList<Resolver> Resolvers, IReadOnlyList<Other> Others, IReadOnlyList<string> Kinds, DateOnly AnswerBy, Said? Origin);

    /// <param name="As">On which side of the work it stands; null: a superior.</param>
    public sealed record Resolver(OrganisationId Id, string Name, Party? As);

    public sealed record Other(AssignmentId Id, string Code, string Content, bool IsOverdue);

    /// <param name="Difficulties">As the latest version that was sent tells them.</param>
    public sealed record Said(BottleneckOrigin Origin, PeriodLine Period, string Difficulties, string? Proposals);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var rule = TimelinessRule.For(user, options);
        var visible = db.Assignments.VisibleTo(user, db);
        var row = await visible.Where(one => one.Id == input.Assignment && AssignmentStates.Open.Contains(one.State)).Rows(db, rule, user.Today).SingleOrDefaultAsync(cancel);
        if (row is null)
            return BottleneckRefusals.AssignmentNotOpen;
        var supervisor = await visible.Where(one => one.Id == input.Assignment).Select(one => one.SupervisorId).SingleAsync(cancel);
        var cooperating = await db.AssignmentCooperations.Where(side => side.AssignmentId == input.Assignment).OrderBy(side => side.OrganisationId).Select(side => side.OrganisationId).ToListAsync(cancel);
        var sides = cooperating.Select(body => (OrganisationId?)body).Prepend(row.LeadId).OfType<OrganisationId>().Distinct().ToList();
        var reached = (await db.Scope(user, Permission.ReportWork).Where(within => sides.Contains(within.DescendantId)).Select(within => within.DescendantId).Distinct().ToListAsync(cancel)).ToHashSet();
        if (reached.Count == 0)
            return BottleneckRefusals.NotAllowed;
        var raisers = sides.Where(reached.Contains).ToList();
        if (!raisers.Contains(user.Home) && await db.ReachesAsync(user, Permission.ReportWork, user.Home, cancel))
            raisers.Add(user.Home);
        var superiors = await db.AncestryOn(user.Today).Where(up => up.DescendantId == raisers[0] && up.Depth > 0).OrderBy(up => up.Depth).Select(up => up.AncestorId).ToListAsync(cancel);
        var asked = new (OrganisationId? Id, Party? As)[] { (row.AssignerId, Party.Assigner), (supervisor, Party.Supervisor), (row.LeadId, Party.Lead) }
            .Concat(cooperating.Select(body => ((OrganisationId?)body, (Party?)Party.Cooperating))).Concat(superiors.Select(up => ((OrganisationId?)up, (Party?)null)))
            .Where(one => one.Item1 is { } id && id != raisers[0]).Select(one => (Id: one.Item1!.Value, As: one.Item2)).DistinctBy(one => one.Id).ToList();
        var names = await db.LastNamesAsync(raisers.Concat(asked.Select(one => one.Id)), cancel);
        string Name(OrganisationId id) => names.GetValueOrDefault(id, "");
        var others = await visible.Where(one => one.LeadId == row.LeadId && one.Id != row.Id && AssignmentStates.WithLead.Contains(one.State)).OrderBy(one => one.DueOrder).ThenBy(one => one.Id)
            .Take(MostOthers).Rows(db, rule, user.Today).ToListAsync(cancel);
        return new Result(
            row, [.. raisers.Select(id => new OrganisationLabel(id, Name(id)))], [.. asked.Select(one => new Resolver(one.Id, Name(one.Id), one.As))],
            row.LeadId is { } lead && reached.Contains(lead) ? [.. others.Select(one => new Other(one.Id, one.Code, one.Content, one.Timeliness == Timeliness.Overdue))] : [],
            options.BottleneckKinds, options.AnswerBy(user.Today), input.Period is { } period ? await SaidAsync(input.Assignment, period, cancel) : null);
    }

    private async Task<Said?> SaidAsync(AssignmentId assignment, ReportingPeriodId periodId, CancellationToken cancel)
    {
        var said = await db.PeriodReports.Where(report => report.AssignmentId == assignment && report.PeriodId == periodId && report.Sent > 0)
            .Join(db.PeriodReportVersions, report => new { report.Id, Number = report.Sent }, version => new { Id = version.ReportId, version.Number }, (report, version) => version)
            .Where(version => version.Difficulties != null).Select(version => new { version.ReportId, version.Number, version.Difficulties, version.Proposals }).SingleOrDefaultAsync(cancel);
        return said is null ? null : new Said(
            new(said.ReportId, said.Number), await ListPeriods.Lines(db.ReportingPeriods.Where(one => one.Id == periodId)).SingleAsync(cancel), said.Difficulties!, said.Proposals);
    }
}
