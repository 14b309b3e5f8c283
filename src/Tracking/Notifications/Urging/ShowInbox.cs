using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Exports;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications.Urging;

/// <summary>What the signed-in person is urged to: the unread first, then the latest.</summary>
public sealed class ShowInbox(TrackingDb db, CurrentUser user)
{
    /// <summary>A bell counts no further.</summary>
    public const int CountsTo = 99;

    /// <param name="UnreadOnly">Without what was read.</param>
    public sealed record Input(NoticeKind? Kind = null, bool UnreadOnly = false, PageRequest? Page = null);

    /// <param name="Days">How many days after the day from which the rule counts; negative before it.</param>
    /// <param name="Organisation">For whom the person is told.</param>
    /// <param name="About">Whose work it is.</param>
    /// <param name="Stands">False: it has ended meanwhile.</param>
    public sealed record Row(
        NoticeId Id, NoticeKind Kind, NoticeLevel Level, DateOnly Day, int Days, int Count, string? Words, string? ByName, OrganisationId OrganisationId, string Organisation,
        OrganisationId AboutId, string About, NoticeWork? Work, PeriodLine? Period, DateTime? ReadAt, bool Stands);

    /// <summary>
    /// The number at the bell: unread, seen, and still so; and files that were prepared for the person and are new to them. One statement by the
    /// person's own indexes, which ends at <see cref="CountsTo"/> and one.
    /// </summary>
    public Task<int> CountAsync(CancellationToken cancel = default) =>
        db.OwnNotices(user).Where(kept => kept.Copy.ReadAt == null).Where(db.Stands(user.Today))
            // All of one value, so that the index gives the order that a bound wants.
            .OrderBy(kept => kept.Copy.ReadAt).Take(CountsTo + 1).Select(kept => 1)
            .Concat(db.PreparedExports.VisibleTo(user).Where(row => row.State == ExportState.Ready && row.SeenAt == null).Select(row => 1)).CountAsync(cancel);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        var page = input.Page ?? new PageRequest();
        var rows = db.OwnNotices(user);
        if (input.Kind is { } kind)
            rows = rows.Where(kept => kept.Notice.Kind == kind);
        if (input.UnreadOnly)
            rows = rows.Where(kept => kept.Copy.ReadAt == null);
        if (page.After(3) is [var readText, var dayText, var idText] && PageRequest.TryDay(dayText, out var day) && Guid.TryParse(idText, out var id))
        {
            var (isRead, last) = (readText == "1", new NoticeId(id));
            rows = rows.Where(kept => (kept.Copy.ReadAt != null && !isRead)
                || (kept.Copy.ReadAt != null) == isRead && (kept.Notice.Day < day || (kept.Notice.Day == day && kept.Notice.Id.CompareTo(last) < 0)));
        }

        var stands = db.NoticeCopies.Where(copy => copy.AccountId == user.AccountId)
            .Join(db.Notices, copy => copy.NoticeId, row => row.Id, (copy, row) => new Kept { Copy = copy, Notice = row }).Where(db.Stands(today)).Select(kept => kept.Notice.Id);
        var found = await rows.OrderBy(kept => kept.Copy.ReadAt == null ? 0 : 1).ThenByDescending(kept => kept.Notice.Day).ThenByDescending(kept => kept.Notice.Id).Take(page.Rows + 1)
            .Select(kept => new
            {
                kept.Notice,
                kept.Copy.ReadAt,
                Organisation = db.NamesOn(today).Where(name => name.OrganisationId == kept.Notice.OrganisationId).Select(name => name.Name).FirstOrDefault(),
                About = db.NamesOn(today).Where(name => name.OrganisationId == kept.Notice.AboutId).Select(name => name.Name).FirstOrDefault(),
            }).ToListAsync(cancel);
        var ids = found.ConvertAll(row => row.Notice.Id);
        var standing = (await stands.Where(one => ids.Contains(one)).ToListAsync(cancel)).ToHashSet();
        var subjects = await db.SubjectsAsync(user, [.. found.Select(row => row.Notice.AssignmentId).OfType<Assignments.AssignmentId>()], [.. found.Select(row => row.Notice.PeriodId).OfType<ReportingPeriodId>()], cancel);
        return page.Cut(found.ConvertAll(row => new Row(
                row.Notice.Id, row.Notice.Kind, row.Notice.Level, row.Notice.Day, row.Notice.Days, row.Notice.Count, row.Notice.Words, row.Notice.ByName, row.Notice.OrganisationId,
                row.Organisation ?? "", row.Notice.AboutId, row.About ?? "", subjects.Of(row.Notice.AssignmentId), subjects.Of(row.Notice.PeriodId), row.ReadAt, standing.Contains(row.Notice.Id))),
            last => [last.ReadAt is null ? "0" : "1", PageRequest.Key(last.Day), last.Id.ToString()]);
    }
}
