using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access;

/// <summary>Why a session is over without its person having said so.</summary>
public enum SessionEnd
{
    /// <summary>Not used for too long.</summary>
    Idle,

    /// <summary>As old as a session may become.</summary>
    Age,
}

/// <summary>One browser that is signed in. Gone with its row: who signs out leaves nothing that a copied cookie could open.</summary>
internal sealed class AccountSession
{
    private AccountSession()
    {
    }

    public AccountSession(Guid account, string? stamp, string? address, string? browser, DateTime now)
    {
        Id = TypedId.New<AccountSessionId>();
        AccountId = account;
        Stamp = stamp;
        Address = address;
        Browser = browser;
        StartedAt = SeenAt = now;
    }

    public AccountSessionId Id { get; private set; }

    public Guid AccountId { get; private set; }

    /// <summary>The account's stamp that its cookie carries: a session with an older one is over.</summary>
    public string? Stamp { get; private set; }

    /// <summary>Remote address of the sign-in; null where it was made before this was kept.</summary>
    public string? Address { get; private set; }

    /// <summary>Family of the browser and its system, as it calls itself.</summary>
    public string? Browser { get; private set; }

    public DateTime StartedAt { get; private set; }

    /// <summary>The last request, to half a minute.</summary>
    public DateTime SeenAt { get; private set; }
}
