using DonDoc.Formats;
using DonDoc.Formats.Docx.Writing;

namespace DonDoc.Web.Pages.Documents;

/// <summary>
/// The Word templates of this installation, in the folder that <c>Documents:Templates</c> names: <c>CODE/party.docx</c> for the documents of
/// one organisation, <c>party.docx</c> for all others, <c>state.docx</c> likewise. Where there is none, the built-in one.
/// </summary>
sealed class DocumentTemplates(IConfiguration configuration)
{
    readonly string? _folder = configuration["Documents:Templates"] is { Length: > 0 } folder ? folder : null;

    /// <summary>The template, or why the one that an office put there cannot serve. Read each time, so that a new one needs no restart.</summary>
    /// <exception cref="IOException">The file is there and cannot be read.</exception>
    public async Task<(DocxTemplate? Template, FileRefusal? Refusal)> FindAsync(OfficeLayout layout, string ownerCode, CancellationToken cancel)
    {
        var name = layout == OfficeLayout.Party ? "party.docx" : "state.docx";
        // A code is a name of its own in the folder, whatever characters it has.
        var own = FileNames.Clean(ownerCode) == ownerCode ? ownerCode : null;
        foreach (var file in _folder is null ? [] : new[] { own is null ? null : Path.Combine(_folder, own, name), Path.Combine(_folder, name) })
        {
            if (File.Exists(file))
                return DocxTemplate.Open(await File.ReadAllBytesAsync(file, cancel), layout);
        }

        return (DocxTemplate.BuiltIn(layout), null);
    }
}
