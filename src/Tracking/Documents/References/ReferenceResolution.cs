using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents.References;

/// <summary>
/// Which registered document a mention means: by number, type, issuer and time, in whatever spelling; the mentioning organisation's own
/// registry first, then what superiors sent it, then what stands below it. Where two are as near, none: nothing is guessed. Who may not see the
/// document is never shown the link, so nobody's rights are asked here; see docs/decisions/references-by-the-registry.md.
/// </summary>
internal static class ReferenceResolution
{
    private const int AtOnce = 1000;

    /// <summary>Resolves mentions that are not saved yet.</summary>
    /// <param name="owner">Of the document in which they stand.</param>
    public static async Task ResolveAsync(
        this TrackingDb db, DocumentId from, OrganisationId owner, IReadOnlyCollection<DocumentReference> references, DateOnly today, CancellationToken cancel)
    {
        var numbers = references.Select(row => row.NumberKey).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (numbers.Count == 0)
            return;
        var known = await RegisteredAsync(db, numbers, cancel);
        var kin = await KinAsync(db, [owner], known, today, cancel);
        foreach (var reference in references.Where(row => row.NumberKey is not null))
        {
            if (Meant(new(reference.Id, from, owner, reference.NumberKey!, reference.TypeName, reference.IssuerName, reference.IssuedOn), known, kin) is { } to)
                reference.Resolve(to);
        }
    }

    /// <summary>Mentions everywhere that waited for documents with these numbers. To be called in the transaction that registers them, after they are saved.</summary>
    /// <returns>How many now point to a document.</returns>
    public static async Task<int> ResolveWaitingAsync(this TrackingDb db, IReadOnlyCollection<string> numberKeys, DateOnly today, CancellationToken cancel)
    {
        if (numberKeys.Count == 0)
            return 0;
        var waiting = await db.DocumentReferences.Where(row => row.ToId == null && numberKeys.Contains(row.NumberKey!))
            .Join(db.Documents, row => row.FromId, from => from.Id, (row, from) => new Waiting(
                row.Id, row.FromId, from.OwnerId, row.NumberKey!, row.TypeName, row.IssuerName, row.IssuedOn)).ToListAsync(cancel);
        if (waiting.Count == 0)
            return 0;
        var known = await RegisteredAsync(db, numberKeys, cancel);
        var kin = await KinAsync(db, waiting.ConvertAll(row => row.Owner), known, today, cancel);
        var resolved = 0;
        foreach (var target in waiting.GroupBy(row => Meant(row, known, kin)).Where(group => group.Key is not null))
        {
            foreach (var ids in target.Select(row => row.Id).Chunk(AtOnce))
            {
                resolved += await db.DocumentReferences.Where(row => ids.Contains(row.Id) && row.ToId == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.ToId, target.Key), cancel);
            }
        }

        return resolved;
    }

    /// <summary>
    /// Mentions everywhere after a document was described anew: those that meant it by what it is no more wait again, those that waited for what it is now
    /// are resolved. To be called in the transaction that describes it, after that is saved.
    /// </summary>
    public static async Task ResolveAnewAsync(this TrackingDb db, DocumentId document, IReadOnlyCollection<string> numberKeys, DateOnly today, CancellationToken cancel)
    {
        await db.DocumentReferences.Where(row => row.ToId == document && row.NumberKey != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ToId, (DocumentId?)null), cancel);
        await db.ResolveWaitingAsync(numberKeys, today, cancel);
    }

    private static async Task<ILookup<string, Registered>> RegisteredAsync(TrackingDb db, IReadOnlyCollection<string> numbers, CancellationToken cancel) =>
        (await db.Documents.Where(row => numbers.Contains(row.NumberKey!))
            .Select(row => new Registered(row.Id, row.OwnerId, row.Audience, row.NumberKey!, row.TypeName, row.IssuerKey, row.IssuedOn, row.Period)).ToListAsync(cancel))
        .ToLookup(row => row.NumberKey, StringComparer.Ordinal);

    // Who stands above whom, among those that mention and those that registered.
    private static async Task<HashSet<(OrganisationId Above, OrganisationId Below)>> KinAsync(
        TrackingDb db, List<OrganisationId> mentioning, ILookup<string, Registered> known, DateOnly today, CancellationToken cancel)
    {
        var owners = known.SelectMany(group => group).Select(row => row.Owner).Distinct().ToList();
        mentioning = [.. mentioning.Distinct()];
        var rows = await db.AncestryOn(today)
            .Where(row => (owners.Contains(row.AncestorId) && mentioning.Contains(row.DescendantId)) || (mentioning.Contains(row.AncestorId) && owners.Contains(row.DescendantId)))
            .Select(row => new { row.AncestorId, row.DescendantId }).ToListAsync(cancel);
        // What an office registers to be carried out is sent to those below its committee.
        var acting = await db.ActingFor(today).Where(acts => owners.Contains(acts.Organ))
            .Join(db.AncestryOn(today).Where(row => mentioning.Contains(row.DescendantId)), acts => acts.Committee, row => row.AncestorId, (acts, row) => new { acts.Organ, row.DescendantId }).ToListAsync(cancel);
        return [.. rows.Select(row => (row.AncestorId, row.DescendantId)), .. acting.Select(row => (row.Organ, row.DescendantId))];
    }

    private static DocumentId? Meant(Waiting mention, ILookup<string, Registered> known, HashSet<(OrganisationId Above, OrganisationId Below)> kin)
    {
        var nearest = known[mention.NumberKey].Where(row => row.Id != mention.From && Fits(mention, row))
            .GroupBy(row => Distance(mention.Owner, row, kin)).Where(group => group.Key is not null).MinBy(group => group.Key)?.ToList();
        return nearest is [var only] ? only.Id : null;
    }

    private static int? Distance(OrganisationId owner, Registered row, HashSet<(OrganisationId Above, OrganisationId Below)> kin) =>
        row.Owner == owner ? 0
        : kin.Contains((row.Owner, owner)) ? row.Audience == DocumentAudience.Subordinates ? 1 : null
        : kin.Contains((owner, row.Owner)) ? 2
        : null;

    // What the mention leaves open fits anything; what it says must be so.
    private static bool Fits(Waiting mention, Registered row) =>
        (string.IsNullOrWhiteSpace(mention.TypeName) || SameType(mention.TypeName.Normalize().ToLowerInvariant(), row.TypeName))
        && (mention.IssuedOn is not { } day || row.IssuedOn is not { } issued || day == issued)
        && (string.IsNullOrWhiteSpace(mention.IssuerName) || SameBody(NameKey.Of(mention.IssuerName), row.IssuerKey));

    // “Chương trình số 76-CTr/TU” is a chương trình hành động.
    private static bool SameType(string one, string other) => one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);

    // “Bộ Chính trị khóa XII” and “Bộ Chính trị”; “Ban Thường vụ Thành ủy Hải Phòng” and “Thành ủy Hải Phòng”.
    private static bool SameBody(string one, string other) => $" {one} ".Contains($" {other} ", StringComparison.Ordinal) || $" {other} ".Contains($" {one} ", StringComparison.Ordinal);

    private sealed record Registered(
        DocumentId Id, OrganisationId Owner, DocumentAudience Audience, string NumberKey, string TypeName, string IssuerKey, DateOnly? IssuedOn, string Period);

    private sealed record Waiting(
        DocumentReferenceId Id, DocumentId From, OrganisationId Owner, string NumberKey, string? TypeName, string? IssuerName, DateOnly? IssuedOn);
}
