using System.Globalization;
using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents.Provisions;

/// <summary>Accepts at once what the reader proposes for every provision of a version that nobody has decided on.</summary>
public sealed class AcceptProposals(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="From">Only proposals that are at least as sure: 0–1.</param>
    /// <param name="Class">Only these; all where null.</param>
    public sealed record Input(DocumentId Document, int Version, double From = 0, ProvisionClass? Class = null);

    /// <returns>How many were accepted.</returns>
    public async Task<Outcome<int>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (await db.MayDecideAsync(user, input.Document, cancel) is { } refusal)
            return refusal;
        var at = clock.Instant();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var accepted = await db.Provisions
            .Where(row => row.DocumentId == input.Document && row.VersionNumber == input.Version && row.Decided == null && row.Proposed != null
                && row.Confidence >= input.From && (input.Class == null || row.Proposed == input.Class))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Decided, row => row.Proposed).SetProperty(row => row.DecidedBy, user.AccountId)
                .SetProperty(row => row.DecidedAt, at).SetProperty(row => row.Version, row => row.Version + 1), cancel);
        if (accepted == 0)
            return ProvisionRefusals.NothingChanged;
        var owner = await db.Documents.VisibleTo(user, db).Where(row => row.Id == input.Document).Select(row => row.OwnerId).SingleAsync(cancel);
        await db.RecordAsync(new RecordedAct("document.provisions_accepted")
        {
            SubjectKind = "document",
            SubjectId = input.Document.Value,
            Owner = owner,
            Details = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["version"] = input.Version.ToString(CultureInfo.InvariantCulture),
                ["count"] = accepted.ToString(CultureInfo.InvariantCulture),
                ["class"] = input.Class?.ToString(),
            },
        }, cancel);
        await transaction.CommitAsync(cancel);
        return accepted;
    }
}

internal static class ProvisionDecisions
{
    /// <summary>Who registers documents for its owner decides what a document's provisions are; who does not see it is told nothing.</summary>
    public static async Task<Refusal?> MayDecideAsync(this TrackingDb db, CurrentUser user, DocumentId document, CancellationToken cancel)
    {
        var owner = await db.Documents.VisibleTo(user, db).Where(row => row.Id == document).Select(row => (OrganisationId?)row.OwnerId).SingleOrDefaultAsync(cancel);
        if (owner is null)
            return DocumentRefusals.NotFound;
        return await db.ReachesAsync(user, Permission.RegisterDocuments, owner.Value, cancel) ? null : ProvisionRefusals.NotAllowed;
    }
}
