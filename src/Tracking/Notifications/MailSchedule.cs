namespace DonDoc.Tracking.Notifications;

/// <summary>When a mail is tried, and how often.</summary>
public sealed record MailSchedule
{
    /// <summary>After so many tries a mail is given up.</summary>
    public int Tries { get; init; } = 8;

    /// <summary>The pause after the first try; each further one is four times as long, up to six hours.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// A try that says nothing for so long is taken for dead (the server was killed) and the mail is tried again. Longer than any try can
    /// last, so that two servers do not send the same mail.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>So long a mail that was sent or given up stays in the outbox; at least 30 days.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(180);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    internal TimeSpan PauseAfter(int tries)
    {
        var pause = FirstPause;
        for (var n = 1; n < tries && pause < LongestPause; n++)
            pause *= 4;
        return pause < LongestPause ? pause : LongestPause;
    }
}
