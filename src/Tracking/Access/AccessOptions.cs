using System.Net;
using DonDoc.Tracking.Kernel;

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

    /// <summary>Months after which a deactivated account keeps nothing but the name and the place of work.</summary>
    public int KeepClosedFor { get; init; } = 24;

    /// <summary>No session lasts longer, however much it is used.</summary>
    public TimeSpan SessionFor { get; init; } = TimeSpan.FromHours(12);

    /// <summary>An account that nobody signs in to for so long is deactivated. Zero: none is.</summary>
    public TimeSpan DisableIdleAfter { get; init; } = TimeSpan.FromDays(45);

    /// <summary>So long before it is deactivated its person is warned, where mail is configured.</summary>
    public TimeSpan WarnIdleBefore { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Months after which all accounts are to be reviewed again. Zero: nobody is reminded.</summary>
    public int ReviewEvery { get; init; } = 6;

    /// <summary>
    /// Proxies in front of this program, as addresses or networks: what these say of the address of the browser and of https is believed.
    /// None: nobody stands between.
    /// </summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>Who manages accounts must have a second factor.</summary>
    public bool SecondFactorForAdministrators { get; init; } = true;

    /// <summary>Networks, as <c>10.0.0.0/8</c>: who comes from elsewhere must have a second factor. None: everywhere is inside.</summary>
    public IReadOnlyList<string> InsideNetworks { get; init; } = [];

    internal TimeSpan IdleOf(CurrentUser user) => user.Has(Permission.ManageAccounts) ? AdministratorIdleFor : IdleFor;

    /// <param name="address">Whence a request comes; unknown counts as outside.</param>
    public bool IsInside(IPAddress? address) => InsideNetworks.Count == 0 || Networks.Contain(InsideNetworks, address);
}
