using System.Collections;
using System.CommandLine;
using System.Diagnostics;
using System.Security.Cryptography;
using DonDoc.Formats;
using DonDoc.Formats.Csv;
using DonDoc.Formats.Outside;
using DonDoc.Storage;
using DonDoc.Tracking;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.Extensions.Configuration;

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
            var import = new Run(new ImportWithoutReview(db, CurrentUser.Installation(owner.Id, today), TimeProvider.System, Configured()), db, new FileStore(place.Files),
                new VirusScanner(Environment.GetEnvironmentVariable(VirusScanner.Setting.Replace(":", "__", StringComparison.Ordinal))), owner.Id, words);
            await lines.WriteRowAsync([.. Columns]);
            using var sources = new FilesToImport(given, words);
            var files = sources.All;
            _ = await BackupWork.ShowAsync(words["progress"], async progress =>
            {
                var done = 0;
                foreach (var file in files)
                {
                    await import.ReadAsync(file, cancellation);
                    if (++done == files.Count || import.IsFull)
                        await WriteAsync();
                    progress?.Report((double)done / files.Count);
                }

                return import;

                // Lines go to the disk when what they tell is there: what a stopped run has done stands in its report.
                async Task WriteAsync()
                {
                    foreach (var line in await import.TakeAsync(cancellation))
                        await lines.WriteRowAsync([.. line]);
                    await lines.FlushAsync(cancellation);
                }
            });
            await Console.Error.WriteLineAsync(words.Format("import.done", import.Registered, import.Awaiting, import.Known, import.Refused, owner.Name));
            return import.Refused == 0 ? ExitStatus.Done : ExitStatus.Refused;
        }));
        return command;
    }

    /// <summary>What the server's variables of the environment say of the registry, read as the server reads them: a number gets the term that it gets there.</summary>
    static TrackingOptions Configured()
    {
        const string Section = "Tracking";
        var set = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(one => KeyValuePair.Create(((string)one.Key).Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal), (string?)one.Value))
            .Where(one => one.Key.StartsWith(Section + ConfigurationPath.KeyDelimiter, StringComparison.OrdinalIgnoreCase));
        return new ConfigurationBuilder().AddInMemoryCollection(set).Build().GetSection(Section).Get<TrackingOptions>() ?? new TrackingOptions();
    }

    /// <summary>A file that was read: to be taken in, or with its line already.</summary>
    /// <param name="KeptAt">When its bytes were kept (UTC).</param>
    sealed record Waiting(FileToImport File, object?[]? Line, ImportWithoutReview.Input? Input = null, DateTime KeptAt = default);

    sealed class Run(ImportWithoutReview import, TrackingDb db, FileStore store, VirusScanner scanner, OrganisationId owner, Words words)
    {
        // A transaction costs as much as some documents; the longer it lasts, the longer others wait who write.
        const int MostAtOnce = 50;

        // Characters, of what is taken in at once and of one file.
        const int MostText = 2_000_000;
        static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

        readonly List<Waiting> waiting = [];
        readonly Stopwatch since = new();

        public int Registered { get; private set; }

        public int Awaiting { get; private set; }

        public int Known { get; private set; }

        public int Refused { get; private set; }

        /// <summary>Whether those that wait are to be taken in before the next is read.</summary>
        public bool IsFull => waiting.Count(one => one.Input is not null) >= MostAtOnce || waiting.Sum(one => one.Input?.PlainText.Length ?? 0) >= MostText || since.Elapsed >= Longest;

        /// <summary>Reads a file; it waits until it is taken in, or until its line is written.</summary>
        public async Task ReadAsync(FileToImport file, CancellationToken cancel)
        {
            if (waiting.Count == 0)
                since.Restart();
            waiting.Add(await WaitingAsync(file, cancel));
        }

        /// <summary>Takes in what waits.</summary>
        /// <returns>The lines of all that were read, in their order.</returns>
        public async Task<IReadOnlyList<object?[]>> TakeAsync(CancellationToken cancel)
        {
            var taken = new Queue<Outcome<ImportWithoutReview.Result>>(await import.RunAsync([.. waiting.Select(one => one.Input).OfType<ImportWithoutReview.Input>()], cancel));
            var lines = new List<object?[]>(waiting.Count);
            foreach (var one in waiting)
                lines.Add(one.Input is null ? one.Line! : await LineOfAsync(one, taken.Dequeue(), cancel));
            waiting.Clear();
            return lines;
        }

        async Task<Waiting> WaitingAsync(FileToImport file, CancellationToken cancel)
        {
            byte[]? content;
            string? reason;
            try
            {
                (content, reason) = await file.Read(cancel);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return new(file, Refuse(file, exception.Message));
            }

            if (content is null)
                return new(file, Refuse(file, reason!));
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
            if (await import.FindKnownAsync(sha256, owner, cancel) is not null)
            {
                Known++;
                return new(file, Line(file, "known"));
            }

            var reading = DocumentReader.Read(content, Path.GetFileName(file.Name));
            if (reading.Refusal is { } unread)
            {
                if (unread.Mark is { } mark)
                    await new RefuseClassified(db).RunAsync(mark, WayIn.Import, cancel);
                return new(file, Refuse(unread.Mark is null ? file : file with { Name = words["import.unnamed"] }, unread.Message(words.Culture)));
            }

            var document = reading.Document!;
            if (document.Text.Text.Length > MostText)
                return new(file, Refuse(file, FileRefusals.TooLong.Message(words.Culture)));
            if (await scanner.JudgeAsync(new MemoryStream(content, writable: false), cancel) is { } infected)
                return new(file, Refuse(file, infected.Message(words.Culture)));
            using (var bytes = new MemoryStream(content, writable: false))
                await store.SaveAsync(bytes, cancel);
            var stored = new StoredFile(sha256, FileNames.Harmless(document.FileName, content), content.Length, document.Format.MediaType);
            return new(file, null, new(stored, document.Format.ShortName, document.Text.Text, owner,
                TextOrigin.Of(document.Recognition?.Confidence, document.Recognition?.Doubtful, document.PagesWithoutText, document.OldEncodingNames)), TimeProvider.System.GetUtcNow().UtcDateTime);
        }

        async Task<object?[]> LineOfAsync(Waiting one, Outcome<ImportWithoutReview.Result> taken, CancellationToken cancel)
        {
            if (taken.Refusal is { } refusal)
            {
                var reason = words.Format(refusal.Code, [.. refusal.Arguments]);
                // The daily sweep removes what is refused: somebody else may be about to name the same bytes. What is classified does not wait for it.
                if (refusal.Code != DocumentRefusals.Classified.Code)
                    return Refuse(one.File, reason);
                await UnusedFiles.RemoveAsync(db, store, one.Input!.File.Sha256, one.KeptAt, cancel);
                return Refuse(one.File with { Name = words["import.unnamed"] }, reason);
            }

            switch (taken.Value.Became)
            {
                case BulkResult.Registered:
                    Registered++;
                    return Line(one.File, "registered", taken.Value);
                case BulkResult.WaitsForReview:
                    Awaiting++;
                    return Line(one.File, "waits", taken.Value);
                default:
                    Known++;
                    return Line(one.File, "known", taken.Value);
            }
        }

        object?[] Refuse(FileToImport file, string reason)
        {
            Refused++;
            return [file.Name, words["import.result.refused"], null, null, null, null, null, reason];
        }

        object?[] Line(FileToImport file, string result, ImportWithoutReview.Result? it = null) =>
            [file.Name, words["import.result." + result], it?.Type, it?.Number, it?.Issuer, it?.IssuedOn, it?.Subject];
    }
}
