using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>The resolver's side answers, with files where it has any.</summary>
public sealed class AnswerBottleneck(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(BottleneckId Bottleneck, int Version, [Longest(Bottlenecks.Bottleneck.LongestNote)] string? Note, IReadOnlyList<StoredFile>? Files = null);

    /// <summary>Why it would be refused; null where it would not: asked before its files are looked into.</summary>
    public async Task<Refusal?> RefusalAsync(Input input, CancellationToken cancel = default)
    {
        var opened = await OpenAsync(input, cancel);
        return opened.Refusal ?? opened.Value.Bottleneck.AnswerRefusal(input.Note, input.Files ?? []);
    }

    /// <param name="keep">Puts the files into the store.</param>
    public async Task<Refusal?> RunAsync(Input input, Func<Task>? keep = null, CancellationToken cancel = default)
    {
        var opened = await OpenAsync(input, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (it, by) = opened.Value;
        return it.Answer(input.Note, input.Files ?? [], by) ?? await db.SaveWithFilesAsync(() => db.SaveActAsync(it.Id, cancel), keep, cancel);
    }

    private async Task<Outcome<(Bottleneck Bottleneck, Actor By)>> OpenAsync(Input input, CancellationToken cancel) =>
        TextLimits.Refuse(input) is { } unfit ? unfit : await db.OpenAsync(user, clock, input.Bottleneck, input.Version, cancel, Permission.ConfirmWork);
}
