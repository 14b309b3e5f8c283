using System.CommandLine;
using System.Text.Json.Nodes;
using DonDoc.Storage;
using DonDoc.Tracking.Generation;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Cli.Commands;

/// <summary><c>dondoc generate</c>: fills an empty database with invented records of any size, for trials and measurements.</summary>
static class GenerateCommand
{
    public static Command Create(Words words)
    {
        Option<int> Number(string name, int usual) => new($"--{name}") { Description = words[$"option.{name}"], HelpName = "N", DefaultValueFactory = _ => usual };
        var (provinces, communes, grassroots) = (Number("provinces", 34), Number("communes", 3321), Number("grassroots", 0));
        var (assignments, months, seed) = (Number("assignments", 10_000), Number("months", 12), Number("seed", 1));
        var reports = new Option<bool>("--no-reports") { Description = words["option.no_reports"] };
        var database = new Option<string?>("--database") { Description = words["option.generate_database"], HelpName = "CONNECTION" };
        var data = CommonOptions.Data(words);
        var json = CommonOptions.Json(words);
        var command = new Command("generate", words["command.generate"]) { provinces, communes, grassroots, assignments, months, seed, reports, database, data, json };
        command.SetAction((parsed, cancellation) => BackupWork.RunAsync(words, async () =>
        {
            var connection = parsed.GetValue(database) ?? BackupWork.OwnersPlaceOf(parsed.GetValue(data)).Connection;
            if (!TrackingStorage.IsPostgres(connection) && Path.GetDirectoryName(Path.GetFullPath(connection)) is { } folder)
                Directory.CreateDirectory(folder);
            await using var db = TrackingStorage.Open(connection);
            await TrackingStorage.MigrateAsync(db, cancellation);
            db.Witness = () => new Witness(null, $"DonDoc ({Environment.UserName})");
            var generated = await BackupWork.ShowAsync(words["progress"], progress => new GenerateRecords(db, TimeProvider.System, new TrackingOptions()).RunAsync(
                new(parsed.GetValue(provinces), parsed.GetValue(communes), parsed.GetValue(grassroots), parsed.GetValue(assignments), parsed.GetValue(months), parsed.GetValue(seed), !parsed.GetValue(reports)),
                progress, cancellation));
            if (generated.Refusal is { } refusal)
                return BackupWork.Refuse(words, "generate", refusal);
            var made = generated.Value;
            if (!parsed.GetValue(json))
            {
                Console.WriteLine(words.Format("generate.done", made.Organisations, made.Documents, made.Programmes, made.Engagements, made.Assignments, made.Told,
                    made.Bulk.TotalSeconds, made.Assignments / Math.Max(0.001, made.Bulk.TotalSeconds), made.Indexing.TotalSeconds, made.Reports, made.Closing.TotalSeconds));
                return ExitStatus.Done;
            }

            using var output = Output.OpenJson();
            output.Write(new JsonObject
            {
                ["organisations"] = made.Organisations,
                ["documents"] = made.Documents,
                ["programmes"] = made.Programmes,
                ["engagements"] = made.Engagements,
                ["assignments"] = made.Assignments,
                ["acts"] = made.Told,
                ["reports"] = made.Reports,
                ["seconds"] = Math.Round(made.Bulk.TotalSeconds, 3),
                ["closingSeconds"] = Math.Round(made.Closing.TotalSeconds, 3),
                ["indexingSeconds"] = Math.Round(made.Indexing.TotalSeconds, 3),
            });
            return ExitStatus.Done;
        }));
        return command;
    }
}
