using System.Globalization;
using DonDoc.Formats.Docx.Writing;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Drafting;
using DonDoc.Web.Access;
using DonDoc.Web.Pages.Documents;

namespace DonDoc.Web.Pages.Programmes;

/// <summary>
/// A draft as a Word file in the layout of its office, for a collective that reads on paper: it says that it is a draft, which one and of when, and has neither number nor signature.
/// </summary>
static class DraftPaper
{
    const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapDraftPaper(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/programmes/{id:guid}/out/docx", SendAsync).RequireAuthorization(nameof(Permission.ViewProgrammes)).RequireRateLimiting(RateLimits.Export)
            .WithMetadata(new ToldAttribute("programme.draft_exported") { Form = "docx" }).ExcludeFromDescription();

    /// <param name="draft">Number of one that was kept; the words as they stand where null.</param>
    static async Task<IResult> SendAsync(Guid id, int? draft, PrintDraft print, DocumentTemplates templates, CancellationToken cancel)
    {
        var shown = await print.RunAsync(new ProgrammeId(id), draft, cancel);
        if (shown.IsRefused)
            return Results.NotFound();
        var (template, refusal) = await templates.FindAsync(OfficeLayouts.Of(null, shown.Value.Owner), "", cancel);
        return template is null
            ? Results.Text(refusal!.Message(CultureInfo.CurrentUICulture), "text/plain; charset=utf-8", statusCode: StatusCodes.Status409Conflict)
            : Results.File(Write(shown.Value, template), Word, shown.Value.Number is { } number ? $"du-thao-{number}.docx" : "du-thao.docx");
    }

    public static byte[] Write(PrintDraft.Result it, DocxTemplate template)
    {
        var (_, layout) = OutlineReader.ReadWithLayout(SourceText.FromPlain(it.PlainText));
        var outline = new Outline { Type = it.TypeName, Issuer = it.Owner, Subject = it.Title };
        return DocxWriter.Write(outline, [string.Create(CultureInfo.InvariantCulture, $"DỰ THẢO{(it.Number is { } number ? $" lần {number}" : "")}, {Clock.DayOf(it.At):dd/MM/yyyy}")], layout.Blocks(), template, isLandscape: false);
    }
}
