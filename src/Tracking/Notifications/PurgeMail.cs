using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications;

/// <summary>Removes from the outbox what was sent or given up long ago: to whom something was written is personal data, kept for nothing after a while.</summary>
public sealed class PurgeMail(TrackingDb db, MailSchedule schedule, TimeProvider clock)
{
    // A warning of an idle account is looked for as long as it counts, which is a week; and whoever asks where a mail is asks within days.
    private static readonly TimeSpan Least = TimeSpan.FromDays(30);

    /// <returns>How many.</returns>
    public Task<int> RunAsync(CancellationToken cancel = default)
    {
        var limit = clock.Instant() - (schedule.KeepFor < Least ? Least : schedule.KeepFor);
        return db.OutgoingMails.Where(row => row.State != MailState.Waiting && row.SettledAt < limit).ExecuteDeleteAsync(cancel);
    }
}
