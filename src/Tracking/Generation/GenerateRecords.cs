using System.Globalization;
using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Assignments;
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
/// inspections with what they ask, and assignments with their whole lives. The same draw for the same seed on the same day; ids are new each time.
/// Saves entities of other modules: those of assignments in bulk, the rest by the slices that pages call.
/// </summary>
public sealed class GenerateRecords(TrackingDb db, TimeProvider clock, TrackingOptions options)
{
    public const int MostGrassroots = 50_000;
    public const int MostAssignments = 2_000_000;
    public const int MostMonths = 24;
    private const int Batch = 10_000;
    private const int RequirementsOfOne = 3;

    /// <param name="Months">How far back the first assignments begin, each with a word on its progress in most months.</param>
    public sealed record Input(int Provinces, int Communes, int Grassroots, int Assignments, int Months, int Seed);

    /// <param name="Told">Acts in the lives of the assignments, reports among them.</param>
    /// <param name="Bulk">Time spent on assignments with their lives.</param>
    /// <param name="Indexing">Time spent on making all of it findable.</param>
    public sealed record Result(int Organisations, int Documents, int Programmes, int Engagements, int Assignments, int Told, TimeSpan Bulk, TimeSpan Indexing);

    private sealed record Body(OrganisationId Id, string Code, string Name, OrganisationLevel Level, OrganisationType Type, OrganisationId? Parent);

    private readonly Dictionary<(OrganisationId Assigner, int Year), int> series = [];

