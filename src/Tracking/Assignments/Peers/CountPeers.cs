using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Peers;

/// <summary>Which assignments are counted.</summary>
/// <param name="From">Due on this day or later.</param>
internal sealed record PeerFilter(DocumentId? Document = null, string? Field = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>
/// Counts what is led at or below each of some organisations, none of which stands below another: three statements, however many they are. The sums of the roll-ups do not
/// hold most of these figures, and a median needs the rows in any case, so that all comes from one pass over the rows by lead and one by days of delay.
/// </summary>
internal sealed class CountPeers(TrackingDb db, DateOnly today, TrackingOptions options)
{
    public async Task<Dictionary<OrganisationId, PeerFigures>> RunAsync(IReadOnlyCollection<OrganisationId> organisations, PeerFilter filter, CancellationToken cancel)
    {
        var below = db.AncestryOn(today).Where(up => organisations.Contains(up.AncestorId));
        var leads = await below.ToDictionaryAsync(up => up.DescendantId, up => up.AncestorId, cancel);
        var sent = Sent(filter);
        // Joined, so that a database may begin at who leads below and find the rows by that.
        var counted = (await ByLeadAsync(sent.Join(below, row => row.LeadId, up => (OrganisationId?)up.DescendantId, (row, up) => row), cancel)).ToLookup(row => leads[row.Lead]);
        var delays = (await DelaysAsync(sent, below, cancel)).ToLookup(row => row.Organisation);
        return organisations.ToDictionary(id => id, id => Of([.. counted[id]], [.. delays[id]]));
    }

    /// <summary>Those that were sent and not cancelled, as the lists narrow them.</summary>
    private IQueryable<Assignment> Sent(PeerFilter filter)
    {
        var rows = db.Assignments.Where(row => !AssignmentStates.Unsent.Contains(row.State) && row.State != AssignmentState.Cancelled);
        if (filter.Document is { } document)
            rows = rows.Where(row => row.SourceDocumentId == document);
        if (!string.IsNullOrWhiteSpace(filter.Field))
            rows = rows.Where(row => row.Field == filter.Field.Trim());
        if (filter.From is { } from)
            rows = rows.Where(row => row.DueDate >= from);
        if (filter.To is { } to)
            rows = rows.Where(row => row.DueDate <= to);
        return rows;
    }

    private Task<List<LeadCount>> ByLeadAsync(IQueryable<Assignment> rows, CancellationToken cancel)
    {
        var last = today.AddDays(-options.StalledDays);
        return rows.Select(new TimelinessRule(today, options.DueSoonDays).Column()).GroupBy(row => row.Row.LeadId!.Value).Select(group => new LeadCount
        {
            Lead = group.Key,
            Total = group.Count(),
            Done = group.Count(row => row.Row.State == AssignmentState.Confirmed),
            DoneInTime = group.Count(row => row.Timeliness == Timeliness.DoneInTime),
            DoneLate = group.Count(row => row.Timeliness == Timeliness.DoneLate),
            Overdue = group.Count(row => row.Timeliness == Timeliness.Overdue),
            FallenDue = group.Count(row => row.Row.DueDate < today),
            WithLead = group.Count(row => AssignmentStates.WithLead.Contains(row.Row.State)),
            NotReported = group.Count(row => AssignmentStates.WithLead.Contains(row.Row.State) && row.Row.LastProgressOn == null),
            Stalled = group.Count(row => StalledRule.Moving.Contains(row.Row.State) && row.Row.LastActOn <= last),
            Told = group.Max(row => row.Row.LastProgressOn),
            Since = group.Min(row => AssignmentStates.WithLead.Contains(row.Row.State) ? row.Row.SentOn ?? row.Row.StartsOn : null),
            Received = group.Count(row => row.Row.ReceivedOn != null && row.Row.SentOn != null),
            AnswerDays = group.Sum(row => row.Row.ReceivedOn != null && row.Row.SentOn != null ? row.Row.ReceivedOn.Value.DayNumber - row.Row.SentOn.Value.DayNumber : 0),
        }).ToListAsync(cancel);
    }

    /// <summary>What was reported, and what is overdue, by its days of delay.</summary>
    private Task<List<DelayCount>> DelaysAsync(IQueryable<Assignment> rows, IQueryable<OrganisationAncestry> below, CancellationToken cancel) =>
        rows.Where(row => row.DueDate != null && (row.ReportedOn != null || row.DueDate < (row.SuspendedOn ?? today)))
            .Join(below, row => row.LeadId, up => (OrganisationId?)up.DescendantId, (row, up) => new { row, up.AncestorId })
            .GroupBy(pair => new
            {
                pair.AncestorId,
                Delay = (pair.row.ReportedOn ?? pair.row.SuspendedOn ?? today).DayNumber - pair.row.DueDate!.Value.DayNumber,
                First = (pair.row.ReportedOn ?? pair.row.SuspendedOn ?? today).DayNumber - (pair.row.OriginalDueDate ?? pair.row.DueDate!.Value).DayNumber,
            })
            .Select(group => new DelayCount(group.Key.AncestorId, group.Key.Delay, group.Key.First, group.Count())).ToListAsync(cancel);

    private PeerFigures Of(List<LeadCount> leads, List<DelayCount> delays)
    {
        int Sum(Func<LeadCount, int> of) => leads.Sum(of);
        var begun = today.AddDays(-ListSilentLeads.Patience);
        var received = Sum(row => row.Received);
        return new PeerFigures(
            Sum(row => row.Total), Sum(row => row.Done), Sum(row => row.DoneInTime), Sum(row => row.DoneLate), Sum(row => row.Overdue), Sum(row => row.FallenDue), Sum(row => row.Total - row.Done),
            Sum(row => row.NotReported), Sum(row => row.Stalled), leads.Count(row => row.Told is null && row.WithLead > 0 && row.Since <= begun),
            Median(delays.Select(row => (row.Delay, row.Count))), Median(delays.Select(row => (row.First, row.Count))), received == 0 ? null : (double)Sum(row => row.AnswerDays) / received);
    }

    private static int? Median(IEnumerable<(int Days, int Count)> rows)
    {
        var sorted = rows.OrderBy(row => row.Days).ToList();
        var middle = (sorted.Sum(row => row.Count) + 1) / 2;
        foreach (var (days, count) in sorted)
        {
            if ((middle -= count) <= 0)
                return days;
        }

        return null;
    }

    private sealed class LeadCount
    {
        public required OrganisationId Lead { get; init; }

        public required int Total { get; init; }

        public required int Done { get; init; }

        public required int DoneInTime { get; init; }

        public required int DoneLate { get; init; }

        public required int Overdue { get; init; }

        public required int FallenDue { get; init; }

        public required int WithLead { get; init; }

        public required int NotReported { get; init; }

        public required int Stalled { get; init; }

        public required DateOnly? Told { get; init; }

        public required DateOnly? Since { get; init; }

        public required int Received { get; init; }

        public required int AnswerDays { get; init; }
    }

    private sealed record DelayCount(OrganisationId Organisation, int Delay, int First, int Count);
}
