using System.Security.Cryptography;

namespace DonDoc.Web.Pages.Imports;

/// <summary>
/// A temporary file for what arrives, of which nothing can be read afterwards: it has no name on the disk as soon as it is
/// open (where the system allows that), and its bytes are enciphered with a key that is only in memory. A refused document
/// must leave no trace, not even when the program is killed.
/// </summary>
sealed class PassingFile() : EncipheredFile(Open(), RandomNumberGenerator.GetBytes(KeyBytes))
{
    static FileStream Open()
    {
        var path = Path.Combine(Path.GetTempPath(), $"dondoc-{Guid.CreateVersion7():N}");
        var file = new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return file;
    }
}
