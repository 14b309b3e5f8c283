using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Issue;

/// <summary>To whom an issued programme was sent, and who has it.</summary>
public sealed class ReceiveProgramme(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    private const int MostAttempts = 10;

    /// <param name="Waiting">How many have not confirmed yet.</param>
    /// <param name="IsMine">Whether it was sent to the user's side, which has not confirmed yet.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, int Total, int Waiting, bool IsMine);

    /// <param name="InsteadOf">The organisation that was meant and exists no longer.</param>
    public sealed record Row(OrganisationLabel Organisation, string? InsteadOf, DateTime SentAt, DateTime? ReceivedAt, string? ReceivedBy);

    /// <summary>Those that have not confirmed first, at most a page of them.</summary>
    public async Task<Outcome<Result>> ShowAsync(ProgrammeId id, CancellationToken cancel = default)
    {
        if (!await db.Programmes.VisibleTo(user, db).AnyAsync(row => row.Id == id, cancel))
            return ProgrammeRefusals.NotFound;
        var today = user.Today;
        var own = await db.OwnSideAsync(user, cancel);
        var recipients = db.ProgrammeRecipients.Where(row => row.ProgrammeId == id);
        var rows = await recipients.Join(db.NamesOn(today), row => row.OrganisationId, name => name.OrganisationId, (row, name) => new { row, name.Name, name.SortKey })
            .OrderBy(one => one.row.ReceivedAt != null).ThenBy(one => one.SortKey).ThenBy(one => one.row.OrganisationId).Take(PageRequest.Ceiling)
            .Select(one => new Row(new OrganisationLabel(one.row.OrganisationId, one.Name), db.NamesOn(today).Where(name => name.OrganisationId == one.row.InsteadOfId).Select(name => name.Name).FirstOrDefault(),
                one.row.SentAt, one.row.ReceivedAt, one.row.ReceivedByName)).ToListAsync(cancel);
        return new Result(rows, await recipients.CountAsync(cancel), await recipients.CountAsync(row => row.ReceivedAt == null, cancel),
            user.Has(Permission.DraftProgrammes) && await recipients.AnyAsync(row => row.ReceivedAt == null && own.Contains(row.OrganisationId), cancel));
    }

    /// <summary>How many were sent to the user's side that it has not confirmed: for the first page.</summary>
    public async Task<int> CountWaitingAsync(CancellationToken cancel = default)
    {
        if (!user.Has(Permission.DraftProgrammes))
            return 0;
        var own = await db.OwnSideAsync(user, cancel);
        var seen = db.Programmes.VisibleTo(user, db);
        return await db.ProgrammeRecipients.CountAsync(row => row.ReceivedAt == null && own.Contains(row.OrganisationId) && seen.Any(programme => programme.Id == row.ProgrammeId), cancel);
    }

    /// <summary>The user's side says that it has it. Who comes second finds what the first one said, and is not refused.</summary>
    public async Task<Refusal?> RunAsync(ProgrammeId id, CancellationToken cancel = default)
    {
        if (!await db.Programmes.VisibleTo(user, db).AnyAsync(row => row.Id == id, cancel))
            return ProgrammeRefusals.NotFound;
        var own = await db.OwnSideAsync(user, cancel);
        for (var attempt = 1; ; attempt++)
        {
            var refusal = await TryAsync(id, own, cancel);
            if (refusal != ProgrammeRefusals.ChangedMeanwhile || attempt == MostAttempts)
                return refusal;
            db.ChangeTracker.Clear();
        }
    }

    private async Task<Refusal?> TryAsync(ProgrammeId id, IReadOnlyList<OrganisationId?> own, CancellationToken cancel)
    {
        var mine = await db.ProgrammeRecipients.Where(row => row.ProgrammeId == id && own.Contains(row.OrganisationId)).ToListAsync(cancel);
        var isMine = false;
        foreach (var row in mine)
        {
            if (!await db.DraftsForAsync(user, row.OrganisationId, cancel))
                continue;
            isMine = true;
            row.Receive(Actor.Of(user, clock));
        }

        if (!isMine)
            return IssueRefusals.NotRecipient;
        db.Under = Permission.DraftProgrammes;
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : ProgrammeRefusals.ChangedMeanwhile;
    }
}
