using System.CommandLine;
using System.Security.Cryptography;
using DonDoc.Formats;
using DonDoc.Formats.Csv;
using DonDoc.Storage;
using DonDoc.Tracking;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Cli.Commands;

/// <summary>
/// <c>dondoc import PATH…</c>: takes a folder, an archive or files into the registry of one organisation, with a line of a report for each. Stopped
/// and begun again, it goes on where it was: what is there already is not taken in twice.
/// </summary>
static class ImportCommand
{
    static readonly object[] Columns = ["file", "result", "type", "number", "issuer", "issued", "subject", "reason"];

    public static Command Create(Words words)
    {
        var paths = new Argument<string[]>("PATH…") { Description = words["argument.paths"], Arity = ArgumentArity.OneOrMore };
        var organisation = new Option<string>("--organisation") { Description = words["option.organisation"], HelpName = "CODE", Required = true };
        var report = new Option<string?>("--report") { Description = words["option.report"], HelpName = "FILE" };
        var data = CommonOptions.Data(words);
        var command = new Command("import", words["command.import"]) { paths, organisation, report, data };
        command.SetAction((parsed, cancellation) => BackupWork.RunAsync(words, async () =>
        {
            var place = BackupWork.PlaceOf(parsed.GetValue(data));
            await using var db = TrackingStorage.Open(place.Connection);
            if (!await TrackingStorage.IsPreparedAsync(db, cancellation))
            {
                await Console.Error.WriteLineAsync(words.Format("audit.no_database", TrackingStorage.IsPostgres(place.Connection) ? "PostgreSQL" : place.Connection));
                return ExitStatus.Refused;
            }

            var today = TimeProvider.System.Today();
            if (await new FindOrganisationByCode(db).RunAsync(parsed.GetRequiredValue(organisation), today, cancellation) is not { } owner)
            {
                await Console.Error.WriteLineAsync(words.Format("import.no_organisation", parsed.GetRequiredValue(organisation)));
                return ExitStatus.Refused;
            }

            var given = parsed.GetRequiredValue(paths);
            if (Array.Find(given, path => !Path.Exists(path)) is { } missing)
            {
                await Console.Error.WriteLineAsync(words.Format("import.no_path", missing));
                return ExitStatus.Refused;
            }

            db.Witness = () => new Witness(null, $"DonDoc ({Environment.UserName})", owner.Id);
            await using var output = parsed.GetValue(report) is { } path ? File.Create(path) : Console.OpenStandardOutput();
            await using var lines = new CsvWriter(output);
            var import = new Run(new ImportWithoutReview(db, CurrentUser.Installation(owner.Id, today), TimeProvider.System, new TrackingOptions()), new RefuseClassified(db), new FileStore(place.Files), owner.Id, words);
            await lines.WriteRowAsync([.. Columns]);
            var files = FilesToImport.Of(given).ToList();
            _ = await BackupWork.ShowAsync(words["progress"], async progress =>
            {
                var done = 0;
                foreach (var file in files)
                {
                    // Line by line to the disk: what a stopped run has done stands in its report.
                    await lines.WriteRowAsync([.. await import.TakeAsync(file, cancellation)]);
                    await lines.FlushAsync(cancellation);
                    progress?.Report((double)++done / files.Count);
                }

                return import;
            });
            await Console.Error.WriteLineAsync(words.Format("import.done", import.Registered, import.Waiting, import.Known, import.Refused, owner.Name));
            return import.Refused == 0 ? ExitStatus.Done : ExitStatus.Refused;
        }));
        return command;
    }

    sealed class Run(ImportWithoutReview import, RefuseClassified classified, FileStore store, OrganisationId owner, Words words)
    {
        public int Registered { get; private set; }

        public int Waiting { get; private set; }

        public int Known { get; private set; }

        public int Refused { get; private set; }

        public async Task<object?[]> TakeAsync(FileToImport file, CancellationToken cancel)
        {
            byte[]? content;
            try
            {
                content = await file.Read(cancel);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                return Refuse(file, exception.Message);
            }

            if (content is null)
                return Refuse(file, FileRefusals.TooLarge(ReadLimits.Default.FileBytes).Message(words.Culture));
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
            if (await import.IsKnownAsync(sha256, owner, cancel))
            {
                Known++;
                return Line(file, "known");
            }

            var reading = DocumentReader.Read(content, Path.GetFileName(file.Name));
            if (reading.Refusal is { } unread)
            {
                if (unread.Mark is { } mark)
                    await classified.RunAsync(mark, WayIn.Import, cancel);
                return Refuse(unread.Mark is null ? file : file with { Name = words["import.unnamed"] }, unread.Message(words.Culture));
            }

            var document = reading.Document!;
            var isKept = store.Holds(sha256);
            using (var bytes = new MemoryStream(content, writable: false))
                await store.SaveAsync(bytes, cancel);
            var name = FileNames.Harmless(document.FileName, content);
            var stored = new StoredFile(sha256, name, content.Length, document.Format.MediaType);
            var taken = await import.RunAsync(new(stored, document.Format.ShortName, document.Text.Text, owner, OriginOf(document)), cancel);
            if (taken.Refusal is { } refusal)
            {
                // Nothing of what is refused stays; what another registry has, stays with it.
                if (!isKept)
                    store.Remove(sha256);
                return Refuse(refusal.Code == DocumentRefusals.Classified.Code ? file with { Name = words["import.unnamed"] } : file, words.Format(refusal.Code, [.. refusal.Arguments]));
            }

            switch (taken.Value.Became)
            {
                case BulkResult.Registered:
                    Registered++;
                    return Line(file, "registered", taken.Value);
                case BulkResult.WaitsForReview:
                    Waiting++;
                    return Line(file, "waits", taken.Value);
                default:
                    Known++;
                    return Line(file, "known", taken.Value);
            }
        }

        static TextOrigin? OriginOf(ReadDocument document) => document is { Recognition: null, PagesWithoutText: [], OldEncodings.Count: 0 }
            ? null
            : new(document.Recognition?.Confidence, document.Recognition?.Doubtful ?? [], document.PagesWithoutText, [.. document.OldEncodingNames]);

        object?[] Refuse(FileToImport file, string reason)
        {
            Refused++;
            return [file.Name, words["import.result.refused"], null, null, null, null, null, reason];
        }

        object?[] Line(FileToImport file, string result, ImportWithoutReview.Result? it = null) =>
            [file.Name, words["import.result." + result], it?.Type, it?.Number, it?.Issuer, it?.IssuedOn, it?.Subject];
    }
}
