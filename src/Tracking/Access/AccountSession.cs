using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access;

/// <summary>One browser that is signed in. Gone with its row: who signs out leaves nothing that a copied cookie could open.</summary>
internal sealed class AccountSession
{
    private AccountSession()
    {
    }

    public AccountSession(Guid account, DateTime now)
    {
        Id = TypedId.New<AccountSessionId>();
        AccountId = account;
        StartedAt = SeenAt = now;
    }

    public AccountSessionId Id { get; private set; }

    public Guid AccountId { get; private set; }

    public DateTime StartedAt { get; private set; }

    /// <summary>The last request, to half a minute.</summary>
    public DateTime SeenAt { get; private set; }
}
