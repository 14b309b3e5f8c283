using DonDoc.Formats.Outside;
using DonDoc.Text.Source;
using DonDoc.Text.Vietnamese.Encodings;

namespace DonDoc.Formats;

/// <summary>Writes lines with their page and role into a <see cref="SourceText"/>. Blank lines are kept out.</summary>
/// <param name="most">Characters that it takes: a cell merged over rows is written in each, and a small file may ask for any number of them.</param>
sealed class LineCollector(int most)
{
    readonly SourceTextBuilder _builder = new();
    readonly SortedSet<OldEncoding> _old = [];
    readonly List<Span> _doubtful = [];
    (int? Page, ParagraphRole? Hint)? _mark;

    /// <summary>Characters that it takes, line ends included.</summary>
    public int Most => most;

    /// <summary>Letters and digits written so far: none means that the document is empty.</summary>
    public int LettersAndDigits { get; private set; }

    /// <summary>The old encodings from which parts of the text were read: by their font, or by the words of the whole text.</summary>
    public IReadOnlyCollection<OldEncoding> OldEncodings => _old;

    /// <summary>A line to be written, which knows old fonts.</summary>
    public LineWriter Line() => new(_old);

    /// <param name="doubtful">Words of the line of which the recogniser was not sure.</param>
    /// <exception cref="BlockTooLargeException">The text would have more characters than it takes.</exception>
    public void Add(ReadOnlySpan<char> line, ParagraphRole? hint = null, int? page = null, IReadOnlyList<(int Start, int End)>? doubtful = null)
    {
        var start = _builder.Length - (line.Length - line.TrimStart().Length);
        foreach (var word in doubtful ?? [])
            _doubtful.Add(new Span(start + word.Start, start + word.End));
        line = line.Trim();
        if (line.IsEmpty)
            return;
        if (line.Length >= most - _builder.Length)
            throw new BlockTooLargeException();
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

    /// <summary>What is to be known of the built text where pages of it were recognised.</summary>
    /// <param name="seen">Those pages.</param>
    /// <param name="numbers">Their numbers.</param>
    public Recognition Recognition(SourceText text, IEnumerable<SeenPage> seen, IReadOnlyList<int> numbers) => new(
        seen.SelectMany(page => page.Words).Select(word => word.Confidence).DefaultIfEmpty(0).Average(), [.. _doubtful.Select(text.FromOriginal)], numbers);
}
