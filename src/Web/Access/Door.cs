using System.Globalization;
using System.Security.Claims;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace DonDoc.Web.Access;

/// <summary>How far somebody came at the door.</summary>
enum Entry
{
    In,

    /// <summary>The second factor is asked for.</summary>
    SecondStep,

    /// <summary>Nothing but the password is there, and from where the request comes that is not enough.</summary>
    NotFromHere,
}

/// <summary>The framework's sign-in, with a session of ours behind each cookie: it begins here, and ends when its person signs out. The audit log hears of both.</summary>
sealed class Door(
    UserManager<Account> accounts, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, OpenSession open, KeepSession keep,
    RecordAct record, LoadCurrentUser load, AccessOptions access)
    : SignInManager<Account>(accounts, http, claims, options, log, schemes, confirmation)
{
    /// <summary>The cookie of who has given the right password and not yet the second factor. It opens nothing but the page that asks for that.</summary>
    public const string SecondStep = "second-step";

    /// <summary>The cookie of who has chosen a password by a link that was handed to them: they may set up a second factor from wherever they are.</summary>
    public const string Enrolment = "enrolment";

    const string SessionClaim = "session";

    static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    /// <summary>After the right password, or what counts as one: lets in, or asks for the second factor first.</summary>
    public async Task<Entry> EnterAsync(Account account)
    {
        if (account.TwoFactorEnabled)
        {
            await WaitAsync(account, way: null);
            return Entry.SecondStep;
        }

        if (!await MayEnrolAsync(account.Id, account.SecurityStamp))
            return await RefuseHereAsync(account);
        await SignInAsync(account, isPersistent: false, "password");
        return Entry.In;
    }

    /// <summary>The same after the outside provider vouched for somebody; it may have asked for a second factor that counts.</summary>
    /// <param name="idToken">The provider's, by which it knows its own session when that is ended from here.</param>
    public async Task<Entry> EnterFromOutsideAsync(Account account, bool hasSecondFactor, string? idToken)
    {
        var way = new AuthenticationProperties();
        if (idToken is not null)
            way.StoreTokens([new AuthenticationToken { Name = "id_token", Value = idToken }]);
        way.Items[OutsideProvider.EnteredBy] = OutsideProvider.Scheme;
        if (account.TwoFactorEnabled && !hasSecondFactor)
        {
            await WaitAsync(account, way);
            return Entry.SecondStep;
        }

        if (!hasSecondFactor && !await MayEnrolAsync(account.Id, account.SecurityStamp))
            return await RefuseHereAsync(account);
        await LetInFromOutsideAsync(account, way, hasSecondFactor);
        return Entry.In;
    }

    /// <summary>After a password was chosen by a link: this browser may set up the first factor, until the password or the sessions end.</summary>
    public async Task LetEnrolAsync(Guid account)
    {
        if (await load.FindAsync(account, cancel: Context.RequestAborted) is { } found)
            await Context.SignInAsync(Enrolment, Bearer(account, found.Stamp, Enrolment));
    }

    /// <summary>
    /// Whether the person who is signed in may set up a factor from here. A first one must not be set up by whoever has come to the password:
    /// it takes the networks of the office too, or a link that was handed out. Further ones are for who has shown the first.
    /// </summary>
    public async Task<bool> MayEnrolAsync() =>
        Context.Items[typeof(LoadCurrentUser.Result)] is LoadCurrentUser.Result found
        && (found.HasSecondFactor || Context.User.HasClaim(claim => claim.Type == OutsideProvider.SecondFactor) || await MayEnrolAsync(found.User.AccountId, found.Stamp));

    /// <summary>Whose password this browser has just given; null where nobody's, or too long ago.</summary>
    public async Task<Guid?> WaitingAsync()
    {
        var step = await Context.AuthenticateAsync(SecondStep);
        return step.Succeeded && Guid.TryParse(step.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
            && (await load.FindAsync(account, cancel: Context.RequestAborted))?.Stamp == step.Principal.FindFirstValue(StampClaim) ? account : null;
    }

    /// <summary>After the second step.</summary>
    /// <param name="by">What it was: code, recovery or passkey.</param>
    public async Task FinishAsync(Account account, string by)
    {
        // Of this account's first step: a passkey may be somebody else's.
        var step = await Context.AuthenticateAsync(SecondStep);
        var way = step.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) == account.Id.ToString() ? step.Properties : null;
        await Context.SignOutAsync(SecondStep);
        if (way?.Items.ContainsKey(OutsideProvider.EnteredBy) == true)
            await LetInFromOutsideAsync(account, way, hasSecondFactor: false);
        else
            await SignInAsync(account, isPersistent: false, by);
    }

    /// <summary>Whose passkey answered; null where the answer is wrong, late or nobody's.</summary>
    public async Task<PasskeyAssertionResult<Account>?> AssertedAsync(string? credential) =>
        await IsUnderWayAsync(credential, "Assertion") && await PerformPasskeyAssertionAsync(credential!) is { Succeeded: true } answer ? answer : null;

    /// <summary>What the person who is signed in gave to show that it is them: the answer of a passkey where one was asked, otherwise the password.</summary>
    public async Task<Proof> ProofAsync(string? password, string? credential)
    {
        if (string.IsNullOrEmpty(credential))
            return password ?? "";
        var answer = await AssertedAsync(credential);
        return new Proof(null, answer?.User?.Id, answer?.Passkey);
    }

    /// <summary>A passkey that an authenticator has made for the person who is signed in; null where the answer is wrong, late or another's.</summary>
    public async Task<UserPasskeyInfo?> AttestedAsync(string? credential) =>
        await IsUnderWayAsync(credential, "Attestation") && await PerformPasskeyAttestationAsync(credential!) is { Succeeded: true } answer
            && answer.UserEntity.Id == UserManager.GetUserId(Context.User) ? answer.Passkey : null;

    /// <summary>After a change of one's own factors or password: the new stamp goes into this browser's cookie, every other one is out.</summary>
    public async Task StayAsync()
    {
        if (await UserManager.GetUserAsync(Context.User) is { } account)
            await RefreshSignInAsync(account);
    }

    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        await EndAsync();
        var (address, browser) = (Context.Connection.RemoteIpAddress?.ToString(), BrowserFamily.Of(Context.Request.Headers.UserAgent));
        var session = await open.RunAsync(new(user.Id, address, browser, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), Context.RequestAborted);
        var by = new Witness(user.Id, user.DisplayName, user.HomeOrganisationId, Address: address);
        await record.RunAsync(new RecordedAct("access.signed_in")
        {
            SubjectKind = "account",
            SubjectId = user.Id,
            By = by,
            // How they signed in, and what an outside provider said of it.
            Details = additionalClaims.Where(claim => claim.Type == ClaimTypes.AuthenticationMethod || OutsideProvider.IsOfSession(claim))
                .ToDictionary(claim => claim.Type == ClaimTypes.AuthenticationMethod ? "by" : claim.Type, string? (claim) => claim.Value, StringComparer.Ordinal),
        }, Context.RequestAborted);
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims, new Claim(SessionClaim, session.ToString())]);
    }

    /// <summary>A new cookie for the session that is there: its end stays where it was, and nobody has signed in.</summary>
    public override async Task RefreshSignInAsync(Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var present = await Context.AuthenticateAsync(AuthenticationScheme);
        if (!present.Succeeded || UserManager.GetUserId(present.Principal) != user.Id.ToString())
            return;
        var session = SessionOf(present.Principal);
        await keep.RenewAsync(session, user.SecurityStamp, Context.RequestAborted);
        await base.SignInWithClaimsAsync(user, present.Properties, [.. present.Principal.Claims.Where(OutsideProvider.IsOfSession), new Claim(SessionClaim, session.ToString())]);
    }

    public override async Task SignOutAsync()
    {
        if (Guid.TryParse(UserManager.GetUserId(Context.User), out var account))
            await record.RunAsync(new RecordedAct("access.signed_out") { SubjectKind = "account", SubjectId = account }, Context.RequestAborted);
        await EndAsync();
        await base.SignOutAsync();
        Context.Response.Headers["Clear-Site-Data"] = SecurityHeaders.ClearSiteData;
    }

    public static AccountSessionId SessionOf(ClaimsPrincipal person) =>
        Guid.TryParse(person.FindFirstValue(SessionClaim), out var session) ? AccountSessionId.From(session) : default;

    Task WaitAsync(Account account, AuthenticationProperties? way) => Context.SignInAsync(SecondStep, Bearer(account.Id, account.SecurityStamp, SecondStep), way);

    // The stamp: another password chosen meanwhile, a lock, a reset end what it stands for.
    static ClaimsPrincipal Bearer(Guid account, string? stamp, string scheme) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account.ToString()), new(StampClaim, stamp ?? "")], scheme));

    async Task<bool> MayEnrolAsync(Guid account, string? stamp)
    {
        if (access.IsInside(Context.Connection.RemoteIpAddress))
            return true;
        var right = await Context.AuthenticateAsync(Enrolment);
        return right.Succeeded && right.Principal.FindFirstValue(ClaimTypes.NameIdentifier) == account.ToString() && right.Principal.FindFirstValue(StampClaim) == stamp;
    }

    async Task<Entry> RefuseHereAsync(Account account)
    {
        await record.RunAsync(new RecordedAct("access.sign_in_failed")
        {
            SubjectKind = "account",
            SubjectId = account.Id,
            Owner = account.HomeOrganisationId,
            Refusal = AccessRefusals.EnrolFromInside.Code,
        }, Context.RequestAborted);
        return Entry.NotFromHere;
    }

    async Task LetInFromOutsideAsync(Account account, AuthenticationProperties way, bool hasSecondFactor)
    {
        var properties = new AuthenticationProperties();
        properties.StoreTokens(way.GetTokens());
        List<Claim> more = [new(OutsideProvider.EnteredBy, OutsideProvider.Scheme)];
        if (hasSecondFactor)
            more.Add(new(OutsideProvider.SecondFactor, OutsideProvider.Scheme));
        await SignInWithClaimsAsync(account, properties, more);
    }

    // The framework takes an answer to no question, or to another one, for a mistake of the program. Its own words for the questions.
    async Task<bool> IsUnderWayAsync(string? credential, string operation) => !string.IsNullOrEmpty(credential)
        && (await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Properties?.Items.TryGetValue("PasskeyOperation", out var asked) == true && asked == operation;

    Task EndAsync() => SessionOf(Context.User) is var session && session != default ? keep.EndAsync(session, Context.RequestAborted) : Task.CompletedTask;
}
