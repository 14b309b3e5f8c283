using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Course;
using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Api;

/// <summary>What a program may do with assignments: each act is a verb, about the version that was read.</summary>
static class AssignmentEndpoints
{
    public static void MapAssignmentActs(this IEndpointRouteBuilder api)
    {
        api.MapPost("/assignments", DraftAsync).Needs(Permission.AssignWork, "Writes an assignment down; sends it in the same act where send is true.");
        var one = api.MapGroup("/assignments/{id:guid}");
        one.MapPost("/send", SendAsync).Needs(Permission.AssignWork, "Sends a draft, or what was declined, to its lead organisation.");
        one.MapPost("/receive", ReceiveAsync).Needs(Permission.ReportWork, "Tells that the lead's side has it.");
        one.MapPost("/accept", AcceptAsync).Needs(Permission.ReportWork, "Takes it on.");
        one.MapPost("/decline", DeclineAsync).Needs(Permission.ReportWork, "Does not take it on, and says why.");
        one.MapPost("/progress", ProgressAsync).Needs(Permission.ReportWork, "Tells how far it is, in per cent, in words, or both.");
        one.MapPost("/report", ReportAsync).Needs(Permission.ReportWork, "Reports an assignment done.");
        one.MapPost("/ask-extension", AskAsync).Needs(Permission.ReportWork, "Asks for more time.");
        one.MapPost("/grant-extension", GrantAsync).Needs(Permission.ConfirmWork, "Gives more time, asked for or not.");
        one.MapPost("/refuse-extension", RefuseAsync).Needs(Permission.ConfirmWork, "Gives no more time, and says why.");
        one.MapPost("/confirm", ConfirmAsync).Needs(Permission.ConfirmWork, "Confirms that reported work is done.");
        one.MapPost("/return", ReturnAsync).Needs(Permission.ConfirmWork, "Gives a report back with the reason.");
        one.MapPost("/reopen", ReopenAsync).Needs(Permission.ConfirmWork, "Opens again what was confirmed, and says why.");
        one.MapPost("/suspend", SuspendAsync).Needs(Permission.AssignWork, "Stops it for a time; its clock stands.");
        one.MapPost("/resume", ResumeAsync).Needs(Permission.AssignWork, "Lets it go on, with the old due date or a later one.");
        one.MapPost("/cancel", CancelAsync).Needs(Permission.AssignWork, "Ends it unfinished, and says why.");
    }

    /// <param name="Send">Sent in the same act; otherwise it waits as a draft.</param>
    internal sealed record Drafting(
        string Content, OrganisationId? Lead, IReadOnlyList<OrganisationId>? Cooperating, string? Product, DateOnly? StartsOn, DateOnly? Due, string? Field,
        string? Responsible, Priority? Priority, Recurrence? Recurrence, OrganisationId? Supervisor, OrganisationId? Assigner, Guid? Parent, string? Meeting, bool Send,
        Cadence? ReportsEvery = null);

    /// <param name="Version">As it was read: somebody else's change meanwhile is a conflict.</param>
    internal sealed record Sending(int Version, OrganisationId Lead, string? Product, DateOnly? Due, DateOnly? StartsOn);

    /// <inheritdoc cref="Sending"/>
    internal sealed record Deciding(int Version, string? Note);

    /// <inheritdoc cref="Sending"/>
    internal sealed record Telling(int Version, int? Percent, string? Note);

    /// <inheritdoc cref="Sending"/>
    internal sealed record Timing(int Version, DateOnly? Due, string? Note);

    static async Task<IResult> DraftAsync(Drafting body, DraftAssignment draft, IStringLocalizer<RefusalWords> words, CancellationToken cancel)
    {
        var made = await draft.RunAsync(new(
            body.Content, body.Lead, body.Cooperating ?? [], body.Product, body.StartsOn, body.Due,
            new AssignmentDetails(body.Field, body.Responsible, body.Priority ?? Priority.Normal, body.Recurrence ?? Recurrence.Once, body.Supervisor, body.ReportsEvery),
            body.Assigner, body.Parent is { } whole ? new AssignmentId(whole) : null, Meeting: body.Meeting, Send: body.Send), cancel);
        return made.Refusal is { } refusal ? words.Problem(refusal) : Results.Created($"{ApiHosting.Path}/v1/assignments/{made.Value}", new { id = made.Value });
    }

    static async Task<IResult> SendAsync(Guid id, Sending body, SendAssignment send, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await send.RunAsync(new(new AssignmentId(id), body.Version, body.Lead, body.Product, body.Due, body.StartsOn), cancel));

    static async Task<IResult> ReceiveAsync(Guid id, Deciding body, ReceiveAssignment receive, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await receive.RunAsync(new(new AssignmentId(id), body.Version), cancel));

    static async Task<IResult> AcceptAsync(Guid id, Deciding body, AcceptAssignment accept, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await accept.RunAsync(new(new AssignmentId(id), body.Version, body.Note), cancel));

    static async Task<IResult> DeclineAsync(Guid id, Deciding body, DeclineAssignment decline, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await decline.RunAsync(new(new AssignmentId(id), body.Version, body.Note), cancel));

    static async Task<IResult> ProgressAsync(Guid id, Telling body, ReportProgress progress, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await progress.RunAsync(new(new AssignmentId(id), body.Version, body.Percent, body.Note), cancel));

    static async Task<IResult> ReportAsync(Guid id, Deciding body, ReportAssignmentDone report, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await report.RunAsync(new(new AssignmentId(id), body.Version, body.Note), cancel: cancel));

    static async Task<IResult> AskAsync(Guid id, Timing body, AskExtension ask, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await ask.RunAsync(new(new AssignmentId(id), body.Version, body.Due, body.Note), cancel));

    static async Task<IResult> GrantAsync(Guid id, Timing body, GrantExtension grant, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await grant.RunAsync(new(new AssignmentId(id), body.Version, body.Due, body.Note), cancel));

    static async Task<IResult> RefuseAsync(Guid id, Deciding body, RefuseExtension refuse, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await refuse.RunAsync(new(new AssignmentId(id), body.Version, body.Note), cancel));

    static async Task<IResult> ConfirmAsync(Guid id, Deciding body, ConfirmAssignment confirm, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await confirm.RunAsync(new(new AssignmentId(id), body.Version, body.Note), cancel));

    static async Task<IResult> ReturnAsync(Guid id, Deciding body, ReturnAssignment back, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await back.RunAsync(new(new AssignmentId(id), body.Version, body.Note), cancel));

    static async Task<IResult> ReopenAsync(Guid id, Deciding body, ReopenAssignment reopen, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await reopen.RunAsync(new(new AssignmentId(id), body.Version, body.Note), cancel));

    static async Task<IResult> SuspendAsync(Guid id, Deciding body, SuspendAssignment suspend, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await suspend.RunAsync(new(new AssignmentId(id), body.Version, body.Note), cancel));

    static async Task<IResult> ResumeAsync(Guid id, Timing body, ResumeAssignment resume, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await resume.RunAsync(new(new AssignmentId(id), body.Version, body.Due, body.Note), cancel));

    static async Task<IResult> CancelAsync(Guid id, Deciding body, CancelAssignment abandon, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await abandon.RunAsync(new(new AssignmentId(id), body.Version, body.Note), cancel));
}
