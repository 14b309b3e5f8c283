using System.Globalization;
using DonDoc.Text.Extraction.Sessions;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Imports.Bulk;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications.Letters;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Web.Tests.Scope;

/// <summary>Kinds of records that an address can name or list.</summary>
enum Kind
{
    Document,
    Draft,
    Assignment,
    Bottleneck,
    Letter,

    /// <summary>One that is still written.</summary>
    ProgrammeDraft,
    Programme,
    Engagement,
    Recommendation,
    Import,
    BulkImport,
    Organisation,
    Account,
    Entry,
}

/// <summary>A record with the sides on which organisations stand, and a word that occurs nowhere else.</summary>
/// <param name="Key">As an address names it.</param>
/// <param name="Evidence">Hash of the file that was given with its report; null where there is none.</param>
sealed record Subject(Kind Kind, string Key, string Mark, IReadOnlyList<(Party Side, OrganisationId In)> Sides, string? Evidence = null);

/// <summary>One record of every kind on every side of every place: what is asked about is always a single side, all others are a stranger's.</summary>
static class ScopeRecords
{
    public static string Mark(int number) => string.Create(CultureInfo.InvariantCulture, $"zz{number:000}zz");

    /// <param name="places">Organisations on whose sides records are made.</param>
    /// <param name="stranger">Stands on the other sides.</param>
    /// <param name="file">What every file holds; it lies in the store.</param>
    public static async Task<List<Subject>> FillAsync(TrackingDb db, IEnumerable<OrganisationId> places, OrganisationId stranger, StoredFile file, DateTime at)
    {
        var made = new List<Subject>();
        var parent = Parent(db, stranger, at);
        foreach (var place in places)
        {
            made.Add(new(Kind.Organisation, $"{place}", "", []));
            foreach (var (audience, side) in new[] { (DocumentAudience.OwnerSubtree, Party.Owner), (DocumentAudience.Subordinates, Party.Subordinate) })
                made.Add(Document(db, place, audience, file, at, side, Mark(made.Count)));
            foreach (var side in new[] { Party.Owner, Party.Inspecting, Party.Inspected })
                made.Add(Visit(db, place, stranger, side, at, Mark(made.Count)));
            foreach (var side in new[] { Party.Assigner, Party.Lead, Party.Supervisor, Party.Cooperating })
                made.Add(Work(db, place, stranger, side, file, at, Mark(made.Count)));
            foreach (var side in new[] { Party.Raiser, Party.Resolver })
                made.Add(Hindrance(db, place, stranger, side, file, at, Mark(made.Count)));
            foreach (var side in new[] { Party.Assigner, Party.Lead })
                made.Add(Letter(db, place, stranger, side, at, Mark(made.Count)));
            made.Add(Draft(db, place, at, Mark(made.Count)));
            foreach (var side in new[] { Party.Owner, Party.Inspected })
                made.Add(Upward(db, place, stranger, side, at, Mark(made.Count)));
            foreach (var isIssued in new[] { false, true })
                made.Add(Answer(db, place, parent, isIssued, at, Mark(made.Count)));
            made.Add(Import(db, place, file, at, Mark(made.Count)));
            made.Add(Bulk(db, place, at, Mark(made.Count)));
        }

        await db.SaveChangesAsync();
        return made;
    }

    static Subject Document(TrackingDb db, OrganisationId place, DocumentAudience audience, StoredFile file, DateTime at, Party side, string mark)
    {
        var document = new Document(place, "NQ", "nghị quyết", null, null, "Nơi ban hành", null, "2026", $"Văn bản {mark}", audience, Guid.Empty, at);
        db.Add(document);
        db.Add(new DocumentVersion(document.Id, 1, VersionStage.Issued, null, file, Guid.Empty, at));
        db.Add(new DocumentText(document.Id, 1, $"Toàn văn {mark}"));
        // What is issued for subordinates is its owner's as well.
        return new(Kind.Document, $"{document.Id}", mark, side == Party.Owner ? [(side, place)] : [(Party.Owner, place), (side, place)]);
    }

