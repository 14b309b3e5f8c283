using System.Text;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Access;
using DonDoc.Web.Appearance;
using DonDoc.Web.Installation;
using DonDoc.Web.Pages.Assignments;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace DonDoc.Web.Pages.Imports;

/// <summary>
/// Sent files are read as they arrive, one after the other; nothing but the file at hand is in memory and a file that is too
/// large is refused in words, not by a broken connection.
/// </summary>
static class ImportEndpoints
{
    public const int MostFiles = 50;

    /// <summary>Bytes of one sending; beyond it the connection may break.</summary>
    public const long MostSent = 1_000_000_000;

    const string TokenField = "__RequestVerificationToken";

    public static void AddImports(this IServiceCollection services)
    {
        services.AddScoped<FileIntake>();
        services.AddScoped<ClassificationGate>().AddScoped<GivenFiles>().AddScoped<GivenSheet>().AddScoped<ListExport>();
        services.AddSingleton<IntakeResults>();
    }

    public static void MapImports(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/import/files", ReceiveAsync)
            .RequireAuthorization(nameof(Permission.ImportFiles))
            .RequireRateLimiting(RateLimits.Import)
            .WithRequestTimeout(RequestLimits.Import)
            .WithMetadata(new RequestSizeLimitAttribute(MostSent))
            .DisableAntiforgery() // Checked below: the token stands in the stream before the files.
            .ExcludeFromDescription();

    static async Task<IResult> ReceiveAsync(
        HttpContext http, FileIntake intake, IntakeResults kept, IAntiforgery antiforgery, CurrentUser user, IStringLocalizer<ImportWords> words,
        IStringLocalizer<RefusalWords> refusals)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var results = new List<Intake>();
        var isChecked = false;
        try
        {
            var reader = new MultipartReader(boundary, http.Request.Body);
            while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
                    continue;
                if (part.IsFormDisposition() && part.Name == TokenField)
                {
                    http.Request.Headers["X-Form-Token"] = await TokenAsync(section.Body, http.RequestAborted);
                }
                else if (part.IsFileDisposition())
                {
                    // Without the header the check would look for a form, and this stream is ours.
                    isChecked = isChecked || (http.Request.Headers.ContainsKey("X-Form-Token") && await antiforgery.IsRequestValidAsync(http));
                    if (!isChecked)
                        return Results.StatusCode(StatusCodes.Status400BadRequest);
                    var name = (part.FileNameStar.HasValue ? part.FileNameStar : HeaderUtilities.RemoveQuotes(part.FileName)).ToString();
                    // A form sent without choosing a file has one part without a name.
                    if (name.Length > 0 && results.Count < MostFiles)
                        results.Add(await intake.TakeAsync(name, section.Body, http.RequestAborted));
                }
            }
        }
        catch (Exception exception) when (exception is InvalidDataException || (exception is IOException && !http.RequestAborted.IsCancellationRequested))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        if (http.Request.GetTypedHeaders().Accept?.Any(accept => accept.MediaType == "application/json") == true)
            return Results.Ok(results.Select(result => IntakeLine.Of(result, words, refusals)));
        return Results.LocalRedirect($"/import?results={kept.Keep(user.AccountId, results)}");
    }

    // No token is longer; what is longer is none.
    static async Task<string> TokenAsync(Stream part, CancellationToken cancel)
    {
        var buffer = new byte[1024];
        var read = await part.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return Encoding.ASCII.GetString(buffer, 0, read);
    }
}

/// <summary>One result in words, for the page and for the script that sends files one by one.</summary>
public sealed record IntakeLine(string File, bool IsTaken, string Words, string? Url, string? Link)
{
    public static IntakeLine Of(Intake result, IStringLocalizer<ImportWords> words, IStringLocalizer<RefusalWords> refusals)
    {
        if (result.Unreadable is { } unreadable)
            return new(unreadable.Mark is null ? result.FileName : words["result.unnamed"], false, unreadable.Message(System.Globalization.CultureInfo.CurrentUICulture), null, null);
        if (result.IsCrowded)
            return new(result.FileName, false, words["result.busy"], null, null);
        if (result.IsTooLong)
            return new(result.FileName, false, words["result.too_long", FileIntake.MostCharacters / 1_000_000], null, null);
        var url = result.Import is { } import ? $"/import/{import}" : null;
        if (result.Refusal is { } refusal)
            return new(result.FileName, false, refusals.Say(refusal), url, url is null ? null : words["result.open"].Value);
        return new(result.FileName, true,
            Read(result, words),
            url, words["result.review"].Value);
    }

    static string Read(Intake result, IStringLocalizer<ImportWords> words)
    {
        string read = result.IsSession ? result.Items == 0 ? words["result.session.none"] : words["result.session", result.Items] : words["result.plain"];
        return result.Warning is null ? read : $"{read}. {result.Warning}";
    }
}
