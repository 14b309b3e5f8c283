using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications.Letters;

/// <summary>One letter, as it is put on paper, and what became since of what it urges to.</summary>
public sealed class ShowLetter(TrackingDb db, CurrentUser user)
{
    /// <param name="Superior">The organisation above it, for the head of the paper.</param>
    /// <param name="WrittenOn">Day from which the days of lateness are counted while it is a draft.</param>
    /// <param name="MayAct">Whether the user's side wrote it, and may issue it or throw it away.</param>
    public sealed record Result(
        UrgingLetterId Id, int Version, string Side, string SideCode, string? Superior, OrganisationId LeadId, string Lead, LetterWording Wording, string? Number, DateOnly? IssuedOn,
        DateOnly WrittenOn, string ByName, IReadOnlyList<Line> Works, bool MayAct);

    /// <param name="State">As it stands today; null of work that this user may not see.</param>
    public sealed record Line(int Number, AssignmentId Id, string Code, string Content, string? Source, DateOnly DueDate, int DaysLate, int Urged, AssignmentState? State);

    public async Task<Outcome<Result>> RunAsync(UrgingLetterId id, CancellationToken cancel = default)
    {
        if (await db.UrgingLetters.VisibleTo(user, db).AsNoTracking().Include(row => row.Works).SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } letter)
            return LetterRefusals.NotFound;
        var own = db.Scope(user, Permission.ConfirmWork);
        var mayAct = await own.AnyAsync(within => within.DescendantId == letter.SideId, cancel);
        var day = Clock.DayOf(letter.WrittenAt);
        var bodies = await db.Organisations.Where(row => row.Id == letter.SideId || row.Id == letter.LeadId).Select(row => new
        {
            row.Id,
            row.Code,
            Name = db.NamesOn(day).Where(name => name.OrganisationId == row.Id).Select(name => name.Name).FirstOrDefault() ?? "",
            Superior = db.PlacementsOn(day).Where(place => place.OrganisationId == row.Id)
                .Join(db.NamesOn(day), place => place.ParentId, name => (OrganisationId?)name.OrganisationId, (_, name) => name.Name).FirstOrDefault(),
        }).ToDictionaryAsync(row => row.Id, cancel);
        var ids = letter.Works.Select(work => work.AssignmentId).ToList();
        var states = await db.Assignments.VisibleTo(user, db).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.State, cancel);
        var (side, from) = (bodies[letter.SideId], letter.IssuedOn ?? day);
        return new Result(letter.Id, letter.Version, side.Name, side.Code, side.Superior, letter.LeadId, bodies[letter.LeadId].Name,
            new LetterWording(letter.Words, letter.AnswerBy, letter.SignerPosition, letter.SignerName), letter.Number, letter.IssuedOn, day, letter.ByName,
            [.. letter.Works.OrderBy(work => work.Number).Select(work => new Line(work.Number, work.AssignmentId, work.Code, work.Content, work.Source, work.DueDate,
                from.DayNumber - work.DueDate.DayNumber, work.Urged, states.TryGetValue(work.AssignmentId, out var state) ? state : null))],
            mayAct);
    }
}

/// <summary>Letters that urge: the drafts of one's own side, and what was issued by it or to it; the latest first.</summary>
public sealed class ListLetters(TrackingDb db, CurrentUser user)
{
    /// <param name="Open">How many of its works are still with their lead.</param>
    public sealed record Row(UrgingLetterId Id, string Side, string Lead, string? Number, DateOnly? IssuedOn, DateTime WrittenAt, string ByName, DateOnly? AnswerBy, int Works, int Open);

    public async Task<Page<Row>> RunAsync(PageRequest? asked = null, CancellationToken cancel = default)
    {
        var (page, today) = (asked ?? new PageRequest(), user.Today);
        var letters = db.UrgingLetters.VisibleTo(user, db);
        if (page.After(1) is [var idText] && Guid.TryParse(idText, out var id))
        {
            var last = new UrgingLetterId(id);
            letters = letters.Where(row => row.Id.CompareTo(last) < 0);
        }

        var found = await letters.OrderByDescending(row => row.Id).Take(page.Rows + 1).Select(row => new Row(row.Id,
            db.NamesOn(today).Where(name => name.OrganisationId == row.SideId).Select(name => name.Name).FirstOrDefault() ?? "",
            db.NamesOn(today).Where(name => name.OrganisationId == row.LeadId).Select(name => name.Name).FirstOrDefault() ?? "",
            row.Number, row.IssuedOn, row.WrittenAt, row.ByName, row.AnswerBy, row.Works.Count,
            row.Works.Count(work => db.Assignments.Any(one => one.Id == work.AssignmentId && AssignmentStates.WithLead.Contains(one.State))))).ToListAsync(cancel);
        return page.Cut(found, last => [last.Id.ToString()]);
    }
}
