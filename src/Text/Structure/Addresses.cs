namespace DonDoc.Text.Structure;

/// <summary>The addresses given out in one document. A second provision that would have the same one is marked ~2.</summary>
sealed class Addresses
{
    readonly Dictionary<string, int> _claims = new(StringComparer.Ordinal);

    public string Claim(string path)
    {
        if (_claims.TryAdd(path, 1))
            return path;
        string unique;
        do
            unique = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}~{++_claims[path]}");
        while (!_claims.TryAdd(unique, 1));
        return unique;
    }
}
