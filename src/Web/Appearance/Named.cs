namespace DonDoc.Web.Appearance;

/// <summary>
/// Reads the name of a member of an enumeration from a form or an address. The framework’s own reading also takes numbers, those of
/// no member among them, and names with commas between, for which no page has words.
/// </summary>
static class Named
{
    public static bool TryRead<T>(string? word, out T member) where T : struct, Enum
    {
        member = default;
        return word is not null && word.All(char.IsAsciiLetter) && Enum.TryParse(word, out member) && Enum.IsDefined(member);
    }

    /// <summary>Null where there is no such member.</summary>
    public static T? Read<T>(string? word) where T : struct, Enum => TryRead(word, out T member) ? member : null;
}
