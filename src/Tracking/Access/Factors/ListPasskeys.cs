using System.Buffers.Text;
using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Factors;

/// <summary>The person's own passkeys, in the order in which they came.</summary>
public sealed class ListPasskeys(TrackingDb db, CurrentUser user)
{
    /// <param name="IsBackedUp">Its maker keeps a copy for other devices of the same person.</param>
    public sealed record Row(string Id, string Name, DateTime AddedAt, bool IsBackedUp);

    public async Task<IReadOnlyList<Row>> RunAsync(CancellationToken cancel = default)
    {
        // Never more than AddPasskey.Most; what is written as JSON is put in order here.
        var rows = await db.Passkeys.AsNoTracking().Where(row => row.UserId == user.AccountId).ToListAsync(cancel);
        return [.. rows.OrderBy(row => row.Data.CreatedAt).Select(row => new Row(IdOf(row), row.Data.Name ?? "", row.Data.CreatedAt.UtcDateTime, row.Data.IsBackedUp))];
    }

    internal static string IdOf(IdentityUserPasskey<Guid> row) => Base64Url.EncodeToString(row.CredentialId);
}
