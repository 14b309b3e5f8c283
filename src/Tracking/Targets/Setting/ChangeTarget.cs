using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Targets.Setting;

/// <summary>Says a target otherwise: name, unit, definition, baseline; and how it is measured, while it has no value yet.</summary>
public sealed class ChangeTarget(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(TargetId Target, int Version, TargetTerms Terms);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var opened = await db.OpenAsync(user, clock, Permission.AssignWork, input.Target, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var target = opened.Value.Target;
        return target.Change(input.Terms, await db.TargetFigures.AnyAsync(row => row.TargetId == target.Id, cancel)) ?? await db.SaveTargetAsync(cancel);
    }
}
