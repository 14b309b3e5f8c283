using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications.Urging;

/// <summary>How often the signed-in person wants the digest by mail.</summary>
public sealed class ChooseDigest(TrackingDb db, CurrentUser user)
{
    public sealed record Input(DigestPace Pace);

    public async Task<DigestPace> CurrentAsync(CancellationToken cancel = default) =>
        await db.NoticePreferences.Where(row => row.AccountId == user.AccountId).Select(row => (DigestPace?)row.Pace).SingleOrDefaultAsync(cancel) ?? DigestPace.Daily;

    public async Task RunAsync(Input input, CancellationToken cancel = default)
    {
        if (await db.NoticePreferences.SingleOrDefaultAsync(row => row.AccountId == user.AccountId, cancel) is { } said)
            said.Choose(input.Pace);
        else
            db.Add(new NoticePreference(user.AccountId, input.Pace));
        // The same person chooses twice at once: either choice is theirs.
        await db.TrySaveAsync(cancel);
    }
}
