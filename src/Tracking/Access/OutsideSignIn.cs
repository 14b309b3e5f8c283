using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>One person as an outside provider names them: the provider's own address and its name for the person, which never changes.</summary>
/// <param name="Subject">Compared letter by letter; means nothing to anybody but the provider.</param>
public sealed record OutsideIdentity(string Issuer, string Subject);

/// <summary>
/// Whose account somebody may enter whom an outside provider vouches for. Only a link that was made counts, never an address or a name that
/// the provider tells. Every "no" is the same: unknown, closed, locked.
/// </summary>
public sealed class FindOutsideAccount(TrackingDb db, TimeProvider clock)
{
    public async Task<Outcome<Account>> RunAsync(OutsideIdentity who, CancellationToken cancel = default)
    {
        var account = await db.Set<IdentityUserLogin<Guid>>().Where(row => row.LoginProvider == who.Issuer && row.ProviderKey == who.Subject)
            .Join(db.Accounts, login => login.UserId, row => row.Id, (login, row) => row).SingleOrDefaultAsync(cancel);
        if (account is { Standing: AccountStanding.Active } && !account.IsLockedForAWhile(clock.Instant()))
            return account;
        await db.RecordAsync(new RecordedAct("access.sign_in_failed")
        {
            SubjectKind = account is null ? null : "account",
            SubjectId = account?.Id,
            Owner = account?.HomeOrganisationId,
            Refusal = AccessRefusals.OutsideRefused.Code,
            Details = new Dictionary<string, string?>(StringComparer.Ordinal) { ["issuer"] = who.Issuer },
        }, cancel);
        return AccessRefusals.OutsideRefused;
    }
}

/// <summary>The links of one's own account, or of one that one administers, to outside providers.</summary>
public sealed class ListOutsideLinks(TrackingDb db, CurrentUser user)
{
    public sealed record Row(string Issuer, string Subject, string? Name);

    public async Task<Outcome<IReadOnlyList<Row>>> RunAsync(Guid account, CancellationToken cancel = default)
    {
        if (account != user.AccountId && !await db.Accounts.VisibleTo(user, db).AnyAsync(row => row.Id == account, cancel))
            return AccessRefusals.AccountNotFound;
        return await db.Set<IdentityUserLogin<Guid>>().Where(row => row.UserId == account).OrderBy(row => row.LoginProvider).ThenBy(row => row.ProviderKey)
            .Take(PageRequest.Ceiling).Select(row => new Row(row.LoginProvider, row.ProviderKey, row.ProviderDisplayName)).ToListAsync(cancel);
    }
}

/// <summary>
/// Lets an account be entered by an outside sign-in: one's own, after the provider has vouched and the password was asked; or by an administrator who
/// knows the provider's name for the person.
/// </summary>
public sealed class LinkOutside(TrackingDb db, CurrentUser user)
{
    public const int LongestSubject = 255;

    /// <param name="Name">The provider's, as people know it.</param>
    public sealed record Input(Guid Account, OutsideIdentity Who, string Name);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var subject = input.Who.Subject.Trim();
        if (subject.Length is 0 or > LongestSubject || subject.Any(char.IsControl))
            return AccessRefusals.OutsideSubjectMissing;
        if (await db.FindOwnOrAdministeredAsync(user, input.Account, cancel) is { } refusal)
            return refusal;
        db.Add(new IdentityUserLogin<Guid> { UserId = input.Account, LoginProvider = input.Who.Issuer, ProviderKey = subject, ProviderDisplayName = input.Name });
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : AccessRefusals.OutsideTaken;
    }
}

/// <summary>Ends such a link. For one's own account the page asks for the password first.</summary>
public sealed class UnlinkOutside(TrackingDb db, CurrentUser user)
{
    public sealed record Input(Guid Account, OutsideIdentity Who);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (await db.FindOwnOrAdministeredAsync(user, input.Account, cancel) is { } refusal)
            return refusal;
        var link = await db.Set<IdentityUserLogin<Guid>>().SingleOrDefaultAsync(
            row => row.UserId == input.Account && row.LoginProvider == input.Who.Issuer && row.ProviderKey == input.Who.Subject, cancel);
        if (link is null)
            return AccessRefusals.OutsideNotLinked;
        db.Remove(link);
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : AccessRefusals.OutsideNotLinked;
    }
}

internal static class OutsideQueries
{
    /// <summary>Null where the account is one's own, or one that one administers and that holds no more than oneself.</summary>
    public static async Task<Refusal?> FindOwnOrAdministeredAsync(this TrackingDb db, CurrentUser user, Guid account, CancellationToken cancel)
    {
        if (account == user.AccountId)
            return null;
        if (!await db.Accounts.VisibleTo(user, db).AnyAsync(row => row.Id == account, cancel))
            return AccessRefusals.AccountNotFound;
        return await db.HoldsMoreAsync(user, account, cancel) ? AccessRefusals.HoldsMore : null;
    }
}
