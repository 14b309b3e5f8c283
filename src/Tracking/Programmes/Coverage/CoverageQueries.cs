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

internal static class CoverageQueries
{
    /// <summary>The issued programmes that answer one version of a document, of organisations below another one.</summary>
    public static IQueryable<Programme> Answering(this TrackingDb db, CurrentUser user, DocumentId document, int version, OrganisationId? top)
    {
        var issued = db.Programmes.VisibleTo(user, db).Where(row => row.ParentDocumentId == document && row.ParentVersion == version && row.State == ProgrammeState.Issued);
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
