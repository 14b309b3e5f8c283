namespace DonDoc.Storage;

/// <summary>
/// A secret that a setting names the file of, as containers and service managers hand them over: who may list the environment or the command line
/// of the program does not see it.
/// </summary>
public static class SecretFile
{
    /// <summary>The first line of the file; null where none is named.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It belongs to somebody else.</exception>
    public static string? Read(string? file) => string.IsNullOrEmpty(file) ? null : File.ReadLines(file).FirstOrDefault() ?? "";
}
