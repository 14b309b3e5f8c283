using System.Security.Claims;
using System.Text.Encodings.Web;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace DonDoc.Web.Api;

/// <summary>
/// A program is known by the token it sends (RFC 6750) and by nothing else: the cookie of a browser opens no address of the API, so
/// no page of another site can call it in a person's name.
/// </summary>
sealed class BearerToken(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, UseApiToken use)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    const string Beginning = SchemeName + " ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var sent = Request.Headers.Authorization.ToString();
        if (!sent.StartsWith(Beginning, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var used = await use.RunAsync(new(sent[Beginning.Length..].Trim(), Context.Connection.RemoteIpAddress), Context.RequestAborted);
        if (used.Refusal is { } refusal)
        {
            Watch.Refused(Context, refusal);
            return AuthenticateResult.Fail(refusal.Code);
        }

        Context.Items[typeof(CurrentUser)] = used.Value;
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, used.Value.AccountId.ToString())], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var wasSent = Request.Headers.Authorization.Count > 0;
        Response.Headers.WWWAuthenticate = wasSent ? """Bearer error="invalid_token" """.TrimEnd() : "Bearer";
        await Problems.WriteAsync(Context, StatusCodes.Status401Unauthorized, wasSent ? AccessRefusals.TokenInvalid : ApiRefusals.TokenMissing);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.WriteAsync(Context, StatusCodes.Status403Forbidden, ApiRefusals.NotPermitted);
}
