using System.Text;

namespace DonDoc.Text.Source;

/// <summary>
/// The plain text that every reader of documents works on: NFC, line ends <c>\n</c>, one paragraph a line.
/// Every span in the product is a range of <see cref="Text"/>; <see cref="ToOriginal(Span)"/> leads back to what
/// the file reader handed over.
/// </summary>
public sealed class SourceText
{
    readonly OffsetMap _map;

    internal SourceText(string text, string original, OffsetMap map, IReadOnlyList<Paragraph> paragraphs)
    {
        Text = text;
        Original = original;
        _map = map;
        Paragraphs = paragraphs;
    }

    /// <summary>The normalised text.</summary>
    public string Text { get; }

    /// <summary>The text as the file reader decoded it, before normalisation.</summary>
    public string Original { get; }

    /// <summary>The lines that are not blank, in order.</summary>
    public IReadOnlyList<Paragraph> Paragraphs { get; }

    /// <summary>The range of <see cref="Original"/> from which a range of <see cref="Text"/> came.</summary>
    public Span ToOriginal(Span span) => new(_map.ToOriginal(span.Start), _map.ToOriginal(span.End));

    /// <summary>The range of <see cref="Text"/> that came from a range of <see cref="Original"/>.</summary>
    public Span FromOriginal(Span span) => new(_map.FromOriginal(span.Start, Text.Length), _map.FromOriginal(span.End, Text.Length));

    public ReadOnlySpan<char> Slice(Span span) => span.In(Text);

    /// <summary>A text without pages or hints: a paragraph is a line.</summary>
    public static SourceText FromPlain(string original)
    {
        var builder = new SourceTextBuilder();
        builder.Append(original);
        return builder.Build();
    }
}
