using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Web.Tests.Scope;

/// <summary>What an address shows.</summary>
/// <param name="Lists">Kinds of which it lists every record that the person may see, page by page.</param>
/// <param name="Shows">Kinds of which it shows the one whose key stands in it; the rest are not found.</param>
/// <param name="By">The operation that must reach the record; the one that shows its kind where null.</param>
/// <param name="IsFile">It answers with a file; not with a page that bears the record's word.</param>
/// <param name="IsPart">It answers with parts of the record, which need not bear its word.</param>
/// <param name="Query">What a search takes, so that it finds every record.</param>
/// <param name="Names">It names people beside records that are seen: who did it, whose work it is.</param>
/// <param name="Seats">It tells people in which delegations they sit themselves.</param>
sealed record Address(Kind[]? Lists = null, Kind[]? Shows = null, Permission? By = null, bool IsFile = false, string Query = "", bool Names = false, bool Seats = false, bool IsPart = false);

/// <summary>Every address that is opened by GET, by its route. One that is not here fails a test, and so does one that is gone.</summary>
static class Addresses
{
    static readonly Address Own = new();
    static readonly Kind[] Works = [Kind.Draft, Kind.Assignment];
    static readonly Kind[] Answers = [Kind.ProgrammeDraft, Kind.Programme];
    static readonly Kind[] Accounts = [Kind.Account];

