using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Drafting;

/// <summary>Writes down one assignment by hand: what a meeting concluded, a part of what one was given, what a commitment needs; sent at once, or kept as a draft.</summary>
public sealed class DraftAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Assigner">Who will send and confirm it; the lead of the parent, or the user's organisation, where null.</param>
    /// <param name="Meeting">The meeting and its day, where one concluded it.</param>
    /// <param name="Send">Sent in the same act, where it is complete; otherwise it waits as a draft.</param>
    public sealed record Input(
        [Longest(Assignment.LongestContent)] string? Content, OrganisationId? Lead, IReadOnlyList<OrganisationId> Cooperating,
        [Longest(Assignment.LongestProduct)] string? Product, DateOnly? StartsOn, DateOnly? Due, AssignmentDetails Details,
        OrganisationId? Assigner = null, AssignmentId? Parent = null, ProgrammeCommitmentId? Commitment = null,
        [Longest(Assignment.LongestOrigin)] string? Meeting = null, bool Send = false);

    public async Task<Outcome<AssignmentId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var led = input.Parent is { } parent
            ? await db.Assignments.VisibleTo(user, db).Where(row => row.Id == parent && AssignmentStates.Open.Contains(row.State)).Select(row => row.LeadId).SingleOrDefaultAsync(cancel)
            : null;
        if (input.Parent is not null && (led is not { } own || !await db.ReachesAsync(user, Permission.AssignWork, own, cancel)))
            return AssignmentRefusals.ParentNotLed;
        if (input.Commitment is { } commitment && !await db.ProgrammeCommitments.Where(row => row.Id == commitment)
                .AnyAsync(row => db.Programmes.VisibleTo(user, db).Any(programme => programme.Id == row.ProgrammeId), cancel))
            return ProgrammeRefusals.CommitmentNotFound;
        var assigner = input.Assigner ?? led ?? user.Home;
        if (!await db.ReachesAsync(user, Permission.AssignWork, assigner, cancel))
            return AssignmentRefusals.AssignerOutOfReach;
        if (await OutOfReachAsync(input, cancel) is { } foreign)
            return foreign;
        var starts = input.StartsOn ?? user.Today;
        var origin = input.Commitment is not null ? AssignmentOrigin.Commitment
            : string.IsNullOrWhiteSpace(input.Meeting) ? AssignmentOrigin.ByHand : AssignmentOrigin.Meeting;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var code = (await db.TakeCodesAsync(assigner, user.Today.Year, 1, cancel))[0];
        var by = Actor.Of(user, clock, await db.OnBehalfOfAsync(user, Permission.AssignWork, assigner, cancel));
        var drafted = Assignment.Draft(code, input.Content ?? "", assigner, null, null, by,
            new AssignmentBeginning(origin, input.Meeting, input.Commitment, input.Parent));
        if (drafted.IsRefused)
            return drafted.Refusal!;
        var assignment = drafted.Value;
        assignment.Describe(input.Details);
        if (input.Send && input.Lead is null)
            return AssignmentRefusals.LeadMissing;
        var refusal = input.Send
            ? assignment.Assign(input.Lead!.Value, input.Product, starts, input.Due, by)
            : assignment.Propose(input.Lead, input.Product, starts, input.Due);
        if (refusal is not null)
            return refusal;
        db.Add(assignment);
        db.AddRange(input.Cooperating.Where(body => body != input.Lead).Distinct().Select(body => new AssignmentCooperation(assignment.Id, body)));
        db.Under = Permission.AssignWork;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return assignment.Id;
    }

    private async Task<Refusal?> OutOfReachAsync(Input input, CancellationToken cancel)
    {
        if (input.Lead is { } lead && !await db.AddressableAsync(user, lead, cancel))
            return AssignmentRefusals.LeadOutOfReach;
        if (input.Details.Supervisor is { } supervisor && !await db.AddressableAsync(user, supervisor, cancel))
            return AssignmentRefusals.SupervisorOutOfReach;
        foreach (var body in input.Cooperating)
        {
            if (!await db.AddressableAsync(user, body, cancel))
                return AssignmentRefusals.CooperatingOutOfReach;
        }

        return null;
    }
}
