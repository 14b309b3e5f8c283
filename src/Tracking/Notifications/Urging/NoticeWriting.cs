using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications.Urging;

/// <summary>Writes what was not said yet, with a copy for each reader, a batch in a transaction.</summary>
internal sealed class NoticeWriting(TrackingDb db, DateOnly day, DateTime at)
{
    private readonly NoticeReaders readers = new(db, day);

    /// <summary>How many notices were written.</summary>
    public int Written { get; private set; }

    /// <summary>Of those, how many found nobody to tell.</summary>
    public int Unheard { get; private set; }

    /// <param name="planned">Of one rule.</param>
    public async Task RunAsync(IReadOnlyList<PlannedNotice> planned, CancellationToken cancel)
    {
        // Where another server says the same at the same time, its rows are found the second time.
        while (planned.Count > 0 && !await TryAsync(planned, cancel))
            db.ChangeTracker.Clear();
    }

    private async Task<bool> TryAsync(IReadOnlyList<PlannedNotice> planned, CancellationToken cancel)
    {
        var kind = planned[0].Kind;
        var subjects = planned.Select(one => one.Subject).Distinct().ToList();
        // The latest step decides: a clock that went back says nothing that is over.
        // That it is overdue takes the place of that it is near.
        var earlier = kind == NoticeKind.Overdue ? NoticeKind.DueSoon : kind;
        var before = await db.Notices.Where(row => subjects.Contains(row.Subject) && (row.Kind == kind || row.Kind == earlier))
            .Select(row => new { row.Id, row.Kind, row.Subject, row.Basis, row.OrganisationId, row.AboutId, row.Step }).ToListAsync(cancel);
        var said = before.Where(row => row.Kind == kind).ToLookup(row => (row.Subject, row.Basis, row.OrganisationId, row.AboutId), row => row.Step);
        var left = planned.Where(one => said[(one.Subject, one.Basis, one.To, one.About)].All(step => step < one.Step)).ToList();
        if (left.Count == 0)
            return true;
        await readers.LoadAsync(left.Select(one => one.To), cancel);
        var copies = new List<NoticeCopy>(left.Count * 2);
        var notices = new List<Notice>(left.Count);
        foreach (var one in left)
        {
            var told = readers.Of(one.To, one.Kind, one.Level);
            var notice = new Notice(one, told.Count, day, at);
            notices.Add(notice);
            copies.AddRange(told.Select(account => new NoticeCopy(notice, account)));
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // What the same organisation was told of these before and has not read is said better now.
        var anew = left.Select(one => (one.Subject, one.To, one.About)).ToHashSet();
        var replaced = before.Where(row => anew.Contains((row.Subject, row.OrganisationId, row.AboutId))).Select(row => row.Id).ToList();
        if (replaced.Count > 0)
        {
            await db.NoticeCopies.Where(copy => copy.ReadAt == null && copy.ReplacedAt == null && replaced.Contains(copy.NoticeId))
                .ExecuteUpdateAsync(set => set.SetProperty(copy => copy.ReplacedAt, at), cancel);
        }

        if (!await db.TryBulkInsertAsync(notices, cancel))
            return false;
        await db.BulkInsertAsync(copies, cancel);
        await transaction.CommitAsync(cancel);
        Written += notices.Count;
        Unheard += notices.Count(notice => notice.Readers == 0);
        return true;
    }
}
