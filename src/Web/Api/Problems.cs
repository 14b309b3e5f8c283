using DonDoc.Tracking.Kernel;
using DonDoc.Web.Access;
using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Api;

/// <summary>Refusals as <c>application/problem+json</c> (RFC 9457): a code to act on, words to show, and the fields that are wrong.</summary>
static class Problems
{
    public static IResult Problem(this IStringLocalizer<RefusalWords> words, Refusal refusal)
    {
        var all = refusal.Others.Prepend(refusal).ToList();
        var problem = new ProblemDetails { Status = StatusOf(refusal), Title = words.Say(refusal), Extensions = { ["code"] = refusal.Code } };
        if (all.Any(one => one.Field is not null))
        {
            problem.Extensions["errors"] = all.Where(one => one.Field is not null)
                .GroupBy(one => Camel(one.Field!), words.Say, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray());
        }

        return Watch.IsTold(refusal.Code) ? new ToldProblem(Results.Problem(problem), refusal) : Results.Problem(problem);
    }

    /// <summary>An answer of which the audit log hears.</summary>
    sealed class ToldProblem(IResult answer, Refusal refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            Watch.Refused(httpContext, refusal);
            return answer.ExecuteAsync(httpContext);
        }
    }

    public static Task WriteAsync(HttpContext http, int status, Refusal refusal)
    {
        var words = http.RequestServices.GetRequiredService<IStringLocalizer<RefusalWords>>();
        return Results.Problem(new ProblemDetails { Status = status, Title = words.Say(refusal), Extensions = { ["code"] = refusal.Code } }).ExecuteAsync(http);
    }

    // The last word of a code is the kind of the refusal; what is in the wrong state is a conflict, as the framework's own guide has it.
    static int StatusOf(Refusal refusal) => refusal.Code[(refusal.Code.IndexOf('.', StringComparison.Ordinal) + 1)..] switch
    {
        "not_found" => StatusCodes.Status404NotFound,
        "not_allowed" => StatusCodes.Status403Forbidden,
        _ when refusal.Field is not null => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status409Conflict,
    };

    static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
