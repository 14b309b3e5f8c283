using System.ComponentModel;
using System.Diagnostics;

namespace DonDoc.Formats.Outside;

/// <summary>How a run of an outside program ended.</summary>
enum OutsideEnd
{
    Done,

    /// <summary>It said itself that it failed, or could not be started.</summary>
    Failed,

    /// <summary>It was ended because it took more time than it may.</summary>
    TooSlow,

    /// <summary>It was ended because it wrote more than it may.</summary>
    TooMuch,
}

/// <summary>
/// A program of the machine that reads what is not read here. It sees a folder of its own and nothing of this program's environment; whatever it does, it
/// ends within its time, with everything that it started.
/// </summary>
static class OutsideProgram
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Where the program is; null where it is not installed.</summary>
    /// <param name="folders">As in the environment variable PATH.</param>
    public static string? Find(string name, string folders) => folders.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <param name="folder">Where it works and what it may write to.</param>
    /// <param name="bytes">All files in the folder together may become so long.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more; it was ended.</exception>
    public static OutsideEnd Run(
        string program, IEnumerable<string> arguments, string folder, TimeSpan time, long bytes, CancellationToken cancellation = default)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Connection strings and passwords of the server stand in its environment.
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin";
        start.Environment["HOME"] = start.Environment["TMPDIR"] = folder;
        start.Environment["LANG"] = "C.UTF-8";
        // One core a reader: others are served meanwhile.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var process = new Process { StartInfo = start };
        // What it says is taken, or it would wait for that, and forgotten: it may quote the document.
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return OutsideEnd.Failed;
        }

        try
        {
            process.StandardInput.Close();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            var clock = Stopwatch.StartNew();
            while (!process.WaitForExit(Look))
            {
                cancellation.ThrowIfCancellationRequested();
                if (clock.Elapsed > time)
                    return OutsideEnd.TooSlow;
                if (Length(folder) > bytes)
                    return OutsideEnd.TooMuch;
            }

            return Length(folder) > bytes ? OutsideEnd.TooMuch : process.ExitCode == 0 ? OutsideEnd.Done : OutsideEnd.Failed;
        }
        finally
        {
            End(process);
        }
    }

    static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        // It ended by itself meanwhile.
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
        }
    }

    static long Length(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        }
        // It removes files of its own while they are counted.
        catch (IOException)
        {
            return 0;
        }
    }
}
