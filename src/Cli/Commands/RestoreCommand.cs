using System.CommandLine;
using DonDoc.Storage.Backups;

namespace DonDoc.Cli.Commands;

/// <summary><c>dondoc restore FILE</c>: the records of an archive in the place of all others.</summary>
static class RestoreCommand
{
    public static Command Create(Words words)
    {
        var (data, json) = (CommonOptions.Data(words), CommonOptions.Json(words));
        var file = new Argument<string>("FILE") { Description = words["argument.restore"] };
        var force = new Option<bool>("--force") { Description = words["option.force"] };
        var keep = new Option<bool>("--keep-sign-ins") { Description = words["option.keep_sign_ins"] };
        var command = new Command("restore", words["command.restore"]) { file, data, force, keep, json };
        command.SetAction((parsed, cancellation) => BackupWork.RunAsync(words, async () =>
        {
            var path = parsed.GetRequiredValue(file);
            var restored = await BackupWork.ShowAsync(words["progress.restore"], progress =>
                new RestoreBackup(BackupWork.OwnersPlaceOf(parsed.GetValue(data)), TimeProvider.System, BackupWork.Anchors).RunAsync(path, parsed.GetValue(force), parsed.GetValue(keep), progress, cancellation));
            if (restored.Refusal is { } refusal)
                return BackupWork.Refuse(words, path, refusal);
            var backup = restored.Value;
            if (parsed.GetValue(json))
                BackupWork.PrintJson(path, backup);
            else
                Console.WriteLine(words.Format("backup.restored", backup.CreatedAt, backup.Rows.Values.Sum(), BackupWork.Files(backup)));
            return ExitStatus.Done;
        }));
        return command;
    }
}