    /// <param name="progress">0 to 1.</param>
    public async Task<Outcome<Result>> RunAsync(Input input, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        if (OutOfRange(input) is { } wrong)
            return wrong;
        if (await db.Assignments.AnyAsync(cancel) || await db.Documents.AnyAsync(cancel))
            return GenerationRefusals.NotEmpty;
        var today = clock.Today();
        var loaded = await new LoadAdministrativeUnits(db, clock).RunAsync(
            new(Communes: input.Communes > 0, input.Grassroots, input.Seed, input.Provinces, input.Communes), cancel);
        if (loaded.IsRefused)
            return loaded.Refusal!;
        var root = loaded.Value.Root;
        var random = new Random(input.Seed);
        var bodies = await BodiesAsync(today, cancel);
        var committees = bodies.Where(body => body is { Level: OrganisationLevel.Province, Type: OrganisationType.PartyCommittee } && body.Parent == root).ToList();
        var sources = await RegisterAsync(root, committees, today, input, cancel);
        var programmes = await BeginProgrammesAsync(committees, sources[0], today, cancel);
        // Of an empty database: so that every batch goes into the sums with its rows.
        await new RebuildTallies(db, clock).RunAsync(cancel);
        progress?.Report(0.05);
        var life = new InventedLife(random, today, input.Months);
        var (engagements, required, told) = await InspectAsync(root, committees, life, random, input, today, cancel);

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var names = bodies.ToDictionary(body => body.Id);
        var pools = bodies.Where(body => body.Parent is not null && body.Level != OrganisationLevel.Central).GroupBy(body => body.Level)
            .OrderBy(group => group.Key).Select(group => group.ToList()).ToList();
        for (var made = required; made < input.Assignments; made += Batch)
        {
            var rows = new List<Assignment>(Batch);
            var cooperating = new List<AssignmentCooperation>();
            for (var i = made; i < Math.Min(made + Batch, input.Assignments); i++)
            {
                var pool = pools[Math.Min(random.Next(100) switch { < 20 => 0, < 55 => 1, _ => 2 }, pools.Count - 1)];
                var lead = pool[random.Next(pool.Count)];
                var row = Invent(life, random, lead, names[lead.Parent!.Value], sources);
                rows.Add(row);
                if (random.Next(5) == 0 && pool[random.Next(pool.Count)] is var other && other.Id != lead.Id)
                    cooperating.Add(new AssignmentCooperation(row.Id, other.Id));
            }

            told += await KeepAsync(rows, cooperating, cancel);
            progress?.Report(0.05 + 0.75 * (made + rows.Count) / Math.Max(1, input.Assignments));
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            await db.BulkInsertAsync(series.Select(one => new AssignmentSeries(one.Key.Assigner, one.Key.Year, one.Value)).ToList(), cancel);
            await db.RecordAsync(new RecordedAct("installation.generated")
            {
                Owner = root,
                Details = new Dictionary<string, string?>(StringComparer.Ordinal) { ["count"] = input.Assignments.ToString(CultureInfo.InvariantCulture) },
            }, cancel);
            await transaction.CommitAsync(cancel);
        }

        var bulk = watch.Elapsed;
        await SearchIndexing.FillAsync(db, cancel);
        progress?.Report(1);
        return new Result(loaded.Value.Added, await db.Documents.CountAsync(cancel), programmes, engagements, input.Assignments, told, bulk, watch.Elapsed - bulk);
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
    private async Task<List<(DocumentId Document, InventedTexts.Theme Theme, List<AssignmentSource> Tasks)>> RegisterAsync(
        OrganisationId root, List<Body> committees, DateOnly today, Input input, CancellationToken cancel)
    {
        var made = new List<(DocumentId, InventedTexts.Theme, List<AssignmentSource>)>();
        var day = today.AddMonths(-input.Months).AddDays(-20);
        async Task AddAsync(OrganisationId owner, string issuer, string number, InventedTexts.Theme theme, string place)
        {
            var text = InventedTexts.Resolution(theme, issuer, number, day, place);
            var registered = Expect(await new RegisterDocument(db, CurrentUser.Installation(owner, today), clock, options).RunAsync(
                new("NQ", "nghị quyết", number, owner, null, day, $"về {theme.Subject}", DocumentAudience.Subordinates, Owner: owner, PlainText: text), cancel));
            var tasks = await db.Provisions.AsNoTracking().Where(row => row.DocumentId == registered && row.Proposed == ProvisionClass.Measure)
                .OrderBy(row => row.Ordinal).Select(row => new AssignmentSource(registered, row.Start, row.OwnEnd, row.VersionNumber, row.Id)).ToListAsync(cancel);
            made.Add((registered, theme, tasks));
        }

        foreach (var (index, theme) in InventedTexts.Themes.Index())
            await AddAsync(root, "Ban Chấp hành Trung ương", $"{index + 51}-NQ/TW", theme, "Hà Nội");
        foreach (var (index, committee) in committees.Index())
            await AddAsync(committee.Id, committee.Name, $"{index % 20 + 1:00}-NQ/TU", InventedTexts.Themes[index % InventedTexts.Themes.Length], committee.Name[(committee.Name.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        return made;
    }

    private async Task<int> BeginProgrammesAsync(
        List<Body> committees, (DocumentId Document, InventedTexts.Theme Theme, List<AssignmentSource> Tasks) parent, DateOnly today, CancellationToken cancel)
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
        OrganisationId root, List<Body> committees, InventedLife life, Random random, Input input, DateOnly today, CancellationToken cancel)
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
                    PlainText: InventedTexts.Report($"Đoàn kiểm tra số {index + 1}", committee.Name, held, shortcomings, works.Select(work => work.Content))), cancel));
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var at = Clock.BeginOf(held).AddHours(15);
            var engagement = Engagement.Record(root, EngagementKind.Inspection, $"{index + 1}", $"Kiểm tra việc thực hiện nghị quyết về {theme.Subject}",
                new NamedBody(root, "Ban Chấp hành Trung ương"), new NamedBody(committee.Id, committee.Name), Guid.Empty, at).Value;
            var session = engagement.Hold(held, null, null, report, at).Value;
            db.Add(engagement);
            db.AddRange(shortcomings.Select((one, place) => new Finding(engagement.Id, session.Id, FindingKind.Shortcoming, place + 1, one)));
            var rows = works.ConvertAll(work => life.Live(Code(root, "TW", held), work.Content, work.Product, root, committee.Id, held, new AssignmentDetails(theme.Field),
                new AssignmentSource(report, null, null), new AssignmentBeginning(AssignmentOrigin.Requirement), Diligence(committee.Id)));
            db.AddRange(rows);
            db.AddRange(rows.Zip(works).Select((pair, place) => new Requirement(engagement.Id, session.Id, place + 1, pair.Second.Content, pair.First.Id)));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            db.ChangeTracker.Clear();
            made += rows.Count;
            told += rows.Sum(row => row.Events.Count);
        }

        return (Math.Min(committees.Count, input.Assignments / RequirementsOfOne), made, told);
    }

    private Assignment Invent(
        InventedLife life, Random random, Body lead, Body assigner, List<(DocumentId Document, InventedTexts.Theme Theme, List<AssignmentSource> Tasks)> sources)
    {
        var (_, theme, tasks) = sources[random.Next(InventedTexts.Themes.Length)];
        var (content, product) = InventedTexts.Work(theme, lead.Name, random);
        var start = life.Start();
        var source = tasks.Count > 0 && random.Next(10) < 6 ? tasks[random.Next(tasks.Count)] : null;
        var origin = source is not null ? AssignmentOrigin.Provision : random.Next(4) == 0 ? AssignmentOrigin.Meeting : AssignmentOrigin.ByHand;
        return life.Live(Code(assigner.Id, assigner.Code, start), content, product, assigner.Id, lead.Id, start,
            new AssignmentDetails(theme.Field, Priority: random.Next(20) switch { 0 => Priority.Urgent, < 4 => Priority.High, _ => Priority.Normal }), source,
            new AssignmentBeginning(origin, origin == AssignmentOrigin.Meeting ? $"Giao ban tháng {start.Month}/{start.Year}" : null), Diligence(lead.Id));
    }

    private string Code(OrganisationId assigner, string code, DateOnly day)
    {
        var number = series[(assigner, day.Year)] = series.GetValueOrDefault((assigner, day.Year)) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{code}/{day.Year}-{number:0000}");
    }

    private readonly Dictionary<OrganisationId, double> diligence = [];
    private readonly Random habits = new(7);

    /// <summary>Every body has its own habit; one in ten hardly tells anything.</summary>
    private double Diligence(OrganisationId body) =>
        diligence.TryGetValue(body, out var known) ? known : diligence[body] = habits.Next(10) == 0 ? 0.05 : 0.5 + habits.NextDouble() / 2;

    private async Task<int> KeepAsync(List<Assignment> rows, List<AssignmentCooperation> cooperating, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.BulkInsertAsync(rows, cancel);
        var told = rows.SelectMany(row => row.Events).ToList();
        await db.BulkInsertAsync(told, cancel);
        await db.BulkInsertAsync(cooperating, cancel);
        await db.FoldTalliesAsync(clock.Today(), cancel);
        await transaction.CommitAsync(cancel);
        return told.Count;
    }

    private static T Expect<T>(Outcome<T> outcome) =>
        outcome.Refusal is { } refusal ? throw new InvalidOperationException($"What is generated is refused: {refusal.Code}.") : outcome.Value;
}
