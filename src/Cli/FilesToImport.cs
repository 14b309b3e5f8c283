using System.IO.Compression;
using DonDoc.Formats;

namespace DonDoc.Cli;

/// <summary>A file that is to be taken in: its name as the report shows it, and how to get its bytes.</summary>
/// <param name="Read">Null where the file is longer than may be read.</param>
sealed record FileToImport(string Name, Func<CancellationToken, Task<byte[]?>> Read);

/// <summary>The files of folders, archives and names, in the order of their names, so that a second run goes the same way.</summary>
static class FilesToImport
{
    public static IEnumerable<FileToImport> Of(IEnumerable<string> paths) => paths.SelectMany(path =>
        Directory.Exists(path) ? OfFolder(path)
        : string.Equals(Path.GetExtension(path), ".zip", StringComparison.OrdinalIgnoreCase) ? OfArchive(path)
        : [OfFile(path, path)]);

    static IEnumerable<FileToImport> OfFolder(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint })
            .Order(StringComparer.Ordinal).Select(path => OfFile(path, Path.GetRelativePath(folder, path)));

    static FileToImport OfFile(string path, string name) => new(name, async cancel =>
        new FileInfo(path).Length > ReadLimits.Default.FileBytes ? null : await File.ReadAllBytesAsync(path, cancel));

    // Names in an archive are names and nothing else: nothing is unpacked to where they point.
    static IEnumerable<FileToImport> OfArchive(string path)
    {
        List<string> names;
        using (var archive = ZipFile.OpenRead(path))
            names = [.. archive.Entries.Where(entry => entry.Name.Length > 0 && !entry.Name.StartsWith('.')).Select(entry => entry.FullName).Order(StringComparer.Ordinal)];
        foreach (var name in names)
        {
            yield return new FileToImport($"{Path.GetFileName(path)}/{name}", async cancel =>
            {
                await using var archive = await ZipFile.OpenReadAsync(path, cancel);
                await using var content = await archive.GetEntry(name)!.OpenAsync(cancel);
                return await BoundedAsync(content, cancel);
            });
        }
    }

    // What an archive says of the size of a file is not believed.
    static async Task<byte[]?> BoundedAsync(Stream content, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > ReadLimits.Default.FileBytes)
                return null;
        }

        return bytes.ToArray();
    }
}
