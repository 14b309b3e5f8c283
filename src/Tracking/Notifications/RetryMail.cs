using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications;

/// <summary>Lets a mail that was given up be tried once more, at once.</summary>
public sealed class RetryMail(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public async Task<Refusal?> RunAsync(OutgoingMailId mail, CancellationToken cancel = default)
    {
        var now = clock.Instant();
        var rows = db.OutgoingMails.VisibleTo(user, db).Where(row => row.Id == mail);
        if (!await rows.AnyAsync(cancel))
            return NotificationRefusals.MailNotFound;
        var changed = await rows.Where(row => row.State == MailState.Failed && row.SecretBody != null && (row.SendBefore == null || now < row.SendBefore))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, MailState.Waiting).SetProperty(row => row.DueAt, now)
                .SetProperty(row => row.SettledAt, (DateTime?)null), cancel);
        return changed == 1 ? null : NotificationRefusals.MailNotFailed;
    }
}

/// <summary>Every "no" of this module.</summary>
public static class NotificationRefusals
{
    public static readonly Refusal MailNotFound = new("notification.mail_not_found");
    public static readonly Refusal MailNotFailed = new("notification.mail_not_failed");

    public static IReadOnlyList<Refusal> All { get; } = [MailNotFound, MailNotFailed];
}
