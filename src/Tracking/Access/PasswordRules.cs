using Microsoft.AspNetCore.Identity;

namespace DonDoc.Tracking.Access;

/// <summary>
/// What a password must be: long, not common, not about the person. Which letters it has is its owner's affair (ASVS 5.0, 6.2).
/// </summary>
public sealed class PasswordRules(AccessOptions options) : IPasswordValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var refusal = Refuse(user, password ?? "");
        return Task.FromResult(refusal is null
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = refusal.Code, Description = refusal.Arguments is [var value, ..] ? value : "" }));
    }

    private Kernel.Refusal? Refuse(Account user, string password)
    {
        var least = user.TwoFactorEnabled ? options.PasswordLengthWithSecondFactor : options.PasswordLength;
        if (LengthOf(password) < least)
            return AccessRefusals.PasswordShort.With(least.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var plain = CommonPasswords.Plain(password);
        if (Personal(user).Any(word => plain.Contains(word, StringComparison.Ordinal)))
            return AccessRefusals.PasswordPersonal;
        return CommonPasswords.Contains(password) ? AccessRefusals.PasswordCommon : null;
    }

    /// <summary>Whether a password is long enough without a second factor.</summary>
    internal static bool StandsAlone(string password, AccessOptions options) => LengthOf(password) >= options.PasswordLength;

    private static int LengthOf(string password) => new System.Globalization.StringInfo(password).LengthInTextElements;

    // Parts of two or three letters are in too many words to forbid.
    private static IEnumerable<string> Personal(Account user)
    {
        var names = user.DisplayName.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] words = ["dondoc", user.UserName ?? "", user.DisplayName, string.Concat(names.TakeLast(2)), user.Email?.Split('@')[0] ?? ""];
        return words.Select(CommonPasswords.Plain).Where(word => word.Length >= 5 || word == CommonPasswords.Plain(user.UserName ?? "") && word.Length >= 3);
    }
}
