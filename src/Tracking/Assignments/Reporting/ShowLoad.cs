using DonDoc.Tracking.Assignments.Peers;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>
/// What organisations are asked to report in a period: how many items, by how many, and what is asked twice. And the other way round: what one asks, of how many. Counted from what is
/// asked as it stands today, of what the user sees.
/// </summary>
public sealed class ShowLoad(TrackingDb db, CurrentUser user)
{
    /// <summary>The words of more items are not compared at once: who asks goes one level down.</summary>
    public const int MostCompared = 5000;

    /// <summary>Of what is asked twice so much is shown.</summary>
    public const int MostShown = 100;

    /// <param name="Period">Null: the one that is to be reported today.</param>
    /// <param name="Organisation">Null: the top of what this user may see.</param>
    public sealed record Input(ReportingPeriodId? Period = null, OrganisationId? Organisation = null);

    /// <param name="IsCompared">Whether what is asked twice was looked for; otherwise there is too much of it.</param>
    /// <param name="Lines">The organisation itself and those right below it, each with all below, the most asked first.</param>
    /// <param name="Askers">Who asks, the most first.</param>
    /// <param name="Twice">The same asked of one organisation, by lead; at most a hundred.</param>
    public sealed record Result(
        PeriodLine Period, OrganisationLabel Organisation, OrganisationLabel? Above, bool IsCompared, Load Total, IReadOnlyList<Line> Lines, IReadOnlyList<Asker> Askers, IReadOnlyList<AskedTwice> Twice);

    /// <param name="Items">Reports that are asked for.</param>
    /// <param name="Askers">By so many organisations.</param>
    /// <param name="Twice">So many of them ask what another asks too: had it been asked once, there were so many less.</param>
    public sealed record Load(int Items, int Askers, int Twice);

    /// <param name="IsOwn">The organisation itself, without those below.</param>
    public sealed record Line(OrganisationLabel Organisation, bool IsOwn, bool HasBelow, Load Load);

    /// <param name="Leads">Of so many organisations.</param>
    /// <param name="Twice">So many of its items another asks too.</param>
    public sealed record Asker(OrganisationLabel Organisation, int Items, int Leads, int Twice);

    /// <param name="IsSameProvision">They were made of one provision; otherwise their words are the same or nearly.</param>
    public sealed record AskedTwice(OrganisationLabel Lead, bool IsSameProvision, IReadOnlyList<Item> Items);

    /// <param name="Document">Null where it was taken from none that the user may open.</param>
    public sealed record Item(AssignmentId Id, string Code, string Content, OrganisationLabel Asker, Source? Document);

    public sealed record Source(DocumentId Id, string TypeName, string? Number);

