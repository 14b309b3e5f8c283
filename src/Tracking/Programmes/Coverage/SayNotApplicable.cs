using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Coverage;

/// <summary>The organisation says that a provision does not concern it, and why; or takes that back.</summary>
public sealed class SayNotApplicable(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="IsTakenBack">The provision is to be answered after all.</param>
    public sealed record Input(ProgrammeId Programme, ProvisionId Provision, [Longest(NotApplicableProvision.LongestReason)] string? Reason, bool IsTakenBack = false);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenToCompareAsync(user, clock, input.Programme, null, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (programme, by) = opened.Value;
        var said = await db.NotApplicableProvisions.SingleOrDefaultAsync(row => row.ProgrammeId == input.Programme && row.ProvisionId == input.Provision, cancel);
        if (input.IsTakenBack)
        {
            if (said is not null)
                db.Remove(said);
            return await db.SaveActAsync(input.Programme, cancel);
        }

        if (string.IsNullOrWhiteSpace(input.Reason))
            return ProgrammeRefusals.NotApplicableReasonMissing;
        // What asks nothing of anybody needs no excuse.
        if (await AskedProvisions.LoadAsync(db, programme.ParentDocumentId, programme.ParentVersion, cancel) is not { } asked)
            return ProgrammeRefusals.ParentUnread;
        if (!asked.Rows.Any(row => row.Id == input.Provision))
            return ProgrammeRefusals.ProvisionNotFound;
        if (await db.CommitmentAnswers.AnyAsync(row => row.ProgrammeId == input.Programme && row.ProvisionId == input.Provision && row.Decision == AnswerDecision.Confirmed, cancel))
            return ProgrammeRefusals.AnsweredAlready;
        // What somebody said meanwhile is not said over; the same form a second time says nothing new.
        if (said is not null)
            return said.Reason == input.Reason.Trim() ? null : ProgrammeRefusals.SaidNotApplicable;
        db.Add(new NotApplicableProvision(input.Programme, input.Provision, input.Reason, by));
        return await db.SaveActAsync(input.Programme, cancel);
    }
}
