using System.Net.Mail;
using System.Security.Cryptography;
using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Identity;

namespace DonDoc.Tracking.Access;

/// <summary>Whether an account may be used at all. Five wrong passwords are another matter: they lock for a quarter of an hour.</summary>
public enum AccountStanding
{
    Active,

    /// <summary>Closed by an administrator for the time being.</summary>
    Locked,

    /// <summary>The person has left, or nobody has used it for long.</summary>
    Deactivated,
}

/// <summary>
/// A person who may sign in. Password, lock and second factor are the framework's; the person's place is ours.
/// Public because the framework's stores are wired on it in the web host.
/// </summary>
public sealed class Account : IdentityUser<Guid>, IVersioned
{
    /// <summary>The reason why the program itself deactivates: nobody signed in for long. The key of its words, not words.</summary>
    public const string IdleReason = "access.idle";

    /// <summary>In characters, as all of these.</summary>
    public const int LongestUserName = 100;
    public const int LongestName = 200;
    public const int LongestPosition = 200;
    public const int LongestAddress = 200;

    /// <summary>Why it is locked or deactivated.</summary>
    public const int LongestReason = 400;

    // For the object-relational mapper.
    private Account()
    {
        DisplayName = Position = SearchKey = "";
    }

    /// <param name="at">When it is made; a UTC instant.</param>
    public Account(string userName, string displayName, string position, OrganisationId home, DateTime? at = null)
        : base(userName)
    {
        Id = Guid.CreateVersion7();
        DisplayName = displayName;
        Position = position;
        HomeOrganisationId = home;
        CreatedAt = at;
        SecurityStamp = Id.ToString("N");
        SearchKey = Text.Vietnamese.SearchKey.Of($"{userName} {displayName} {position}");
    }

    public string DisplayName { get; private set; }

    /// <summary>Chức vụ, as it is written under a signature.</summary>
    public string Position { get; private set; }

    public OrganisationId HomeOrganisationId { get; private set; }

    public AccountStanding Standing { get; private set; }

    /// <summary>Why it is locked or deactivated, in the administrator's words.</summary>
    public string? StandingReason { get; private set; }

    public DateTime? StandingSince { get; private set; }

    /// <summary>The password was given by somebody else: nothing but choosing another is open.</summary>
    public bool MustChangePassword { get; private set; }

    /// <summary>Null where it was made before this was kept.</summary>
    public DateTime? CreatedAt { get; private set; }

    public DateTime? LastSignInAt { get; private set; }

    /// <summary>Of the browser last signed in with: mails are written in it. Null: never signed in.</summary>
    public string? Language { get; private set; }

    /// <summary>Number of the half minute whose code was taken last: neither it nor an older one is taken again.</summary>
    public long? LastCodeStep { get; private set; }

    /// <summary>When what is no longer needed was taken from it, long after it was closed; null where it is whole.</summary>
    public DateTime? MinimisedAt { get; private set; }

    /// <summary>Raised by every verb of an administrator, so that the second of two is told.</summary>
    public int Version { get; private set; }

    internal string SearchKey { get; private set; }

    internal Refusal? Edit(string displayName, string position, string? email)
    {
        if (string.IsNullOrWhiteSpace(displayName))
            return AccessRefusals.NameMissing;
        if (!string.IsNullOrWhiteSpace(email) && !IsAddress(email.Trim()))
            return AccessRefusals.EmailInvalid;
        DisplayName = displayName.Trim();
        Position = position.Trim();
        Email = string.IsNullOrWhiteSpace(email) ? null : email.Trim();
        NormalizedEmail = Email?.ToUpperInvariant();
        SearchKey = Text.Vietnamese.SearchKey.Of($"{UserName} {DisplayName} {Position}");
        Version++;
        return null;
    }

    internal Refusal? Transfer(OrganisationId home)
    {
        if (HomeOrganisationId == home)
            return AccessRefusals.AlreadyThere;
        HomeOrganisationId = home;
        Version++;
        return null;
    }

    /// <summary>Locks or deactivates; whoever is signed in with it is out at their next request.</summary>
    internal Refusal? Close(AccountStanding standing, string reason, DateTime now)
    {
        if (standing == AccountStanding.Active)
            throw new ArgumentOutOfRangeException(nameof(standing));
        if (string.IsNullOrWhiteSpace(reason))
            return AccessRefusals.ReasonMissing;
        if (Standing == standing)
            return AccessRefusals.AlreadyClosed;
        (Standing, StandingReason, StandingSince) = (standing, reason.Trim(), now);
        SignOutEverywhere();
        return null;
    }

    internal Refusal? Reopen(DateTime now)
    {
        if (Standing == AccountStanding.Active && !IsLockedForAWhile(now))
            return AccessRefusals.AlreadyOpen;
        if (MinimisedAt is not null)
            return AccessRefusals.Minimised;
        (Standing, StandingReason, StandingSince) = (AccountStanding.Active, null, now);
        (LockoutEnd, AccessFailedCount) = (null, 0);
        Version++;
        return null;
    }

    /// <summary>Every cookie made before is worth nothing from the next request on.</summary>
    internal void SignOutEverywhere()
    {
        SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        Version++;
    }

    /// <summary>A password that the person did not choose.</summary>
    internal void AskForNewPassword() => MustChangePassword = true;

    /// <summary>No password opens it; a link to choose another one does.</summary>
    internal void VoidPassword() => PasswordHash = null;

    internal void PasswordChosen() => MustChangePassword = false;

    internal bool IsLockedForAWhile(DateTime now) => LockoutEnd?.UtcDateTime > now;

    /// <summary>A wrong password; one too many locks for a while.</summary>
    internal void EntryFailed(DateTime now, AccessOptions options)
    {
        // Two wrong ones at once are two: the stamp makes the second save fail and count again.
        ConcurrencyStamp = Guid.CreateVersion7().ToString();
        if (++AccessFailedCount < options.FailuresBeforeLock)
            return;
        AccessFailedCount = 0;
        LockoutEnd = new DateTimeOffset(now + options.LockedFor, TimeSpan.Zero);
    }

    /// <summary>
    /// The right password. Where a second step follows, wrong codes stay counted: who knows the password could otherwise begin anew
    /// before each lock, and guess at codes without end.
    /// </summary>
    internal void PasswordRight()
    {
        if (!TwoFactorEnabled)
            EntrySucceeded();
    }

    internal void EntrySucceeded()
    {
        ConcurrencyStamp = Guid.CreateVersion7().ToString();
        (AccessFailedCount, LockoutEnd) = (0, null);
    }

    /// <summary>A code is taken once: false for one that was taken, or is older than one that was.</summary>
    internal bool TakeCode(long step)
    {
        if (step <= LastCodeStep)
            return false;
        LastCodeStep = step;
        return true;
    }

    /// <summary>With a new key the count of half minutes begins anew.</summary>
    internal void BeginCodes(long step) => LastCodeStep = step;

    /// <summary>Of two who change the factors at once the second is told.</summary>
    internal void FactorsChanged() => Version++;

    internal void SignedIn(DateTime now) => LastSignInAt = now;

    /// <summary>One plain address: what could start a second line or a second recipient is none.</summary>
    internal static bool IsAddress(string text) => text.Length <= LongestAddress && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is ',' or ';' or '<' or '>' or '"')
        && MailAddress.TryCreate(text, out var address) && address.Address == text;
}
