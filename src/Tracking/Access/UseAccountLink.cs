using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// A person chooses a password by a link. The link is spent with it, also where two requests come at once; a password that is refused
/// leaves it whole. Who was signed in with the account is out, and its tokens end: why it was reset is not known.
/// </summary>
public sealed class UseAccountLink(TrackingDb db, UserManager<Account> accounts, TimeProvider clock)
{
    public sealed record Input([MarkNotAsked(MarkNotAskedAttribute.Secret)] string? Word, [MarkNotAsked(MarkNotAskedAttribute.Secret)] string Password);

    public async Task<Outcome<Guid>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var found = await new FindAccountLink(db, clock).RunAsync(input.Word, cancel);
        if (found.Refusal is { } invalid)
            return invalid;

        // The account is loaded first: whoever uses the link meanwhile changes it, and this save fails.
        var hash = AccountLink.HashOf(input.Word!);
        var account = await db.Accounts.SingleAsync(row => row.Id == found.Value.Account, cancel);
        if (!await db.AccountLinks.AnyAsync(row => row.Hash == hash && row.EndedAt == null, cancel))
            return AccessRefusals.LinkInvalid;
        var now = clock.Instant();
        if (await db.ChooseAsync(accounts, account, input.Password, now, cancel) is { } refusal)
            return refusal;
        await db.EndTokensAsync(account.Id, now, cancel);
        account.EntrySucceeded();
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? account.Id : AccessRefusals.LinkInvalid;
    }
}
