namespace DonDoc.Storage.Backups;

/// <summary>How a file with secrets is made: nobody but its owner may read it.</summary>
internal static class OwnersOnly
{
    public static FileStreamOptions Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
