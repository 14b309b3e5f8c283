using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications;

/// <summary>
/// Takes the mail that is due next for this server to send. Of several servers one gets it: the claim is an update that counts the try and
/// holds the mail back for the length of a lease. What came too late for its reader is put aside on the way.
/// </summary>
public sealed class ClaimMail(TrackingDb db, MailSchedule schedule, TimeProvider clock)
{
    private const int AtOnce = 20;

    /// <param name="Try">Which one it is: the right to settle this try.</param>
    public sealed record Result(OutgoingMailId Id, int Try, string To, string Name, string Language, string Subject, string SealedBody, DateTime CreatedAt);

    /// <returns>Null where nothing is due.</returns>
    public async Task<Result?> RunAsync(CancellationToken cancel = default)
    {
        var now = clock.Instant();
        await db.OutgoingMails.Where(row => row.State == MailState.Waiting && row.DueAt <= now && row.SendBefore <= now).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, MailState.Expired).SetProperty(row => row.SettledAt, now).SetProperty(row => row.SecretBody, (string?)null), cancel);
        var due = await db.OutgoingMails.AsNoTracking().Where(row => row.State == MailState.Waiting && row.DueAt <= now)
            .OrderBy(row => row.DueAt).ThenBy(row => row.Id).Take(AtOnce).ToListAsync(cancel);
        foreach (var mail in due)
        {
            var until = now + schedule.Lease;
            var isOurs = await db.OutgoingMails.Where(row => row.Id == mail.Id && row.State == MailState.Waiting && row.Tries == mail.Tries)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Tries, row => row.Tries + 1).SetProperty(row => row.DueAt, until), cancel) == 1;
            if (isOurs)
                return new Result(mail.Id, mail.Tries + 1, mail.To, mail.Name, mail.Language, mail.Subject, mail.SecretBody ?? "", mail.CreatedAt);
        }

        return null;
    }
}
