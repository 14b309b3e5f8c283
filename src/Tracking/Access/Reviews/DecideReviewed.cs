using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Reviews;

/// <summary>
/// Says what becomes of one account of a review. To close one deactivates it in the same transaction. Of two administrators who decide at once
/// the second is told.
/// </summary>
public sealed class DecideReviewed(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    // As many who decide on other accounts of the same review at once may have to begin again.
    private const int Rounds = 20;

    /// <param name="Version">As the form showed the decision.</param>
    /// <param name="Reason">Needed for everything but to keep.</param>
    public sealed record Input(AccountReviewId Review, Guid Account, int Version, ReviewDecision Decision, [Longest(Account.LongestReason)] string? Reason);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        for (var round = 0; round < Rounds; round++)
        {
            var review = await db.AccountReviews.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Review, cancel);
            if (review is null)
                return AccessRefusals.ReviewNotFound;
            if (review.FinishedAt is not null)
                return AccessRefusals.ReviewFinished;
            var reviewed = await db.ReviewedAccounts.SingleOrDefaultAsync(row => row.ReviewId == input.Review && row.AccountId == input.Account, cancel);
            if (reviewed is null)
                return AccessRefusals.AccountNotFound;
            if (reviewed.Version != input.Version)
                return AccessRefusals.ChangedMeanwhile;
            var now = clock.Instant();
            if (reviewed.Decide(input.Decision, input.Reason, user, now) is { } wrong)
                return wrong;
            // Whoever finishes the review meanwhile is seen, and sees this: a finished one changes no more.
            review.Decided();
            var refusal = input.Decision == ReviewDecision.Close ? await CloseAsync(input, now, cancel) : await SaveAsync(cancel);
            if (refusal != AccessRefusals.ChangedMeanwhile)
                return refusal;
            db.ChangeTracker.Clear();
        }

        return AccessRefusals.ChangedMeanwhile;
    }

    private async Task<Refusal?> SaveAsync(CancellationToken cancel) =>
        await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : AccessRefusals.ChangedMeanwhile;

    private async Task<Refusal?> CloseAsync(Input input, DateTime now, CancellationToken cancel)
    {
        if (input.Account == user.AccountId)
            return AccessRefusals.OwnAccount;
        var version = await db.Accounts.Where(row => row.Id == input.Account).Select(row => row.Version).SingleAsync(cancel);
        var account = await db.FindForChangeAsync(user, input.Account, version, cancel);
        if (account.Refusal is { } refusal)
            return refusal;
        // Somebody may have closed it on its own page since the review was opened: then it is as it should be.
        if (account.Value.Standing == AccountStanding.Deactivated)
            return await SaveAsync(cancel);
        return await db.CloseAsync(account.Value, AccountStanding.Deactivated, input.Reason!, now, cancel);
    }
}

/// <summary>Ends a review when something is decided about every account. Accounts made since then are for the next one.</summary>
public sealed class FinishReview(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public async Task<Refusal?> RunAsync(AccountReviewId review, CancellationToken cancel = default)
    {
        var found = await db.AccountReviews.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == review, cancel);
        if (found is null)
            return AccessRefusals.ReviewNotFound;
        var open = await db.ReviewedAccounts.CountAsync(row => row.ReviewId == review && row.Decision == null, cancel);
        if (open > 0)
            return AccessRefusals.ReviewUnfinished.With(open.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (found.Finish(user, clock.Instant()) is { } refusal)
            return refusal;
        if (await db.TrySaveAsync(cancel) == SaveResult.Saved)
            return null;
        // Another finished it, or decided once more.
        db.ChangeTracker.Clear();
        return await RunAsync(review, cancel);
    }
}
