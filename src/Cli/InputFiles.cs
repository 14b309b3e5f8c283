using DonDoc.Formats;
using DonDoc.Formats.Joined;
using Spectre.Console;

namespace DonDoc.Cli;

/// <summary>Reads the files that a command names; says on stderr which were refused, and why, and what of a file that was read is missing.</summary>
static class InputFiles
{
    /// <summary>Reads one file; null when it was refused.</summary>
    public static async Task<ReadDocument?> ReadAsync(string path, Words words, CancellationToken cancellation)
    {
        var reading = await OpenAsync(path, cancellation);
        if (reading.Refusal is { } refusal)
            await Console.Error.WriteLineAsync($"{path}: {refusal.Message(words.Culture)}");
        if (reading.Document?.Warning(words.Culture) is { } warning)
            await Console.Error.WriteLineAsync($"{path}: {warning}");
        return reading.Document;
    }

    /// <summary>
    /// Reads several files one after another and hands each to <paramref name="use"/>. Shows a bar on a terminal.
    /// </summary>
    /// <returns>False when a file was refused; the others were used all the same.</returns>
    public static async Task<bool> ReadAllAsync(
        IReadOnlyList<string> paths, Words words, Action<string, ReadDocument> use, CancellationToken cancellation)
    {
        if (paths.Count == 1 || Console.IsErrorRedirected)
            return await ReadEachAsync(() => { });
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Progress().AutoClear(true).StartAsync(async bar =>
        {
            var task = bar.AddTask(words["progress"], maxValue: paths.Count);
            return await ReadEachAsync(() => task.Increment(1));
        });

        async Task<bool> ReadEachAsync(Action step)
        {
            var all = true;
            foreach (var path in paths)
            {
                if (await ReadAsync(path, words, cancellation) is { } document)
                    use(path, document);
                else
                    all = false;
                step();
            }

            return all;
        }
    }

    static async Task<FileReading> OpenAsync(string path, CancellationToken cancellation)
    {
        try
        {
            if (Directory.Exists(path))
                return OpenFolder(path);
            await using var stream = File.OpenRead(path);
            return await DocumentReader.ReadAsync(stream, Path.GetFileName(path), cancellation: cancellation);
        }
        // Not there, not allowed, or a disk that fails: for whoever typed the name it is all the same.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return FileRefusals.Unreadable;
        }
    }

    // A folder is one document in several files: its text and its appendices.
    static FileReading OpenFolder(string folder)
    {
        var files = new DirectoryInfo(folder).GetFiles().Where(file => FileArchive.IsFile(file.Name, file.Name)).OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            return FileRefusals.Empty;
        if (files.Count > JoinedFiles.Most)
            return FileRefusals.TooManyParts(JoinedFiles.Most);
        return files.Sum(file => file.Length) > ReadLimits.Default.FileBytes
            ? FileRefusals.TooLarge(ReadLimits.Default.FileBytes)
            : DocumentReader.Read(JoinedFiles.Pack(files.Select(file => (file.Name, File.ReadAllBytes(file.FullName)))), Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)) + JoinedFiles.Extension);
    }
}
