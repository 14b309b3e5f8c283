using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;

namespace DonDoc.Tracking.Tests.Assignments;

/// <summary>Drafts as a review leaves them, without the review.</summary>
internal static class Drafts
{
    public static async Task<AssignmentId> MakeAsync(World world, CurrentUser by, string content, OrganisationId? assigner = null)
    {
        await using var db = world.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var codes = await db.TakeCodesAsync(assigner ?? by.Home, by.Today.Year, 1, CancellationToken.None);
        var draft = Assignment.Draft(codes[0], content, assigner ?? by.Home, null, null, Actor.Of(by, world.Clock)).Value;
        db.Add(draft);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return draft.Id;
    }
}
