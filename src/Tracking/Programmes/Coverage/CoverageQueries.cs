using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Coverage;

/// <summary>How one programme stands to one provision that it has something to say to.</summary>
internal sealed class ProgrammeStanding
{
    public ProvisionId ProvisionId { get; init; }

    public ProgrammeId ProgrammeId { get; init; }

    public OrganisationId OwnerId { get; init; }

    /// <summary>1 where some commitment answers it in full, otherwise 0.</summary>
    public int Full { get; init; }

    /// <summary>1 where it is said not to concern the organisation, otherwise 0.</summary>
    public int NotApplicable { get; init; }
}

/// <summary>A version of a document, and how many issued programmes answer it.</summary>
public sealed record AnsweredVersion(int Version, int Programmes);

internal static class CoverageQueries
{
    /// <summary>The issued programmes that answer one version of a document, of organisations below another one.</summary>
    public static IQueryable<Programme> Answering(this TrackingDb db, CurrentUser user, DocumentId document, int version, OrganisationId? top) =>
        db.Answering(user, document, top).Where(row => row.ParentVersion == version);

    /// <summary>
    /// How many of them answer which version: a document of which a new version was registered has the answers to the one before, until organisations
    /// answer the new one. The newest first; the current one is there in any case.
    /// </summary>
    /// <returns>With the version that is shown: the wanted one; the current one where it has answers or none has; else the newest that has.</returns>
    public static async Task<(int Shown, IReadOnlyList<AnsweredVersion> Versions)> AnsweredVersionsAsync(
        this TrackingDb db, CurrentUser user, DocumentId document, int current, int? wanted, OrganisationId? top, CancellationToken cancel)
    {
        var counted = await db.Answering(user, document, top).GroupBy(row => row.ParentVersion).Select(group => new AnsweredVersion(group.Key, group.Count())).ToListAsync(cancel);
        foreach (var version in new[] { current, wanted ?? current }.Distinct().Where(version => counted.TrueForAll(one => one.Version != version)))
            counted.Add(new AnsweredVersion(version, 0));
        counted.Sort((left, right) => right.Version.CompareTo(left.Version));
        var newest = counted.Find(one => one.Programmes > 0)?.Version ?? current;
        return (wanted ?? (counted.Exists(one => one.Version == current && one.Programmes > 0) ? current : newest), counted);
    }

    private static IQueryable<Programme> Answering(this TrackingDb db, CurrentUser user, DocumentId document, OrganisationId? top)
    {
        var issued = db.Programmes.VisibleTo(user, db).Where(row => row.ParentDocumentId == document && row.State == ProgrammeState.Issued);
        if (top is not { } under)
            return issued;
        var below = db.AncestryOn(user.Today).Where(up => up.AncestorId == under);
        return issued.Where(row => below.Any(up => up.DescendantId == row.OwnerId));
    }

    /// <summary>
    /// One row for each provision and programme that says something to it: a commitment that answers, or that it does not concern the
    /// organisation. Where both were said at the same moment the answer counts.
    /// </summary>
    /// <param name="provisions">Only of these; of all where null.</param>
    public static IQueryable<ProgrammeStanding> Standings(this IQueryable<Programme> programmes, TrackingDb db, IReadOnlyList<ProvisionId>? provisions = null)
    {
        var answers = db.CommitmentAnswers.Where(row => row.Decision == AnswerDecision.Confirmed);
        var excuses = db.NotApplicableProvisions.AsQueryable();
        if (provisions is not null)
            (answers, excuses) = (answers.Where(row => provisions.Contains(row.ProvisionId)), excuses.Where(row => provisions.Contains(row.ProvisionId)));
        return answers.Join(programmes, row => row.ProgrammeId, programme => programme.Id, (row, programme) => new { row.ProvisionId, row.ProgrammeId, programme.OwnerId, Full = row.Extent == AnswerExtent.Full ? 1 : 0, NotApplicable = 0 })
            .Concat(excuses.Join(programmes, row => row.ProgrammeId, programme => programme.Id, (row, programme) => new { row.ProvisionId, row.ProgrammeId, programme.OwnerId, Full = 0, NotApplicable = 1 }))
            .GroupBy(row => new { row.ProvisionId, row.ProgrammeId, row.OwnerId })
            .Select(group => new ProgrammeStanding
            {
                ProvisionId = group.Key.ProvisionId, ProgrammeId = group.Key.ProgrammeId, OwnerId = group.Key.OwnerId,
                Full = group.Max(row => row.Full), NotApplicable = group.Min(row => row.NotApplicable),
            });
    }
}
