using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using DonDoc.Storage;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Cli.Commands;

/// <summary><c>dondoc audit verify</c>: whether the audit log is what was written. <c>dondoc audit archive</c>: its oldest entries go to a file.</summary>
static class AuditCommand
{
    public static Command Create(Words words) => new("audit", words["command.audit"]) { Verify(words), Archive(words) };

    static Command Verify(Words words)
    {
        var (data, json) = (CommonOptions.Data(words), CommonOptions.Json(words));
        var database = new Option<string?>("--database") { Description = words["option.database"], HelpName = "CONNECTION" };
        var anchors = new Option<string?>("--anchors") { Description = words["option.anchors"], HelpName = "FILE" };
        var archives = new Option<string[]>("--archive") { Description = words["option.archive"], HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var command = new Command("verify", words["command.audit.verify"]) { data, database, anchors, archives, json };
        command.SetAction((parsed, cancellation) => BackupWork.RunAsync(words, async () =>
        {
            var place = BackupWork.PlaceOf(parsed.GetValue(data));
            if (parsed.GetValue(database) is { } other)
                place = Place.Of(place.Folder, other);
            var known = await new AnchorLog(parsed.GetValue(anchors) ?? BackupWork.Anchors ?? place.Anchors).ReadAsync(cancellation);
            VerifyAuditArchive.Result? archive = null;
            if (parsed.GetValue(archives) is { Length: > 0 } files)
            {
                archive = await VerifyAsync(files, known, cancellation);
                if (archive.Broken is not null)
                    return Say(words, parsed.GetValue(json), archive.End.Sequence, archive.End, archive.Anchors, archive.Broken);
            }

            await using var db = TrackingStorage.Open(place.Connection);
            if (!await TrackingStorage.IsPreparedAsync(db, cancellation))
            {
                await Console.Error.WriteLineAsync(words.Format("audit.no_database", TrackingStorage.IsPostgres(place.Connection) ? "PostgreSQL" : place.Connection));
                return ExitStatus.Refused;
            }

            var result = await new VerifyAuditLog(db) { Archived = archive?.End }.RunAsync(known, null, cancellation);
            return Say(words, parsed.GetValue(json), result.Entries, result.Head, result.Anchors + (archive?.Anchors ?? 0), result.Broken);
        }));
        return command;
    }

    static Command Archive(Words words)
    {
        var data = CommonOptions.Data(words);
        var until = new Option<string?>("--until") { Description = words["option.until"], HelpName = "yyyy-MM-dd" };
        var folder = new Option<string?>("--folder") { Description = words["option.folder"], HelpName = "DIR" };
        var command = new Command("archive", words["command.audit.archive"]) { data, until, folder };
        command.SetAction((parsed, cancellation) => BackupWork.RunAsync(words, async () =>
        {
            if (!TryDay(parsed.GetValue(until), out var last))
            {
                await Console.Error.WriteLineAsync(words.Format("audit.no_day", parsed.GetValue(until) ?? Keep ?? ""));
                return ExitStatus.WrongUsage;
            }

            var place = BackupWork.OwnersPlaceOf(parsed.GetValue(data));
            await using var db = TrackingStorage.Open(place.Connection);
            if (!await TrackingStorage.IsPreparedAsync(db, cancellation))
            {
                await Console.Error.WriteLineAsync(words.Format("audit.no_database", TrackingStorage.IsPostgres(place.Connection) ? "PostgreSQL" : place.Connection));
                return ExitStatus.Refused;
            }

            var archive = new ArchiveAuditLog(db, new AnchorLog(BackupWork.Anchors ?? place.Anchors), parsed.GetValue(folder) ?? place.AuditArchive, TimeProvider.System);
            var moved = await archive.RunAsync(last, new Witness(null, $"DonDoc ({Environment.UserName})"), null, cancellation);
            if (moved.Refusal is { } refusal)
                return BackupWork.Refuse(words, "audit archive", refusal);
            Console.WriteLine(moved.Value.File is { } file ? words.Format("audit.archived", moved.Value.First, moved.Value.Last, file) : words["audit.nothing_so_old"]);
            return ExitStatus.Done;
        }));
        return command;
    }

    /// <summary>Months that entries stay in the database, as the configuration has it.</summary>
    static string? Keep => Environment.GetEnvironmentVariable("Audit__KeepFor");

    static bool TryDay(string? until, out DateOnly day)
    {
        if (until is not null)
            return DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
        var months = ArchiveAuditLog.UsualMonths;
        var isNumber = string.IsNullOrEmpty(Keep) || int.TryParse(Keep, CultureInfo.InvariantCulture, out months);
        // The archive itself refuses what is too young.
        day = isNumber ? TimeProvider.System.Today().AddMonths(-Math.Clamp(months, 0, 1200)).AddDays(-1) : default;
        return isNumber;
    }

    static async Task<VerifyAuditArchive.Result> VerifyAsync(IEnumerable<string> files, IReadOnlyList<AuditAnchor> anchors, CancellationToken cancel)
    {
        var opened = new List<Stream>();
        try
        {
            // By their names, which begin with their numbers.
            foreach (var file in files.OrderBy(Path.GetFileName, StringComparer.Ordinal))
                opened.Add(File.OpenRead(file));
            return await VerifyAuditArchive.RunAsync(opened, anchors, cancel);
        }
        finally
        {
            opened.ForEach(file => file.Dispose());
        }
    }

    static int Say(Words words, bool json, long entries, AuditHead head, int anchors, VerifyAuditLog.Damage? broken)
    {
        if (json)
            PrintJson(entries, head, anchors, broken);
        else if (broken is null)
            Console.WriteLine(words.Format("audit.holds", entries, anchors));
        if (broken is null)
            return ExitStatus.Done;
        Console.Error.WriteLine(words.Format($"audit.{broken.Kind}", broken.Sequence, broken.Act ?? "?"));
        return ExitStatus.Refused;
    }

    static void PrintJson(long entries, AuditHead head, int anchors, VerifyAuditLog.Damage? broken)
    {
        using var output = Output.OpenJson();
        output.Write(new JsonObject
        {
            ["entries"] = entries,
            ["hash"] = head.Hash,
            ["anchors"] = anchors,
            ["broken"] = broken is null ? null : new JsonObject
            {
                ["kind"] = char.ToLowerInvariant(broken.Kind.ToString()[0]) + broken.Kind.ToString()[1..],
                ["sequence"] = broken.Sequence,
                ["act"] = broken.Act,
            },
        });
    }
}
