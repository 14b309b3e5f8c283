using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using RunText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace DonDoc.Formats.Docx.Writing;

/// <summary>Makes the text of paragraphs.</summary>
static class Runs
{
    /// <summary>A run; a line end in the text is a line end in the paragraph.</summary>
    /// <param name="characterStyle">Id of the style of its characters.</param>
    public static Run Of(string text, string? characterStyle = null)
    {
        var run = new Run();
        if (characterStyle is not null)
            run.AppendChild(new RunProperties(new RunStyle { Val = characterStyle }));
        run.Append(Content(text));
        return run;
    }

    public static IEnumerable<OpenXmlElement> Content(string text)
    {
        var isFirst = true;
        foreach (var line in text.Split('\n'))
        {
            if (!isFirst)
                yield return new Break();
            isFirst = false;
            var isFirstCell = true;
            foreach (var cell in line.Split('\t'))
            {
                if (!isFirstCell)
                    yield return new TabChar();
                isFirstCell = false;
                if (cell.Length > 0)
                    yield return new RunText(Clean(cell)) { Space = SpaceProcessingModeValues.Preserve };
            }
        }
    }

    /// <summary>Without what XML cannot hold: control characters, halves of pairs.</summary>
    public static string Clean(string text)
    {
        var at = 0;
        while (at < text.Length && XmlConvert.IsXmlChar(text[at]))
            at++;
        if (at == text.Length)
            return text;
        var clean = new StringBuilder(text, 0, at, text.Length);
        for (; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at]))
                clean.Append(text[at]);
            else if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
                clean.Append(text[at]).Append(text[++at]);
        }

        return clean.ToString();
    }
}
