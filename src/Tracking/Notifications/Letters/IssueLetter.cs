using System.Globalization;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications.Urging;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications.Letters;

/// <summary>
/// A letter was signed and sent: its number and day are told, its lead finds it in the inboxes, and each work on its list that is still with the lead has it in its history and in the
/// ledger. Saves the assignments besides what is this module's own.
/// </summary>
public sealed class IssueLetter(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Version">As the user saw it.</param>
    public sealed record Input(UrgingLetterId Letter, int Version, [Longest(UrgingLetter.LongestNumber)] string? Number, DateOnly? IssuedOn);

    /// <param name="Readers">How many people of the lead got it; 0: there is nobody to tell.</param>
    /// <param name="Ended">How many works of the list are no longer late with the organisation to which it is written: nobody is urged to those.</param>
    public sealed record Result(int Readers, int Ended);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var own = db.Scope(user, Permission.ConfirmWork);
        var letter = await db.UrgingLetters.VisibleTo(user, db).Include(row => row.Works).SingleOrDefaultAsync(row => row.Id == input.Letter && own.Any(within => within.DescendantId == row.SideId), cancel);
        if (letter is null)
            return LetterRefusals.NotFound;
        if (letter.Version != input.Version)
            return letter.IssuedOn is null ? LetterRefusals.ChangedMeanwhile : LetterRefusals.Issued;
        if (letter.Issue(input.Number, input.IssuedOn, user.Today) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        var ids = letter.Works.Select(work => work.AssignmentId).ToList();
        var works = await db.Late(user).Where(row => ids.Contains(row.Id) && row.LeadId == letter.LeadId).ToListAsync(cancel);
        var (today, said) = (user.Today, string.Create(CultureInfo.InvariantCulture, $"Công văn số {letter.Number} ngày {letter.IssuedOn:dd/MM/yyyy}"));
        db.Under = Permission.ConfirmWork;
        var by = Actor.Of(user, clock, await db.OnBehalfOfAsync(user, Permission.ConfirmWork, letter.SideId, cancel));
        var readers = new NoticeReaders(db, today);
        await readers.LoadAsync([letter.LeadId], cancel);
        var told = readers.Of(letter.LeadId, NoticeKind.ByLetter, NoticeLevel.Own);
        foreach (var work in works)
        {
            if (work.Urge(said, by) is { } notUrged)
            {
                db.ChangeTracker.Clear();
                return notUrged;
            }

            var notice = new Notice(
                new PlannedNotice(NoticeKind.ByLetter, work.Id.Value, today, letter.Works.Single(one => one.AssignmentId == work.Id).Number, letter.LeadId, letter.LeadId, Assignment: work.Id),
                told.Count, today, by.At, said, by);
            db.Add(notice);
            db.AddRange(told.Select(account => new NoticeCopy(notice, account)));
        }

        switch (await db.TrySaveAsync(cancel))
        {
            case SaveResult.Saved:
                return new Result(works.Count == 0 ? 0 : told.Count, ids.Count - works.Count);
            case SaveResult.Duplicate:
                db.ChangeTracker.Clear();
                return NotificationRefusals.UrgedToday;
            default:
                db.ChangeTracker.Clear();
                return LetterRefusals.ChangedMeanwhile;
        }
    }
}

/// <summary>A draft that nobody will send is thrown away; what was issued stays.</summary>
public sealed class DiscardLetter(TrackingDb db, CurrentUser user)
{
    public sealed record Input(UrgingLetterId Letter, int Version);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var own = db.Scope(user, Permission.ConfirmWork);
        var letter = await db.UrgingLetters.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Letter && own.Any(within => within.DescendantId == row.SideId), cancel);
        if (letter is null)
            return LetterRefusals.NotFound;
        if (letter.IssuedOn is not null)
            return LetterRefusals.Issued;
        if (letter.Version != input.Version)
            return LetterRefusals.ChangedMeanwhile;
        db.Under = Permission.ConfirmWork;
        db.Remove(letter);
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : LetterRefusals.ChangedMeanwhile;
    }
}
