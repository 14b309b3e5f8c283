using System.CommandLine;
using System.Text.Json.Nodes;
using DonDoc.Storage;
using DonDoc.Tracking.Audit;

namespace DonDoc.Cli.Commands;

/// <summary><c>dondoc audit verify</c>: whether the audit log is what was written.</summary>
static class AuditCommand
{
    public static Command Create(Words words) => new("audit", words["command.audit"]) { Verify(words) };

    static Command Verify(Words words)
    {
        var (data, json) = (CommonOptions.Data(words), CommonOptions.Json(words));
        var database = new Option<string?>("--database") { Description = words["option.database"], HelpName = "CONNECTION" };
        var anchors = new Option<string?>("--anchors") { Description = words["option.anchors"], HelpName = "FILE" };
        var command = new Command("verify", words["command.audit.verify"]) { data, database, anchors, json };
        command.SetAction((parsed, cancellation) => BackupWork.RunAsync(words, async () =>
        {
            var place = BackupWork.PlaceOf(parsed.GetValue(data));
            if (parsed.GetValue(database) is { } other)
                place = Place.Of(place.Folder, other);
            var log = new AnchorLog(parsed.GetValue(anchors) ?? BackupWork.Anchors ?? place.Anchors);
            await using var db = TrackingStorage.Open(place.Connection);
            if (!await TrackingStorage.IsPreparedAsync(db, cancellation))
            {
                await Console.Error.WriteLineAsync(words["audit.no_database"]);
                return ExitStatus.Refused;
            }

            var result = await new VerifyAuditLog(db).RunAsync(await log.ReadAsync(cancellation), null, cancellation);
            if (parsed.GetValue(json))
                PrintJson(result);
            else if (result.Broken is null)
                Console.WriteLine(words.Format("audit.holds", result.Entries, result.Anchors));
            if (result.Broken is not { } broken)
                return ExitStatus.Done;
            await Console.Error.WriteLineAsync(words.Format($"audit.{broken.Kind}", broken.Sequence, broken.Act ?? "?"));
            return ExitStatus.Refused;
        }));
        return command;
    }

    static void PrintJson(VerifyAuditLog.Result result)
    {
        using var output = Output.OpenJson();
        output.Write(new JsonObject
        {
            ["entries"] = result.Entries,
            ["hash"] = result.Head.Hash,
            ["anchors"] = result.Anchors,
            ["broken"] = result.Broken is not { } broken ? null : new JsonObject
            {
                ["kind"] = char.ToLowerInvariant(broken.Kind.ToString()[0]) + broken.Kind.ToString()[1..],
                ["sequence"] = broken.Sequence,
                ["act"] = broken.Act,
            },
        });
    }
}
