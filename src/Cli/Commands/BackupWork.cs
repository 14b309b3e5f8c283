using System.Data.Common;
using System.Text.Json.Nodes;
using DonDoc.Storage;
using DonDoc.Storage.Backups;
using DonDoc.Tracking.Kernel;
using Spectre.Console;

namespace DonDoc.Cli.Commands;

/// <summary>What taking a backup and taking it in have in common on a command line.</summary>
static class BackupWork
{
    /// <summary>The installation that is meant; the same rule as the server's.</summary>
    public static Place PlaceOf(string? data) => Place.Of(
        data ?? (Environment.GetEnvironmentVariable("DONDOC_HOME") is { Length: > 0 } home ? Path.Combine(home, "data") : null),
        SecretFile.Read(Environment.GetEnvironmentVariable("ConnectionStrings__TrackingFile")) ?? Environment.GetEnvironmentVariable("ConnectionStrings__Tracking"));

    /// <summary>Connection of the tables' owner, where the server works under a role of its own; null where it does not.</summary>
    public static string? Owner => Environment.GetEnvironmentVariable("ConnectionStrings__Migration") is { Length: > 0 } named ? named : null;

    /// <summary>The installation that is meant, for work that only the owner of the tables may do.</summary>
    public static Place OwnersPlaceOf(string? data)
    {
        var place = PlaceOf(data);
        return Owner is { } owner ? place with { Connection = owner } : place;
    }

    /// <summary>File of the audit log's heads as the server's configuration names it; null where it is the place's own.</summary>
    public static string? Anchors => Environment.GetEnvironmentVariable("Audit__Anchors") is { Length: > 0 } named ? named : null;

    /// <summary>Runs, and puts what a disk or a database says against it into a sentence.</summary>
    public static async Task<int> RunAsync(Words words, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(words.Format("backup.unwritable", exception.Message));
        }
        catch (DbException exception)
        {
            await Console.Error.WriteLineAsync(words.Format("backup.unreachable", exception.Message));
        }

        return ExitStatus.Refused;
    }

    /// <summary>Shows a bar on a terminal.</summary>
    public static async Task<T> ShowAsync<T>(string title, Func<IProgress<double>?, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
            return await work(null);
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Progress().AutoClear(true).StartAsync(bar => work(new Bar(bar.AddTask(title, maxValue: 1))));
    }

    public static int Refuse(Words words, string path, Refusal refusal)
    {
        Console.Error.WriteLine($"{path}: {words.Format(refusal.Code, [.. refusal.Arguments])}");
        return ExitStatus.Refused;
    }

    public static int Files(BackupManifest backup) => backup.Entries.Count(entry => entry.Path.StartsWith("files/", StringComparison.Ordinal));

    public static void PrintJson(string path, BackupManifest backup)
    {
        using var output = Output.OpenJson();
        output.Write(new JsonObject
        {
            ["file"] = path,
            ["createdAt"] = backup.CreatedAt,
            ["database"] = backup.Database,
            ["schema"] = backup.Schema,
            ["rows"] = backup.Rows.Values.Sum(),
            ["files"] = Files(backup),
            ["missing"] = new JsonArray([.. backup.Missing.Select(hash => (JsonNode)hash)]),
        });
    }

    // Set where the work is, not where a context would bring it: a bar draws itself.
    sealed class Bar(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
