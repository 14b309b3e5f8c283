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
        var hasher = accounts.PasswordHasher;
        var name = accounts.NormalizeName(input.Name.Trim());
        hashOfNobody ??= hasher.HashPassword(null!, Guid.CreateVersion7().ToString());
        var account = await FindAsync(name, cancel);
        var verdict = hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? hashOfNobody, input.Password);
        for (var round = 0; round < Rounds && account?.PasswordHash is not null; round++)
        {
            var now = clock.Instant();
            // A right password neither opens a locked account nor tells that it was right.
            if (account.IsLockedForAWhile(now) || account.Standing != AccountStanding.Active)
                break;
            if (verdict == PasswordVerificationResult.Failed)
                account.EntryFailed(now, options);
            else
                account.EntrySucceeded();
            if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
                account.PasswordHash = hasher.HashPassword(account, input.Password);
            var saved = await db.TrySaveAsync(cancel);
            if (saved == SaveResult.Saved)
                return verdict == PasswordVerificationResult.Failed ? await RefusedAsync(account, cancel) : account;
            db.ChangeTracker.Clear();
            account = await FindAsync(name, cancel);
        }

        return await RefusedAsync(account, cancel);
    }

    private async Task<Refusal> RefusedAsync(Account? account, CancellationToken cancel)
    {
        await db.RecordAsync(new RecordedAct("access.sign_in_failed")
        {
            SubjectKind = account is null ? null : "account",
            SubjectId = account?.Id,
            Owner = account?.HomeOrganisationId,
            Refusal = AccessRefusals.SignInRefused.Code,
        }, cancel);
        return AccessRefusals.SignInRefused;
    }

    private Task<Account?> FindAsync(string? name, CancellationToken cancel) => db.Accounts.SingleOrDefaultAsync(row => row.NormalizedUserName == name, cancel);
}
