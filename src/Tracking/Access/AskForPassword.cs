using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// A person who cannot sign in asks for a link to choose a password. Asked by strangers: it answers nothing, and does the same for a name
/// that is known and one that is not. The audit log hears of it without the name that was typed.
/// </summary>
public sealed class AskForPassword(TrackingDb db, TimeProvider clock)
{
    /// <param name="Name">User name, or the address that one account alone has.</param>
    public sealed record Input(string Name);

    public async Task RunAsync(Input input, CancellationToken cancel = default)
    {
        var name = input.Name.Trim().Normalize().ToUpperInvariant();
        var found = await db.Accounts.Where(row => row.NormalizedUserName == name || row.NormalizedEmail == name)
            .OrderBy(row => row.Id).Select(row => new { row.Id, row.HomeOrganisationId, IsName = row.NormalizedUserName == name }).Take(3).ToListAsync(cancel);
        var account = found.Find(row => row.IsName) ?? (found.Count == 1 ? found[0] : null);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Add(new PasswordRequest(account?.Id, clock.Instant()));
        await db.SaveChangesAsync(cancel);
        await db.RecordAsync(new RecordedAct("access.password_asked")
        {
            SubjectKind = account is null ? null : "account",
            SubjectId = account?.Id,
            Owner = account?.HomeOrganisationId,
        }, cancel);
        await transaction.CommitAsync(cancel);
    }
}
