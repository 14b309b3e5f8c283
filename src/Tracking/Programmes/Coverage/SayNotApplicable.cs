using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Coverage;

/// <summary>The organisation says that provisions do not concern it, and why; or takes that back of one.</summary>
public sealed class SayNotApplicable(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Others">Of which the same is said for the same reason: all of them or none.</param>
    /// <param name="IsTakenBack">The provision is to be answered after all.</param>
    public sealed record Input(ProgrammeId Programme, ProvisionId Provision, [Longest(NotApplicableProvision.LongestReason)] string? Reason, bool IsTakenBack = false, IReadOnlyList<ProvisionId>? Others = null);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenToCompareAsync(user, clock, input.Programme, null, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (programme, by) = opened.Value;
        if (input.IsTakenBack)
        {
            if (await db.NotApplicableProvisions.SingleOrDefaultAsync(row => row.ProgrammeId == input.Programme && row.ProvisionId == input.Provision, cancel) is { } said)
                db.Remove(said);
            return await db.SaveActAsync(input.Programme, cancel);
        }

        if (string.IsNullOrWhiteSpace(input.Reason))
            return ProgrammeRefusals.NotApplicableReasonMissing;
        // What asks nothing of anybody needs no excuse.
        if (await AskedProvisions.LoadAsync(db, programme.ParentDocumentId, programme.ParentVersion, cancel) is not { } asked)
            return ProgrammeRefusals.ParentUnread;
        var provisions = new HashSet<ProvisionId>([input.Provision, .. input.Others ?? []]);
        if (!provisions.IsSubsetOf(asked.Rows.Select(row => row.Id)))
            return ProgrammeRefusals.ProvisionNotFound;
        if (await db.CommitmentAnswers.AnyAsync(row => row.ProgrammeId == input.Programme && provisions.Contains(row.ProvisionId) && row.Decision == AnswerDecision.Confirmed, cancel))
            return ProgrammeRefusals.AnsweredAlready;
        // What somebody said meanwhile is not said over; the same form a second time says nothing new.
        var known = await db.NotApplicableProvisions.Where(row => row.ProgrammeId == input.Programme && provisions.Contains(row.ProvisionId)).ToListAsync(cancel);
        if (known.Exists(row => row.Reason != input.Reason.Trim()))
            return ProgrammeRefusals.SaidNotApplicable;
        db.AddRange(provisions.Except(known.Select(row => row.ProvisionId)).Select(provision => new NotApplicableProvision(input.Programme, provision, input.Reason, by)));
        return await db.SaveActAsync(input.Programme, cancel);
    }
}
