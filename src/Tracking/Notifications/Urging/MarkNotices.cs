using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications.Urging;

/// <summary>Says that one knows some of one's own notices, or all; and takes that back.</summary>
public sealed class MarkNotices(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Notices">Null: all that are unread.</param>
    public sealed record Input(IReadOnlyList<NoticeId>? Notices);

    /// <param name="At">By which it can be taken back.</param>
    public sealed record Result(int Marked, DateTime At);

    public async Task<Result> RunAsync(Input input, CancellationToken cancel = default)
    {
        var now = clock.Instant();
        var own = Own().Where(copy => copy.ReadAt == null && copy.ReplacedAt == null);
        if (input.Notices is { } some)
            own = own.Where(copy => some.Contains(copy.NoticeId));
        return new Result(await own.ExecuteUpdateAsync(set => set.SetProperty(copy => copy.ReadAt, now), cancel), now);
    }

    /// <summary>Whoever opens the assignment knows what was said of it.</summary>
    public Task<int> OpenedAsync(Assignments.AssignmentId assignment, CancellationToken cancel = default)
    {
        var now = clock.Instant();
        return Own().Where(copy => copy.ReadAt == null && db.Notices.Any(row => row.Id == copy.NoticeId && row.AssignmentId == assignment))
            .ExecuteUpdateAsync(set => set.SetProperty(copy => copy.ReadAt, now), cancel);
    }

    /// <param name="at">Of the marking that is taken back.</param>
    public Task<int> UndoAsync(DateTime at, CancellationToken cancel = default) =>
        Own().Where(copy => copy.ReadAt == at).ExecuteUpdateAsync(set => set.SetProperty(copy => copy.ReadAt, (DateTime?)null), cancel);

    private IQueryable<NoticeCopy> Own() => db.NoticeCopies.Where(copy => copy.AccountId == user.AccountId);
}
