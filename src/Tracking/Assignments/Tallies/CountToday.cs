using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>
/// Counts what organisations lead, and what is led below them, as it stands today: the sums of what is below, the changes that are not in them yet, and
/// what they lead themselves. Where the sums are of another tree, or there are none of that kind, all of it from the rows.
/// </summary>
internal sealed class CountToday(TrackingDb db, DateOnly today, TrackingOptions options)
{
    private const int Tries = 5;

    private readonly TimelinessRule rule = new(today, options.DueSoonDays);

    // The months in which something turns with the day are read by day.
    private readonly DateOnly near = FirstOf(today);
    private readonly DateOnly far = FirstOf(today.AddDays(options.DueSoonDays)).AddMonths(1);

    public async Task<IReadOnlyList<Counted>> RunAsync(IReadOnlyCollection<OrganisationId> organisations, RollupBy by, CancellationToken cancel)
    {
        if (by is RollupBy.Unit or RollupBy.Period)
            return await FromSumsAsync(organisations, by, cancel);
        // By document and by field there are sums of provinces and of the centre only.
        var big = await db.Organisations.Where(row => organisations.Contains(row.Id) && (row.Level == OrganisationLevel.Central || row.Level == OrganisationLevel.Province)).Select(row => row.Id).ToListAsync(cancel);
        var small = organisations.Except(big).ToList();
        return [.. big.Count > 0 ? await FromSumsAsync(big, by, cancel) : [], .. small.Count > 0 ? await FromRowsAsync(small, by, cancel) : []];
    }

    private async Task<IReadOnlyList<Counted>> FromSumsAsync(IReadOnlyCollection<OrganisationId> organisations, RollupBy by, CancellationToken cancel)
    {
        for (var tried = 0; tried < Tries && await FoldsAsync(cancel) is { } folds; tried++)
        {
            var sums = await Sums(organisations, by).CountAsync(by, today, cancel);
            var waiting = await Waiting(organisations, by).CountAsync(by, today, cancel);
            var own = await CountAsync(Sent.Where(row => row.Row.LeadId != null && organisations.Contains(row.Row.LeadId.Value)).Select(row => new Placed { Row = row, Organisation = row.Row.LeadId!.Value }), by, cancel);
            // Had some gone from the changes into the sums in between, they would count twice or not at all.
            if (await FoldsAsync(cancel) == folds)
                return [.. sums.Select(row => row with { Key = row.Key.Length > 1 ? row.Key[2..] : row.Key }), .. waiting, .. own];
        }

        return await FromRowsAsync(organisations, by, cancel);
    }

    /// <summary>Without any sum: what the others are measured by.</summary>
    internal Task<List<Counted>> FromRowsAsync(IReadOnlyCollection<OrganisationId> organisations, RollupBy by, CancellationToken cancel) => CountAsync(
        Sent.Join(db.AncestryOn(today).Where(up => organisations.Contains(up.AncestorId)), row => row.Row.LeadId, up => (OrganisationId?)up.DescendantId,
            (row, up) => new Placed { Row = row, Organisation = up.AncestorId }), by, cancel);

    private IQueryable<Timed<Assignment>> Sent => db.Assignments.Where(row => !AssignmentStates.Unsent.Contains(row.State)).Select(rule.Column());

    private Task<int?> FoldsAsync(CancellationToken cancel) => db.TallyBasis.HoldingOn(today, db).Select(row => (int?)row.Folds).SingleOrDefaultAsync(cancel);

    private IQueryable<Countable> Sums(IReadOnlyCollection<OrganisationId> organisations, RollupBy by)
    {
        var rows = db.Tallies.Where(row => organisations.Contains(row.OrganisationId)
            && ((row.Span == TallySpan.Month && (row.Due < near || row.Due >= far)) || (row.Span == TallySpan.Day && row.Due >= near && row.Due < far)));
        rows = by switch
        {
            RollupBy.Document => rows.Where(row => row.Subject.StartsWith(TallySubjects.OfDocument)),
            RollupBy.Field => rows.Where(row => row.Subject.StartsWith(TallySubjects.OfField)),
            _ => rows.Where(row => row.Subject == TallySubjects.All),
        };
        return rows.Select(rule.ColumnOf<Tally>()).Select(timed => new Countable
        {
            Organisation = timed.Row.OrganisationId,
            Key = timed.Row.Subject,
            Due = timed.Row.Due,
            State = timed.Row.State,
            Timeliness = timed.Timeliness,
            Count = timed.Row.Count,
        });
    }

    private IQueryable<Countable> Waiting(IReadOnlyCollection<OrganisationId> organisations, RollupBy by)
    {
        var above = db.AncestryOn(today).Where(up => organisations.Contains(up.AncestorId) && up.Depth > 0);
        var rows = db.TallyChanges.Select(rule.ColumnOf<TallyChange>()).Join(above, row => row.Row.LeadId, up => up.DescendantId, (row, up) => new { row, up.AncestorId });
        return by == RollupBy.Document
            ? rows.Select(pair => new Countable
            {
                Organisation = pair.AncestorId, Key = pair.row.Row.Document, Due = pair.row.Row.Due, State = pair.row.Row.State, Timeliness = pair.row.Timeliness, Count = pair.row.Row.Count,
            })
            : rows.Select(pair => new Countable
            {
                Organisation = pair.AncestorId, Key = pair.row.Row.Field, Due = pair.row.Row.Due, State = pair.row.Row.State, Timeliness = pair.row.Timeliness, Count = pair.row.Row.Count,
            });
    }

    private Task<List<Counted>> CountAsync(IQueryable<Placed> rows, RollupBy by, CancellationToken cancel)
    {
        var countable = rows.Select(placed => new Countable
        {
            Organisation = placed.Organisation,
            Document = placed.Row.Row.SourceDocumentId,
            Key = placed.Row.Row.Field,
            Due = placed.Row.Row.DueDate,
            State = placed.Row.Row.State,
            Timeliness = placed.Row.Timeliness,
            Count = 1,
        });
        return by == RollupBy.Document ? countable.CountByDocumentAsync(today, cancel) : countable.CountAsync(by, today, cancel);
    }

    private static DateOnly FirstOf(DateOnly day) => day.AddDays(1 - day.Day);

    private sealed class Placed
    {
        public required Timed<Assignment> Row { get; init; }

        public required OrganisationId Organisation { get; init; }
    }
}
