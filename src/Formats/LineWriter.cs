using System.Text;
using DonDoc.Text.Vietnamese.Encodings;

namespace DonDoc.Formats;

/// <summary>
/// A line that is being written, some of whose pieces may be set in fonts with letters of their own. Those are read together,
/// because a letter and its mark may stand in two pieces.
/// </summary>
sealed class LineWriter(ISet<OldEncoding> found)
{
    readonly StringBuilder _line = new();
    readonly StringBuilder _old = new();
    OldWriting _writing;

    public bool IsEmpty => _line.Length == 0 && _old.Length == 0;

    /// <summary>Of what was appended; letters of old fonts are read later, and may be fewer.</summary>
    public int Length => _line.Length + _old.Length;

    public char? Last => _old.Length > 0 ? _old[^1] : _line.Length > 0 ? _line[^1] : null;

    public void Append(ReadOnlySpan<char> text, OldWriting? writing = null)
    {
        if (_old.Length > 0 && writing != _writing)
            Close();
        if (writing is not { } old)
        {
            _line.Append(text);
            return;
        }

        _writing = old;
        _old.Append(text);
    }

    public void Append(char c, OldWriting? writing = null) => Append([c], writing);

    public void Insert(string before)
    {
        Close();
        _line.Insert(0, before);
    }

    public string Text()
    {
        Close();
        return _line.ToString();
    }

    /// <summary>Gives the text and begins anew.</summary>
    public string Take()
    {
        var text = Text();
        _line.Clear();
        return text;
    }

    void Close()
    {
        if (_old.Length == 0)
            return;
        var text = _old.ToString();
        _old.Clear();
        var isUnicode = text.AsSpan().ContainsAnyInRange('\u1EA0', '\u1EF9');
        // Somebody turned the letters into Unicode and left the font.
        var read = isUnicode ? text : OldEncodings.Read(text, _writing);
        if (read != text)
            found.Add(_writing.Encoding);
        _line.Append(read);
    }
}
