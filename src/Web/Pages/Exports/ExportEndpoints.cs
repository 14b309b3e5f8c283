using System.Globalization;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Exports;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Access;
using DonDoc.Web.Installation;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Exports;

/// <summary>Every list as a table, at two addresses each: sent at once, row by row, or prepared in the background where it has more rows than one waits for.</summary>
static class ExportEndpoints
{
    public static void AddExports(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Exports").Get<ExportOptions>() ?? new ExportOptions();
        options.Check();
        services.Replace(ServiceDescriptor.Singleton(options));
        services.AddSingleton<ExportFiles>();
        services.AddScoped<ExportTurn>();
        services.AddHostedService<ExportWork>();
        foreach (var table in ListTable.All)
            services.AddScoped(table.Rows);
    }

    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        foreach (var table in ListTable.All)
        {
            foreach (var format in Enum.GetValues<ExportFormat>())
            {
                routes.MapGet(table.Path + ListTable.Ending(format), (HttpContext http, AskForExport ask, RecordRead record, ExportOptions options, CurrentUser user, IStringLocalizer<ExportWords> words, CancellationToken cancel) =>
                    SendAsync(table, format, http, ask, record, options, user, words, cancel)).RequireAuthorization(table.Needs.ToString()).ExcludeFromDescription();
            }
        }

        routes.MapGet("/exports/{id:guid}/file", TakeAsync).RequireAuthorization(Policies.SignedIn).WithRequestTimeout(RequestLimits.Import).ExcludeFromDescription();
    }

    static async Task<IResult> SendAsync(
        ListTable table, ExportFormat format, HttpContext http, AskForExport ask, RecordRead record, ExportOptions options, CurrentUser user, IStringLocalizer<ExportWords> words, CancellationToken cancel)
    {
        var rows = table.RowsOf(http.RequestServices);
        var asked = new TableQuery(WithRoute(http), $"{http.Request.Scheme}://{http.Request.Host}");
        if (await rows.CountAsync(asked, options.DirectRows + 1, cancel) is not { } count)
            return Results.NotFound();
        if (count > options.DirectRows)
        {
            var query = QueryString.Create(asked.Query).Value!.TrimStart('?');
            var prepared = await ask.RunAsync(new(table.Name, format, query, asked.Site, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), cancel);
            return Results.LocalRedirect(prepared.IsRefused ? $"/exports?refused={prepared.Refusal!.Code}" : "/exports?done=begun");
        }

        // Before the first row leaves.
        await record.RunAsync(new(table.Act, Details: new Dictionary<string, string?> { ["query"] = http.Request.QueryString.Value }), cancel);
        ListExport.Name(http, TableFile.MediaType(format), table.FileName(format, user.Today));
        await TableFile.WriteAsync(http.Response.Body, format, words["list." + table.Name], rows.Heads, rows.RowsAsync(asked, cancel), wrote: null, cancel);
        return Results.Empty;
    }

    static async Task<IResult> TakeAsync(Guid id, HttpContext http, TakeExport take, ExportFiles files, CancellationToken cancel)
    {
        var export = new PreparedExportId(id);
        if (await take.ListOfAsync(export, cancel) is not { } list || ListTable.Of(list) is not { } table)
            return Results.NotFound();
        var taken = await take.RunAsync(export, table.Needs, cancel);
        if (taken.IsRefused)
            return taken.Refusal!.Code == ExportRefusals.NotFound.Code ? Results.NotFound() : Refused(taken.Refusal);
        if (files.Open(export, taken.Value.Claim, taken.Value.SealedKey) is not { } file)
            return Refused(ExportRefusals.FileGone);
        // Before the first byte leaves.
        await take.TakenAsync(taken.Value, cancel);
        return Results.Stream(file, TableFile.MediaType(taken.Value.Format), table.FileName(taken.Value.Format, Clock.DayOf(taken.Value.MadeAt)));
    }

    static IResult Refused(Refusal refusal) => Results.LocalRedirect($"/exports?refused={refusal.Code}");

    // What stands in the path of a list is part of what is asked for.
    static QueryCollection WithRoute(HttpContext http)
    {
        var query = http.Request.Query.ToDictionary(one => one.Key, one => one.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in http.Request.RouteValues)
            query[name] = Convert.ToString(value, CultureInfo.InvariantCulture);
        return new QueryCollection(query);
    }
}
