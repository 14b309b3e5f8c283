using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Campaigns;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Coverage;

/// <summary>
/// The provisions of a document beside those that answer it: for each provision, and for each part of the tree, how many issued programmes answer it in full,
/// in part, not at all. In a number of statements that does not depend on how many there are.
/// </summary>
public sealed class ShowMatrix(TrackingDb db, CurrentUser user)
{
    /// <summary>Parts of the tree shown beside each other.</summary>
    public const int Columns = 10;

    /// <param name="Version">Of the document; where null the current one, or the newest that is answered where nothing answers that.</param>
    /// <param name="Under">Below which organisation; all that the user sees where null.</param>
    /// <param name="Standing">Only provisions to which at least one programme stands so.</param>
    /// <param name="Column">From which part of the tree on.</param>
    public sealed record Input(DocumentId Document, int? Version = null, OrganisationId? Under = null, ProvisionStanding? Standing = null, int Row = 0, int Column = 0);

    /// <param name="Programmes">Issued programmes below <see cref="Input.Under"/>.</param>
    /// <param name="All">Provisions that ask for an answer, before the filter.</param>
    /// <param name="Unanswered">Of those, the ones that no programme answers.</param>
    /// <param name="Asked">Organisations there that campaigns asked for their answer to the document.</param>
    /// <param name="Waiting">Of those, the ones whose answer is not issued yet.</param>
    /// <param name="Versions">Of the document, the newest first, with how many programmes answer each.</param>
    public sealed record Result(
        DocumentId Document, int Version, string TypeName, string? Number, string Subject, OrganisationLabel? Under, IReadOnlyList<OrganisationLabel> Path, int Programmes, int All, int Unanswered,
        IReadOnlyList<Part> Parts, int PartCount, IReadOnlyList<Line> Lines, int LineCount, IReadOnlyList<AnsweredVersion> Versions, int Asked, int Waiting);

    /// <summary>An organisation with all below it.</summary>
    /// <param name="HasParts">Whether it can be opened.</param>
    /// <param name="IsAlone">Only what it answers itself: of the organisation at the top, beside its parts.</param>
    public sealed record Part(OrganisationLabel Organisation, int Programmes, bool HasParts, bool IsAlone);

    /// <param name="Cells">One for each part, in their order.</param>
    public sealed record Line(ProvisionId Provision, string Path, string? Title, string Words, ProvisionClass Class, Cell Total, IReadOnlyList<Cell> Cells);

    /// <summary>Of the programmes of one part.</summary>
    public readonly record struct Cell(int Programmes, int Full, int Partial, int NotApplicable)
    {
        public int Unanswered => Programmes - Full - Partial - NotApplicable;
    }

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        var document = await db.Documents.VisibleTo(user, db).Where(row => row.Id == input.Document).Select(row => new { row.Id, row.CurrentVersion, row.TypeName, row.Number, row.Subject }).SingleOrDefaultAsync(cancel);
        if (document is null)
            return ProgrammeRefusals.ParentMissing;
        if (input.Under is { } top && !await db.ReachesAsync(user, Permission.ViewProgrammes, top, cancel))
            return ProgrammeRefusals.NotFound;
        var (version, versions) = await db.AnsweredVersionsAsync(user, document.Id, document.CurrentVersion, input.Version, input.Under, cancel);
        if (await AskedProvisions.LoadAsync(db, document.Id, version, cancel) is not { } asked)
            return ProgrammeRefusals.ParentUnread;

        var programmes = db.Answering(user, document.Id, version, input.Under);
        var all = await programmes.CountAsync(cancel);
        var requests = await AskedAsync(document.Id, input.Under, cancel);
        var parts = await PartsAsync(programmes, input.Under, today, cancel);
        // Every answer of the country is counted only where the filter asks for it; a page reads those of its own provisions.
        var rows = asked.Rows;
        var totals = new Dictionary<ProvisionId, Cell>();
        if (input.Standing is { } standing)
        {
            totals = await TotalsAsync(programmes, null, all, cancel);
            rows = [.. rows.Where(row => Stands(totals.GetValueOrDefault(row.Id, new Cell(all, 0, 0, 0)), standing))];
        }

