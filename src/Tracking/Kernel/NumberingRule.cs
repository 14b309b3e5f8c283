namespace DonDoc.Tracking.Kernel;

/// <summary>When a series of numbers begins anew.</summary>
public enum NumberRestart
{
    /// <summary>With each term of the Party's committees.</summary>
    Term,

    /// <summary>With each year.</summary>
    Year,
}

/// <summary>How a body numbers its documents where it differs from the usual; what is left open is as usual.</summary>
public sealed record NumberingRule
{
    /// <summary>The body's name, in whatever spelling a name is found by; every body where null.</summary>
    public string? Issuer { get; init; }

    /// <summary>“nghị quyết”; every type where null.</summary>
    public string? TypeName { get; init; }

    /// <summary>As usual: by term where a hyphen follows the number (45-NQ/TW), by year where a slash does (130/KH-UBND).</summary>
    public NumberRestart? Restart { get; init; }

    /// <summary>Whether all types share one series; see <see cref="TrackingOptions.SharedNumbering"/>.</summary>
    public bool? Shared { get; init; }

    /// <summary>See <see cref="TrackingOptions.NumbersBeginAt"/>.</summary>
    public int? BeginAt { get; init; }

    /// <summary>Whether a letter behind the number makes another number: 45a stands beside 45. Otherwise both bear the number 45.</summary>
    public bool HasLetters { get; init; }
}
