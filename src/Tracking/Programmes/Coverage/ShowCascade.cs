using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Coverage;

/// <summary>
/// One provision through the levels: which commitments of issued programmes answer it, and of each how many programmes further down answer what was
/// issued of it. So a sentence of the centre is followed to the ward, and where the thread ends is seen.
/// </summary>
public sealed class ShowCascade(TrackingDb db, CurrentUser user)
{
    /// <param name="Answers">Of organisations below <see cref="Input.Under"/>, by name, at most a page of them.</param>
    /// <param name="Total">How many there are.</param>
    /// <param name="Reached">Of those, the ones that somebody further down answers.</param>
    public sealed record Result(IReadOnlyList<Answer> Answers, int Total, int Reached);

    public sealed record Input(ProvisionId Provision, OrganisationId? Under = null, PageRequest? Page = null);

    /// <param name="Issued">The provision as which it stands in the issued document: what those below answer; null where it is not known.</param>
    /// <param name="Full">Programmes further down that answer it in full.</param>
    /// <param name="Below">Issued programmes further down that answer the same document.</param>
    public sealed record Answer(ProgrammeId Programme, OrganisationLabel Owner, string What, AnswerExtent Extent, ProvisionId? Issued, int Full, int Partial, int Below);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        var provision = await db.Documents.VisibleTo(user, db).Join(db.Provisions.Where(row => row.Id == input.Provision), document => document.Id, row => row.DocumentId, (document, row) => new { row.DocumentId, row.VersionNumber })
            .SingleOrDefaultAsync(cancel);
        if (provision is null)
            return ProgrammeRefusals.ProvisionNotFound;
        if (input.Under is { } top && !await db.ReachesAsync(user, Permission.ViewProgrammes, top, cancel))
            return ProgrammeRefusals.NotFound;
        var programmes = db.Answering(user, provision.DocumentId, provision.VersionNumber, input.Under);
        var issued = db.Programmes.VisibleTo(user, db).Where(row => row.State == ProgrammeState.Issued);
        var answers = db.CommitmentAnswers.Where(row => row.ProvisionId == input.Provision && row.Decision == AnswerDecision.Confirmed)
            .Join(programmes, row => row.ProgrammeId, programme => programme.Id, (row, programme) => new { row.CommitmentId, row.Extent, programme.Id, programme.OwnerId, programme.DocumentId })
            .Join(db.ProgrammeCommitments, row => row.CommitmentId, commitment => commitment.Id, (row, commitment) => new { row.Id, row.OwnerId, row.DocumentId, row.Extent, commitment.What, commitment.IssuedProvisionId, CommitmentId = commitment.Id });
        // What those below say to it: each of their programmes once, in full where one of its commitments does.
        var below = db.CommitmentAnswers.Where(row => row.Decision == AnswerDecision.Confirmed).Join(issued, row => row.ProgrammeId, programme => programme.Id, (row, programme) => row);
        var rows = await answers.Join(db.NamesOn(today), row => row.OwnerId, name => name.OrganisationId, (row, name) => new { row, name.Name, name.SortKey })
            .OrderBy(one => one.SortKey).ThenBy(one => one.row.CommitmentId).Take((input.Page ?? new PageRequest(Limit: PageRequest.Ceiling)).Rows)
            .Select(one => new Answer(
                one.row.Id, new OrganisationLabel(one.row.OwnerId, one.Name), one.row.What, one.row.Extent, one.row.IssuedProvisionId,
                below.Where(answer => answer.ProvisionId == one.row.IssuedProvisionId && answer.Extent == AnswerExtent.Full).Select(answer => answer.ProgrammeId).Distinct().Count(),
                below.Where(answer => answer.ProvisionId == one.row.IssuedProvisionId).Select(answer => answer.ProgrammeId).Distinct().Count()
                    - below.Where(answer => answer.ProvisionId == one.row.IssuedProvisionId && answer.Extent == AnswerExtent.Full).Select(answer => answer.ProgrammeId).Distinct().Count(),
                issued.Count(programme => programme.ParentDocumentId == one.row.DocumentId))).ToListAsync(cancel);
        var total = await answers.CountAsync(cancel);
        return new Result(rows, total, await answers.CountAsync(row => below.Any(answer => answer.ProvisionId == row.IssuedProvisionId), cancel));
    }
}
