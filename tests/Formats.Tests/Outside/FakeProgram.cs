namespace DonDoc.Formats.Tests.Outside;

/// <summary>A shell script in the place of an outside program. What it writes beside itself the test reads.</summary>
sealed class FakeProgram : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dondoc-test-");

    public FakeProgram(string name, string script)
    {
        Add(name, script);
    }

    /// <summary>Where the programs are, for <see cref="ReadLimits.ProgramFolders"/>.</summary>
    public string Folder => _folder.FullName;

    public void Add(string name, string script)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, $"#!/bin/bash\nhere={Folder}\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Said(string name) => File.ReadAllText(Path.Combine(Folder, name)).Trim();

    public void Dispose() => _folder.Delete(recursive: true);
}
