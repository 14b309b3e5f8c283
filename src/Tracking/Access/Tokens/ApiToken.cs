using System.Security.Cryptography;
using System.Text;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access.Tokens;

/// <summary>
/// The right of a program to act for an account: some of its permissions, until a day. The secret itself is kept by nobody but
/// its holder; here lies its SHA-256. Without salt, because it is 256 random bits: there is nothing to guess ahead.
/// </summary>
internal sealed class ApiToken
{
    /// <summary>Lets a scanner of source code or of logs recognise a secret of this program.</summary>
    public const string Prefix = "dondoc_";

    private const int SecretBytes = 32;
    private const int HintLetters = 4;

    private ApiToken()
    {
        Name = SecretHash = Hint = "";
        Permissions = [];
        Networks = [];
    }

    private ApiToken(Guid account, string name, IEnumerable<Permission> permissions, IEnumerable<string> networks, DateOnly lastDay, string secret, DateTime at)
    {
        Id = TypedId.New<ApiTokenId>();
        AccountId = account;
        Name = name;
        Permissions = [.. permissions.Distinct().Order()];
        Networks = [.. networks.Distinct(StringComparer.Ordinal)];
        LastDay = lastDay;
        SecretHash = HashOf(secret);
        Hint = secret[^HintLetters..];
        IssuedAt = at;
    }

    public ApiTokenId Id { get; private set; }

    public Guid AccountId { get; private set; }

    /// <summary>What it is for, in its owner's words.</summary>
    public string Name { get; private set; }

    /// <summary>What it may; never more than what its account may at the moment of a request.</summary>
    public List<Permission> Permissions { get; private set; }

    /// <summary>Whence it may be used, as <see cref="Access.Networks"/> writes them. Empty: from everywhere.</summary>
    public List<string> Networks { get; private set; }

    public string SecretHash { get; private set; }

    /// <summary>The last letters of the secret, by which its owner tells it from others.</summary>
    public string Hint { get; private set; }

    public DateTime IssuedAt { get; private set; }

    /// <summary>The last day on which it holds.</summary>
    public DateOnly LastDay { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    public DateTime? LastUsedAt { get; private set; }

    /// <summary>The remote address of the last use.</summary>
    public string? LastUsedFrom { get; private set; }

    /// <returns>The token, and the secret: shown once, kept nowhere.</returns>
    public static (ApiToken Token, string Secret) Issue(
        Guid account, string name, IEnumerable<Permission> permissions, DateOnly lastDay, DateTime at, IEnumerable<string>? networks = null)
    {
        var secret = Prefix + System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return (new ApiToken(account, name, permissions, networks ?? [], lastDay, secret, at), secret);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public Refusal? Revoke(DateTime at)
    {
        if (RevokedAt is not null)
            return AccessRefusals.TokenRevoked;
        RevokedAt = at;
        return null;
    }
}
