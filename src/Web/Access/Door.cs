using System.Globalization;
using System.Security.Claims;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace DonDoc.Web.Access;

/// <summary>The framework's sign-in, with a session of ours behind each cookie: it begins here, and ends when its person signs out. The audit log hears of both.</summary>
sealed class Door(
    UserManager<Account> accounts, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, OpenSession open, KeepSession keep,
    RecordAct record)
    : SignInManager<Account>(accounts, http, claims, options, log, schemes, confirmation)
{
    const string SessionClaim = "session";

    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        await EndAsync();
        var session = await open.RunAsync(user.Id, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, Context.RequestAborted);
        var by = new Witness(user.Id, user.DisplayName, user.HomeOrganisationId, Address: Context.Connection.RemoteIpAddress?.ToString());
        await record.RunAsync(new RecordedAct("access.signed_in") { SubjectKind = "account", SubjectId = user.Id, By = by }, Context.RequestAborted);
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims, new Claim(SessionClaim, session.ToString())]);
    }

    public override async Task SignOutAsync()
    {
        if (Guid.TryParse(UserManager.GetUserId(Context.User), out var account))
            await record.RunAsync(new RecordedAct("access.signed_out") { SubjectKind = "account", SubjectId = account }, Context.RequestAborted);
        await EndAsync();
        await base.SignOutAsync();
    }

    public static AccountSessionId SessionOf(ClaimsPrincipal person) =>
        Guid.TryParse(person.FindFirstValue(SessionClaim), out var session) ? AccountSessionId.From(session) : default;

    Task EndAsync() => SessionOf(Context.User) is var session && session != default ? keep.EndAsync(session, Context.RequestAborted) : Task.CompletedTask;
}
