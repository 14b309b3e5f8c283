using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>
/// A bottleneck goes to somebody else who can resolve it, with the reason: sent on by the resolver whose it is not, or by the raiser to a higher place. Who had it
/// stays in the history and keeps seeing it.
/// </summary>
public sealed class ForwardBottleneck(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    public sealed record Input(BottleneckId Bottleneck, int Version, OrganisationId? To, [Longest(Bottlenecks.Bottleneck.LongestNote)] string? Reason);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var opened = await db.OpenAsync(user, clock, input.Bottleneck, input.Version, cancel, Permission.ConfirmWork, Permission.ReportWork);
        if (opened.IsRefused)
            return opened.Refusal;
        var (it, by) = opened.Value;
        var asker = db.Under == Permission.ConfirmWork ? it.ResolverId : it.RaiserId;
        var held = db.Assignments.VisibleTo(user, db).Where(row => db.BottleneckHolds.Any(hold => hold.BottleneckId == it.Id && hold.AssignmentId == row.Id));
        if (input.To is not { } to || (to != it.RaiserId && to != it.ResolverId && !await db.MayBeAskedAsync(user, asker, to, held, it.Id, cancel)))
            return BottleneckRefusals.ResolverOutOfReach;
        return it.Forward(to, input.Reason, options.AnswerBy(user.Today), by) ?? await db.SaveActAsync(it.Id, cancel);
    }
}
