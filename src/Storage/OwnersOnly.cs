namespace DonDoc.Storage;

/// <summary>How what an installation keeps is made: nobody but the account that the program runs under may look into it.</summary>
public static class OwnersOnly
{
    const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const UnixFileMode Enter = File | UnixFileMode.UserExecute;

    /// <summary>Makes the folder, and those above it, where they are missing. One that is there stays as it is: its owner may have let others in.</summary>
    public static DirectoryInfo Folder(string path)
    {
        // The framework gives the rights to the last one only.
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } above && !Directory.Exists(above))
            Folder(above);
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, Enter);
    }

    /// <summary>For a file that is written anew.</summary>
    public static FileStreamOptions Create() => Options(FileMode.Create, FileAccess.Write);

    /// <summary>For a file that is written, or read and written, by the given mode.</summary>
    public static FileStreamOptions Options(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = File;
        return options;
    }
}
