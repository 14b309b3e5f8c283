using System.Globalization;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Views;

/// <summary>Keeps a filter under a name; the same name again means this one from now on.</summary>
public sealed class KeepView(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Page">Address of the list.</param>
    /// <param name="Query">What follows the question mark there, without the place in the list.</param>
    public sealed record Input(
        [Longest(100)] string? Page, [Longest(SavedView.LongestName)] string? Name, [Longest(SavedView.LongestQuery)] string? Query);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        if (!SavedView.IsPage(input.Page) || string.IsNullOrWhiteSpace(input.Query))
            return ViewRefusals.NothingToKeep;
        if (string.IsNullOrWhiteSpace(input.Name))
            return ViewRefusals.NameMissing;
        var name = input.Name.Trim();
        var own = await db.SavedViews.Where(row => row.AccountId == user.AccountId && row.Page == input.Page).ToListAsync(cancel);
        if (own.Find(row => string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase)) is { } there)
            there.Change(input.Query, clock.Instant());
        else if (own.Count >= SavedView.Most)
            return ViewRefusals.TooMany.With(SavedView.Most.ToString(CultureInfo.InvariantCulture));
        else
            db.Add(new SavedView(user.AccountId, input.Page!, name, input.Query, clock.Instant()));
        // Where the same name came twice in one moment, one of them holds.
        if (await db.TrySaveAsync(cancel) != SaveResult.Saved)
            db.ChangeTracker.Clear();
        return null;
    }
}
