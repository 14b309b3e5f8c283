using System.Globalization;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Search;

/// <summary>
/// Finds words in documents and their provisions, in findings or in assignments: first where they stand in titles, numbers and headings, then where they
/// stand together, then anywhere; of each the latest first. The same on both databases, and only what the user may see.
/// </summary>
public sealed class SearchTexts(TrackingDb db, CurrentUser user)
{
    /// <param name="Text">Words, “phrases”, numbers in any spelling; with or without diacritics.</param>
    /// <param name="TypeName">nghị quyết, kế hoạch…; of documents.</param>
    /// <param name="Issuer">Of documents.</param>
    /// <param name="Organisation">Registered by this organisation or one below it; of documents.</param>
    /// <param name="IssuerName">In the issuer's name; with or without diacritics, abbreviations spelled out. Of documents.</param>
    /// <param name="Field">Issued or registered by an organisation of this field; of documents.</param>
    /// <param name="From">Issued on this day or later; of documents. Of others: recorded.</param>
    /// <param name="To">Or earlier.</param>
    /// <param name="IsUnfinished">The last word may go on: the person is still typing.</param>
    public sealed record Input(
        string? Text, SearchKind Kind = SearchKind.Document, string? TypeName = null, OrganisationId? Issuer = null, OrganisationId? Organisation = null,
        DateOnly? From = null, DateOnly? To = null, bool IsUnfinished = false, PageRequest? Page = null,
        string? IssuerName = null, string? Field = null);

    /// <param name="Document">Of a document or a provision; its reader has the address <see cref="Path"/>.</param>
    /// <param name="Engagement">Of a finding.</param>
    /// <param name="Title">Number and subject of a document, title of an engagement, code of an assignment; with the words marked.</param>
    /// <param name="Path">“III.2.b”; null for a title or what stands outside of provisions.</param>
    /// <param name="Words">The text around what was found; empty where the title is what was found.</param>
    /// <param name="HasMore">There is more of it in the same record than is shown.</param>
    /// <param name="Version">Of the document: that in whose text <paramref name="Start"/> and <paramref name="End"/> count; null where it is the title that was found.</param>
    public sealed record Hit(
        SearchKind Kind, DocumentId? Document, EngagementId? Engagement, AssignmentId? Assignment, string? TypeName, string? Number, string? IssuerName,
        DateOnly? Day, IReadOnlyList<Fragment> Title, string? Path, string? Label, int Start, int End, IReadOnlyList<Fragment> Words, bool HasMore, int? Version);

    /// <summary>More hits of one record stand behind the link to it.</summary>
    public const int MostOfOne = 3;

    // Whose records are so few is searched among them only: a word that stands everywhere would otherwise be looked at everywhere.
    private const int FewRecords = 500;

    // Looked at for one page. A page may so be short; the next goes on behind it.
    private const int MostLookedAt = 4000;

    private const int LongestShown = 4000;

    // A page asks for the same words among records of several kinds.
    private readonly Dictionary<QueryWord, IReadOnlyList<string>> meanings = [];

    private sealed record Taken(SearchEntry Entry, int Step, bool HasMore);

    private sealed record Found(string Title, string? TypeName, string? Number, string? IssuerName, DateOnly? Day, EngagementId? Engagement);

    public async Task<Page<Hit>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var query = SearchQuery.Parse(input.Text, input.IsUnfinished);
        var page = input.Page ?? new PageRequest();
        if (query.IsEmpty || await FacetsAsync(input, cancel) is not { } facets || await SearchPlan.OfAsync(db, query, input.Kind, facets, meanings, cancel) is not { } plan)
            return new Page<Hit>([], null);

        var (step, last) = After(page, plan);
        var least = input.To is { } to ? SearchEntry.FirstOf(input.Kind, to) : SearchEntry.FirstOf(input.Kind);
        var beyond = input.From is { } from ? SearchEntry.Behind(input.Kind, from) : SearchEntry.FirstOf(input.Kind + 1);
        var verdicts = new Dictionary<int, Found?>();
        var records = new Dictionary<int, SearchRecord>();
        var taken = new List<Taken>();
        var (lookedAt, few) = (0, Math.Max(100, page.Rows * 2));
        while (taken.Count <= page.Rows && lookedAt < MostLookedAt)
        {
            var (next, end) = (Math.Max(last + 1, least), few);
            var entries = await db.Matching(plan[step]).AsNoTracking().Where(row => row.Id >= next && row.Id < beyond)
                .OrderBy(row => row.Id).Take(end).ToListAsync(cancel);
            lookedAt += entries.Count;
            await JudgeAsync(input, entries, records, verdicts, cancel);
            var isLeft = false;
            foreach (var entry in entries)
            {
                last = entry.Id;
                isLeft = false;
                if (verdicts[entry.Record] is null)
                    continue;
                if (taken.Count(one => one.Entry.Record == entry.Record && one.Step == step) == MostOfOne)
                {
                    // Enough of this one: on behind all of its texts.
                    taken[^1] = taken[^1] with { HasMore = true };
                    last = SearchEntry.Last(records[entry.Record]);
                    isLeft = true;
                    continue;
                }

                taken.Add(new Taken(entry, step, false));
                if (taken.Count > page.Rows)
                    break;
            }

            if ((isLeft && entries.Count == end) || taken.Count > page.Rows)
                continue;
            if (entries.Count == end)
            {
                // Whoever sees little of what is found looks at more of it at once.
                few = Math.Min(few * 2, 800);
                continue;
            }

            if (step + 1 == plan.Steps)
                break;
            (step, last) = (step + 1, -1);
        }

