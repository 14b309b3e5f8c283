using System.CommandLine;
using DonDoc.Storage;
using DonDoc.Storage.Postgres;

namespace DonDoc.Cli.Commands;

/// <summary><c>dondoc database grant</c>: what the owner of a PostgreSQL database does for the role of the server.</summary>
static class DatabaseCommand
{
    public static Command Create(Words words) => new("database", words["command.database"]) { Grant(words) };

    static Command Grant(Words words)
    {
        var owner = new Option<string?>("--owner") { Description = words["option.owner"], HelpName = "CONNECTION" };
        var role = new Option<string?>("--role") { Description = words["option.role"], HelpName = "ROLE" };
        var command = new Command("grant", words["command.database.grant"]) { owner, role };
        command.SetAction((parsed, cancellation) => BackupWork.RunAsync(words, async () =>
        {
            var connection = parsed.GetValue(owner) ?? BackupWork.Owner ?? "";
            var name = parsed.GetValue(role) ?? ApplicationRole.Of(Environment.GetEnvironmentVariable("ConnectionStrings__Tracking") ?? "") ?? "";
            if (ApplicationRole.Of(connection) is null)
                return BackupWork.Refuse(words, "--owner", DatabaseRefusals.NotPostgres);
            await using (var db = TrackingStorage.Open(connection))
                await TrackingStorage.MigrateAsync(db, cancellation);
            if (await ApplicationRole.GrantAsync(connection, name, cancellation) is { } refusal)
                return BackupWork.Refuse(words, "--role", refusal);
            Console.WriteLine(words.Format("database.granted", name));
            return ExitStatus.Done;
        }));
        return command;
    }
}