    static Subject Visit(TrackingDb db, OrganisationId place, OrganisationId stranger, Party side, DateTime at, string mark)
    {
        var visit = Engagement.Record(side == Party.Owner ? place : stranger, EngagementKind.Inspection, null, $"Kiểm tra {mark}",
            new NamedBody(side == Party.Inspecting ? place : null, "Bên kiểm tra"), new NamedBody(side == Party.Inspected ? place : null, "Bên được kiểm tra"), Guid.Empty, at).Value;
        db.Add(visit);
        return new(Kind.Engagement, $"{visit.Id}", mark, side == Party.Owner ? [(side, place)] : [(Party.Owner, stranger), (side, place)]);
    }

    static Subject Work(TrackingDb db, OrganisationId place, OrganisationId stranger, Party side, StoredFile file, DateTime at, string mark)
    {
        var actor = new Actor(Guid.Empty, "Người giao", at);
        var assigner = side == Party.Assigner ? place : stranger;
        var lead = side == Party.Lead ? place : stranger;
        var work = Assignment.Draft(mark, $"Việc {mark}", assigner, side == Party.Supervisor ? place : null, null, actor).Value;
        work.Assign(lead, $"Báo cáo {mark}", Clock.DayOf(at), null, actor);
        work.ReportDone($"Đã xong {mark}", [file], actor);
        db.Add(work);
        if (side == Party.Cooperating)
            db.Add(new AssignmentCooperation(work.Id, place));
        var sides = new List<(Party, OrganisationId)> { (Party.Assigner, assigner), (Party.Lead, lead) };
        if (side is Party.Supervisor or Party.Cooperating)
            sides.Add((side, place));
        return new(Kind.Assignment, $"{work.Id}", mark, sides, file.Sha256);
    }

    static Subject Hindrance(TrackingDb db, OrganisationId place, OrganisationId stranger, Party side, StoredFile file, DateTime at, string mark)
    {
        var actor = new Actor(Guid.Empty, "Người nêu", at);
        var (raiser, resolver) = side == Party.Raiser ? (place, stranger) : (stranger, place);
        var it = Bottleneck.Raise(
            mark, raiser, resolver, new("law", BottleneckSeverity.Slows, $"Vướng {mark}", $"Đề nghị {mark}"), [TypedId.New<AssignmentId>()], null, Clock.DayOf(at).AddDays(15), actor).Value;
        it.Answer($"Trả lời {mark}", [file], actor);
        db.Add(it);
        // What it holds up would show it to others as well; that is asked by ScopePropertyTests.
        db.Entry(it.Holds[0]).State = EntityState.Detached;
        return new(Kind.Bottleneck, $"{it.Id}", mark, [(Party.Raiser, raiser), (Party.Resolver, resolver)], file.Sha256);
    }

    static Subject Letter(TrackingDb db, OrganisationId place, OrganisationId stranger, Party side, DateTime at, string mark)
    {
        var (from, to) = side == Party.Assigner ? (place, stranger) : (stranger, place);
        var it = new UrgingLetter(from, to, new LetterWording($"Đề nghị {mark}"), new Actor(Guid.Empty, "Người soạn", at));
        it.Issue($"1-CV/{mark}", Clock.DayOf(at), Clock.DayOf(at));
        db.Add(it);
        return new(Kind.Letter, $"{it.Id}", mark, [(Party.Assigner, from), (Party.Lead, to)]);
    }

    static Subject Draft(TrackingDb db, OrganisationId place, DateTime at, string mark)
    {
        var draft = Assignment.Draft(mark, $"Dự thảo {mark}", place, null, null, new Actor(Guid.Empty, "Người giao", at)).Value;
        // Who is to do it one day does not see it yet.
        draft.Propose(place, "Báo cáo", Clock.DayOf(at), null);
        db.Add(draft);
        return new(Kind.Draft, $"{draft.Id}", mark, [(Party.Assigner, place)]);
    }