        var shown = rows.Skip(Math.Max(0, input.Row)).Take(new PageRequest().Rows).ToList();
        if (input.Standing is null)
            totals = await TotalsAsync(programmes, [.. shown.Select(row => row.Id)], all, cancel);
        var answered = await db.Provisions.Where(row => row.DocumentId == document.Id && row.VersionNumber == version)
            .Where(row => db.CommitmentAnswers.Any(answer => answer.ProvisionId == row.Id && answer.Decision == AnswerDecision.Confirmed && programmes.Any(programme => programme.Id == answer.ProgrammeId)))
            .Select(row => row.Id).ToListAsync(cancel);
        var beside = parts.Skip(Math.Max(0, input.Column)).Take(Columns).ToList();
        var cells = await CellsAsync(programmes, [.. shown.Select(row => row.Id)], beside, today, cancel);
        return new Result(document.Id, version, document.TypeName, document.Number, document.Subject,
            input.Under is { } under ? new OrganisationLabel(under, await NameAsync(under, today, cancel)) : null,
            input.Under is { } below ? await PathAsync(below, today, cancel) : [], all, asked.Rows.Count,
            asked.Rows.Count(row => !answered.Contains(row.Id)), beside, parts.Count,
            [.. shown.Select(row => new Line(row.Id, row.Statement.Path, row.Statement.Headings is [.., var title] ? title : null, row.Statement.Text, row.Class, totals.GetValueOrDefault(row.Id, new Cell(all, 0, 0, 0)),
                [.. beside.Select(part => cells.TryGetValue((row.Id, part.Organisation.Id), out var cell) ? cell with { Programmes = part.Programmes } : new Cell(part.Programmes, 0, 0, 0))]))],
            rows.Count, versions, requests.Count, requests.Count(request => !request.IsIssued));
    }

    /// <summary>Once each, however many campaigns asked it; it waits as long as one of its answers does.</summary>
    private async Task<List<(OrganisationId Organisation, bool IsIssued)>> AskedAsync(DocumentId document, OrganisationId? under, CancellationToken cancel)
    {
        var campaigns = db.Campaigns.VisibleTo(user, db).Where(row => row.DocumentId == document && row.State != CampaignState.Draft);
        var requests = db.CampaignRequests.VisibleTo(user, db).Where(row => campaigns.Any(campaign => campaign.Id == row.CampaignId));
        if (under is { } top)
        {
            var below = db.AncestryOn(user.Today).Where(up => up.AncestorId == top);
            requests = requests.Where(row => below.Any(up => up.DescendantId == row.OrganisationId));
        }

        return [.. (await requests.GroupBy(row => row.OrganisationId)
            .Select(group => new { group.Key, Waiting = group.Max(row => db.Programmes.Any(programme => programme.Id == row.ProgrammeId && programme.State == ProgrammeState.Issued) ? 0 : 1) })
            .ToListAsync(cancel)).Select(row => (row.Key, row.Waiting == 0))];
    }

    /// <param name="provisions">Those that are counted; all where null.</param>
    private async Task<Dictionary<ProvisionId, Cell>> TotalsAsync(IQueryable<Programme> programmes, IReadOnlyList<ProvisionId>? provisions, int all, CancellationToken cancel) =>
        (await programmes.Standings(db, provisions).GroupBy(row => row.ProvisionId).Select(group => new { group.Key, Full = group.Sum(row => row.Full), NotApplicable = group.Sum(row => row.NotApplicable), Said = group.Count() })
            .ToListAsync(cancel)).ToDictionary(row => row.Key, row => new Cell(all, row.Full, row.Said - row.Full - row.NotApplicable, row.NotApplicable));

    private static bool Stands(Cell total, ProvisionStanding standing) => standing switch
    {
        ProvisionStanding.Full => total.Full > 0,
        ProvisionStanding.Partial => total.Partial > 0,
        ProvisionStanding.NotApplicable => total.NotApplicable > 0,
        _ => total.Unanswered > 0 || total.Programmes == 0,
    };

    /// <summary>What the top answers itself, then the parts right below that have programmes, by name: each with all below it. Together they are all.</summary>
    private async Task<List<Part>> PartsAsync(IQueryable<Programme> programmes, OrganisationId? under, DateOnly today, CancellationToken cancel)
    {
        IReadOnlyList<OrganisationId> tops = under is { } top ? [top] : user.Roots(Permission.ViewProgrammes);
        var heads = db.PlacementsOn(today).Where(place => tops.Contains(place.ParentId)).Select(place => place.OrganisationId);
        var counts = programmes.Join(db.AncestryOn(today), row => row.OwnerId, up => up.DescendantId, (row, up) => new { Head = up.AncestorId, up.Depth })
            .Where(up => heads.Contains(up.Head) || (up.Depth == 0 && tops.Contains(up.Head)))
            .GroupBy(up => up.Head).Select(group => new { Head = group.Key, Programmes = group.Count(), IsAlone = !heads.Contains(group.Key) });
        return await counts.Join(db.NamesOn(today), one => one.Head, name => name.OrganisationId, (one, name) => new { one.Head, one.Programmes, one.IsAlone, name.Name, name.SortKey })
            .OrderBy(one => one.IsAlone ? 0 : 1).ThenBy(one => one.SortKey).ThenBy(one => one.Head)
            .Select(one => new Part(new OrganisationLabel(one.Head, one.Name), one.Programmes, !one.IsAlone && db.PlacementsOn(today).Any(place => place.ParentId == one.Head), one.IsAlone)).ToListAsync(cancel);
    }

    private async Task<Dictionary<(ProvisionId, OrganisationId), Cell>> CellsAsync(
        IQueryable<Programme> programmes, IReadOnlyList<ProvisionId> provisions, List<Part> parts, DateOnly today, CancellationToken cancel)
    {
        if (provisions.Count == 0 || parts.Count == 0)
            return [];
        var heads = parts.Where(part => !part.IsAlone).Select(part => part.Organisation.Id).ToList();
        var alone = parts.Where(part => part.IsAlone).Select(part => part.Organisation.Id).ToList();
        var ancestry = db.AncestryOn(today).Where(up => heads.Contains(up.AncestorId) || (up.Depth == 0 && alone.Contains(up.AncestorId)));
        return (await programmes.Standings(db, provisions)
            .Join(ancestry, row => row.OwnerId, up => up.DescendantId, (row, up) => new { row.ProvisionId, Part = up.AncestorId, row.Full, row.NotApplicable })
            .GroupBy(row => new { row.ProvisionId, row.Part })
            .Select(group => new { group.Key.ProvisionId, group.Key.Part, Full = group.Sum(row => row.Full), NotApplicable = group.Sum(row => row.NotApplicable), Said = group.Count() })
            .ToListAsync(cancel)).ToDictionary(row => (row.ProvisionId, row.Part), row => new Cell(0, row.Full, row.Said - row.Full - row.NotApplicable, row.NotApplicable));
    }

    private async Task<string> NameAsync(OrganisationId organisation, DateOnly today, CancellationToken cancel) =>
        await db.NamesOn(today).Where(name => name.OrganisationId == organisation).Select(name => name.Name).FirstOrDefaultAsync(cancel) ?? "";

    /// <summary>What the user may go back up to, the highest first.</summary>
    private Task<List<OrganisationLabel>> PathAsync(OrganisationId organisation, DateOnly today, CancellationToken cancel)
    {
        var scope = db.Scope(user, Permission.ViewProgrammes);
        return db.AncestryOn(today).Where(up => up.DescendantId == organisation && up.Depth > 0 && scope.Any(within => within.DescendantId == up.AncestorId))
            .Join(db.NamesOn(today), up => up.AncestorId, name => name.OrganisationId, (up, name) => new { up.Depth, up.AncestorId, name.Name })
            .OrderByDescending(up => up.Depth).Select(up => new OrganisationLabel(up.AncestorId, up.Name)).ToListAsync(cancel);
    }
}
