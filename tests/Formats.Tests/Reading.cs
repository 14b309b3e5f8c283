using System.Globalization;
using DonDoc.Text.Source;

namespace DonDoc.Formats.Tests;

/// <summary>Shorthand that the tests of all formats use.</summary>
static class Reading
{
    /// <summary>Without the outside programs that may be installed: what is read by this program alone.</summary>
    public static readonly ReadLimits Alone = new() { ProgramFolders = "" };

    /// <summary>Reads a file that must be readable.</summary>
    public static ReadDocument Read(byte[] content, string name, ReadLimits? limits = null)
    {
        var reading = DocumentReader.Read(content, name, limits ?? Alone);
        Assert.True(reading.IsRead, reading.Refusal?.Code);
        return reading.Document;
    }

    /// <summary>The code with which a file is refused, or null where it is read.</summary>
    public static string? Refusal(byte[] content, string name, ReadLimits? limits = null) =>
        DocumentReader.Read(content, name, limits ?? Alone).Refusal?.Code;

    /// <summary>Lines of the text, blank ones left out.</summary>
    public static string[] Lines(this ReadDocument document) =>
        [.. document.Text.Paragraphs.Select(p => document.Text.Slice(p.Span).ToString())];

    /// <summary>Lines with the given hint.</summary>
    public static string[] Lines(this ReadDocument document, ParagraphRole? hint) =>
        [.. document.Text.Paragraphs.Where(p => p.Hint == hint).Select(p => document.Text.Slice(p.Span).ToString())];

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
