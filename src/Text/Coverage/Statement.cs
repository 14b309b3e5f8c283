namespace DonDoc.Text.Coverage;

/// <summary>What a document asks or promises in one place: a provision of the parent, or a commitment of the programme that answers it.</summary>
/// <param name="Path">Its address in the outline: “III.2.b”, “PL II.I.5”.</param>
/// <param name="Headings">The titles above it, the outermost first.</param>
/// <param name="Text">Its own words. Spans of suggestions are ranges of it.</param>
public sealed record Statement(string Path, IReadOnlyList<string> Headings, string Text)
{
    /// <summary>Where <see cref="Text"/> begins in the document it was read from; 0 where it came from elsewhere.</summary>
    public int Start { get; init; }
}
