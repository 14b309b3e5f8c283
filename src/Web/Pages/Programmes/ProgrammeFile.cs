using System.Globalization;
using DonDoc.Formats.Docx.Writing;
using DonDoc.Storage;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Tracking.Documents;
using DonDoc.Web.Pages.Documents;

namespace DonDoc.Web.Pages.Programmes;

/// <summary>Sets a programme as a Word file in the layout of its office, and keeps it in the store before the record names it.</summary>
sealed class ProgrammeFile(DocumentTemplates templates, FileStore store)
{
    const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <returns>The file; or why the template of the office cannot serve.</returns>
    public async Task<(StoredFile? File, string? Refused)> SetAsync(string plainText, string number, string issuer, CancellationToken cancel)
    {
        var text = SourceText.FromPlain(plainText);
        var (outline, layout) = OutlineReader.ReadWithLayout(text);
        var (template, refusal) = await templates.FindAsync(OfficeLayouts.Of(number, issuer), "", cancel);
        if (template is null)
            return (null, refusal!.Message(CultureInfo.CurrentUICulture));
        using var content = new MemoryStream(DocxWriter.Write(outline, layout, template), writable: false);
        var (hash, size) = await store.SaveAsync(content, cancel);
        return (new StoredFile(hash, $"{(outline.Number ?? number).Replace('/', '-').Trim()}.docx", size, Word), null);
    }
}
