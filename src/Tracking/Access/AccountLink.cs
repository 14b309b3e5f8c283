using System.Security.Cryptography;
using System.Text;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access;

/// <summary>
/// The right to choose a password for one account, once and for a time: an invitation, or a reset. Only the hash of its word is
/// kept, so that who reads the database cannot use it.
/// </summary>
internal sealed class AccountLink
{
    private AccountLink() => Hash = "";

    public AccountLink(Guid account, string word, DateTime now, TimeSpan validFor)
    {
        Id = TypedId.New<AccountLinkId>();
        AccountId = account;
        Hash = HashOf(word);
        CreatedAt = now;
        ExpiresAt = now + validFor;
    }

    public AccountLinkId Id { get; private set; }

    public Guid AccountId { get; private set; }

    public string Hash { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    /// <summary>When it was used, or taken back by a newer one or with another password.</summary>
    public DateTime? EndedAt { get; private set; }

    public void End(DateTime now) => EndedAt ??= now;

    public static string NewWord() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    // 192 random bits need no slow hash.
    public static string HashOf(string word) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(word)));
}
