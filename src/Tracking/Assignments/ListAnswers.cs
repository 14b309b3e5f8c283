using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments;

/// <summary>
/// The assignments that were made from provisions of a document, each at the provision that now bears their words: through renumbering where a
/// person confirmed that it is the same, or where not a word was changed (<see cref="LineageReason.SameWords"/>).
/// </summary>
public sealed class ListAnswers(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <summary>More are reached by the list of assignments, filtered by the document.</summary>
    public const int Most = 500;

    /// <param name="Provision">Of the version that was asked for; null where it has no such provision any more.</param>
    public sealed record Row(ProvisionId? Provision, AssignmentRow Assignment);

    /// <param name="version">Number of the version that is shown.</param>
    public async Task<IReadOnlyList<Row>> RunAsync(DocumentId document, int version, CancellationToken cancel = default)
    {
        if (!user.Has(Permission.ViewAssignments) && !user.Has(Permission.ViewDrafts))
            return [];
        var visible = db.Assignments.VisibleTo(user, db).Where(row => row.SourceDocumentId == document && row.SourceProvisionId != null);
        var sources = await visible.OrderBy(row => row.DueOrder).ThenBy(row => row.Id).Take(Most).Select(row => new { row.Id, Provision = row.SourceProvisionId!.Value, row.SourceVersion })
            .ToListAsync(cancel);
        if (sources.Count == 0)
            return [];
        var next = sources.TrueForAll(row => row.SourceVersion == version) ? null
            : (await db.ProvisionLineages.AsNoTracking()
                .Where(row => row.DocumentId == document && (row.State == LineageState.Confirmed || (row.State == LineageState.Proposed && row.Reason == LineageReason.SameWords)))
                .Select(row => new { row.OlderId, row.NewerId }).ToListAsync(cancel)).ToLookup(row => row.OlderId, row => row.NewerId);
        var shown = next is null ? null
            : (await db.Provisions.AsNoTracking().Where(row => row.DocumentId == document && row.VersionNumber == version).Select(row => row.Id).ToListAsync(cancel)).ToHashSet();
        var ids = sources.ConvertAll(row => row.Id);
        var rows = await visible.Where(row => ids.Contains(row.Id)).Rows(db, TimelinessRule.For(user, options), user.Today).ToDictionaryAsync(row => row.Id, cancel);
        return sources.ConvertAll(source => new Row(Now(source.Provision, next, shown), rows[source.Id]));
    }

    private static ProvisionId? Now(ProvisionId provision, ILookup<ProvisionId, ProvisionId>? next, HashSet<ProvisionId>? shown)
    {
        if (next is null || shown is null || shown.Contains(provision))
            return provision;
        // Each step leads to a newer version, of which there are few.
        var at = new HashSet<ProvisionId> { provision };
        while (at.Count > 0)
        {
            at = at.SelectMany(one => next[one]).ToHashSet();
            foreach (var one in at)
            {
                if (shown.Contains(one))
                    return one;
            }
        }

        return null;
    }
}