    private sealed record Count(OrganisationId Lead, OrganisationId Asker, int Items);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        var period = input.Period is { } wanted
            ? await db.ReportingPeriods.SingleOrDefaultAsync(row => row.Id == wanted && row.From <= today, cancel)
            : await ListReports.CurrentAsync(db, today, cancel);
        if (period is null)
            return ReportingRefusals.PeriodNotFound;
        var top = input.Organisation ?? await db.TopAsync(user, cancel);
        if (!await db.Organisations.VisibleTo(user, db).AnyAsync(row => row.Id == top, cancel))
            return OrganisationRefusals.NotFound;
        var within = db.AncestryOn(today).Where(up => up.AncestorId == top);
        var asked = db.Assignments.VisibleTo(user, db).Where(row => row.LeadId != null && within.Any(up => up.DescendantId == row.LeadId)).Where(ReportingQueries.IsAsked(period));
        var counts = await asked.GroupBy(row => new { Lead = row.LeadId!.Value, row.AssignerId }).Select(group => new Count(group.Key.Lead, group.Key.AssignerId, group.Count())).ToListAsync(cancel);
        var isCompared = counts.Sum(row => row.Items) <= MostCompared;
        var groups = isCompared ? SameAsked.Of(await ItemsAsync(asked, cancel)) : [];
        var branches = await BranchesAsync(top, today, cancel);
        var shown = groups.Take(MostShown).ToList();
        var names = await NamesAsync([top, .. branches.Values, .. counts.Select(row => row.Asker), .. shown.Select(group => group.Items[0].Lead)], today, cancel);
        OrganisationLabel Label(OrganisationId id) => new(id, names.GetValueOrDefault(id, ""));
        var parents = await db.PlacementsOn(today).Where(place => within.Any(up => up.DescendantId == place.ParentId && up.Depth == 1)).Select(place => place.ParentId).Distinct().ToListAsync(cancel);
        var twiceOf = groups.ToLookup(group => branches.GetValueOrDefault(group.Items[0].Lead, top), group => group.Items.Count - 1);
        var lines = counts.GroupBy(row => branches.GetValueOrDefault(row.Lead, top))
            .Select(group => new Line(Label(group.Key), group.Key == top, parents.Contains(group.Key), LoadOf(group, twiceOf[group.Key].Sum())))
            .OrderByDescending(line => line.Load.Items).ThenBy(line => line.Organisation.Name, StringComparer.Ordinal).ToList();
        var twiceBy = groups.SelectMany(group => group.Items).ToLookup(item => item.Asker);
        var askers = counts.GroupBy(row => row.Asker)
            .Select(group => new Asker(Label(group.Key), group.Sum(row => row.Items), group.Select(row => row.Lead).Distinct().Count(), twiceBy[group.Key].Count()))
            .OrderByDescending(asker => asker.Items).ThenBy(asker => asker.Organisation.Name, StringComparer.Ordinal).ToList();
        var documents = await DocumentsAsync(shown, cancel);
        return new Result(
            ListPeriods.Line(period), Label(top), await AboveAsync(top, today, cancel), isCompared, LoadOf(counts, groups.Sum(group => group.Items.Count - 1)), lines, askers,
            shown.ConvertAll(group => new AskedTwice(Label(group.Items[0].Lead), group.IsSameProvision,
                [.. group.Items.Select(item => new Item(item.Id, item.Code, item.Content, Label(item.Asker), item.Document is { } document ? documents.GetValueOrDefault(document) : null))])));
    }

    private static Load LoadOf(IEnumerable<Count> counts, int twice)
    {
        var all = counts.ToList();
        return new Load(all.Sum(row => row.Items), all.Select(row => row.Asker).Distinct().Count(), twice);
    }

    private static Task<List<SameAsked.Asked>> ItemsAsync(IQueryable<Assignment> asked, CancellationToken cancel) =>
        asked.OrderBy(row => row.LeadId).ThenBy(row => row.Id)
            .Select(row => new SameAsked.Asked(row.Id, row.Code, row.Content, row.LeadId!.Value, row.AssignerId, row.SourceDocumentId, row.SourceProvisionId)).ToListAsync(cancel);

    /// <summary>Of each organisation below, the one right below under which it stands.</summary>
    private Task<Dictionary<OrganisationId, OrganisationId>> BranchesAsync(OrganisationId top, DateOnly today, CancellationToken cancel)
    {
        var children = db.PlacementsOn(today).Where(place => place.ParentId == top).Select(place => place.OrganisationId);
        return db.AncestryOn(today).Where(up => children.Contains(up.AncestorId)).ToDictionaryAsync(up => up.DescendantId, up => up.AncestorId, cancel);
    }

    private Task<Dictionary<OrganisationId, string>> NamesAsync(List<OrganisationId> ids, DateOnly today, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToList();
        return db.NamesOn(today).Where(row => wanted.Contains(row.OrganisationId)).ToDictionaryAsync(row => row.OrganisationId, row => row.Name, cancel);
    }

    private async Task<Dictionary<DocumentId, Source>> DocumentsAsync(List<SameAsked.Group> groups, CancellationToken cancel)
    {
        var ids = groups.SelectMany(group => group.Items).Select(item => item.Document).OfType<DocumentId>().Distinct().ToList();
        return await db.Documents.VisibleTo(user, db).Where(row => ids.Contains(row.Id)).Select(row => new Source(row.Id, row.TypeName, row.Number)).ToDictionaryAsync(row => row.Id, cancel);
    }

    private async Task<OrganisationLabel?> AboveAsync(OrganisationId id, DateOnly today, CancellationToken cancel) =>
        await db.PlacementsOn(today).Where(place => place.OrganisationId == id)
            .Join(db.Organisations.VisibleTo(user, db), place => place.ParentId, row => row.Id, (place, row) => row.Id)
            .Join(db.NamesOn(today), up => up, name => name.OrganisationId, (up, name) => new OrganisationLabel(up, name.Name)).FirstOrDefaultAsync(cancel);
}
