using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications;

/// <summary>Notes how a try ended. Whose lease ran out meanwhile notes nothing: the mail is another's.</summary>
public sealed class SettleMail(TrackingDb db, MailSchedule schedule, TimeProvider clock)
{
    /// <summary>A server took it; what it said is needed no longer.</summary>
    public async Task SentAsync(OutgoingMailId mail, int attempt, CancellationToken cancel = default)
    {
        var now = clock.Instant();
        await Ours(mail, attempt).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, MailState.Sent).SetProperty(row => row.SettledAt, now)
                .SetProperty(row => row.SecretBody, (string?)null).SetProperty(row => row.Answer, (string?)null), cancel);
    }

    /// <param name="answer">What the server said, or why there was none.</param>
    /// <param name="isFinal">Another try would end in the same way.</param>
    public async Task FailedAsync(OutgoingMailId mail, int attempt, string answer, bool isFinal, CancellationToken cancel = default)
    {
        var now = clock.Instant();
        var words = answer.Length <= OutgoingMail.LongestAnswer ? answer : answer[..OutgoingMail.LongestAnswer];
        if (isFinal || attempt >= schedule.Tries)
        {
            await Ours(mail, attempt).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, MailState.Failed).SetProperty(row => row.SettledAt, now).SetProperty(row => row.Answer, words), cancel);
        }
        else
        {
            var next = now + schedule.PauseAfter(attempt);
            await Ours(mail, attempt).ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, next).SetProperty(row => row.Answer, words), cancel);
        }
    }

    private IQueryable<OutgoingMail> Ours(OutgoingMailId mail, int attempt) =>
        db.OutgoingMails.Where(row => row.Id == mail && row.State == MailState.Waiting && row.Tries == attempt);
}
