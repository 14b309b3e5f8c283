using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Somebody at the sign-in page says that they forgot their password. A row also for a name that nobody has: what happens to it is decided
/// later and elsewhere, so that the page answers both in the same way and in the same time.
/// </summary>
internal sealed class PasswordRequest
{
    private PasswordRequest()
    {
    }

    public PasswordRequest(Guid? account, DateTime now)
    {
        Id = TypedId.New<PasswordRequestId>();
        AccountId = account;
        At = now;
    }

    public PasswordRequestId Id { get; private set; }

    /// <summary>Null where nobody has the name.</summary>
    public Guid? AccountId { get; private set; }

    public DateTime At { get; private set; }
}
