using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace DonDoc.Tracking.Search;

/// <summary>
/// Keeps the index of texts in step with the records: what a transaction added or changed is indexed right before it is committed, so that
/// what can be read can be found, and nothing else can.
/// </summary>
internal static class SearchIndexing
{
    /// <summary>The records whose words a save changes.</summary>
    public static IEnumerable<SearchRecord> Changed(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            if (RecordOf(entry.Entity) is { } record && (entry.State == EntityState.Added || entry.Properties.Any(property => property.IsModified && Tells(property.Metadata.Name))))
                yield return record;
        }
    }

    /// <summary>Puts records into the index, in place of what it holds of them; within the current transaction.</summary>
    public static async Task RunAsync(TrackingDb db, IReadOnlyCollection<SearchRecord> records, CancellationToken cancel)
    {
        var known = await KnownAsync(db, records, cancel);
        foreach (var record in known)
        {
            await db.UnindexAsync(SearchEntry.First(record), SearchEntry.Last(record), cancel);
            var day = records.First(one => one.IsOf(record)).Day;
            if (day == record.Day)
                continue;
            // Its place among what is found is that of its day.
            record.Move(day);
            await db.SearchRecords.Where(row => row.Number == record.Number).ExecuteUpdateAsync(set => set.SetProperty(row => row.Day, day), cancel);
        }

        var added = records.Where(record => !known.Exists(one => one.IsOf(record))).ToList();
        if (added.Count > 0)
        {
            await db.BulkInsertAsync(added, cancel);
            known = await KnownAsync(db, records, cancel);
        }

        var texts = new List<IndexedText>();
        foreach (var record in known.Where(record => record.DocumentId is not null))
            texts.AddRange(await TextsAsync(db, record, cancel));
        texts.AddRange(await FindingsAsync(db, [.. known.Where(record => record.FindingId is not null)], cancel));
        texts.AddRange(await AssignmentsAsync(db, [.. known.Where(record => record.AssignmentId is not null)], cancel));
        await db.IndexAsync(texts, cancel);
    }

    /// <summary>Indexes what was there before there was an index; asked at every start, so that one cut short is made good by the next.</summary>
    public static async Task FillAsync(TrackingDb db, CancellationToken cancel)
    {
        // Where a database has a million, each look goes on where the last one found some: what is behind it waits no longer.
        AssignmentId? last = null;
        while (true)
        {
            var waiting = await WaitingAsync(db, last, cancel);
            if (waiting.Count == 0)
                return;
            last = waiting[^1].AssignmentId;
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await RunAsync(db, waiting, cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>Documents have many texts each, the others one.</summary>
    private static async Task<List<SearchRecord>> WaitingAsync(TrackingDb db, AssignmentId? last, CancellationToken cancel)
    {
        const int Documents = 50;
        const int Others = 2000;
        if (last is { } seen)
            return Of(await db.Assignments.Where(row => row.Id.CompareTo(seen) > 0 && !db.SearchRecords.Any(known => known.AssignmentId == row.Id)).OrderBy(row => row.Id).Take(Others).Select(row => row.Id).ToListAsync(cancel));
        var documents = await db.Documents.Where(row => !db.SearchRecords.Any(known => known.DocumentId == row.Id)).OrderBy(row => row.Id).Take(Documents)
            .Select(row => new { row.Id, row.ListedOn }).ToListAsync(cancel);
        if (documents.Count > 0)
            return documents.ConvertAll(row => new SearchRecord(row.ListedOn, document: row.Id));
        var findings = await db.Findings.Where(row => !db.SearchRecords.Any(known => known.FindingId == row.Id)).OrderBy(row => row.Id).Take(Others)
            .Select(row => row.Id).ToListAsync(cancel);
        if (findings.Count > 0)
            return findings.ConvertAll(id => new SearchRecord(DayOf(id.Value), finding: id));
        return Of(await db.Assignments.Where(row => !db.SearchRecords.Any(known => known.AssignmentId == row.Id)).OrderBy(row => row.Id).Take(Others)
            .Select(row => row.Id).ToListAsync(cancel));

        static List<SearchRecord> Of(List<AssignmentId> assignments) => assignments.ConvertAll(id => new SearchRecord(DayOf(id.Value), assignment: id));
    }

    private static SearchRecord? RecordOf(object entity) => entity switch
    {
        Document document => new SearchRecord(document.ListedOn, document: document.Id),
        Finding finding => new SearchRecord(DayOf(finding.Id.Value), finding: finding.Id),
        Assignment assignment => new SearchRecord(DayOf(assignment.Id.Value), assignment: assignment.Id),
        _ => null,
    };

    private static bool Tells(string property) => property is nameof(Document.CurrentVersion) or nameof(Document.IssuedOn) or nameof(Document.Subject) or nameof(Document.Number)
        or nameof(Document.IssuerName) or nameof(Document.IssuerId) or nameof(Document.TypeName) or nameof(Document.TypeCode) or nameof(Assignment.Content) or nameof(Assignment.Product);

    // An id of version 7 begins with the milliseconds at which it was made.
    private static DateOnly DayOf(Guid id) =>
        Clock.DayOf(DateTimeOffset.FromUnixTimeMilliseconds((long)(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(id.ToByteArray(bigEndian: true)) >> 16)).UtcDateTime);

    private static async Task<List<SearchRecord>> KnownAsync(TrackingDb db, IReadOnlyCollection<SearchRecord> records, CancellationToken cancel)
    {
        var documents = records.Select(record => record.DocumentId).OfType<DocumentId>().ToList();
        var findings = records.Select(record => record.FindingId).OfType<FindingId>().ToList();
        var assignments = records.Select(record => record.AssignmentId).OfType<AssignmentId>().ToList();
        return await db.SearchRecords.AsNoTracking().Where(row => (row.DocumentId != null && documents.Contains(row.DocumentId.Value))
            || (row.FindingId != null && findings.Contains(row.FindingId.Value))
            || (row.AssignmentId != null && assignments.Contains(row.AssignmentId.Value))).ToListAsync(cancel);
    }

    private static async Task<IEnumerable<IndexedText>> FindingsAsync(TrackingDb db, List<SearchRecord> records, CancellationToken cancel)
    {
        if (records.Count == 0)
            return [];
        var ids = records.ConvertAll(record => record.FindingId!.Value);
        var contents = await db.Findings.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Content }).ToDictionaryAsync(row => row.Id, row => row.Content, cancel);
        return records.Select(record => Whole(record, "", contents[record.FindingId!.Value]));
    }

    private static async Task<IEnumerable<IndexedText>> AssignmentsAsync(TrackingDb db, List<SearchRecord> records, CancellationToken cancel)
    {
        if (records.Count == 0)
            return [];
        var ids = records.ConvertAll(record => record.AssignmentId!.Value);
        var works = await db.Assignments.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Code, row.Content, row.Product }).ToDictionaryAsync(row => row.Id, cancel);
        return records.Select(record => (record, work: works[record.AssignmentId!.Value]))
            .Select(pair => Whole(pair.record, pair.work.Code, $"{pair.work.Content}\n{pair.work.Product}"));
    }

    private static IndexedText Whole(SearchRecord record, string head, string body) => new(
        new SearchEntry(record, 0, null, 0, 0), SearchWords.Of(head), SearchWords.Of(body), [SearchTokens.OfRecord(record.Number)]);

    private static async Task<List<IndexedText>> TextsAsync(TrackingDb db, SearchRecord record, CancellationToken cancel)
    {
        var id = record.DocumentId!.Value;
        var document = await db.Documents.Where(row => row.Id == id)
            .Select(row => new { row.TypeCode, row.TypeName, row.Number, row.IssuerName, row.IssuerId, row.IssuedOn, row.Subject, row.CurrentVersion }).SingleAsync(cancel);
        var version = document.CurrentVersion;
        var text = await db.DocumentTexts.AsNoTracking().Where(row => row.DocumentId == id && row.VersionNumber == version).Select(row => row.PlainText).SingleOrDefaultAsync(cancel) ?? "";
        var provisions = await db.Provisions.Where(row => row.DocumentId == id && row.VersionNumber == version).OrderBy(row => row.Ordinal)
            .Select(row => new Place(row.Ordinal, row.Heading, row.Start, row.OwnEnd, row.End)).ToListAsync(cancel);
        List<string> facets = [SearchTokens.OfRecord(record.Number), SearchTokens.OfType(document.TypeName)];
        if (document.IssuerId is { } issuer)
            facets.Add(SearchTokens.OfIssuer(issuer));
        // “NQ45” means 45-NQ/TW as well: the two stand in this order, too.
        var digits = string.Concat((document.Number ?? "").TakeWhile(char.IsAsciiDigit));
        var title = $"{document.TypeName} số {document.Number} {document.TypeCode} {digits} {document.IssuedOn:dd/MM/yyyy} {document.Subject} {document.IssuerName}";
        var texts = new List<IndexedText> { new(new SearchEntry(record, 0, null, 0, 0), SearchWords.Of(title), [], facets) };
        foreach (var (provision, heading, start, end) in Pieces(text, provisions).SelectMany(piece => Cut(text, piece)).Take(SearchEntry.MostTexts))
        {
            texts.Add(new IndexedText(new SearchEntry(record, texts.Count, provision, start, end), SearchWords.Of(Beginning(heading ?? "")),
                SearchWords.Of(text[start..end]), facets));
        }

        return texts;
    }

    // A heading, or the whole cell of a task, may be of any length: its first words are found as a title is, the others with the body, which holds them all.
    private static string Beginning(string heading)
    {
        const int Most = 600;
        return heading.Length <= Most ? heading : heading[..(heading.LastIndexOf(' ', Most) is > 0 and var blank ? blank : Most)];
    }

    private sealed record Place(int Ordinal, string? Heading, int Start, int OwnEnd, int End);

    /// <summary>The provisions, and between and around them what belongs to none, in the order of the text; together all of it.</summary>
    private static IEnumerable<(int? Provision, string? Heading, int Start, int End)> Pieces(string text, List<Place> provisions)
    {
        var at = 0;
        foreach (var place in provisions)
        {
            foreach (var (start, end) in Passages(text, at, place.Start))
                yield return (null, null, start, end);
            yield return (place.Ordinal, place.Heading, Math.Min(place.Start, text.Length), Math.Min(place.OwnEnd, text.Length));
            at = Math.Max(at, place.OwnEnd);
        }

        foreach (var (start, end) in Passages(text, at, text.Length))
            yield return (null, null, start, end);
    }

    // What one row of an index can hold has an end; a piece that long is found by its parts.
    private static IEnumerable<(int? Provision, string? Heading, int Start, int End)> Cut(string text, (int? Provision, string? Heading, int Start, int End) piece)
    {
        const int Most = 20_000;
        var (start, heading) = (piece.Start, piece.Heading);
        while (piece.End - start > Most)
        {
            var blank = text.LastIndexOf(' ', start + Most - 1, Most);
            var end = blank > start ? blank : start + Most;
            yield return (piece.Provision, heading, start, end);
            (start, heading) = (end, null);
        }

        yield return (piece.Provision, heading, start, piece.End);
    }

    // Cut at the ends of lines, so that what is found is a place and not a whole report.
    private static IEnumerable<(int Start, int End)> Passages(string text, int from, int to)
    {
        const int Enough = 600;
        to = Math.Min(to, text.Length);
        for (var start = from; start < to;)
        {
            var end = start + Enough < to ? text.IndexOf('\n', start + Enough, to - start - Enough) : to;
            end = end < 0 ? to : end;
            if (!string.IsNullOrWhiteSpace(text[start..end]))
                yield return (start, end);
            start = end + 1;
        }
    }
}
