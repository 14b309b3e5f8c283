using DonDoc.Formats;
using DonDoc.Formats.Csv;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Imports.Bulk;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Access;
using DonDoc.Web.Appearance;
using DonDoc.Web.Installation;
using DonDoc.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Imports.Bulk;

static class BulkEndpoints
{
    static readonly string[] Columns = ["file", "result", "type", "number", "issuer", "issued", "subject", "reason"];

    public static void AddBulkImports(this IServiceCollection services)
    {
        services.AddSingleton<BulkFiles>();
        services.AddScoped<BulkSending>();
        services.AddScoped<BulkTurn>();
        services.AddHostedService<BulkWork>();
    }

    public static void MapBulkImports(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/import/bulk/files", ReceiveAsync)
            .RequireAuthorization(nameof(Permission.RegisterDocuments))
            .RequireRateLimiting(RateLimits.Import)
            .WithRequestTimeout(RequestLimits.Import)
            .WithMetadata(new RequestSizeLimitAttribute(ImportEndpoints.MostSent))
            .DisableAntiforgery() // Checked in BulkSending: the token stands in the stream before the files.
            .ExcludeFromDescription();
        routes.MapGet("/import/bulk/{id:guid}/report", SendAsync).RequireAuthorization(nameof(Permission.RegisterDocuments)).ExcludeFromDescription();
    }

    static async Task<IResult> ReceiveAsync(HttpContext http, BulkSending sending) => await sending.TakeAsync(http) switch
    {
        { IsBroken: true } => Results.StatusCode(StatusCodes.Status400BadRequest),
        { Refusal: { } refusal } => Results.LocalRedirect($"/import/bulk?refused={refusal.Code}"),
        { Import: var import } => Results.LocalRedirect($"/import/bulk/{import}?done=begun"),
    };

    // The report as a table, all of it.
    static async Task<IResult> SendAsync(
        Guid id, HttpContext http, ShowBulkImport show, IStringLocalizer<ImportWords> words, IStringLocalizer<RefusalWords> refusals, CancellationToken cancel)
    {
        var page = await show.RunAsync(new BulkImportId(id), page: new PageRequest(Limit: PageRequest.Ceiling), cancel: cancel);
        if (page.IsRefused)
            return Results.NotFound();
        http.Response.ContentType = CsvWriter.MediaType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"nhap-hang-loat-{Dates.ForMachine(DateOnly.FromDateTime(page.Value.Import.CreatedAt))}.csv\"";
        await using var csv = new CsvWriter(http.Response.Body);
        await csv.WriteRowAsync([.. Columns.Select(name => (object?)words["bulk.column." + name].Value)]);
        while (true)
        {
            foreach (var line in page.Value.Lines.Items)
            {
                await csv.WriteRowAsync(line.FileName ?? words["result.unnamed"].Value, words["bulk.result." + line.Result].Value, line.TypeName, line.Number,
                    line.IssuerName, line.IssuedOn, line.Subject, BulkReason.Of(line, refusals));
            }

            if (page.Value.Lines.Next is not { } next)
                return Results.Empty;
            page = await show.RunAsync(new BulkImportId(id), page: new PageRequest(next, PageRequest.Ceiling), cancel: cancel);
        }
    }
}

/// <summary>Why a file was not taken in, in words.</summary>
static class BulkReason
{
    public static string? Of(ShowBulkImport.Line line, IStringLocalizer<RefusalWords> refusals) => line.Reason is not { } code ? null
        : FileRefusals.Codes.Contains(code, StringComparer.Ordinal) ? new FileRefusal(code, line.Arguments).Message(System.Globalization.CultureInfo.CurrentUICulture)
        : refusals.Say(new Refusal(code).With([.. line.Arguments.Select(argument => $"{argument}")]));
}
