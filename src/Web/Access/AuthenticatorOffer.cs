using System.Security.Cryptography;
using DonDoc.Tracking.Access.Factors;
using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.DataProtection;

namespace DonDoc.Web.Access;

/// <summary>
/// A new authenticator key on its way to a page and back. It travels enciphered in the form, for its person and a quarter of an hour, so
/// that nothing is kept of a set-up that nobody finishes, and looking at the page changes nothing.
/// </summary>
sealed class AuthenticatorOffer(IDataProtectionProvider protection, CurrentUser user)
{
    static readonly TimeSpan Holds = TimeSpan.FromMinutes(15);

    readonly ITimeLimitedDataProtector _protector =
        protection.CreateProtector("DonDoc.Web.AuthenticatorOffer", user.AccountId.ToString()).ToTimeLimitedDataProtector();

    /// <returns>The key, and what the form carries.</returns>
    public (string Key, string Sealed) New()
    {
        var key = TimedCode.NewKey();
        return (key, _protector.Protect(key, Holds));
    }

    /// <summary>The key of a form that comes back; null where it came too late or was not ours.</summary>
    public string? Open(string? carried)
    {
        try
        {
            return string.IsNullOrEmpty(carried) ? null : _protector.Unprotect(carried);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
