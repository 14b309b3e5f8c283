using System.Security.Claims;
using DonDoc.Tracking.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace DonDoc.Web.Access;

/// <summary>The outside provider of this installation, where one is configured.</summary>
sealed class OutsideProvider(IOptionsMonitor<OpenIdConnectOptions> protocol, OutsideOptions? options = null)
{
    public const string Scheme = "OpenIdConnect";

    /// <summary>Whom a link is to be made for: in the state of the journey to the provider, which nobody can write but us.</summary>
    public const string LinkFor = "link-for";

    /// <summary>In the session's cookie: it was begun by the provider, which may want to end its own too.</summary>
    public const string EnteredBy = "entered-by";

    /// <summary>In the session's cookie: the provider asked for a second factor, and the configuration lets that count.</summary>
    public const string SecondFactor = "second-factor-by";

    public static bool IsOfSession(Claim claim) => claim.Type is EnteredBy or SecondFactor;

    public bool IsConfigured => options is not null;

    public string Name => options?.Name ?? "";

    /// <summary>Who came back from the provider just now. Asking ends it: it counts once.</summary>
    public async Task<(OutsideIdentity Who, AuthenticateResult Ticket)?> TakeArrivalAsync(HttpContext http)
    {
        if (!IsConfigured)
            return null;
        var ticket = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        var (issuer, subject) = (ticket.Principal?.FindFirstValue("iss"), ticket.Principal?.FindFirstValue("sub"));
        return ticket.Succeeded && issuer is { Length: > 0 } && subject is { Length: > 0 } ? (new OutsideIdentity(issuer, subject), ticket) : null;
    }

    /// <summary>Whether the provider says that it asked for a second factor, in the words that the configuration trusts.</summary>
    public bool AskedForSecondFactor(ClaimsPrincipal person) =>
        options is not null && person.Claims.Any(claim => claim.Type is "amr" or "acr" && options.SecondFactor.Contains(claim.Value, StringComparer.Ordinal));

    /// <summary>What the provider says about itself; null where it cannot be reached now.</summary>
    public async Task<OpenIdConnectConfiguration?> DescriptionAsync(CancellationToken cancel)
    {
        try
        {
            return IsConfigured && protocol.Get(Scheme).ConfigurationManager is { } manager ? await manager.GetConfigurationAsync(cancel) : null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException)
        {
            // Its document could not be had: the caller says so, or does without.
            return null;
        }
    }
}
