using System.CommandLine;
using DonDoc.Storage.Backups;

namespace DonDoc.Cli.Commands;

/// <summary><c>dondoc backup FILE</c>: all that an installation knows, in one archive.</summary>
static class BackupCommand
{
    public static Command Create(Words words)
    {
        var (data, json) = (CommonOptions.Data(words), CommonOptions.Json(words));
        var file = new Argument<string>("FILE") { Description = words["argument.backup"] };
        var command = new Command("backup", words["command.backup"]) { file, data, json };
        command.SetAction((parsed, cancellation) => BackupWork.RunAsync(words, async () =>
        {
            var path = parsed.GetRequiredValue(file);
            var taken = await BackupWork.ShowAsync(words["progress.backup"], progress =>
                new TakeBackup(BackupWork.PlaceOf(parsed.GetValue(data)), TimeProvider.System).RunAsync(path, progress, cancellation));
            if (taken.Refusal is { } refusal)
                return BackupWork.Refuse(words, path, refusal);
            var backup = taken.Value;
            if (parsed.GetValue(json))
                BackupWork.PrintJson(path, backup);
            else
                Console.WriteLine(words.Format("backup.done", path, backup.Rows.Values.Sum(), BackupWork.Files(backup), new FileInfo(path).Length / 1e6));
            if (backup.Missing.Count == 0)
                return ExitStatus.Done;
            // The backup is there; but whoever runs it every night must hear of this.
            await Console.Error.WriteLineAsync(words.Format("backup.missing", backup.Missing.Count));
            foreach (var hash in backup.Missing)
                await Console.Error.WriteLineAsync($"  {hash}");
            return ExitStatus.Refused;
        }));
        return command;
    }
}
