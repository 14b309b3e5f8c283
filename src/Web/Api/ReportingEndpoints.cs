using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Api;

/// <summary>What a program may do with periodic reports.</summary>
static class ReportingEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/periods", PeriodsAsync).Needs(Permission.ViewAssignments, "The reporting periods that have begun, the latest first.");
        api.MapGet("/reports", ListAsync).Needs(Permission.ViewAssignments, "The reports of one period, asked for and sent, by the due date of their assignments.");
        api.MapGet("/reports/standing", StandingAsync).Needs(Permission.ViewAssignments, "How an organisation and those right below it reported in a period.");
        api.MapGet("/reports/load", LoadAsync).Needs(Permission.ViewAssignments, "What organisations are asked to report in a period, by whom, and what is asked twice.");
        api.MapPost("/reports/decide", DecideAsync).Needs(Permission.ConfirmWork, "Takes reports or gives them back with a reason: all that are named, or none.");
        api.MapPost("/reports/nothing-arose", NothingAsync).Needs(Permission.ReportWork, "Says of assignments that nothing arose in a period.");
        api.MapGet("/assignments/{id:guid}/reports", OfAsync).Needs(Permission.ViewAssignments, "The periods of one assignment, the latest first.");
        api.MapGet("/assignments/{id:guid}/reports/{period:guid}", ShowAsync).Needs(Permission.ViewAssignments, "One report with all that was sent and said to it.");
        api.MapPost("/assignments/{id:guid}/reports/{period:guid}", SubmitAsync).Needs(Permission.ReportWork, "Sends the report of an assignment for a period, or amends it with a reason.");
    }

    /// <param name="Version">Of the report, as it was read; 0 where there was none.</param>
    /// <param name="Knowing">That its words stood in the period before was said, and it is sent all the same.</param>
    internal sealed record Submitting(
        int Version, bool NothingArose, string? Result, string? Difficulties, string? Proposals, string? Next, int? Percent, ProgressJudgement? Judgement, string? Reason,
        bool Knowing);

    internal sealed record Deciding(IReadOnlyList<DecideReports.One> Reports, bool Accept, string? Note);

    internal sealed record Nothing(Guid Period, IReadOnlyList<AssignmentId> Assignments);

    static Task<List<PeriodLine>> PeriodsAsync(ListPeriods list, CancellationToken cancel) => list.RunAsync(cancel);

    static Task<ListReports.Result> ListAsync(
        ListReports list, [AsParameters] PageQuery page, ReportSide? side, Guid? period, ReportStanding? standing, Guid? organisation, string? text,
        AssignmentOrder? order, bool? down, CancellationToken cancel) =>
        list.RunAsync(new(side ?? ReportSide.All, Period(period), standing, organisation is { } top ? new OrganisationId(top) : null, text, page.Request,
            new(order ?? AssignmentOrder.Due, down == true)), cancel);

    /// <summary>Nothing to tell where no period is named and none was opened yet.</summary>
    static async Task<IResult> StandingAsync(ShowPeriod show, Guid? period, Guid? organisation, IStringLocalizer<RefusalWords> words, CancellationToken cancel)
    {
        var shown = await show.RunAsync(new(Period(period), organisation is { } top ? new OrganisationId(top) : null), cancel);
        return period is null && shown.Refusal == ReportingRefusals.PeriodNotFound ? Results.Ok() : words.Answer(shown);
    }

    /// <inheritdoc cref="StandingAsync"/>
    static async Task<IResult> LoadAsync(ShowLoad show, Guid? period, Guid? organisation, IStringLocalizer<RefusalWords> words, CancellationToken cancel)
    {
        var shown = await show.RunAsync(new(Period(period), organisation is { } top ? new OrganisationId(top) : null), cancel);
        return period is null && shown.Refusal == ReportingRefusals.PeriodNotFound ? Results.Ok() : words.Answer(shown);
    }

    static async Task<IResult> DecideAsync(Deciding body, DecideReports decide, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await decide.RunAsync(new(body.Reports ?? [], body.Accept, body.Note), cancel));

    static async Task<IResult> NothingAsync(Nothing body, SayNothingArose say, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await say.RunAsync(new(new ReportingPeriodId(body.Period), body.Assignments ?? []), cancel));

    static async Task<IResult> OfAsync(Guid id, ListReportsOf list, ShowAssignment show, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        (await show.RunAsync(new AssignmentId(id), cancel)).Refusal is { } refusal ? words.Problem(refusal) : Results.Ok(await list.RunAsync(new AssignmentId(id), cancel));

    static async Task<IResult> ShowAsync(Guid id, Guid period, ShowReport show, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await show.RunAsync(new AssignmentId(id), new ReportingPeriodId(period), cancel));

    static async Task<IResult> SubmitAsync(Guid id, Guid period, Submitting body, SubmitReport submit, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await submit.RunAsync(new(new AssignmentId(id), new ReportingPeriodId(period), body.Version,
            new ReportWords(body.NothingArose, body.Result, body.Difficulties, body.Proposals, body.Next, body.Percent, body.Judgement, body.Reason), Knowing: body.Knowing), cancel: cancel));

    static ReportingPeriodId? Period(Guid? id) => id is { } period ? new ReportingPeriodId(period) : null;
}
