using DonDoc.Formats;
using DonDoc.Tracking.Imports.Bulk;

namespace DonDoc.Cli;

/// <summary>A file that is to be taken in: its name as the report shows it, and how to get its bytes.</summary>
/// <param name="Read">Its bytes, or why there are none in words for people.</param>
sealed record FileToImport(string Name, Func<CancellationToken, Task<(byte[]? Content, string? Reason)>> Read);

/// <summary>The files of folders, archives and names, in the order of their names, so that a second run goes the same way. Archives stay open until all is read.</summary>
sealed class FilesToImport : IDisposable
{
    readonly Words _words;
    readonly List<FileArchive> _archives = [];

    public FilesToImport(IEnumerable<string> paths, Words words)
    {
        _words = words;
        All = [.. paths.SelectMany(path =>
            Directory.Exists(path) ? OfFolder(path)
            : string.Equals(Path.GetExtension(path), ".zip", StringComparison.OrdinalIgnoreCase) ? OfArchive(path)
            : [OfFile(path, path)])];
    }

    public IReadOnlyList<FileToImport> All { get; }

    public void Dispose() => _archives.ForEach(archive => archive.Dispose());

    IEnumerable<FileToImport> OfFolder(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint })
            .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path)))
            .Where(file => FileArchive.IsFile(file.Name.Replace(Path.DirectorySeparatorChar, '/'), Path.GetFileName(file.Path)))
            .OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => OfFile(file.Path, file.Name));

    FileToImport OfFile(string path, string name) => new(name, async cancel => new FileInfo(path).Length > ReadLimits.Default.FileBytes
        ? (null, FileRefusals.TooLarge(ReadLimits.Default.FileBytes).Message(_words.Culture)) : (await File.ReadAllBytesAsync(path, cancel), null));

    IEnumerable<FileToImport> OfArchive(string path)
    {
        var name = Path.GetFileName(path);
        var (archive, hasTooMany) = FileArchive.Open(File.OpenRead(path), BeginBulkImport.MostFiles);
        if (archive is null)
        {
            var reason = hasTooMany ? _words.Format("import.too_many_files", BeginBulkImport.MostFiles) : FileRefusals.Damaged.Message(_words.Culture);
            return [new FileToImport(name, _ => Task.FromResult<(byte[]?, string?)>((null, reason)))];
        }

        _archives.Add(archive);
        return archive.Names.Select((within, ordinal) => new FileToImport($"{name}/{within}", async cancel =>
        {
            var (content, refusal) = await archive.ReadAsync(ordinal, ReadLimits.Default.FileBytes, cancel);
            return (content, refusal?.Message(_words.Culture));
        }));
    }
}
