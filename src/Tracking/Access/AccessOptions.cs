namespace DonDoc.Tracking.Access;

/// <summary>What an installation may set about sign-in: section <c>Access</c> of the configuration.</summary>
public sealed record AccessOptions
{
    /// <summary>Shortest password, in letters, of who signs in with nothing else.</summary>
    public int PasswordLength { get; init; } = 14;

    /// <summary>Shortest password of who has a second factor.</summary>
    public int PasswordLengthWithSecondFactor { get; init; } = 8;

    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512: 210,000 take 150 to 250 ms on a core of 2026 (docs/performance.md).</summary>
    public int PasswordRounds { get; init; } = 210_000;

    /// <summary>Wrong passwords in a row that lock an account for a while.</summary>
    public int FailuresBeforeLock { get; init; } = 5;

    public TimeSpan LockedFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A session that is not used so long has to sign in again.</summary>
    public TimeSpan IdleFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The same for who manages accounts.</summary>
    public TimeSpan AdministratorIdleFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// A delegation lasts at most this many days. It covers an absence (leave, a course, an illness), and a quarter holds the longest
    /// usual one; whoever does the work for longer gets the role.
    /// </summary>
    public int DelegationDays { get; init; } = 90;

    /// <summary>No session lasts longer, however much it is used.</summary>
    public TimeSpan SessionFor { get; init; } = TimeSpan.FromHours(12);
}
