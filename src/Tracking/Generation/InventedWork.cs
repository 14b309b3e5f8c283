using System.Globalization;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Generation;

/// <summary>An organisation that assigns work or leads it.</summary>
internal sealed record Body(OrganisationId Id, string Code, string Name, OrganisationLevel Level, OrganisationType Type, OrganisationId? Parent);

/// <summary>A resolution, and where its tasks stand.</summary>
internal sealed record WorkSource(DocumentId Document, InventedTexts.Theme Theme, List<AssignmentSource> Tasks);

/// <summary>Some assignments with all that belongs to them, as they are written.</summary>
internal sealed record WorkBatch(List<Assignment> Assignments, List<AssignmentCooperation> Cooperations, List<PeriodReport> Reports);

/// <summary>Who has which work from whom: invents assignments of all organisations below the centre, with their codes, and lets each live.</summary>
internal sealed class InventedWork(Random random, InventedLife life, InventedReports? reports, IReadOnlyList<Body> bodies, IReadOnlyList<WorkSource> sources)
{
    private const int Batch = 4_000;

    private readonly Dictionary<(OrganisationId Assigner, int Year), int> series = [];
    private readonly Dictionary<OrganisationId, double> diligence = [];
    private readonly Random habits = new(7);

    /// <summary>The numbers that were given.</summary>
    public IEnumerable<AssignmentSeries> Series => series.Select(one => new AssignmentSeries(one.Key.Assigner, one.Key.Year, one.Value));

    public IEnumerable<WorkBatch> Make(int count)
    {
        var names = bodies.ToDictionary(body => body.Id);
        var pools = bodies.Where(body => body.Parent is not null && body.Level != OrganisationLevel.Central).GroupBy(body => body.Level)
            .OrderBy(group => group.Key).Select(group => group.ToList()).ToList();
        for (var made = 0; made < count; made += Batch)
        {
            var rows = new List<Assignment>(Batch);
            var cooperating = new List<AssignmentCooperation>();
            for (var i = made; i < Math.Min(made + Batch, count); i++)
            {
                var pool = pools[Math.Min(random.Next(100) switch { < 20 => 0, < 55 => 1, _ => 2 }, pools.Count - 1)];
                var lead = pool[random.Next(pool.Count)];
                var row = Invent(lead, names[lead.Parent!.Value]);
                rows.Add(row);
                if (random.Next(5) == 0 && pool[random.Next(pool.Count)] is var other && other.Id != lead.Id)
                    cooperating.Add(new AssignmentCooperation(row.Id, other.Id));
            }

            yield return new WorkBatch(rows, cooperating, reports?.Take() ?? []);
        }
    }

    public string Code(OrganisationId assigner, string code, DateOnly day)
    {
        var number = series[(assigner, day.Year)] = series.GetValueOrDefault((assigner, day.Year)) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{code}/{day.Year}-{number:0000}");
    }

    /// <summary>Every body has its own habit; one in ten hardly tells anything.</summary>
    public double Diligence(OrganisationId body) =>
        diligence.TryGetValue(body, out var known) ? known : diligence[body] = habits.Next(10) == 0 ? 0.05 : 0.5 + habits.NextDouble() / 2;

    private Assignment Invent(Body lead, Body assigner)
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
}
