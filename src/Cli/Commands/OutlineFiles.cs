using DonDoc.Formats;
using DonDoc.Formats.AkomaNtoso;
using DonDoc.Formats.Docx.Writing;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Cli.Commands;

/// <summary>The files into which <c>dondoc outline</c> writes a document in other forms.</summary>
/// <param name="Docx">A Word file, or null.</param>
/// <param name="Layout">party, state, or null: that of the issuer.</param>
/// <param name="Template">An office's own template, or null: the built-in one.</param>
/// <param name="Akn">Akoma Ntoso, or null.</param>
sealed record OutlineFiles(string? Docx, string? Layout, string? Template, string? Akn)
{
    public bool Any => Docx is not null || Akn is not null;

    /// <returns>False where one was refused; why stands on stderr.</returns>
    public async Task<bool> WriteAsync(SourceText text, Words words, CancellationToken cancellation)
    {
        if (!Any)
            return true;
        var (outline, layout) = OutlineReader.ReadWithLayout(text);
        if (Docx is not null)
        {
            var office = Layout switch { "party" => OfficeLayout.Party, "state" => OfficeLayout.State, _ => OfficeLayouts.Of(outline) };
            if (await TemplateAsync(office, words, cancellation) is not { } template || !await SaveAsync(Docx, DocxWriter.Write(outline, layout, template), words, cancellation))
                return false;
        }

        return Akn is null || await SaveAsync(Akn, AkomaNtosoWriter.Write(outline, layout), words, cancellation);
    }

    async Task<DocxTemplate?> TemplateAsync(OfficeLayout office, Words words, CancellationToken cancellation)
    {
        if (Template is null)
            return DocxTemplate.BuiltIn(office);
        FileRefusal? refusal;
        try
        {
            (var template, refusal) = DocxTemplate.Open(await File.ReadAllBytesAsync(Template, cancellation), office);
            if (template is not null)
                return template;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            refusal = FileRefusals.Unreadable;
        }

        await Console.Error.WriteLineAsync($"{Template}: {refusal!.Message(words.Culture)}");
        return null;
    }

    static async Task<bool> SaveAsync(string path, byte[] content, Words words, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllBytesAsync(path, content, cancellation);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(words.Format("out.not_written", path));
            return false;
        }
    }
}
