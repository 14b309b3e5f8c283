using System.Security.Cryptography;

namespace DonDoc.Tracking.Access.Factors;

/// <summary>Recovery codes as they are shown, once.</summary>
public sealed record IssuedCodes(IReadOnlyList<string> All)
{
    public static readonly IssuedCodes None = new([]);
}

/// <summary>A code on paper that opens once in the place of a lost second factor: ten letters and figures that cannot be mistaken for each other, 46 bits.</summary>
internal static class RecoveryCode
{
    public const int Set = 10;

    private const string Letters = "BCDFGHJKMNPQRTVWXY2346789";
    private const int Half = 5;

    public static IReadOnlyList<string> NewSet()
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        while (codes.Count < Set)
            codes.Add($"{RandomNumberGenerator.GetString(Letters, Half)}-{RandomNumberGenerator.GetString(Letters, Half)}");
        return [.. codes];
    }

    /// <summary>Whether something typed has the form of one; that of an authenticator is shorter.</summary>
    public static bool IsOne(string typed) => Plain(typed).Length == 2 * Half;

    /// <summary>As it is hashed: however it was typed.</summary>
    public static string Plain(string typed) => string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
