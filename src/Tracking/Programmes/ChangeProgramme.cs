using DonDoc.Tracking.Kernel;

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
        if (Drafting.SectionQueries.IsClassified(input.Title))
            return ProgrammeRefusals.Classified.At("Title");
        return opened.Value.Programme.Rename(input.Title) ?? await db.SaveActAsync(input.Programme, cancel);
    }
}

/// <summary>Gives a programme up, with the reason; the organisation may begin another.</summary>
public sealed class WithdrawProgramme(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(ProgrammeId Programme, int Version, [Longest(Programmes.Programme.LongestNote)] string? Reason);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, clock, input.Programme, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        return opened.Value.Programme.Withdraw(input.Reason, opened.Value.By) ?? await db.SaveActAsync(input.Programme, cancel);
    }
}
