using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Targets;
using DonDoc.Tracking.Targets.Contests;
using DonDoc.Tracking.Targets.Reporting;
using DonDoc.Tracking.Targets.Setting;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Api;

/// <summary>What a program may do with targets. Numbers are numbers here, not words; a period is 2026, 2026-Q3 or 2026-M07.</summary>
static class TargetEndpoints
{
    public static void MapTargets(this IEndpointRouteBuilder api)
    {
        api.MapGet("/targets", ListAsync).Needs(Permission.ViewAssignments, "Targets by code or by name, each with how its lines stand.");
        api.MapGet("/targets/{id:guid}", ShowAsync).Needs(Permission.ViewAssignments, "One target with planned and actual values by line and period, and where they lead.");
        api.MapPost("/targets", SetAsync).Needs(Permission.AssignWork, "Sets targets, all or none.");
        api.MapPost("/targets/{id:guid}/lines", PlaceAsync).Needs(Permission.AssignWork, "Adds an organisation, or says how the value of one is made of those below.");
        api.MapPost("/targets/{id:guid}/figures", FiguresAsync).Needs(Permission.AssignWork, "Plans values, or sets actual ones: each a new version in force at once.");
        api.MapPost("/targets/{id:guid}/close", CloseAsync).Needs(Permission.AssignWork, "Asks for no more values, and says why.");
        api.MapPost("/targets/actuals", EnterAsync).Needs(Permission.ReportWork, "Tells actual values of many targets at once, all or none; sends them where submit is true.");
        api.MapPost("/targets/{id:guid}/accept", AcceptAsync).Needs(Permission.ConfirmWork, "Accepts values that wait, all or none.");
        api.MapPost("/targets/{id:guid}/return", ReturnAsync).Needs(Permission.ConfirmWork, "Returns a value that waits, and says why.");
        api.MapPost("/targets/lines/{line:guid}/contest", ContestAsync).Needs(Permission.ReportWork, "Objects to a value that was set, with the one held for right, reason and source.");
        api.MapPost("/targets/{id:guid}/contests/{contest:guid}/accept", TakeAsync).Needs(Permission.ConfirmWork, "Takes the value of an objection: it becomes a new version.");
        api.MapPost("/targets/{id:guid}/contests/{contest:guid}/reject", RejectAsync).Needs(Permission.ConfirmWork, "Keeps the value, and says why.");
    }

    /// <param name="Version">As it was read: somebody else's change meanwhile is a conflict.</param>
    internal sealed record Reasoning(int Version, string? Reason);

    /// <inheritdoc cref="Reasoning"/>
    internal sealed record Returning(Guid Figure, int Version, string? Reason);

    /// <inheritdoc cref="Reasoning"/>
    /// <param name="Line">Null: a new one.</param>
    internal sealed record Placing(int Version, Guid? Line, OrganisationId? Organisation, Guid? Parent, TargetAggregation Aggregation, decimal? Weight, DateOnly? EndsOn);

    internal sealed record Figures(FigureKind Kind, IReadOnlyList<SetFigures.Cell> Cells, string? Source, string? Note);

    internal sealed record Contesting(Guid Figure, decimal? Value, decimal? Upper, string? Words, bool? IsMet, string? Reason, string? Source);

    internal sealed record Accepting(IReadOnlyList<AcceptFigures.Chosen> Figures);

    internal sealed record Entering(IReadOnlyList<EnterFigures.Cell> Cells, bool Submit);

    static Task<Page<ListTargets.Row>> ListAsync(
        ListTargets list, [AsParameters] PageQuery page, string? text, Guid? source, Guid? organisation, TargetStanding? standing, bool? contested, bool? closed, TargetOrder? order, bool? down,
        CancellationToken cancel) =>
        list.RunAsync(new(text, source is { } document ? new DocumentId(document) : null, organisation is { } top ? new OrganisationId(top) : null, standing, contested == true, closed == true, page.Request,
            new(order ?? TargetOrder.Code, down == true)), cancel);

    static async Task<IResult> ShowAsync(Guid id, Guid? below, ShowTarget show, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await show.RunAsync(new(new TargetId(id), below is { } line ? new TargetLineId(line) : null), cancel));

    static async Task<IResult> SetAsync(SetTarget.Input body, SetTarget set, IStringLocalizer<RefusalWords> words, CancellationToken cancel)
    {
        var made = await set.RunAsync(body, cancel);
        return made.Refusal is { } refusal ? words.Problem(refusal) : Results.Created($"{ApiHosting.Path}/v1/targets", new { ids = made.Value });
    }

    static async Task<IResult> PlaceAsync(Guid id, Placing body, PlaceLine place, IStringLocalizer<RefusalWords> words, CancellationToken cancel)
    {
        TargetLineId? Line(Guid? line) => line is { } known ? new TargetLineId(known) : null;
        return words.Answer(await place.RunAsync(new(new TargetId(id), body.Version, Line(body.Line), body.Organisation, Line(body.Parent), body.Aggregation, body.Weight ?? 1, body.EndsOn), cancel));
    }

    static async Task<IResult> FiguresAsync(Guid id, Figures body, SetFigures set, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await set.RunAsync(new(new TargetId(id), body.Kind, body.Cells ?? [], body.Source, body.Note), cancel));

    static async Task<IResult> CloseAsync(Guid id, Reasoning body, CloseTarget close, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await close.RunAsync(new(new TargetId(id), body.Version, body.Reason), cancel));

    static async Task<IResult> EnterAsync(Entering body, EnterFigures enter, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await enter.RunAsync(new(body.Cells ?? [], body.Submit), cancel: cancel));

    static async Task<IResult> AcceptAsync(Guid id, Accepting body, AcceptFigures accept, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await accept.RunAsync(new(new TargetId(id), body.Figures ?? []), cancel));

    static async Task<IResult> ReturnAsync(Guid id, Returning body, ReturnFigure back, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await back.RunAsync(new(new TargetId(id), new TargetFigureId(body.Figure), body.Version, body.Reason), cancel));

    static async Task<IResult> ContestAsync(Guid line, Contesting body, ContestFigure contest, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await contest.RunAsync(new(new TargetLineId(line), new TargetFigureId(body.Figure), body.Value, body.Upper, body.Words, body.Reason, body.Source, body.IsMet), cancel));

    static async Task<IResult> TakeAsync(Guid id, Guid contest, Reasoning body, AcceptContest accept, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await accept.RunAsync(new(new TargetId(id), new TargetContestId(contest), body.Version, body.Reason), cancel));

    static async Task<IResult> RejectAsync(Guid id, Guid contest, Reasoning body, RejectContest reject, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await reject.RunAsync(new(new TargetId(id), new TargetContestId(contest), body.Version, body.Reason), cancel));
}
