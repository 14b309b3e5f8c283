using System.ComponentModel;
using System.Runtime.InteropServices;

namespace DonDoc.Storage;

/// <summary>
/// Brings to the disk which names stand in a folder. A file that was renamed into it is safe in what it holds, but after a power cut its name may be
/// gone as long as the folder itself was not flushed. The framework opens no folders, so the system is asked; Windows keeps names in its journal.
/// </summary>
public static partial class FolderFlush
{
    private const int ReadOnly = 0;

    /// <exception cref="IOException">The folder is not there, or the disk failed.</exception>
    public static void Run(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(folder, ReadOnly);
        if (descriptor < 0)
            throw Failure(folder);
        try
        {
            if (Flush(descriptor) != 0)
                throw Failure(folder);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failure(string folder) => new($"The folder {folder} could not be flushed.", new Win32Exception(Marshal.GetLastPInvokeError()));

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
