using DonDoc.Tracking.Access;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace DonDoc.Web.Access;

/// <summary>On a page or an address: opening it is told to the audit log, once for each person, record and quarter of an hour.</summary>
/// <param name="act">kind.verb: <c>engagement.read</c>. The kind is that of the record whose id is in the address.</param>
[AttributeUsage(AttributeTargets.Class)]
sealed class ToldAttribute(string act) : Attribute
{
    public string Act => act;

    /// <summary>What is asked for behind the question mark counts too, and is told: searches of the log.</summary>
    public bool WithQuery { get; init; }

    /// <summary>In what form it was taken away, where there are several.</summary>
    public string? Form { get; init; }
}

/// <summary>
/// Tells the audit log what a request was refused, and which sensitive record it opened. Here and not in the slices, because a refusal
/// has the same outward answer whatever its reason, and because nobody can then forget to tell.
/// </summary>
sealed class Watch(RecordAct record, RecordRead recordRead, IServiceProvider services, RefusalMeter meter, RecentReads recent)
{
    /// <summary>In characters, of a path or a query.</summary>
    const int Longest = 300;

    /// <summary>The record that stands before an id in an address.</summary>
    static readonly Dictionary<string, string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["documents"] = "document",
        ["programmes"] = "programme",
        ["campaigns"] = "campaign",
        ["assignments"] = "assignment",
        ["targets"] = "target",
        ["bottlenecks"] = "bottleneck",
        ["letters"] = "letter",
        ["engagements"] = "engagement",
        ["organisations"] = "organisation",
        ["administration"] = "account",
        ["import"] = "import",
    };

    /// <summary>Marks the request as one that was refused; the first reason counts.</summary>
    public static void Refused(HttpContext http, Refusal refusal) => http.Items.TryAdd(typeof(Watch), refusal);

    /// <summary>Whether the log hears of a refusal: it is about rights, or what was typed bears a mark of secrecy.</summary>
    public static bool IsTold(string code) => code == TextRefusals.Classified.Code || code.EndsWith("not_found", StringComparison.Ordinal) || code.EndsWith("not_allowed", StringComparison.Ordinal)
        || code.EndsWith("out_of_reach", StringComparison.Ordinal) || code.EndsWith("holds_more", StringComparison.Ordinal)
        || code.EndsWith("own_administration", StringComparison.Ordinal);

    /// <param name="endpoint">What the request asked for; the page of the error may stand in its place by now.</param>
    public async Task TellAsync(HttpContext http, RouteEndpoint endpoint)
    {
        var (kind, id) = Subject(http, endpoint);
        if (RefusalOf(http, id) is { } refusal)
        {
            if (!meter.Admits(services.Witness()))
                return;
            var details = new Dictionary<string, string?>(StringComparer.Ordinal) { ["method"] = http.Request.Method, ["path"] = Cut(http.Request.Path) };
            if (refusal.Field is { } field)
                details["field"] = field;
            await record.RunAsync(new RecordedAct(refusal.Code == TextRefusals.Classified.Code ? "text.classified_refused" : "access.refused")
            {
                SubjectKind = kind,
                SubjectId = id,
                Refusal = refusal.Code,
                Details = details,
            }, CancellationToken.None);
        }
        else if (endpoint.Metadata.GetMetadata<ToldAttribute>() is { } told && http.Person() is { } person && HttpMethods.IsGet(http.Request.Method)
            && http.Response.StatusCode is >= 200 and < 300 && recent.IsNew(person, told.Act, http.Request.Path + Query(http, told)))
        {
            var details = new Dictionary<string, string?>(StringComparer.Ordinal);
            if (http.GetRouteValue("hash") is string hash)
                details["sha256"] = hash;
            if (told.Form is { } form)
                details["form"] = form;
            if (Query(http, told) is { Length: > 0 } query)
                details["query"] = query;
            await recordRead.RunAsync(new(told.Act, kind, id, details), CancellationToken.None);
        }
    }

    static Refusal? RefusalOf(HttpContext http, Guid? id)
    {
        if (http.Items[typeof(Watch)] is Refusal marked)
            return marked;
        if (http.Person() is null)
            return null;
        return http.Response.StatusCode switch
        {
            StatusCodes.Status403Forbidden => AccessRefusals.NotPermitted,
            // Foreign or absent: the answer does not tell, and neither does the log.
            StatusCodes.Status404NotFound when id is not null => AccessRefusals.RecordNotFound,
            _ => null,
        };
    }

    static (string? Kind, Guid? Id) Subject(HttpContext http, RouteEndpoint endpoint)
    {
        if (!Guid.TryParse(http.GetRouteValue("id") as string, out var id))
            return (null, null);
        var pieces = (endpoint.RoutePattern.RawText ?? "").Split('/');
        var place = Array.FindIndex(pieces, piece => piece.StartsWith("{id", StringComparison.OrdinalIgnoreCase));
        return (place > 0 ? Kinds.GetValueOrDefault(pieces[place - 1]) : null, id);
    }

    // The next page of the same search is the same read.
    static string Query(HttpContext http, ToldAttribute told) => told.WithQuery
        ? Cut(QueryString.Create(http.Request.Query.Where(pair => pair.Key != "cursor" && pair.Value.ToString().Length > 0)).Value ?? "") : "";

    static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];
}

/// <summary>Notes what a policy did not allow, before the answer to it is written.</summary>
sealed class PolicyRefusals : IAuthorizationMiddlewareResultHandler
{
    readonly AuthorizationMiddlewareResultHandler _answer = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden)
            Watch.Refused(context, AccessRefusals.NotPermitted);
        return _answer.HandleAsync(next, context, policy, authorizeResult);
    }
}

static class Watching
{
    public static void AddWatch(this IServiceCollection services)
    {
        services.AddSingleton<RefusalMeter>();
        services.AddSingleton<RecentReads>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, PolicyRefusals>();
        services.AddScoped<Watch>();
        services.AddHostedService<RefusalCounts>();
    }

    public static void UseWatch(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var endpoint = http.GetEndpoint() as RouteEndpoint;
        await next(http);
        if (endpoint is not null)
            await http.RequestServices.GetRequiredService<Watch>().TellAsync(http, endpoint);
    });
}
