using System.Globalization;

namespace DonDoc.Cli;

/// <summary>A result for people: a title, labelled lines, lists.</summary>
sealed class Sheet(Words words)
{
    readonly TextWriter _output = Console.Out;
    bool _isFirst = true;

    public Words Words => words;

    public void Title(string title)
    {
        if (!_isFirst)
            _output.WriteLine();
        _isFirst = false;
        _output.WriteLine($"== {title}");
    }

    public void Write(string text) => _output.WriteLine(text);

    /// <summary>A labelled value; what the text does not state is said to be so.</summary>
    public void Line(string label, string? value) => _output.WriteLine($"{words[label]}: {value ?? words["none"]}");

    /// <summary>A labelled list; an empty one is left out.</summary>
    public void List(string label, IEnumerable<string> items)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            if (isFirst)
                _output.WriteLine($"{words[label]}:");
            isFirst = false;
            _output.WriteLine($"  • {item.ReplaceLineEndings(" ")}");
        }
    }

    public string? Date(DateOnly? date) => date?.ToString(words.Culture.TwoLetterISOLanguageName == "en" ? "d MMMM yyyy" : "dd/MM/yyyy", CultureInfo.InvariantCulture);
}
