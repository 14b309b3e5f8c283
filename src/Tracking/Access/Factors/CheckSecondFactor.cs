using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Factors;

/// <summary>
/// Whether a code is one of the account's: the second step of a sign-in, or of an act that asks for it. Each code is taken once.
/// Wrong ones are counted with the wrong passwords and lock the account as those do.
/// </summary>
public sealed class CheckSecondFactor(TrackingDb db, AccountStore store, AccessOptions options, TimeProvider clock)
{
    // As many who try the same account at once may have to count again.
    private const int Rounds = 20;

    /// <param name="Code">Of the authenticator, or one of the recovery codes: their form tells them apart, whichever field they were typed into.</param>
    public sealed record Input(Guid Account, string Code)
    {
        public bool IsRecovery => RecoveryCode.IsOne(Code);
    }

    public async Task<Outcome<Account>> RunAsync(Input input, CancellationToken cancel = default)
    {
        Account? account = null;
        for (var round = 0; round < Rounds; round++)
        {
            account = await db.Accounts.SingleOrDefaultAsync(row => row.Id == input.Account, cancel);
            var now = clock.Instant();
            // A right code neither opens a locked account nor tells that it was right.
            if (account is not { TwoFactorEnabled: true, Standing: AccountStanding.Active } || account.IsLockedForAWhile(now))
                break;
            var isRight = await IsRightAsync(account, input, now, cancel);
            if (isRight)
                account.EntrySucceeded();
            else
                account.EntryFailed(now, options);
            if (await db.TrySaveAsync(cancel) == SaveResult.Saved)
            {
                if (isRight)
                    return account;
                break;
            }

            // Another was faster: what they used or counted must be seen.
            db.ChangeTracker.Clear();
        }

        await db.RecordAsync(new RecordedAct("access.second_factor_failed")
        {
            SubjectKind = "account",
            SubjectId = input.Account,
            Owner = account?.HomeOrganisationId,
            Refusal = AccessRefusals.CodeWrong.Code,
        }, cancel);
        return AccessRefusals.CodeWrong;
    }

    private async Task<bool> IsRightAsync(Account account, Input input, DateTime now, CancellationToken cancel)
    {
        if (input.IsRecovery)
            return await store.RedeemCodeAsync(account, input.Code, cancel);
        return await store.GetAuthenticatorKeyAsync(account, cancel) is { } key && TimedCode.StepOf(key, input.Code, now) is { } step && account.TakeCode(step);
    }
}
