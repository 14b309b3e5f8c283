using System.Globalization;
using System.Threading.Channels;
using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Drafting;
using DonDoc.Tracking.Search;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Generation;

/// <summary>
/// Fills an empty database with invented records of any size, for trials: the real tree, resolutions with their provisions, programmes begun on them,
/// inspections with what they ask, and assignments with their whole lives and their reports. The same draw for the same seed on the same day; ids are new each time.
/// Saves entities of other modules: those of assignments in bulk, the rest by the slices that pages call.
/// </summary>
/// <remarks>
/// Who is killed before the assignments are there leaves a beginning that the next run refuses; after that everything is there, and what is missing of sums, closed
/// periods and the index is made good by the next start.
/// </remarks>
public sealed class GenerateRecords(TrackingDb db, TimeProvider clock, TrackingOptions options)
{
    public const int MostGrassroots = 50_000;
    public const int MostAssignments = 2_000_000;
    public const int MostMonths = 24;
    private const int RequirementsOfOne = 3;
    private const string Begun = "installation.generation_begun";
    private const string Done = "installation.generated";

    // Enough that who invents and who writes seldom wait for each other.
    private const int Ahead = 3;

    /// <param name="Months">How far back the first assignments begin, each with a word on its progress in most months.</param>
    /// <param name="Reports">That word is the report of a period, and the periods that are over are closed.</param>
    public sealed record Input(int Provinces, int Communes, int Grassroots, int Assignments, int Months, int Seed, bool Reports = true);

    /// <param name="Told">Acts in the lives of the assignments, reports among them.</param>
    /// <param name="Bulk">Time spent on assignments with their lives and reports, all indexes of their tables and their sums.</param>
    /// <param name="Closing">Time spent on counting the periods that are over.</param>
    /// <param name="Indexing">Time spent on making all of it findable.</param>
    public sealed record Result(int Organisations, int Documents, int Programmes, int Engagements, int Assignments, int Told, int Reports, TimeSpan Bulk, TimeSpan Closing, TimeSpan Indexing);

    /// <param name="progress">0 to 1.</param>
    public async Task<Outcome<Result>> RunAsync(Input input, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        if (OutOfRange(input) is { } wrong)
            return wrong;
        if (await db.AuditEntries.AnyAsync(row => row.Act == Begun, cancel) && !await db.AuditEntries.AnyAsync(row => row.Act == Done, cancel))
            return GenerationRefusals.CutShort;
        if (await db.Assignments.AnyAsync(cancel) || await db.Documents.AnyAsync(cancel))
            return GenerationRefusals.NotEmpty;
        var today = clock.Today();
        var loaded = await new LoadAdministrativeUnits(db, clock).RunAsync(
            new(Communes: input.Communes > 0, input.Grassroots, input.Seed, input.Provinces, input.Communes), cancel);
        if (loaded.IsRefused)
            return loaded.Refusal!;
        var root = loaded.Value.Root;
        await db.RecordAsync(new RecordedAct(Begun) { Owner = root }, cancel);
        var random = new Random(input.Seed);
        var bodies = await BodiesAsync(today, cancel);
        var committees = bodies.Where(body => body is { Level: OrganisationLevel.Province, Type: OrganisationType.PartyCommittee } && body.Parent == root).ToList();
        var sources = await RegisterAsync(root, committees, today, input, cancel);
        var programmes = await BeginProgrammesAsync(committees, sources[0], today, cancel);
        var life = new InventedLife(random, today, input.Months);
        var reports = input.Reports ? life.ReportIn(await PeriodsAsync(today, input.Months, cancel), new Random(input.Seed)) : null;
        var work = new InventedWork(random, life, reports, bodies, sources);
        var (engagements, required, told) = await InspectAsync(root, committees, life, work, reports, random, input, today, cancel);
        progress?.Report(0.05);

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var acts = await FillAsync(root, work, input.Assignments - required, input.Assignments, progress, cancel);
        await new RebuildTallies(db, clock).RunAsync(cancel);
        var bulk = watch.Elapsed;
        progress?.Report(0.75);
        if (input.Reports)
            await new OpenPeriods(db, clock, options).RunAsync(cancel);
        var closing = watch.Elapsed - bulk;
        progress?.Report(0.85);
        await SearchIndexing.FillAsync(db, cancel);
        progress?.Report(1);
        return new Result(loaded.Value.Added, await db.Documents.CountAsync(cancel), programmes, engagements, input.Assignments, told + acts, reports?.Count ?? 0, bulk, closing, watch.Elapsed - bulk - closing);
    }