        return await PageAsync(taken, page, query, lookedAt >= MostLookedAt ? Cursor(step, last) : null, records, verdicts, cancel);
    }

    private static (int Step, long Last) After(PageRequest page, SearchPlan plan) =>
        page.After(2) is [var step, var id] && int.TryParse(step, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < plan.Steps
            && long.TryParse(id, CultureInfo.InvariantCulture, out var last) && last < long.MaxValue ? (at, last) : (0, -1);

    private static string Cursor(int step, long last) => PageRequest.CursorOf(step.ToString(CultureInfo.InvariantCulture), last.ToString(CultureInfo.InvariantCulture));

    private async Task<Page<Hit>> PageAsync(
        List<Taken> taken, PageRequest page, SearchQuery query, string? onward,
        Dictionary<int, SearchRecord> records, Dictionary<int, Found?> verdicts, CancellationToken cancel)
    {
        var hasMore = taken.Count > page.Rows;
        var shown = hasMore ? taken[..page.Rows] : taken;
        var next = hasMore ? Cursor(shown[^1].Step, shown[^1].HasMore ? SearchEntry.Last(records[shown[^1].Entry.Record]) : shown[^1].Entry.Id) : onward;
        var texts = await TextsAsync([.. shown.Where(one => one.Entry.End > one.Entry.Start).Select(one => one.Entry.Id)], cancel);
        return new Page<Hit>([.. shown.Select(one => HitOf(one.Entry, one.HasMore, records[one.Entry.Record], verdicts[one.Entry.Record]!, texts.GetValueOrDefault(one.Entry.Id), query))], next);
    }

    private static Hit HitOf(SearchEntry entry, bool hasMore, SearchRecord record, Found found, TextRow? text, SearchQuery query) => new(
        record.Kind, record.DocumentId, found.Engagement, record.AssignmentId, found.TypeName, found.Number, found.IssuerName, found.Day,
        Snippet.Of(found.Title, query), text?.Path, text?.Label, entry.Start, entry.End, text is null ? [] : Snippet.Of(text.Text, query), hasMore, text?.Version);

    /// <summary>What the index itself can tell apart; null where there is nothing that this user could find.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<string>>?> FacetsAsync(Input input, CancellationToken cancel)
    {
        var facets = new List<IReadOnlyList<string>>();
        if (!string.IsNullOrWhiteSpace(input.TypeName))
            facets.Add([SearchTokens.OfType(input.TypeName)]);
        if (input.Issuer is { } issuer)
            facets.Add([SearchTokens.OfIssuer(issuer)]);
        var permission = input.Kind switch
        {
            SearchKind.Document => Permission.ViewDocuments,
            SearchKind.Finding => Permission.ViewEngagements,
            _ => Permission.ViewAssignments,
        };
        if (!user.Has(permission))
            return null;
        if (user.IsNarrow(permission))
        {
            var few = await Seen(input).Select(row => row.Number).Take(FewRecords + 1).ToListAsync(cancel);
            if (few.Count == 0)
                return null;
            if (few.Count <= FewRecords)
                facets.Add([.. few.Select(SearchTokens.OfRecord)]);
        }

        return facets;
    }

    private IQueryable<SearchRecord> Seen(Input input)
    {
        switch (input.Kind)
        {
            case SearchKind.Finding:
                var found = db.Findings.Join(db.Engagements.VisibleTo(user, db), finding => finding.EngagementId, engagement => engagement.Id, (finding, engagement) => finding.Id);
                return db.SearchRecords.Where(row => row.FindingId != null && found.Contains(row.FindingId.Value));
            case SearchKind.Assignment:
                var tasks = db.Assignments.VisibleTo(user, db).Select(row => row.Id);
                return db.SearchRecords.Where(row => row.AssignmentId != null && tasks.Contains(row.AssignmentId.Value));
            default:
                var documents = Documents(input).Select(row => row.Id);
                return db.SearchRecords.Where(row => row.DocumentId != null && documents.Contains(row.DocumentId.Value));
        }
    }

    private IQueryable<Document> Documents(Input input)
    {
        var documents = db.Documents.VisibleTo(user, db);
        // Without a day of issue it stands in the registry by the day on which it came.
        if (input.From is not null || input.To is not null)
            documents = documents.Where(row => row.IssuedOn != null);
        if (!string.IsNullOrWhiteSpace(input.TypeName))
            documents = documents.Where(row => row.TypeName == input.TypeName);
        if (input.Issuer is { } issuer)
            documents = documents.Where(row => row.IssuerId == issuer);
        if (!string.IsNullOrWhiteSpace(input.IssuerName))
        {
            var key = NameKey.Of(input.IssuerName);
            documents = documents.Where(row => row.IssuerKey.Contains(key));
        }

        if (!string.IsNullOrWhiteSpace(input.Field))
        {
            // No secret of theirs is told: the documents themselves are seen.
            var bodies = db.OrganisationsOfField(input.Field);
            documents = documents.Where(row => bodies.Contains(row.OwnerId) || (row.IssuerId != null && bodies.Contains(row.IssuerId.Value)));
        }

        if (input.Organisation is { } top)
            documents = documents.Where(row => db.AncestryOn(user.Today).Any(up => up.AncestorId == top && up.DescendantId == row.OwnerId));
        return documents;
    }

    /// <summary>Looks at the records of entries that were not looked at before: what of them may be shown, and how it is called.</summary>
    private async Task JudgeAsync(
        Input input, List<SearchEntry> entries, Dictionary<int, SearchRecord> records, Dictionary<int, Found?> verdicts, CancellationToken cancel)
    {
        var numbers = entries.Select(entry => entry.Record).Distinct().Where(number => !verdicts.ContainsKey(number)).ToList();
        if (numbers.Count == 0)
            return;
        foreach (var number in numbers)
            verdicts[number] = null;
        var named = db.SearchRecords.AsNoTracking().Where(row => numbers.Contains(row.Number));
        var seen = input.Kind switch
        {
            SearchKind.Document => named.Join(Documents(input), record => record.DocumentId, row => row.Id,
                (record, row) => new Verdict(record, new Found(row.Subject, row.TypeName, row.Number, row.IssuerName, row.IssuedOn, null))),
            SearchKind.Finding => named.Join(db.Findings, record => record.FindingId, row => row.Id, (record, row) => new { record, row })
                .Join(db.Engagements.VisibleTo(user, db), pair => pair.row.EngagementId, engagement => engagement.Id,
                    (pair, engagement) => new Verdict(pair.record, new Found(pair.row.Content, null, null, null, engagement.LatestOn, engagement.Id))),
            _ => named.Join(db.Assignments.VisibleTo(user, db), record => record.AssignmentId, row => row.Id,
                (record, row) => new Verdict(record, new Found(row.Content, null, row.Code, null, row.DueDate, null))),
        };
        foreach (var (record, found) in await seen.ToListAsync(cancel))
            (records[record.Number], verdicts[record.Number]) = (record, found);
    }

    private sealed record Verdict(SearchRecord Record, Found Found);

    private sealed record TextRow(string Text, string? Path, string? Label, int Version);

    private async Task<Dictionary<long, TextRow>> TextsAsync(List<long> entries, CancellationToken cancel)
    {
        if (entries.Count == 0)
            return [];
        var rows = await db.SearchEntries.Where(entry => entries.Contains(entry.Id))
            .Join(db.SearchRecords, entry => entry.Record, record => record.Number, (entry, record) => new { entry, record })
            .Join(db.Documents.VisibleTo(user, db), pair => pair.record.DocumentId, document => document.Id, (pair, document) => new { pair.entry, document })
            .Join(db.DocumentTexts, pair => new { Id = pair.document.Id, Version = pair.document.CurrentVersion }, text => new { Id = text.DocumentId, Version = text.VersionNumber },
                (pair, text) => new
                {
                    pair.entry.Id,
                    Version = text.VersionNumber,
                    // The databases count characters; a text with some of two code units each is shown a few words off, and still says where it is.
                    Text = text.PlainText.Substring(pair.entry.Start, pair.entry.End - pair.entry.Start > LongestShown ? LongestShown : pair.entry.End - pair.entry.Start),
                    // Each by itself: the two of one row would be looked for among all provisions that there are.
                    Path = db.Provisions.Where(row => row.DocumentId == pair.document.Id && row.VersionNumber == pair.document.CurrentVersion && row.Ordinal == pair.entry.Provision)
                        .Select(row => row.Path).FirstOrDefault(),
                    Label = db.Provisions.Where(row => row.DocumentId == pair.document.Id && row.VersionNumber == pair.document.CurrentVersion && row.Ordinal == pair.entry.Provision)
                        .Select(row => row.Label).FirstOrDefault(),
                }).ToListAsync(cancel);
        return rows.ToDictionary(row => row.Id, row => new TextRow(row.Text.Trim(), row.Path, row.Label, row.Version));
    }
}
