using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Api;

/// <summary>What a program may do with bottlenecks: each act is a verb, about the version that was read. Files are given on pages.</summary>
static class BottleneckEndpoints
{
    public static void MapBottlenecks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/bottlenecks", ListAsync).Needs(Permission.ViewAssignments, "Bottlenecks, the longest open first; the open ones where no stage or state is asked for.");
        api.MapGet("/bottlenecks/ages", AgesAsync).Needs(Permission.ViewAssignments, "How old open bottlenecks are, by kind and by who is asked, today or on a day before.");
        api.MapGet("/bottlenecks/{id:guid}", ShowAsync).Needs(Permission.ViewAssignments, "One bottleneck with what it holds up, its history and what may be done next.");
        api.MapPost("/bottlenecks", RaiseAsync).Needs(Permission.ReportWork, "Raises what holds up one's own work, and sends it to who can resolve it.");
        var one = api.MapGroup("/bottlenecks/{id:guid}");
        one.MapPost("/take-up", TakeUpAsync).Needs(Permission.ConfirmWork, "Tells that it is worked on.");
        one.MapPost("/answer", AnswerAsync).Needs(Permission.ConfirmWork, "Answers.");
        one.MapPost("/resolve", ResolveAsync).Needs(Permission.ConfirmWork, "Says that it is resolved, and how.");
        one.MapPost("/forward", ForwardAsync).Needs(Permission.ConfirmWork, "Sends it on to somebody else who can resolve it, and says why.");
        one.MapPost("/redirect", ForwardAsync).Needs(Permission.ReportWork, "The same by who raised it.");
        one.MapPost("/confirm", ConfirmAsync).Needs(Permission.ReportWork, "Confirms that it is removed.");
        one.MapPost("/send-back", SendBackAsync).Needs(Permission.ReportWork, "Sends it back with the reason: an answer is waited for anew.");
        one.MapPost("/withdraw", WithdrawAsync).Needs(Permission.ReportWork, "Takes it back, and says why.");
        one.MapPost("/reopen", ReopenAsync).Needs(Permission.ReportWork, "Opens it again, and says why.");
    }

    /// <param name="Resolver">Null: who assigned the first assignment.</param>
    /// <param name="Raiser">Null: its lead, where the token's person reports for that.</param>
    /// <param name="Report">The report whose difficulties it was made of, with the version of its words.</param>
    internal sealed record Raising(
        IReadOnlyList<Guid>? Assignments, string? Kind, BottleneckSeverity Severity, string? Hinders, string? Asks, OrganisationId? Resolver, OrganisationId? Raiser, Guid? Report, int? ReportVersion);

    /// <param name="Version">As it was read: somebody else's change meanwhile is a conflict.</param>
    internal sealed record Noting(int Version, string? Note);

    /// <inheritdoc cref="Noting"/>
    internal sealed record Reasoned(int Version, string? Reason);

    /// <inheritdoc cref="Noting"/>
    internal sealed record Forwarding(int Version, OrganisationId? To, string? Reason);

    static Task<Page<BottleneckRow>> ListAsync(
        ListBottlenecks list, [AsParameters] PageQuery page, BottleneckSide? side, BottleneckStage? stage, BottleneckState? state, string? kind, BottleneckSeverity? severity, Guid? resolver, Guid? raiser,
        bool? late, int? openFor, Guid? assignment, string? text, BottleneckOrder? order, bool? down, CancellationToken cancel) =>
        list.RunAsync(new(
            side ?? BottleneckSide.All, stage ?? BottleneckStage.Open, state, kind, severity, resolver is { } asked ? new OrganisationId(asked) : null, raiser is { } by ? new OrganisationId(by) : null,
            late == true, openFor, assignment is { } held ? new AssignmentId(held) : null, text, page.Request,
            new(order ?? BottleneckOrder.Raised, down == true)), cancel);

    static async Task<IResult> AgesAsync(DateOnly? on, ShowAgeing show, IStringLocalizer<RefusalWords> words, CancellationToken cancel) => words.Answer(await show.RunAsync(new(on), cancel));

    static async Task<IResult> ShowAsync(Guid id, ShowBottleneck show, IStringLocalizer<RefusalWords> words, CancellationToken cancel) => words.Answer(await show.RunAsync(new BottleneckId(id), cancel));

    static async Task<IResult> RaiseAsync(Raising body, RaiseBottleneck raise, IStringLocalizer<RefusalWords> words, CancellationToken cancel)
    {
        var raised = await raise.RunAsync(new(
            [.. (body.Assignments ?? []).Select(id => new AssignmentId(id))], body.Kind, body.Severity, body.Hinders, body.Asks, body.Resolver, body.Raiser,
            body.Report is { } report ? new BottleneckOrigin(new PeriodReportId(report), body.ReportVersion ?? 1) : null), cancel);
        return raised.Refusal is { } refusal ? words.Problem(refusal) : Results.Created($"{ApiHosting.Path}/v1/bottlenecks/{raised.Value}", new { id = raised.Value });
    }

    static async Task<IResult> TakeUpAsync(Guid id, Noting body, TakeUpBottleneck takeUp, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await takeUp.RunAsync(new(new BottleneckId(id), body.Version, body.Note), cancel));

    static async Task<IResult> AnswerAsync(Guid id, Noting body, AnswerBottleneck answer, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await answer.RunAsync(new(new BottleneckId(id), body.Version, body.Note), cancel: cancel));

    static async Task<IResult> ResolveAsync(Guid id, Noting body, ResolveBottleneck resolve, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await resolve.RunAsync(new(new BottleneckId(id), body.Version, body.Note), cancel: cancel));

    static async Task<IResult> ForwardAsync(Guid id, Forwarding body, ForwardBottleneck forward, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await forward.RunAsync(new(new BottleneckId(id), body.Version, body.To, body.Reason), cancel));

    static async Task<IResult> ConfirmAsync(Guid id, Noting body, ConfirmBottleneck confirm, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await confirm.RunAsync(new(new BottleneckId(id), body.Version, body.Note), cancel));

    static async Task<IResult> SendBackAsync(Guid id, Reasoned body, SendBackBottleneck back, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await back.RunAsync(new(new BottleneckId(id), body.Version, body.Reason), cancel));

    static async Task<IResult> WithdrawAsync(Guid id, Reasoned body, WithdrawBottleneck withdraw, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await withdraw.RunAsync(new(new BottleneckId(id), body.Version, body.Reason), cancel));

    static async Task<IResult> ReopenAsync(Guid id, Reasoned body, ReopenBottleneck reopen, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await reopen.RunAsync(new(new BottleneckId(id), body.Version, body.Reason), cancel));
}