    /// <summary>For the signed-in.</summary>
    public static readonly IReadOnlyDictionary<string, Address> Known = new Dictionary<string, Address>(StringComparer.OrdinalIgnoreCase)
    {
        ["/"] = Own,
        ["/search"] = new(Query: "?q=zz"),
        ["/search/suggest"] = new(Query: "?q=zz"),
        ["/documents"] = new(Lists: [Kind.Document]),
        ["/documents/new"] = Own,
        ["/documents/{id:guid}"] = new(Shows: [Kind.Document]),
        ["/documents/{id:guid}/file"] = new(Shows: [Kind.Document], IsFile: true),
        ["/documents/{slug}"] = new(Shows: [Kind.Document]),
        ["/documents/numbering"] = Own,
        ["/documents/{id:guid}/provisions"] = new(Shows: [Kind.Document]),
        ["/documents/{id:guid}/versions"] = new(Shows: [Kind.Document]),
        ["/documents/{id:guid}/correct"] = new(Shows: [Kind.Document]),
        ["/documents/{id:guid}/compare"] = new(Shows: [Kind.Document]),
        ["/documents/{id:guid}/graph"] = new(Shows: [Kind.Document]),
        // Without a chosen provision there is nothing to draft; its own tests choose some.
        ["/documents/{id:guid}/drafts"] = new(Shows: []),
        ["/documents/{id:guid}/out/docx"] = new(Shows: [Kind.Document], IsFile: true),
        ["/documents/{id:guid}/out/akn"] = new(Shows: [Kind.Document], IsFile: true),
        ["/documents/{id:guid}/out/json"] = new(Shows: [Kind.Document], IsFile: true),
        ["/programmes"] = new(Lists: Answers),
        ["/programmes/new"] = Own,
        // Of the document that is named; its own tests do.
        ["/programmes/adopt"] = new(Shows: []),
        ["/programmes/{id:guid}"] = new(Shows: Answers),
        ["/programmes/{id:guid}/sections/new"] = new(Shows: Answers),
        // A section and a commitment are asked for by an id of their own besides; their own tests do.
        ["/programmes/{id:guid}/sections/{sectionid:guid}"] = new(Shows: []),
        ["/programmes/{id:guid}/commitments/new"] = new(Shows: []),
        ["/programmes/{id:guid}/commitments/{commitmentid:guid}"] = new(Shows: []),
        ["/programmes/{id:guid}/coverage"] = new(Shows: Answers),
        ["/programmes/{id:guid}/out/docx"] = new(Shows: Answers, By: Permission.ViewDrafts, IsFile: true),
        ["/programmes/{id:guid}/judgement/out.csv"] = new(Shows: Answers, IsFile: true),
        ["/programmes/{id:guid}/coverage/out.csv"] = new(Shows: Answers, IsFile: true),
        ["/programmes/{id:guid}/judgement"] = new(Shows: Answers),
        ["/programmes/opinions"] = Own,
        ["/programmes/votes"] = Own,
        // Of a member; there is none here: OpinionPageTests.
        ["/programmes/votes/{id:guid}"] = new(Shows: []),
        // What one is asked, and one opinion of a programme: OpinionPageTests.
        ["/programmes/opinions/{id:guid}"] = new(Shows: []),
        ["/programmes/{id:guid}/opinions/{opinionid:guid}"] = new(Shows: []),
        ["/programmes/{id:guid}/opinions"] = new(Shows: Answers, By: Permission.ViewDrafts),
        ["/programmes/{id:guid}/opinions/out/docx"] = new(Shows: Answers, By: Permission.ViewDrafts, IsFile: true),
        ["/programmes/{id:guid}/ballot"] = new(Shows: Answers, By: Permission.ViewDrafts),
        ["/programmes/{id:guid}/issue"] = new(Shows: Answers),
        ["/programmes/{id:guid}/drafts"] = new(Shows: Answers, By: Permission.ViewDrafts),
        ["/documents/{id:guid}/coverage"] = new(Shows: [Kind.Document]),
        ["/documents/{id:guid}/coverage/out.csv"] = new(Shows: [Kind.Document], IsFile: true),
        ["/provisions/{id:guid}/answers"] = new(Shows: []),
        ["/campaigns"] = Own,
        ["/campaigns/new"] = Own,
        ["/campaigns/requests"] = Own,
        // There is none in this world; who sees which is CampaignSlicesTests'.
        ["/campaigns/{id:guid}"] = new(Shows: []),
        ["/campaigns/{id:guid}/edit"] = new(Shows: []),
        ["/campaigns/{id:guid}/rows"] = new(Shows: []),
        ["/campaigns/{id:guid}/rows/out.csv"] = new(Shows: [], IsFile: true),
        ["/campaigns/{id:guid}/rows/out.xlsx"] = new(Shows: [], IsFile: true),
        ["/campaigns/requests/{id:guid}"] = new(Shows: []),
        ["/assignments"] = new(Lists: Works),
        ["/assignments/new"] = Own,
        // Numbers; nobody counts what is foreign: RollupTests.
        ["/rollups"] = Own,
        ["/rollups/out.csv"] = Own,
        ["/rollups/peers"] = Own,
        ["/rollups/peers/out.csv"] = Own,
        ["/rollups/peers/out.xlsx"] = Own,
        ["/rollups/map"] = Own,
        ["/reports/load"] = Own,
        ["/assignments/out.csv"] = new(Lists: Works, IsFile: true),
        // Packed; the rows are those of the other table: SheetPageTests.
        ["/assignments/out.xlsx"] = new(IsFile: true),
        ["/exports"] = Own,
        // Of a file that was prepared for oneself: PreparedExportTests.
        ["/exports/{id:guid}/file"] = new(Shows: [], IsFile: true),
        ["/assignments/in"] = Own,
        ["/assignments/in/template.xlsx"] = Own,
        // Of a table that was given; there is none in this world: SheetSlicesTests.
        ["/assignments/in/{id:guid}"] = new(Shows: []),
        ["/assignments/{id:guid}"] = new(Shows: Works),
        ["/assignments/{id:guid}/evidence/{hash}"] = new(Shows: [Kind.Assignment], IsFile: true),
        ["/bottlenecks"] = new(Lists: [Kind.Bottleneck], Query: "?side=All&state=Any"),
        ["/bottlenecks/ages"] = Own,
        ["/bottlenecks/new"] = Own,
        ["/bottlenecks/out.csv"] = new(Lists: [Kind.Bottleneck], IsFile: true, Query: "?side=All&state=Any"),
        ["/bottlenecks/out.xlsx"] = new(IsFile: true),
        ["/bottlenecks/{id:guid}"] = new(Shows: [Kind.Bottleneck]),
        ["/bottlenecks/{id:guid}/evidence/{hash}"] = new(Shows: [Kind.Bottleneck], IsFile: true),
        // There is none in this world; who sees which is TargetSlicesTests'.
        ["/targets"] = Own,
        ["/targets/new"] = Own,
        ["/targets/enter"] = Own,
        ["/targets/out.csv"] = new(IsFile: true),
        ["/targets/out.xlsx"] = new(IsFile: true),
        ["/targets/{id:guid}"] = new(Shows: []),
        ["/targets/{id:guid}/out.csv"] = new(Shows: [], IsFile: true),
        ["/targets/{id:guid}/plan"] = new(Shows: []),
        ["/targets/{id:guid}/edit"] = new(Shows: []),
        ["/targets/{id:guid}/lines/{lineid:guid}"] = new(Shows: []),
        ["/targets/{id:guid}/evidence/{hash}"] = new(Shows: [], IsFile: true),
        ["/documents/{id:guid}/targets"] = new(Shows: [Kind.Document]),
        // Of a period, which the program opens by itself: what each sees of it is ReportingTests'.
        ["/inbox"] = Own,
        ["/letters"] = new(Lists: [Kind.Letter]),
        ["/letters/new"] = Own,
        ["/letters/{id:guid}"] = new(Shows: [Kind.Letter]),
        ["/letters/{id:guid}/out/docx"] = new(Shows: [Kind.Letter], IsFile: true),
        ["/notices"] = Own,
        ["/notices/out.csv"] = Own,
        ["/notices/out.xlsx"] = Own,
        ["/account/digest"] = Own,
        ["/reports"] = Own,
        ["/reports/out.csv"] = Own,
        ["/reports/out.xlsx"] = Own,
        ["/reports/periods"] = Own,
        ["/assignments/{id:guid}/reports/{period:guid}"] = new(Shows: []),
        ["/engagements"] = new(Lists: [Kind.Engagement]),
        ["/engagements/{id:guid}"] = new(Shows: [Kind.Engagement]),
        ["/import"] = new(Lists: [Kind.Import]),
        ["/import/{id:guid}"] = new(Shows: [Kind.Import]),
        ["/import/bulk"] = new(Lists: [Kind.BulkImport]),
        ["/import/bulk/{id:guid}"] = new(Shows: [Kind.BulkImport]),
        ["/import/bulk/{id:guid}/report"] = new(Shows: [Kind.BulkImport], IsFile: true),
        ["/organisations"] = new(Query: "?q=hai+phong"),
        ["/organisations/suggest"] = new(Query: "?q=hai+phong"),
        ["/organisations/reorganisations"] = Own,
        // Of an act; there is none here: ReorganisationPageTests.
        ["/organisations/reorganisations/{id:guid}"] = new(Shows: []),
        ["/organisations/reorganisations/{id:guid}/lines.csv"] = new(Shows: [], IsFile: true),
        ["/organisations/reorganisations/template.csv"] = Own,
        ["/organisations/{id:guid}"] = new(Shows: [Kind.Organisation]),
        ["/organisations/{id:guid}/change"] = new(Shows: [Kind.Organisation], By: Permission.ManageOrganisations),
        ["/organisations/{id:guid}/new"] = new(Shows: [Kind.Organisation], By: Permission.ManageOrganisations),
        ["/administration"] = new(Lists: Accounts),
        ["/administration/new"] = Own,
        ["/administration/{id:guid}"] = new(Shows: Accounts),
        ["/administration/{id:guid}/edit"] = new(Shows: Accounts),
        ["/administration/{id:guid}/{act:regex(^(lock|deactivate|reopen|link|sign-out|second-factor)$)}"] = new(Shows: Accounts),
        ["/administration/{id:guid}/data"] = new(Shows: Accounts),
        ["/administration/{id:guid}/data/export"] = new(Shows: Accounts),
        // Without an outside provider, as here, these are there for nobody; OutsideSignInTests has one.
        ["/administration/{id:guid}/outside"] = new(Shows: []),
        ["/administration/mail"] = Own,
        ["/administration/jobs"] = Own,
        ["/administration/reviews"] = Own,
        // There is none here; their own tests open those of others.
        ["/administration/reviews/{id:guid}"] = new(Shows: []),
        ["/administration/reviews/{id:guid}/export"] = new(Shows: []),
        ["/administration/corrections"] = Own,
        ["/access"] = Own,
        ["/audit"] = new(Names: true),
        ["/audit/out.csv"] = new(Names: true),
        ["/audit/out.xlsx"] = Own,
        ["/audit/{sequence:long}"] = new(Shows: [Kind.Entry]),
        ["/account"] = Own,
        ["/account/password"] = Own,
        ["/account/tokens"] = Own,
        ["/account/outside"] = new(Shows: []),
        // The way back from an outside provider: only with what that sends along.
        ["/account/outside/linked"] = new(Shows: []),
        ["/account/data"] = new(Names: true, Seats: true),
        ["/account/data/export"] = new(Names: true, Seats: true),
        ["/account/passkeys"] = Own,
        ["/account/second-factor"] = Own,
        ["/account/delegations"] = new(Names: true),
        ["/account/here"] = Own,
        ["/api/v1/me"] = Own,
        ["/api/v1/organisations"] = new(Query: "?text=hai+phong&limit=200"),
        ["/api/v1/organisations/{id:guid}"] = new(Shows: [Kind.Organisation]),
        ["/api/v1/documents"] = new(Lists: [Kind.Document]),
        ["/api/v1/documents/{id:guid}"] = new(Shows: [Kind.Document]),
        ["/api/v1/documents/{id:guid}/provisions"] = new(Shows: [Kind.Document], IsPart: true),
        ["/api/v1/documents/{id:guid}/references"] = new(Shows: [Kind.Document], IsPart: true),
        ["/api/v1/documents/{id:guid}/versions"] = new(Shows: [Kind.Document], IsPart: true),
        ["/api/v1/documents/{id:guid}/compare"] = new(Shows: [Kind.Document]),
        ["/api/v1/engagements"] = new(Lists: [Kind.Engagement]),
        ["/api/v1/engagements/{id:guid}"] = new(Shows: [Kind.Engagement]),
        ["/api/v1/recommendations"] = new(Lists: [Kind.Recommendation]),
        ["/api/v1/bottlenecks"] = new(Lists: [Kind.Bottleneck], Query: "?stage=Any"),
        ["/api/v1/bottlenecks/ages"] = Own,
        ["/api/v1/bottlenecks/{id:guid}"] = new(Shows: [Kind.Bottleneck]),
        ["/api/v1/targets"] = Own,
        ["/api/v1/targets/{id:guid}"] = new(Shows: []),
        ["/api/v1/assignments"] = new(Lists: Works),
        ["/api/v1/assignments/{id:guid}"] = new(Shows: Works),
        ["/api/v1/assignments/{id:guid}/reports"] = new(Shows: Works, IsPart: true),
        ["/api/v1/assignments/{id:guid}/reports/{period:guid}"] = new(Shows: []),
        ["/api/v1/periods"] = Own,
        ["/api/v1/reports"] = Own,
        ["/api/v1/reports/standing"] = Own,
        ["/api/v1/reports/load"] = Own,
        ["/api/v1/peers"] = Own,
    };

    /// <summary>Without a person: <see cref="EndpointTests"/> holds their list.</summary>
    static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        || endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("_framework/", StringComparison.Ordinal);

    /// <summary>Those of the running program that answer GET, with the permission that their policy names; null for whoever is signed in.</summary>
    public static IReadOnlyList<(string Route, Permission? Needs)> Of(IServiceProvider services) =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !IsOpen(endpoint) && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(endpoint => ("/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
                Enum.TryParse<Permission>(endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy, out var needs) ? needs : (Permission?)null)).Distinct(),
    ];

    /// <summary>An address with a record's key in it.</summary>
    public static string With(string route, Subject subject) => With(route, subject.Key, subject.Evidence);

    public static string With(string route, string key, string? evidence) => string.Join('/', route.Split('/').Select(part => part switch
    {
        _ when part.StartsWith("{hash", StringComparison.OrdinalIgnoreCase) => evidence,
        _ when part.StartsWith("{act", StringComparison.OrdinalIgnoreCase) => "sign-out",
        _ when part.StartsWith('{') => key,
        _ => part,
    }));
}
