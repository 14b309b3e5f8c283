using System.CommandLine;
using DonDoc.Storage;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Cli.Commands;

/// <summary><c>dondoc administrator NAME</c>: a link for somebody to administer the installation, where nobody is left who can.</summary>
static class AdministratorCommand
{
    public static Command Create(Words words)
    {
        var data = CommonOptions.Data(words);
        var name = new Argument<string>("NAME") { Description = words["argument.user_name"] };
        var command = new Command("administrator", words["command.administrator"]) { name, data };
        command.SetAction((parsed, cancellation) => BackupWork.RunAsync(words, async () =>
        {
            var place = BackupWork.OwnersPlaceOf(parsed.GetValue(data));
            await using var db = TrackingStorage.Open(place.Connection);
            if (!await TrackingStorage.IsPreparedAsync(db, cancellation))
            {
                await Console.Error.WriteLineAsync(words.Format("audit.no_database", TrackingStorage.IsPostgres(place.Connection) ? "PostgreSQL" : place.Connection));
                return ExitStatus.Refused;
            }

            db.Witness = () => new Witness(null, $"DonDoc ({Environment.UserName})");
            var recovered = await new RecoverAdministrator(db, TimeProvider.System).RunAsync(new(parsed.GetRequiredValue(name)), cancellation);
            if (recovered.Refusal is { } refusal)
                return BackupWork.Refuse(words, parsed.GetRequiredValue(name), refusal);
            // Where people reach the site, as the server's configuration names it; otherwise the path alone.
            var site = Environment.GetEnvironmentVariable("Site__Address")?.TrimEnd('/');
            Console.WriteLine(words.Format("administrator.done", recovered.Value.DisplayName, recovered.Value.ExpiresAt, $"{site}/account/link?token={recovered.Value.Word}"));
            return ExitStatus.Done;
        }));
        return command;
    }
}
