namespace DonDoc.Formats.Sheets;

/// <summary>Places in a sheet: “BC12”.</summary>
public static class CellReference
{
    /// <summary>A column by its place from 0: A, B … Z, AA.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (var left = column + 1; left > 0; left = (left - 1) / 26)
            letters = (char)('A' + ((left - 1) % 26)) + letters;
        return letters;
    }

    /// <returns>Column from 0 and row from 1; null where it is none.</returns>
    public static (int Column, int Row)? Read(ReadOnlySpan<char> reference)
    {
        var (column, at) = (0, 0);
        for (; at < reference.Length && char.IsAsciiLetter(reference[at]) && at < 3; at++)
            column = (column * 26) + (char.ToUpperInvariant(reference[at]) - 'A') + 1;
        return at > 0 && int.TryParse(reference[at..], System.Globalization.NumberStyles.None, null, out var row) && row > 0 ? (column - 1, row) : null;
    }
}
