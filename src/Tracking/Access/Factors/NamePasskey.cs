using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Factors;

/// <summary>Another name for a passkey, by which its owner knows the device.</summary>
public sealed class NamePasskey(TrackingDb db, CurrentUser user)
{
    /// <param name="Passkey">As <see cref="ListPasskeys"/> names it.</param>
    public sealed record Input(string Passkey, [Longest(AddPasskey.LongestName)] string Name);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        if (AddPasskey.NameOf(input.Name) is not { } name)
            return AccessRefusals.PasskeyNameMissing;
        var passkeys = await db.Passkeys.Where(row => row.UserId == user.AccountId).ToListAsync(cancel);
        if (passkeys.Find(row => ListPasskeys.IdOf(row) == input.Passkey) is not { } passkey)
            return AccessRefusals.PasskeyNotFound;
        passkey.Data.Name = name;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await db.RecordAsync(new RecordedAct("access.passkey_renamed") { SubjectKind = "account", SubjectId = user.AccountId }, cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
