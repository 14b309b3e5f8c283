namespace DonDoc.Formats;

/// <summary>What a file holds besides the text that is read from it. It is looked at for marks of secrecy and then forgotten.</summary>
sealed class Surroundings
{
    // More than any file says of itself; a hostile one does not get more of our time.
    const int Most = 20_000;

    readonly List<(string Name, string Value)> _properties = [];
    readonly List<string> _texts = [];

    /// <summary>What the file says of itself: title, subject, keywords, properties that people gave it.</summary>
    public IReadOnlyList<(string Name, string Value)> Properties => _properties;

    /// <summary>Headers, footers, watermarks, hidden text, notes: a paragraph each.</summary>
    public IReadOnlyList<string> Texts => _texts;

    public void AddProperty(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value) && _properties.Count < Most)
            _properties.Add((name, value));
    }

    public void AddText(string? text)
    {
        if (!string.IsNullOrWhiteSpace(text) && _texts.Count < Most)
            _texts.Add(text);
    }
}
