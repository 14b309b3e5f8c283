using DonDoc.Text.Source;

namespace DonDoc.Formats;

/// <summary>Writes lines with their page and role into a <see cref="SourceText"/>. Blank lines are kept out.</summary>
sealed class LineCollector
{
    readonly SourceTextBuilder _builder = new();
    (int? Page, ParagraphRole? Hint)? _mark;

    /// <summary>Letters and digits written so far: none means that the document is empty.</summary>
    public int LettersAndDigits { get; private set; }

    public void Add(ReadOnlySpan<char> line, ParagraphRole? hint = null, int? page = null)
    {
        line = line.Trim();
        if (line.IsEmpty)
            return;
        if (_mark != (page, hint))
        {
            _builder.Mark(page, hint);
            _mark = (page, hint);
        }

        foreach (var c in line)
            LettersAndDigits += char.IsLetterOrDigit(c) ? 1 : 0;
        _builder.Append(line);
        _builder.EndLine();
    }

    public SourceText Build() => _builder.Build();
}
