namespace DonDoc.Text.Structure;

/// <summary>What the symbol of a number says of its document.</summary>
public static class NumberSymbol
{
    /// <summary>The type and its code: “45-NQ/TW” and “03/NQ-CP” are resolutions. Null where no part of the symbol is the code of a type.</summary>
    public static (string Name, string Code)? TypeOf(string? number)
    {
        foreach (var part in (number ?? "").Normalize().Split(['-', '/', '–', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (DocumentTypes.NameOf(part) is { } name)
                return (name, part);
        }

        return null;
    }
}
