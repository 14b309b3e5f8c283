using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>For whom a link stands, as long as it holds. Asked by who is not signed in: the word of the link is the right to ask.</summary>
public sealed class FindAccountLink(TrackingDb db, TimeProvider clock)
{
    public sealed record Result(Guid Account, string UserName, string DisplayName);

    public async Task<Outcome<Result>> RunAsync(string? word, CancellationToken cancel = default)
    {
        var now = clock.Instant();
        var hash = AccountLink.HashOf(word ?? "");
        var found = await db.AccountLinks.Where(row => row.Hash == hash && row.EndedAt == null && now < row.ExpiresAt)
            .Join(db.Accounts.Where(row => row.Standing == AccountStanding.Active), link => link.AccountId, account => account.Id,
                (link, account) => new { account.Id, account.UserName, account.DisplayName })
            .SingleOrDefaultAsync(cancel);
        return found is null ? AccessRefusals.LinkInvalid : new Result(found.Id, found.UserName ?? "", found.DisplayName);
    }
}
