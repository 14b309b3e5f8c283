using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Tracking.Tests.Access;

/// <summary>The people of a <see cref="World"/> have no password: what asks for one gives it here first.</summary>
internal static class Passwords
{
    public const string Chosen = "bốn con voi qua cầu tre";

    public static async Task GiveAsync(World world, Guid whose, string password = Chosen)
    {
        await using var db = world.Open();
        var account = await db.Accounts.SingleAsync(row => row.Id == whose);
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, password);
        // Not an act of the story that a test tells.
        await db.Accounts.Where(row => row.Id == whose).ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, account.PasswordHash));
    }

    public static async Task<Outcome<IssueApiToken.Result>> IssueTokenAsync(World world, TrackingDb db, CurrentUser by, IssueApiToken.Input input)
    {
        await GiveAsync(world, by.AccountId);
        await using var identity = AccountTests.Identity(db);
        var check = new CheckPassword(db, identity.GetRequiredService<UserManager<Account>>(), new AccessOptions(), world.Clock);
        return await new IssueApiToken(db, by, check, world.Clock, new TrackingOptions()).RunAsync(input);
    }
}
