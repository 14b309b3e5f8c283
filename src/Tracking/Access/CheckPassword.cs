using System.Linq.Expressions;
using DonDoc.Tracking.Access.Factors;
using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Whose name and password these are. Every "no" is the same one and costs the same hash, whether the name is unknown, the password
/// wrong or the account locked: who tries learns nothing about who has an account. The audit log hears of each, without the name that
/// was typed: it may be a password in the wrong field.
/// </summary>
public sealed class CheckPassword(TrackingDb db, UserManager<Account> accounts, AccessOptions options, TimeProvider clock)
{
    // As many who try the same account at once may have to count again.
    private const int Rounds = 20;

    private static string? hashOfNobody;

    public sealed record Input(string Name, string Password);

    public async Task<Outcome<Account>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var name = accounts.NormalizeName(input.Name.Trim());
        var (account, isRight) = await JudgeAsync(row => row.NormalizedUserName == name, input.Password, cancel);
        return isRight ? account! : await RefusedAsync(account, "access.sign_in_failed", AccessRefusals.SignInRefused, cancel);
    }

    /// <summary>
    /// Asks somebody who is signed in for their password again, or a passkey of theirs, before an act that matters. Wrong ones count as at the
    /// door: a browser that was left open is no place to guess. The field of the refusal is the form's.
    /// </summary>
    public async Task<Refusal?> ProveAsync(Guid account, Proof proof, CancellationToken cancel = default)
    {
        // Somebody else's passkey is none here.
        if (proof.Password is not { } password)
            return (await new EnterByPasskey(db, clock).RunAsync(new(proof.Account == account ? account : null, proof.Passkey), cancel)).Refusal;
        var (found, isRight) = await JudgeAsync(row => row.Id == account, password, cancel);
        return isRight ? null : await RefusedAsync(found, "access.proof_failed", AccessRefusals.PasswordWrong, cancel);
    }

    private async Task<(Account? Account, bool IsRight)> JudgeAsync(Expression<Func<Account, bool>> whose, string password, CancellationToken cancel)
    {
        var hasher = accounts.PasswordHasher;
        hashOfNobody ??= hasher.HashPassword(null!, Guid.CreateVersion7().ToString());
        var account = await db.Accounts.SingleOrDefaultAsync(whose, cancel);
        var verdict = hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? hashOfNobody, password);
        for (var round = 0; round < Rounds && account?.PasswordHash is not null; round++)
        {
            var now = clock.Instant();
            // A right password neither opens a locked account nor tells that it was right.
            if (account.IsLockedForAWhile(now) || account.Standing != AccountStanding.Active)
                break;
            if (verdict == PasswordVerificationResult.Failed)
                account.EntryFailed(now, options);
            else
                account.PasswordRight();
            if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
                account.PasswordHash = hasher.HashPassword(account, password);
            if (await db.TrySaveAsync(cancel) == SaveResult.Saved)
                return (account, verdict != PasswordVerificationResult.Failed);
            db.ChangeTracker.Clear();
            account = await db.Accounts.SingleOrDefaultAsync(whose, cancel);
        }

        return (account, false);
    }

    private async Task<Refusal> RefusedAsync(Account? account, string act, Refusal refusal, CancellationToken cancel)
    {
        await db.RecordAsync(new RecordedAct(act)
        {
            SubjectKind = account is null ? null : "account",
            SubjectId = account?.Id,
            Owner = account?.HomeOrganisationId,
            Refusal = refusal.Code,
        }, cancel);
        return refusal;
    }
}
