using DonDoc.Formats;

namespace DonDoc.Web.Installation;

/// <summary>How much one may ask for, and for how long: section <c>Limits</c> of the configuration.</summary>
sealed record LimitOptions
{
    /// <summary>Sign-ins, second factors and forgotten passwords from one address. An office behind one address signs in at eight o'clock.</summary>
    public int DoorPerMinute { get; init; } = 20;

    /// <summary>What is sent to a door and judged at the same time: each costs a hash of a password, a fifth of a second of a core.</summary>
    public int HashesAtOnce { get; init; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>What waits for that; who comes after is asked to come again.</summary>
    public int WaitingForHash { get; init; } = 100;

    /// <summary>Opening and using links of invitations from one address.</summary>
    public int LinksPerMinute { get; init; } = 20;

    /// <summary>Sendings of files by one account; the page sends file by file.</summary>
    public int ImportsPerMinute { get; init; } = 120;

    /// <summary>Documents that one account takes away in another form: Word, Akoma Ntoso, JSON.</summary>
    public int ExportsPerMinute { get; init; } = 60;

    /// <summary>Requests of one account to the API, whatever number of tokens it has.</summary>
    public int ApiPerMinute { get; init; } = 600;

    /// <summary>Requests from one address, whatever they are, except for style sheets, scripts and pictures.</summary>
    public int RequestsPerMinute { get; init; } = 6_000;

    /// <summary>Files that are read at the same time; each may take some hundred megabytes of memory.</summary>
    public int ReadersAtOnce { get; init; } = 2;

    /// <summary>Files that wait for a reader; who comes after is asked to come again.</summary>
    public int WaitingForReader { get; init; } = 50;

    /// <summary>Longest time for a request; what is not done then is given up and said so.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time for a sending of files, over a slow line.</summary>
    public TimeSpan ImportTime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Bytes of a request, where its address does not say otherwise.</summary>
    public long RequestBytes { get; init; } = 1_000_000;

    /// <summary>Connections at the same time.</summary>
    public long Connections { get; init; } = 5_000;

    /// <summary>What reading a file may cost: pages that are recognised, times of outside programs, where those are.</summary>
    public ReadLimits Reading { get; init; } = new();
}
