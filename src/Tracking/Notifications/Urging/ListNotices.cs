using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications.Urging;

/// <summary>Whether a notice arrived, in one word.</summary>
public enum NoticeArrival
{
    /// <summary>The organisation has nobody who could be told.</summary>
    Nobody,

    /// <summary>Nobody has read it.</summary>
    Unread,

    /// <summary>Somebody has read it.</summary>
    Read,

    /// <summary>A mail with it was given up.</summary>
    MailFailed,
}

/// <summary>What became of the mail of a notice.</summary>
public enum MailFate
{
    /// <summary>No digest with it went out.</summary>
    NotYet,
    Waiting,
    Accepted,

    /// <summary>Given up, or over before it could be sent.</summary>
    GivenUp,
    NoAddress,

    /// <summary>The person wants none.</summary>
    TurnedOff,

    /// <summary>It went out so long ago that the outbox knows no more of it.</summary>
    Forgotten,
}

/// <summary>The ledger: what was said to whom by which rule, and whether it arrived; the latest first.</summary>
public sealed class ListNotices(TrackingDb db, CurrentUser user)
{
    /// <param name="Organisation">Said to this organisation or one below it.</param>
    public sealed record Input(
        OrganisationId? Organisation = null, NoticeKind? Kind = null, NoticeArrival? Arrival = null, DateOnly? From = null, DateOnly? To = null, AssignmentId? Assignment = null,
        PageRequest? Page = null);

    /// <param name="Days">After the day from which the rule counts; negative before it.</param>
    public sealed record Row(
        NoticeId Id, DateTime At, NoticeKind Kind, NoticeLevel Level, int Days, int Count, OrganisationId OrganisationId, string Organisation, OrganisationId AboutId, string About,
        string? Words, string? ByName, NoticeWork? Work, PeriodLine? Period, IReadOnlyList<Copy> Copies);

    public sealed record Copy(string Name, DateTime? ReadAt, bool IsReplaced, MailFate Mail);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        var page = input.Page ?? new PageRequest();
        var notices = Filtered(input);
        if (page.After(1) is [var idText] && Guid.TryParse(idText, out var id))
        {
            var last = new NoticeId(id);
            notices = notices.Where(row => row.Id.CompareTo(last) < 0);
        }

        var found = await notices.OrderByDescending(row => row.Id).Take(page.Rows + 1).Select(row => new
        {
            Notice = row,
            Organisation = db.NamesOn(today).Where(name => name.OrganisationId == row.OrganisationId).Select(name => name.Name).FirstOrDefault(),
            About = db.NamesOn(today).Where(name => name.OrganisationId == row.AboutId).Select(name => name.Name).FirstOrDefault(),
        }).ToListAsync(cancel);
        if (found.Count == 0)
            return new Page<Row>([], null);
        var copies = await CopiesAsync(found.ConvertAll(row => row.Notice.Id), cancel);
        var subjects = await db.SubjectsAsync(user, [.. found.Select(row => row.Notice.AssignmentId).OfType<AssignmentId>()], [.. found.Select(row => row.Notice.PeriodId).OfType<ReportingPeriodId>()], cancel);
        return page.Cut(found.ConvertAll(row => new Row(
                row.Notice.Id, row.Notice.At, row.Notice.Kind, row.Notice.Level, row.Notice.Days, row.Notice.Count, row.Notice.OrganisationId, row.Organisation ?? "",
                row.Notice.AboutId, row.About ?? "", row.Notice.Words, row.Notice.ByName, subjects.Of(row.Notice.AssignmentId), subjects.Of(row.Notice.PeriodId), [.. copies[row.Notice.Id]])),
            last => [last.Id.ToString()]);
    }

    /// <summary>How many the filter finds; no further than <paramref name="most"/>.</summary>
    public Task<int> CountAsync(Input input, int most, CancellationToken cancel = default) => Filtered(input).OrderByDescending(row => row.Id).Take(most).CountAsync(cancel);

    private IQueryable<Notice> Filtered(Input input)
    {
        var today = user.Today;
        var notices = db.Notices.VisibleTo(user, db);
        if (input.Assignment is { } assignment)
            notices = notices.Where(row => row.AssignmentId == assignment);
        if (input.Organisation is { } top)
            notices = notices.Where(row => db.AncestryOn(today).Any(up => up.AncestorId == top && up.DescendantId == row.OrganisationId));
        if (input.Kind is { } kind)
            notices = notices.Where(row => row.Kind == kind);
        if (input.From is { } from)
            notices = notices.Where(row => row.Day >= from);
        if (input.To is { } to)
            notices = notices.Where(row => row.Day <= to);
        return input.Arrival switch
        {
            NoticeArrival.Nobody => notices.Where(row => row.Readers == 0),
            NoticeArrival.Unread => notices.Where(row => row.Readers > 0 && !db.NoticeCopies.Any(copy => copy.NoticeId == row.Id && copy.ReadAt != null)),
            NoticeArrival.Read => notices.Where(row => db.NoticeCopies.Any(copy => copy.NoticeId == row.Id && copy.ReadAt != null)),
            NoticeArrival.MailFailed => notices.Where(row => db.NoticeCopies.Any(copy => copy.NoticeId == row.Id
                && db.OutgoingMails.Any(mail => mail.Id == copy.MailId && (mail.State == MailState.Failed || mail.State == MailState.Expired)))),
            _ => notices,
        };
    }

    private async Task<ILookup<NoticeId, Copy>> CopiesAsync(List<NoticeId> notices, CancellationToken cancel)
    {
        var rows = await db.NoticeCopies.Where(copy => notices.Contains(copy.NoticeId))
            .Join(db.Accounts, copy => copy.AccountId, account => account.Id, (copy, account) => new
            {
                copy.NoticeId,
                copy.ReadAt,
                IsReplaced = copy.ReplacedAt != null,
                account.DisplayName,
                HasAddress = account.Email != null && account.Email != "",
                copy.MailId,
                Mail = db.OutgoingMails.Where(mail => mail.Id == copy.MailId).Select(mail => (MailState?)mail.State).FirstOrDefault(),
                Pace = db.NoticePreferences.Where(said => said.AccountId == copy.AccountId).Select(said => (DigestPace?)said.Pace).FirstOrDefault(),
            }).OrderBy(row => row.DisplayName).ToListAsync(cancel);
        return rows.ToLookup(row => row.NoticeId, row => new Copy(row.DisplayName, row.ReadAt, row.IsReplaced, Fate(row.MailId, row.Mail, row.HasAddress, row.Pace)));
    }

    private static MailFate Fate(OutgoingMailId? mail, MailState? state, bool hasAddress, DigestPace? pace) => (mail, state) switch
    {
        (null, _) => !hasAddress ? MailFate.NoAddress : pace == DigestPace.Never ? MailFate.TurnedOff : MailFate.NotYet,
        (_, null) => MailFate.Forgotten,
        (_, MailState.Sent) => MailFate.Accepted,
        (_, MailState.Waiting) => MailFate.Waiting,
        _ => MailFate.GivenUp,
    };
}
