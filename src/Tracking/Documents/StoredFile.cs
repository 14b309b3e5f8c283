namespace DonDoc.Tracking.Documents;

/// <summary>A file in the file store, named by what is in it.</summary>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Name">As the person called it; never a path.</param>
/// <param name="Size">Bytes.</param>
public sealed record StoredFile(string Sha256, string Name, long Size, string MediaType)
{
    internal bool IsWhole => Sha256.Length == 64 && Sha256.All(char.IsAsciiHexDigitLower) && Name.Length is > 0 and <= 400 && Size >= 0;
}
