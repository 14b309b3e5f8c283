using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>An administrator corrects name, position and address of an account. The second of two at once is told, and the old address that there is another.</summary>
public sealed class EditAccount(TrackingDb db, CurrentUser user, Postbox postbox)
{
    /// <param name="Version">As the form showed the account.</param>
    public sealed record Input(Guid Account, int Version, [Longest(Account.LongestName)] string DisplayName, [Longest(Account.LongestPosition)] string Position, [Longest(Account.LongestAddress)] string? Email);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var found = await db.FindForChangeAsync(user, input.Account, input.Version, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        var old = found.Value.Email;
        if (found.Value.Edit(input.DisplayName, input.Position, input.Email) is { } wrong)
            return wrong;
        postbox.TellOld(found.Value, old);
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : AccessRefusals.ChangedMeanwhile;
    }
}
