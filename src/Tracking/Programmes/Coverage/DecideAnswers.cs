using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Coverage;

/// <summary>A person says which commitments answer which provisions, one or many at once: confirms, rejects, adds, takes back.</summary>
public sealed class DecideAnswers(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <summary>At once.</summary>
    public const int Most = 500;

    /// <param name="Decision">Null: what was decided is taken back.</param>
    /// <param name="Extent">In full only where the person says so.</param>
    public sealed record Said(ProgrammeCommitmentId Commitment, ProvisionId Provision, AnswerDecision? Decision, AnswerExtent Extent = AnswerExtent.Partial);

    public async Task<Refusal?> RunAsync(ProgrammeId id, IReadOnlyList<Said> said, CancellationToken cancel = default)
    {
        if (said.Count > Most)
            return ProgrammeRefusals.TooMany.With($"{Most}");
        var opened = await db.OpenToCompareAsync(user, clock, id, null, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (programme, by) = opened.Value;
        said = [.. said.DistinctBy(one => (one.Commitment, one.Provision))];
        var outline = await ProgrammeOutline.LoadAsync(db, id, cancel);
        var commitments = outline.Commitments.Select(one => one.Commitment.Id).ToHashSet();
        if (!said.All(one => commitments.Contains(one.Commitment)))
            return ProgrammeRefusals.CommitmentNotFound;
        if (await AskedProvisions.LoadAsync(db, programme.ParentDocumentId, programme.ParentVersion, cancel) is not { } asked)
            return ProgrammeRefusals.ParentUnread;
        var provisions = said.Select(one => one.Provision).ToHashSet();
        if (!provisions.IsSubsetOf(asked.Rows.Select(row => row.Id)))
            return ProgrammeRefusals.ProvisionNotFound;
        if (said.Any(one => one.Decision == AnswerDecision.Confirmed)
            && await db.NotApplicableProvisions.Where(row => row.ProgrammeId == id).Select(row => row.ProvisionId).ToListAsync(cancel) is var excused
            && said.Any(one => one.Decision == AnswerDecision.Confirmed && excused.Contains(one.Provision)))
            return ProgrammeRefusals.SaidNotApplicable;

        // What the reader suggested is asked of it again, not of the form.
        var suggested = Suggesting.Of(asked, outline).SelectMany(group => group).ToDictionary(one => (one.Commitment, one.Provision));
        var standing = (await db.CommitmentAnswers.Where(row => row.ProgrammeId == id).ToListAsync(cancel)).ToDictionary(row => (row.CommitmentId, row.ProvisionId));
        var named = said.Select(one => one.Commitment).Distinct().ToList();
        var written = await db.ProgrammeCommitments.Where(row => row.ProgrammeId == id && named.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        var changed = new HashSet<ProgrammeCommitmentId>();
        foreach (var one in said)
        {
            var row = standing.GetValueOrDefault((one.Commitment, one.Provision));
            if (one.Decision is not { } decision)
            {
                if (row is null)
                    continue;
                db.Remove(row);
            }
            else if (row is null)
            {
                var suggestion = suggested.GetValueOrDefault((one.Commitment, one.Provision));
                db.Add(new CommitmentAnswer(id, one.Commitment, one.Provision, one.Extent, decision, suggestion?.Score, suggestion?.Words, by));
            }
            else if (row.Decision != decision || row.Extent != one.Extent)
            {
                row.Decide(one.Extent, decision, by);
            }
            else
            {
                continue;
            }

            if (changed.Add(one.Commitment))
                written[one.Commitment].AnswersChanged(by);
        }

        return await db.SaveActAsync(id, cancel);
    }
}