    // What the programmes answer: a stranger's, without a word to be found by.
    static DocumentId Parent(TrackingDb db, OrganisationId stranger, DateTime at)
    {
        var parent = new Document(stranger, "NQ", "nghị quyết", null, null, "Nơi ban hành", null, "2026", "Văn bản cấp trên", DocumentAudience.OwnerSubtree, Guid.Empty, at);
        db.Add(parent);
        db.Add(new DocumentVersion(parent.Id, 1, VersionStage.Issued, null, null, Guid.Empty, at));
        db.Add(new DocumentText(parent.Id, 1, "III- NHIỆM VỤ\n1. Xây dựng đường."));
        return parent.Id;
    }

    static Subject Answer(TrackingDb db, OrganisationId place, DocumentId parent, bool isIssued, DateTime at, string mark)
    {
        var actor = new Actor(Guid.Empty, "Người soạn", at);
        var programme = Programme.Begin(place, new AnsweredDocument(parent, 1), "CTr", "chương trình hành động", $"Chương trình {mark}", actor).Value;
        if (isIssued)
        {
            programme.PutToVote(actor);
            programme.Decide(null, actor);
            var document = new Document(place, "CTr", "chương trình hành động", null, null, "Nơi ban hành", null, "2026", "Văn bản ban hành", DocumentAudience.OwnerSubtree, Guid.Empty, at);
            db.Add(document);
            db.Add(new DocumentVersion(document.Id, 1, VersionStage.Issued, null, null, Guid.Empty, at));
            programme.Issue(document.Id, Clock.DayOf(at), actor);
        }

        db.Add(programme);
        return new(isIssued ? Kind.Programme : Kind.ProgrammeDraft, $"{programme.Id}", mark, [(Party.Owner, place)]);
    }

    static Subject Upward(TrackingDb db, OrganisationId place, OrganisationId stranger, Party side, DateTime at, string mark)
    {
        var owner = side == Party.Owner ? place : stranger;
        var upward = new Recommendation(owner, new NamedBody(side == Party.Owner ? null : place, "Bên kiến nghị"), null, $"Đề nghị {mark}", null, null, Clock.DayOf(at), at);
        db.Add(upward);
        return new(Kind.Recommendation, $"{upward.Id}", mark, side == Party.Owner ? [(side, place)] : [(Party.Owner, owner), (side, place)]);
    }

    static Subject Import(TrackingDb db, OrganisationId place, StoredFile file, DateTime at, string mark)
    {
        var import = new ImportedFile(place, file with { Name = mark + ".txt" }, "txt", null, new SessionReport { IsSession = false, Kind = SessionKinds.Other }, Guid.Empty, at);
        db.Add(import);
        db.Add(new ImportedText(import.Id, $"Nội dung {mark}"));
        return new(Kind.Import, $"{import.Id}", mark, [(Party.Owner, place)]);
    }

    // Stopped, so that the program does not go on with it under the hands of a test.
    static Subject Bulk(TrackingDb db, OrganisationId place, DateTime at, string mark)
    {
        var bulk = new BulkImport(BulkImportId.From(Guid.CreateVersion7()), place, mark + ".zip", 1, 1, "", CurrentUser.Installation(place, DateOnly.FromDateTime(at)), at);
        bulk.Pause();
        db.Add(bulk);
        return new(Kind.BulkImport, $"{bulk.Id}", mark, [(Party.Owner, place)]);
    }

    /// <summary>The log tells of records already while they are made: each entry is one more thing that not everybody may see.</summary>
    public static async Task<List<Subject>> EntriesAsync(TrackingDb db) =>
        (await db.AuditEntries.Where(row => row.OwnerId != null).OrderBy(row => row.Sequence).Select(row => new { row.Sequence, row.OwnerId }).ToListAsync())
        .ConvertAll(row => new Subject(Kind.Entry, row.Sequence.ToString(CultureInfo.InvariantCulture), "", [(Party.Owner, row.OwnerId!.Value)]));
}
