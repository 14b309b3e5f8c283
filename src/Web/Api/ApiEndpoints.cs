using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Documents.References;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Recommendations;
using DonDoc.Web.Access;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Api;

/// <summary>
/// The addresses under <c>/api/v1</c>. They call the slices that the pages call, so whoever asks sees and does here what they see and
/// do there, within what the token may.
/// </summary>
static class ApiEndpoints
{
    /// <summary>What any of them asks for, so what a token can be given.</summary>
    public static readonly IReadOnlyList<Permission> Permissions =
    [
        Permission.ViewOrganisations, Permission.ViewDocuments, Permission.ViewEngagements, Permission.ViewAssignments,
        Permission.AssignWork, Permission.ReportWork, Permission.ConfirmWork,
    ];

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(ApiHosting.Path + "/v1").AddEndpointFilter<PageOfList>().AddEndpointFilterFactory(KnownMembers.Ask).RequireRateLimiting(RateLimits.Api);
        api.MapGet("/me", MeAsync).RequireAuthorization(Policies.SignedIn).WithSummary("Whom the token acts for, and what it may.");
        api.MapGet("/organisations", OrganisationsAsync).Needs(Permission.ViewOrganisations, "Organisations of the tree, by name.");
        api.MapGet("/organisations/{id:guid}", OrganisationAsync).Needs(Permission.ViewOrganisations, "One organisation, as of a day.");
        api.MapGet("/documents", DocumentsAsync).Needs(Permission.ViewDocuments, "The registry, newest first.");
        api.MapGet("/documents/{id:guid}", DocumentAsync).Needs(Permission.ViewDocuments, "One document with its text, its references and the facts taken from it.");
        api.MapGet("/documents/{id:guid}/provisions", ProvisionsAsync).Needs(Permission.ViewDocuments, "The provisions of a version in the order of the text, each with its words, its class and what it asks of whom.");
        api.MapGet("/documents/{id:guid}/references", ReferencesAsync).Needs(Permission.ViewDocuments, "The documents that a version mentions, and why.");
        api.MapGet("/documents/{id:guid}/versions", VersionsAsync).Needs(Permission.ViewDocuments, "The versions of a document, the newest first.");
        api.MapGet("/documents/{id:guid}/compare", CompareAsync).Needs(Permission.ViewDocuments, "Two versions, or two documents, provision by provision with the words that changed.");
        api.MapGet("/engagements", EngagementsAsync).Needs(Permission.ViewEngagements, "Inspections, supervisions and surveys, the latest first.");
        api.MapGet("/engagements/{id:guid}", EngagementAsync).Needs(Permission.ViewEngagements, "One engagement with its sessions, findings and requirements.").WithMetadata(new ToldAttribute("engagement.read"));
        api.MapGet("/recommendations", RecommendationsAsync).Needs(Permission.ViewEngagements, "Recommendations upward, the latest first.");
        api.MapGet("/assignments", AssignmentsAsync).Needs(Permission.ViewAssignments, "Assignments by due date, those without one last, or by code.");
        api.MapGet("/assignments/{id:guid}", AssignmentAsync).Needs(Permission.ViewAssignments, "One assignment with its history and what may be done next.");
        api.MapAssignmentActs();
        api.MapTargets();
        api.MapBottlenecks();
        api.MapReports();
        api.MapPeers();
    }

    internal static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, Permission permission, string summary) =>
        endpoint.RequireAuthorization(permission.ToString()).WithSummary(summary).WithDescription($"Permission: {permission}.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    /// <param name="Permissions">What the token may, and its account may today.</param>
    internal sealed record Me(Guid Account, string Name, OrganisationId Home, DateOnly Today, IReadOnlyList<Permission> Permissions);

    static Me MeAsync(CurrentUser user) => new(user.AccountId, user.Name, user.Home, user.Today, [.. Enum.GetValues<Permission>().Where(user.Has)]);

    static Task<Page<ListOrganisations.Row>> OrganisationsAsync(
        ListOrganisations list, [AsParameters] PageQuery page, string? text, OrganisationLevel? level, OrganisationType? type, Guid? below, DateOnly? asOf,
        CancellationToken cancel) =>
        list.RunAsync(new(text, level, type, below is { } top ? new OrganisationId(top) : null, asOf, page.Request), cancel);

    static async Task<IResult> OrganisationAsync(Guid id, DateOnly? asOf, ShowOrganisation show, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await show.RunAsync(new(new OrganisationId(id), asOf), cancel));

    static Task<Page<ListDocuments.Row>> DocumentsAsync(
        ListDocuments list, [AsParameters] PageQuery page, string? text, string? type, Guid? issuer, Guid? owner, DateOnly? from, DateOnly? to,
        string? period, string? number, CancellationToken cancel) =>
        list.RunAsync(new(text, type, issuer is { } by ? new OrganisationId(by) : null, owner is { } of ? new OrganisationId(of) : null, from, to, page.Request, Period: period, Number: number), cancel);

    static async Task<IResult> DocumentAsync(Guid id, int? version, ShowDocument show, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await show.RunAsync(new DocumentId(id), version, cancel));

    static async Task<IResult> ProvisionsAsync(
        Guid id, ListProvisions list, [AsParameters] PageQuery page, int? version, ProvisionClass? @class, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await list.RunAsync(new(new DocumentId(id), version, @class, page.Request), cancel));

    static async Task<IResult> ReferencesAsync(
        Guid id, int? version, ListMentions list, [AsParameters] PageQuery page, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await list.RunAsync(new(new DocumentId(id), version, page.Request), cancel));

    static async Task<IResult> VersionsAsync(Guid id, ListVersions list, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        await list.RunAsync(new DocumentId(id), cancel) is var listed && listed.Refusal is { } refusal ? words.Problem(refusal) : Results.Ok(new { items = listed.Value.Versions });

    /// <param name="from">Number of the older version; the current one of another document where null.</param>
    /// <param name="with">The older document; this one where null.</param>
    /// <param name="page">Of the rows; as many as a page may have where no limit is given.</param>
    static async Task<IResult> CompareAsync(
        Guid id, int? from, int? to, Guid? with, CompareVersions compare, [AsParameters] PageQuery page, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await compare.RunAsync(new(
            with is { } other ? new(new DocumentId(other), from) : new(new DocumentId(id), from ?? Math.Max(1, (to ?? 2) - 1)), new(new DocumentId(id), to), Page: new(page.Cursor, page.Limit ?? PageRequest.Ceiling)), cancel));

    static Task<Page<ListEngagements.Row>> EngagementsAsync(
        ListEngagements list, [AsParameters] PageQuery page, string? text, EngagementKind? kind, Guid? inspected, int? year, CancellationToken cancel) =>
        list.RunAsync(new(kind, inspected is { } body ? new OrganisationId(body) : null, year, text, page.Request), cancel);

    static async Task<IResult> EngagementAsync(Guid id, ShowEngagement show, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await show.RunAsync(new EngagementId(id), cancel));

    static Task<Page<ListRecommendations.Row>> RecommendationsAsync(
        ListRecommendations list, [AsParameters] PageQuery page, string? text, Guid? engagement, Guid? from, CancellationToken cancel) =>
        list.RunAsync(new(engagement is { } of ? new EngagementId(of) : null, from is { } by ? new OrganisationId(by) : null, text, page.Request), cancel);

    static Task<Page<AssignmentRow>> AssignmentsAsync(
        ListAssignments list, [AsParameters] PageQuery page, string? text, AssignmentState? state, Timeliness? timeliness, Guid? organisation,
        AssignmentDuty? duty, Guid? source, DateOnly? dueFrom, DateOnly? dueTo, AssignmentSign? sign, string? field, Priority? priority, Guid? parent,
        AssignmentOrder? order, bool? down, CancellationToken cancel) =>
        list.RunAsync(new(state, timeliness, organisation is { } top ? new OrganisationId(top) : null, text, duty,
            source is { } document ? new DocumentId(document) : null, dueFrom, dueTo, page.Request, Sign: sign, Field: field, Priority: priority,
            Parent: parent is { } whole ? new AssignmentId(whole) : null,
            Sort: new(order ?? AssignmentOrder.Due, down == true)), cancel);

    static async Task<IResult> AssignmentAsync(Guid id, ShowAssignment show, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
        words.Answer(await show.RunAsync(new AssignmentId(id), cancel));

    internal static IResult Answer<T>(this IStringLocalizer<RefusalWords> words, Outcome<T> outcome) =>
        outcome.Refusal is { } refusal ? words.Problem(refusal) : Results.Ok(outcome.Value);

    internal static IResult Answer(this IStringLocalizer<RefusalWords> words, Refusal? refusal) =>
        refusal is null ? Results.NoContent() : words.Problem(refusal);
}
