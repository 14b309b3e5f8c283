using System.Text;

namespace DonDoc.Text.Extraction.Secrecy;

/// <summary>Collects lines of one letter each: a stamp set from top to bottom.</summary>
sealed class Upright
{
    const int Most = 40;

    readonly StringBuilder _letters = new();

    /// <summary>Takes the next line; the letters of the run that it ends, where it ends one.</summary>
    public string? Add(string line)
    {
        var letters = line.Trim();
        if (letters.Length == 1 && char.IsLetter(letters[0]) && _letters.Length < Most)
        {
            _letters.Append(letters);
            return null;
        }

        return End();
    }

    public string? End()
    {
        var run = _letters.Length >= 3 ? _letters.ToString() : null;
        _letters.Clear();
        return run;
    }
}
