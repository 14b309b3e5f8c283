using System.Globalization;
using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents.Provisions;

/// <summary>A person says what provisions are: one, or several alike.</summary>
public sealed class DecideProvisions(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public const int Most = 200;

    /// <param name="Class">Null: what the reader proposes for each.</param>
    public sealed record Input(DocumentId Document, IReadOnlyList<Choice> Provisions, ProvisionClass? Class);

    /// <param name="Version">As it was read: somebody else's decision meanwhile is a conflict.</param>
    public sealed record Choice(ProvisionId Provision, int Version);

    /// <summary>Whether the user decides on this document's provisions.</summary>
    public async Task<bool> MayAsync(DocumentId document, CancellationToken cancel = default) => await db.MayDecideAsync(user, document, cancel) is null;

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (input.Provisions.Count == 0)
            return ProvisionRefusals.NoneChosen;
        if (input.Provisions.Count > Most)
            return ProvisionRefusals.TooMany.With(Most.ToString(CultureInfo.InvariantCulture));
        if (await db.MayDecideAsync(user, input.Document, cancel) is { } refusal)
            return refusal;
        var chosen = input.Provisions.DistinctBy(choice => choice.Provision).ToDictionary(choice => choice.Provision, choice => choice.Version);
        var ids = chosen.Keys.ToList();
        var rows = await db.Provisions.Where(row => row.DocumentId == input.Document && ids.Contains(row.Id)).ToListAsync(cancel);
        if (rows.Count != ids.Count)
            return ProvisionRefusals.NotFound;
        if (rows.Find(row => row.Version != chosen[row.Id]) is { } changed)
            return await ChangedMeanwhileAsync(changed.Id, cancel);
        var at = clock.Instant();
        var decided = rows.Count(row => (input.Class ?? row.Proposed) is { } wanted && row.Decide(wanted, user.AccountId, at) is null);
        if (decided == 0)
            return ProvisionRefusals.NothingChanged;
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : await ChangedMeanwhileAsync(ids[0], cancel);
    }

    private async Task<Refusal> ChangedMeanwhileAsync(ProvisionId provision, CancellationToken cancel)
    {
        var last = await db.Provisions.AsNoTracking().Where(row => row.Id == provision)
            .Select(row => new { row.DecidedAt, By = db.Accounts.Where(account => account.Id == row.DecidedBy).Select(account => account.DisplayName).FirstOrDefault() })
            .SingleAsync(cancel);
        return ProvisionRefusals.ChangedMeanwhile.With(last.By ?? "", last.DecidedAt?.ToString("O", CultureInfo.InvariantCulture) ?? "");
    }
}
