using DonDoc.Text.Source;
using DonDoc.Text.Vietnamese.Encodings;

namespace DonDoc.Formats;

/// <summary>Writes lines with their page and role into a <see cref="SourceText"/>. Blank lines are kept out.</summary>
sealed class LineCollector
{
    readonly SourceTextBuilder _builder = new();
    readonly SortedSet<OldEncoding> _old = [];
    (int? Page, ParagraphRole? Hint)? _mark;

    /// <summary>Letters and digits written so far: none means that the document is empty.</summary>
    public int LettersAndDigits { get; private set; }

    /// <summary>The old encodings from which parts of the text were read: by their font, or by the words of the whole text.</summary>
    public IReadOnlyCollection<OldEncoding> OldEncodings => _old;

    /// <summary>A line to be written, which knows old fonts.</summary>
    public LineWriter Line() => new(_old);

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

    /// <summary>The whole text. Where no font told it, the words tell whether it is written in an old encoding.</summary>
    public SourceText Build()
    {
        var encoding = _builder.FindOldEncoding();
        if (encoding is { } old)
            _old.Add(old);
        return _builder.Build(encoding);
    }
}
