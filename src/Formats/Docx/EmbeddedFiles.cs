using System.Text;
using DonDoc.Text.Extraction.Secrecy;

namespace DonDoc.Formats.Docx;

/// <summary>
/// Files that stand in a Word file as objects or as parts of its text: documents, sheets, slides, pages. They are looked at for marks of secrecy as any other file
/// would be, and so are those within them; what cannot be read is passed over as a picture is.
/// </summary>
static class EmbeddedFiles
{
    // A report with its tables has a handful; a hostile file does not get more of our time.
    const int Most = 50;

    // Runs of letters in an object of OLE that are shorter are chance.
    const int Shortest = 3;

    /// <summary>Of parts that hold no file of their own: what the document itself is made of, and what is only seen or heard.</summary>
    static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        ".xml", ".rels", ".vml", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg", ".ico", ".odttf", ".ttf", ".otf", ".fntdata", ".mp3", ".mp4", ".wav",
    };

    /// <summary>The refusal of the first that is marked; null where none is.</summary>
    /// <exception cref="InvalidDataException">A part is not what its checksum says.</exception>
    public static FileRefusal? Judge(OfficePackage package, ReadLimits limits)
    {
        if (limits.Embedded == 0)
            return null;
        // Neither recognised nor converted: nobody waits so long for what somebody pasted.
        var inner = limits with { Embedded = limits.Embedded - 1, RecognisedPages = 0, ProgramFolders = "" };
        foreach (var part in package.Parts.Where(part => Path.GetExtension(part) is { Length: > 0 } extension && !Own.Contains(extension)).Order(StringComparer.Ordinal).Take(Most))
        {
            if (package.Content(part) is { } content && Judge(content, Path.GetFileName(part), inner) is { } marked)
                return marked;
        }

        return null;
    }

    static FileRefusal? Judge(byte[] content, string name, ReadLimits limits)
    {
        if (EvidenceFile.Judge(content, name, limits) is { Mark: not null } marked)
            return marked;
        return FileSignatures.Recognise(content) == FileSignature.Compound && SecrecyReader.ReadAround(Letters(content)) is { } mark ? FileRefusals.Classified(mark) : null;
    }

    /// <summary>An old Word file or sheet, as it lies in an object of OLE: its runs of letters, a line each. Office writes two bytes a letter, at an even place.</summary>
    static string Letters(byte[] content)
    {
        var (lines, run) = (new StringBuilder(), new StringBuilder());
        foreach (var c in Encoding.Unicode.GetString(content))
        {
            if (char.IsLetterOrDigit(c) || c is ' ' or ':' or '/' or '-' or '(' or ')' or '“' or '”' or '"')
            {
                run.Append(c);
                continue;
            }

            if (run.Length >= Shortest)
                lines.Append(run).Append('\n');
            run.Clear();
        }

        return lines.Append(run).ToString();
    }
}