    /// <summary>All assignments in one transaction, each batch invented while the one before it is written.</summary>
    /// <returns>How many acts they have.</returns>
    private async Task<int> FillAsync(OrganisationId root, InventedWork work, int count, int all, IProgress<double>? progress, CancellationToken cancel)
    {
        var (acts, written) = (0, 0);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var batches = Channel.CreateBounded<WorkBatch>(Ahead);
        var inventing = Task.Run(async () =>
        {
            try
            {
                foreach (var batch in work.Make(count))
                    await batches.Writer.WriteAsync(batch, ended.Token);
                batches.Writer.Complete();
            }
            catch (Exception exception)
            {
                // Whoever writes learns it with the next batch.
                batches.Writer.Complete(exception);
            }
        }, CancellationToken.None);
        try
        {
            await db.FillAsync([typeof(Assignment), typeof(AssignmentEvent), typeof(AssignmentCooperation), typeof(PeriodReport), typeof(PeriodReportVersion)], async writer =>
            {
                await foreach (var batch in batches.Reader.ReadAllAsync(cancel))
                {
                    var told = batch.Assignments.SelectMany(row => row.Events).ToList();
                    await writer.WriteAsync(batch.Assignments, cancel);
                    await writer.WriteAsync(told, cancel);
                    await writer.WriteAsync(batch.Cooperations, cancel);
                    await writer.WriteAsync(batch.Reports, cancel);
                    await writer.WriteAsync(batch.Reports.SelectMany(report => report.Versions).ToList(), cancel);
                    (acts, written) = (acts + told.Count, written + batch.Assignments.Count);
                    progress?.Report(0.05 + 0.5 * written / count);
                }

                await db.BulkInsertAsync(work.Series.ToList(), cancel);
                await db.RecordAsync(new RecordedAct(Done)
                {
                    Owner = root,
                    Details = new Dictionary<string, string?>(StringComparer.Ordinal) { ["count"] = all.ToString(CultureInfo.InvariantCulture) },
                }, cancel);
            }, cancel);
        }
        finally
        {
            await ended.CancelAsync();
            await inventing;
        }

        return acts;
    }

    /// <summary>The usual periods from the first month on, opened as they would have been day by day.</summary>
    private async Task<List<ReportingPeriod>> PeriodsAsync(DateOnly today, int months, CancellationToken cancel)
    {
        var open = new OpenPeriods(db, clock, options);
        for (var back = months; back >= 0; back--)
            await open.OpenAsync(today.AddMonths(-back), cancel);
        return await db.ReportingPeriods.AsNoTracking().Where(row => row.IsUsual).OrderBy(row => row.To).ToListAsync(cancel);
    }

    private static Refusal? OutOfRange(Input input)
    {
        (string Name, int Value, int Least, int Most)[] numbers =
        [
            ("--provinces", input.Provinces, 1, 34), ("--communes", input.Communes, 0, 3321), ("--grassroots", input.Grassroots, 0, MostGrassroots),
            ("--assignments", input.Assignments, 0, MostAssignments), ("--months", input.Months, 1, MostMonths),
        ];
        foreach (var (name, value, least, most) in numbers)
        {
            if (value < least || value > most)
                return GenerationRefusals.OutOfRange.With(name, $"{least}", $"{most}");
        }

        return input is { Grassroots: > 0, Communes: 0 } ? GenerationRefusals.OutOfRange.With("--communes", "1", "3321") : null;
    }

    private async Task<List<Body>> BodiesAsync(DateOnly today, CancellationToken cancel)
    {
        var bodies = await db.Organisations.AsNoTracking().Join(db.NamesOn(today), row => row.Id, name => name.OrganisationId, (row, name) => new
        {
            row.Id,
            row.Code,
            name.Name,
            row.Level,
            row.Type,
            Parent = db.Ancestry.Where(up => up.DescendantId == row.Id && up.Depth == 1 && up.ValidFrom <= today && today < up.ValidTo).Select(up => (OrganisationId?)up.AncestorId).FirstOrDefault(),
        }).OrderBy(row => row.Code).ToListAsync(cancel);
        return bodies.ConvertAll(row => new Body(row.Id, row.Code, row.Name, row.Level, row.Type, row.Parent));
    }

