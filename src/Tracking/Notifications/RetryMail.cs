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
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var changed = await rows.Where(row => row.State == MailState.Failed && row.SecretBody != null && (row.SendBefore == null || now < row.SendBefore))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, MailState.Waiting).SetProperty(row => row.DueAt, now)
                .SetProperty(row => row.SettledAt, (DateTime?)null), cancel);
        if (changed != 1)
            return NotificationRefusals.MailNotFailed;
        await db.RecordAsync(new RecordedAct("mail.retried") { Details = new Dictionary<string, string?>(StringComparer.Ordinal) { ["mail"] = mail.ToString() } }, cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

/// <summary>Every "no" of this module.</summary>
public static class NotificationRefusals
{
    public static readonly Refusal MailNotFound = new("notification.mail_not_found");
    public static readonly Refusal MailNotFailed = new("notification.mail_not_failed");

    /// <summary>Somebody of the assigner's or the supervisor's side has urged it today.</summary>
    public static readonly Refusal UrgedToday = new("notification.urged_today");

    public static IReadOnlyList<Refusal> All { get; } = [MailNotFound, MailNotFailed, UrgedToday];
}
