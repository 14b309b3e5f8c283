using System.Globalization;
using DonDoc.Formats;
using DonDoc.Formats.AkomaNtoso;
using DonDoc.Formats.Docx.Writing;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Access;
using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Documents;

/// <summary>A document in other forms than that of its file: Word in the layout of an office, Akoma Ntoso, JSON. Made anew each time, and told to the log.</summary>
static class DocumentExports
{
    const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapDocumentExports(this IEndpointRouteBuilder routes)
    {
        var exports = routes.MapGroup("/documents/{id:guid}/out").RequireAuthorization(nameof(Permission.ViewDocuments)).RequireRateLimiting(RateLimits.Export).ExcludeFromDescription();
        exports.MapGet("/docx", WordAsync).WithMetadata(new ToldAttribute("document.exported") { Form = "docx", WithQuery = true });
        exports.MapGet("/akn", (Guid id, int? v, ShowDocumentText show, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
            SendAsync(id, v, show, words, "akn.xml", AkomaNtosoWriter.MediaType, (_, outline, layout) => AkomaNtosoWriter.Write(outline, layout), cancel))
            .WithMetadata(new ToldAttribute("document.exported") { Form = "akn" });
        exports.MapGet("/json", (Guid id, int? v, ShowDocumentText show, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
            SendAsync(id, v, show, words, "json", "application/json", (text, outline, _) => OutlineJson.Write(OutlineJson.Of(text, outline)), cancel))
            .WithMetadata(new ToldAttribute("document.exported") { Form = "json" });
    }

    /// <param name="layout">party or state; that of the issuer where it is not said.</param>
    static async Task<IResult> WordAsync(Guid id, int? v, string? layout, ShowDocumentText show, DocumentTemplates templates, IStringLocalizer<RefusalWords> words, CancellationToken cancel)
    {
        OfficeLayout? wanted = layout switch { "party" => OfficeLayout.Party, "state" => OfficeLayout.State, _ => null };
        if (layout is { Length: > 0 } && wanted is null)
            return Results.NotFound();
        var shown = await show.RunAsync(new DocumentId(id), v, cancel);
        if (shown.Refusal is { } no)
            return Refuse(no, words);
        var it = shown.Value;
        var (template, refusal) = await templates.FindAsync(wanted ?? OfficeLayouts.Of(it.Number, it.IssuerName), it.OwnerCode, cancel);
        return template is null ? Say(refusal!.Message(CultureInfo.CurrentUICulture)) : Send(it, "docx", Word, (_, outline, how) => DocxWriter.Write(outline, how, template));
    }

    static async Task<IResult> SendAsync(
        Guid id, int? version, ShowDocumentText show, IStringLocalizer<RefusalWords> words, string ending, string type,
        Func<SourceText, Outline, DocumentLayout, byte[]> write, CancellationToken cancel)
    {
        var shown = await show.RunAsync(new DocumentId(id), version, cancel);
        return shown.Refusal is { } refusal ? Refuse(refusal, words) : Send(shown.Value, ending, type, write);
    }

    static IResult Send(ShowDocumentText.Result it, string ending, string type, Func<SourceText, Outline, DocumentLayout, byte[]> write)
    {
        var text = SourceText.FromPlain(it.PlainText);
        var (outline, layout) = OutlineReader.ReadWithLayout(text);
        return Results.File(write(text, Completed(outline, it), layout), type, $"{it.Slug ?? "van-ban"}.{ending}");
    }

    // What the text leaves out, the registry may know.
    static Outline Completed(Outline outline, ShowDocumentText.Result it) => outline with
    {
        Type = outline.Type ?? it.TypeName,
        Number = outline.Number ?? it.Number,
        Issuer = outline.Issuer ?? it.IssuerName,
        IssueDate = outline.IssueDate ?? it.IssuedOn,
        Subject = outline.Subject ?? it.Subject,
    };

    static IResult Refuse(Refusal refusal, IStringLocalizer<RefusalWords> words) =>
        refusal == DocumentRefusals.NotFound ? Results.NotFound() : Say(words.Say(refusal));

    static IResult Say(string words) => Results.Text(words, "text/plain; charset=utf-8", statusCode: StatusCodes.Status409Conflict);
}