    /// <summary>Resolutions of the centre, one of each theme, and one of each province; with where their tasks stand.</summary>
    private async Task<List<WorkSource>> RegisterAsync(
        OrganisationId root, List<Body> committees, DateOnly today, Input input, CancellationToken cancel)
    {
        var made = new List<WorkSource>();
        var day = today.AddMonths(-input.Months).AddDays(-20);
        async Task AddAsync(OrganisationId owner, string issuer, string number, InventedTexts.Theme theme, string place)
        {
            var text = InventedTexts.Resolution(theme, issuer, number, day, place);
            var registered = Expect(await new RegisterDocument(db, CurrentUser.Installation(owner, today), clock, options).RunAsync(
                new("NQ", "nghị quyết", number, owner, null, day, $"về {theme.Subject}", DocumentAudience.Subordinates, Owner: owner, PlainText: text), cancel));
            var tasks = await db.Provisions.AsNoTracking().Where(row => row.DocumentId == registered && row.Proposed == ProvisionClass.Measure)
                .OrderBy(row => row.Ordinal).Select(row => new AssignmentSource(registered, row.Start, row.OwnEnd, row.VersionNumber, row.Id)).ToListAsync(cancel);
            made.Add(new WorkSource(registered, theme, tasks));
        }

        foreach (var (index, theme) in InventedTexts.Themes.Index())
            await AddAsync(root, "Ban Chấp hành Trung ương", $"{index + 51}-NQ/TW", theme, "Hà Nội");
        foreach (var (index, committee) in committees.Index())
            await AddAsync(committee.Id, committee.Name, $"{index % 20 + 1:00}-NQ/TU", InventedTexts.Themes[index % InventedTexts.Themes.Length], committee.Name[(committee.Name.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        return made;
    }

    private async Task<int> BeginProgrammesAsync(List<Body> committees, WorkSource parent, DateOnly today, CancellationToken cancel)
    {
        foreach (var committee in committees)
        {
            Expect(await new BeginProgramme(db, CurrentUser.Installation(committee.Id, today), clock, options).RunAsync(
                new(parent.Document, "CTr", $"Thực hiện nghị quyết về {parent.Theme.Subject}", Owner: committee.Id), cancel));
        }

        return committees.Count;
    }

    /// <summary>One inspection of each province, with a session, shortcomings, and requirements that are assignments.</summary>
    private async Task<(int Engagements, int Assignments, int Told)> InspectAsync(
        OrganisationId root, List<Body> committees, InventedLife life, InventedWork work, InventedReports? reports, Random random, Input input, DateOnly today, CancellationToken cancel)
    {
        var (made, told) = (0, 0);
        foreach (var (index, committee) in committees.Take(input.Assignments / RequirementsOfOne).Index())
        {
            var held = life.Start();
            var theme = InventedTexts.Themes[index % InventedTexts.Themes.Length];
            var works = Enumerable.Range(0, RequirementsOfOne).Select(_ => InventedTexts.Work(theme, committee.Name, random)).ToList();
            string[] shortcomings = [$"Việc {theme.Works[0]} còn chậm so với kế hoạch", "Một số nhiệm vụ chưa phân công rõ người chịu trách nhiệm"];
            var report = Expect(await new RegisterDocument(db, CurrentUser.Installation(root, today), clock, options).RunAsync(
                new("BC", "báo cáo", $"{index + 1}-BC/ĐKT", null, $"Đoàn kiểm tra số {index + 1}", held, $"kết quả kiểm tra đối với {committee.Name}", Owner: root,
                    PlainText: InventedTexts.Report($"Đoàn kiểm tra số {index + 1}", committee.Name, held, shortcomings, works.Select(one => one.Content))), cancel));
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var at = Clock.BeginOf(held).AddHours(15);
            var engagement = Engagement.Record(root, EngagementKind.Inspection, $"{index + 1}", $"Kiểm tra việc thực hiện nghị quyết về {theme.Subject}",
                new NamedBody(root, "Ban Chấp hành Trung ương"), new NamedBody(committee.Id, committee.Name), Guid.Empty, at).Value;
            var session = engagement.Hold(held, null, null, report, at).Value;
            db.Add(engagement);
            db.AddRange(shortcomings.Select((one, place) => new Finding(engagement.Id, session.Id, FindingKind.Shortcoming, place + 1, one)));
            var rows = works.ConvertAll(one => life.Live(work.Code(root, "TW", held), one.Content, one.Product, root, committee.Id, held, new AssignmentDetails(theme.Field),
                new AssignmentSource(report, null, null), new AssignmentBeginning(AssignmentOrigin.Requirement), work.Diligence(committee.Id)));
            db.AddRange(rows);
            db.AddRange(reports?.Take() ?? []);
            db.AddRange(rows.Zip(works).Select((pair, place) => new Requirement(engagement.Id, session.Id, place + 1, pair.Second.Content, pair.First.Id)));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            db.ChangeTracker.Clear();
            made += rows.Count;
            told += rows.Sum(row => row.Events.Count);
        }

        return (Math.Min(committees.Count, input.Assignments / RequirementsOfOne), made, told);
    }

    private static T Expect<T>(Outcome<T> outcome) =>
        outcome.Refusal is { } refusal ? throw new InvalidOperationException($"What is generated is refused: {refusal.Code}.") : outcome.Value;
}
