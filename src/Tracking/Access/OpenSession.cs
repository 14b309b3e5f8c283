using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>Begins the session of a browser that was let in. What is over of the same account is swept away, and told where nobody has noticed it before.</summary>
public sealed class OpenSession(TrackingDb db, KeepSession keep, AccessOptions options, TimeProvider clock)
{
    /// <param name="Address">Whence the person comes.</param>
    /// <param name="Browser">With what, in a few words.</param>
    /// <param name="Language">Of the browser, as vi or en; mails to the person are written in it.</param>
    public sealed record Input(Guid Account, string? Address = null, string? Browser = null, string? Language = null);

    public async Task<AccountSessionId> RunAsync(Input input, CancellationToken cancel = default)
    {
        var now = clock.Instant();
        var over = now - options.SessionFor;
        var stamp = await db.Accounts.Where(row => row.Id == input.Account).Select(row => row.SecurityStamp).SingleOrDefaultAsync(cancel);
        foreach (var old in await db.AccountSessions.Where(row => row.AccountId == input.Account && row.StartedAt <= over)
                     .Select(row => new { row.Id, row.Stamp, row.StartedAt, row.SeenAt }).ToListAsync(cancel))
        {
            // What ended one with an older stamp was an act, and told then.
            if (old.Stamp != stamp)
                await keep.EndAsync(old.Id, cancel);
            else
                await keep.OverAsync(old.Id, old.SeenAt + options.IdleFor < old.StartedAt + options.SessionFor ? SessionEnd.Idle : SessionEnd.Age, cancel);
        }

        await db.Accounts.Where(row => row.Id == input.Account).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.LastSignInAt, now).SetProperty(row => row.Language, input.Language), cancel);
        var session = new AccountSession(input.Account, stamp, input.Address, input.Browser, now);
        db.Add(session);
        await db.SaveChangesAsync(cancel);
        return session.Id;
    }
}
