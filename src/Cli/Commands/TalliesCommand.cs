using System.CommandLine;
using DonDoc.Storage;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Cli.Commands;

/// <summary><c>dondoc tallies verify</c>: whether the sums of the roll-ups are what the rows say. <c>dondoc tallies rebuild</c>: they are made anew.</summary>
static class TalliesCommand
{
    public static Command Create(Words words) => new("tallies", words["command.tallies"]) { Verify(words), Rebuild(words) };

    static Command Verify(Words words) => Command(words, "verify", async (db, cancellation) =>
    {
        var result = await BackupWork.ShowAsync(words["progress"], progress => new VerifyTallies(db, TimeProvider.System, new TrackingOptions()).RunAsync(progress, cancellation));
        if (result.Stale)
        {
            await Console.Error.WriteLineAsync(words["tallies.stale"]);
            return ExitStatus.Refused;
        }

        foreach (var one in result.Differences)
            Console.WriteLine(words.Format("tallies.differs", one.Code, one.By, one.Key, one.State, one.Timeliness, one.Kept, one.Counted));
        Console.WriteLine(words.Format("tallies.verified", result.Organisations, result.Found));
        return result.Found == 0 ? ExitStatus.Done : ExitStatus.Refused;
    });

    static Command Rebuild(Words words) => Command(words, "rebuild", async (db, cancellation) =>
    {
        Console.WriteLine(words.Format("tallies.rebuilt", await new RebuildTallies(db, TimeProvider.System).RunAsync(cancellation),
            await new KeepPastDays(db, TimeProvider.System, new TrackingOptions()).RebuildAsync(cancellation)));
        return ExitStatus.Done;
    });

    static Command Command(Words words, string name, Func<TrackingDb, CancellationToken, Task<int>> work)
    {
        var data = CommonOptions.Data(words);
        var database = new Option<string?>("--database") { Description = words["option.database"], HelpName = "CONNECTION" };
        var command = new Command(name, words[$"command.tallies.{name}"]) { data, database };
        command.SetAction((parsed, cancellation) => BackupWork.RunAsync(words, async () =>
        {
            var place = BackupWork.PlaceOf(parsed.GetValue(data));
            if (parsed.GetValue(database) is { } other)
                place = Place.Of(place.Folder, other);
            await using var db = TrackingStorage.Open(place.Connection);
            if (await TrackingStorage.IsPreparedAsync(db, cancellation))
                return await work(db, cancellation);
            await Console.Error.WriteLineAsync(words.Format("audit.no_database", TrackingStorage.IsPostgres(place.Connection) ? "PostgreSQL" : place.Connection));
            return ExitStatus.Refused;
        }));
        return command;
    }
}
