using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Identity;

namespace DonDoc.Tracking.Access;

/// <summary>
/// A person who may sign in. Password, lock and second factor are the framework's; the person's place is ours.
/// Public because the framework's stores are wired on it in the web host.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    // For the object-relational mapper.
    private Account()
    {
        DisplayName = Position = SearchKey = "";
    }

    public Account(string userName, string displayName, string position, OrganisationId home)
        : base(userName)
    {
        Id = Guid.CreateVersion7();
        DisplayName = displayName;
        Position = position;
        HomeOrganisationId = home;
        SecurityStamp = Id.ToString("N");
        SearchKey = Text.Vietnamese.SearchKey.Of($"{userName} {displayName} {position}");
    }

    public string DisplayName { get; private set; }

    /// <summary>Chức vụ, as it is written under a signature.</summary>
    public string Position { get; private set; }

    public OrganisationId HomeOrganisationId { get; private set; }

    internal string SearchKey { get; private set; }
}
