using DonDoc.Formats.Sheets;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Assignments;

/// <summary>An empty table of assignments, to be filled in and given.</summary>
static class AssignmentTemplate
{
    public static void MapAssignmentTemplate(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assignments/in/template.xlsx", SendAsync).RequireAuthorization(nameof(Permission.AssignWork)).ExcludeFromDescription();

    static async Task SendAsync(HttpContext http, IStringLocalizer<AssignmentWords> words, CancellationToken cancel)
    {
        ListExport.Name(http, SheetWriter.MediaType, "mau-nhiem-vu.xlsx");
        await using var sheet = await SheetWriter.BeginAsync(http.Response.Body, words["title"], AssignmentColumns.ToGive(words), cancel);
    }
}
