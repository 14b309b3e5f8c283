using System.Diagnostics;

namespace DonDoc.Architecture.Tests;

/// <summary>The checkout under test, found from the place of the built test upwards.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Tracked files and those about to be, relative to the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static IEnumerable<string> Sources(string folder) => Files.Where(path =>
        path.StartsWith(folder, StringComparison.Ordinal)
        && (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
        && !path.Contains("/Migrations/", StringComparison.Ordinal));

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DonDoc.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("DonDoc.slnx was not found above the tests.");
    }

    static List<string> ListFiles()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(Path.Combine(Root, path)))];
    }
}
