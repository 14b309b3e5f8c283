using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access.Tokens;

/// <summary>Gives the signed-in person a token for a program of theirs. The secret is in the answer and nowhere else.</summary>
public sealed class IssueApiToken(TrackingDb db, CurrentUser user, CheckPassword check, TimeProvider clock, TrackingOptions options)
{
    public const int LongestName = 100;

    /// <summary>Networks of one token.</summary>
    public const int MostNetworks = 20;

    /// <param name="Permissions">Each must be one that the person has.</param>
    /// <param name="LastDay">The last day on which it holds; not later than <see cref="TrackingOptions.ApiTokenLongestDays"/> from today.</param>
    /// <param name="Proof">Asked again: a token outlives the session.</param>
    /// <param name="Networks">Whence it may be used; none: from everywhere.</param>
    public sealed record Input([Longest(IssueApiToken.LongestName)] string Name, IReadOnlyCollection<Permission> Permissions, DateOnly LastDay, Proof Proof, IReadOnlyCollection<string>? Networks = null);

    public sealed record Result(ApiTokenId Id, string Secret);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var name = input.Name.Trim();
        if (name.Length == 0)
            return AccessRefusals.TokenNameMissing;
        if (input.Permissions.Count == 0)
            return AccessRefusals.TokenPermissionsMissing;
        if (!input.Permissions.All(user.Has))
            return AccessRefusals.TokenBeyondOwn;
        var longest = user.Today.AddDays(options.ApiTokenLongestDays);
        if (input.LastDay < user.Today || input.LastDay > longest)
            return AccessRefusals.TokenDays.With(PageRequest.Key(longest));
        var networks = new List<string>();
        foreach (var text in input.Networks ?? [])
        {
            if (!Networks.TryRead(text, out var network))
                return AccessRefusals.TokenNetworkWrong.With(text);
            networks.Add(network);
        }

        if (networks.Count > MostNetworks)
            return AccessRefusals.TokenNetworksMany;
        if (await check.ProveAsync(user.AccountId, input.Proof, cancel) is { } refusal)
            return refusal;
        var (token, secret) = ApiToken.Issue(user.AccountId, name, input.Permissions, input.LastDay, clock.Instant(), networks);
        db.Add(token);
        await db.SaveChangesAsync(cancel);
        return new Result(token.Id, secret);
    }
}
