using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access;

internal static class ChangedAddress
{
    /// <summary>
    /// Tells the old address that links go elsewhere from now on: whoever reads there should hear of it even where somebody else has changed it.
    /// Not where to: that may be nobody's business there.
    /// </summary>
    public static void TellOld(this Postbox postbox, Account account, string? old)
    {
        if (!postbox.IsOpen || old is null || string.Equals(old, account.Email, StringComparison.OrdinalIgnoreCase))
            return;
        postbox.Put(new Letter("access.address_changed", old, account.DisplayName, account.HomeOrganisationId)
        {
            Language = account.Language,
            Account = account.Id,
            AboutKind = "account",
            AboutId = account.Id,
            Path = "/account",
            Arguments = [account.UserName ?? ""],
        });
    }
}
