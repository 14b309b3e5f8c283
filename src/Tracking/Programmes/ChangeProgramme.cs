using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes;

/// <summary>Gives a programme another title.</summary>
public sealed class RenameProgramme(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(ProgrammeId Programme, int Version, [Longest(Programmes.Programme.LongestTitle)] string? Title);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, clock, input.Programme, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        return opened.Value.Programme.Rename(input.Title, opened.Value.By) ?? await db.SaveActAsync(input.Programme, cancel);
    }
}

/// <summary>Takes an adopted programme that is not issued back to its writers, with the reason: what they change then is voted on again.</summary>
public sealed class ReconsiderProgramme(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(ProgrammeId Programme, int Version, [Longest(Programmes.Programme.LongestNote)] string? Reason);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, clock, input.Programme, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        return opened.Value.Programme.Reconsider(input.Reason, opened.Value.By) ?? await db.SaveActAsync(input.Programme, cancel);
    }
}

/// <summary>
/// Gives a programme up, with the reason; the organisation may begin another. One that was taken over from its document by mistake is given up too: the document
/// stays in the registry and may be taken over anew.
/// </summary>
public sealed class WithdrawProgramme(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(ProgrammeId Programme, int Version, [Longest(Programmes.Programme.LongestNote)] string? Reason);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenToCompareAsync(user, clock, input.Programme, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        if (opened.Value.Programme.Withdraw(input.Reason, opened.Value.By) is { } refusal)
            return refusal;
        // All that it answers, whoever asked: who may give it up may open them again, and nobody else could.
        foreach (var request in await db.CampaignRequests.Where(row => row.ProgrammeId == input.Programme).ToListAsync(cancel))
            request.Reopen();
        return await db.SaveActAsync(input.Programme, cancel);
    }
}
