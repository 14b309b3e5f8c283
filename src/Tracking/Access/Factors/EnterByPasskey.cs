using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Factors;

/// <summary>
/// The sign-in by a passkey, or one in the place of a password that is asked again, after the framework has found that it answers the challenge
/// and that its authenticator has asked for its owner. A closed account, and one that wrong passwords have locked, stay closed to it as well.
/// </summary>
public sealed class EnterByPasskey(TrackingDb db, TimeProvider clock)
{
    /// <param name="Passkey">As it now is: its count of uses has risen. Null where the framework refused it.</param>
    public sealed record Input(Guid? Account, UserPasskeyInfo? Passkey);

    public async Task<Outcome<Account>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var account = input.Passkey is null ? null : await db.Accounts.SingleOrDefaultAsync(row => row.Id == input.Account, cancel);
        var kept = account is null ? null : await db.Passkeys.SingleOrDefaultAsync(row => row.UserId == account.Id && row.CredentialId == input.Passkey!.CredentialId, cancel);
        if (account is { Standing: AccountStanding.Active } && kept is not null && !account.IsLockedForAWhile(clock.Instant()))
        {
            (kept.Data.SignCount, kept.Data.IsBackedUp) = (input.Passkey!.SignCount, input.Passkey.IsBackedUp);
            account.EntrySucceeded();
            if (await db.TrySaveAsync(cancel) == SaveResult.Saved)
                return account;
        }

        await db.RecordAsync(new RecordedAct("access.passkey_failed")
        {
            SubjectKind = account is null ? null : "account",
            SubjectId = account?.Id,
            Owner = account?.HomeOrganisationId,
            Refusal = AccessRefusals.PasskeyRefused.Code,
        }, cancel);
        return AccessRefusals.PasskeyRefused;
    }
}
