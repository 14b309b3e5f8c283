using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Reorganisations;

/// <summary>Writes the lines of a prepared act: one more, one less, or all of them anew.</summary>
public sealed class WriteLines(TrackingDb db, CurrentUser user)
{
    /// <param name="Remove">Its place, from 1.</param>
    /// <param name="Replace">All lines, as a file gives them.</param>
    public sealed record Input(
        ReorganisationId Reorganisation, int Version, ReorganisationLine? Add = null, int? Remove = null, IReadOnlyList<ReorganisationLine>? Replace = null);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, input.Reorganisation, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var act = opened.Value;
        var refusal = (input.Replace is { } lines ? act.Write([.. lines.Select(line => line.Trimmed())]) : null)
            ?? (input.Remove is { } place ? act.Remove(place) : null) ?? (input.Add is { } line ? act.Add(line.Trimmed()) : null);
        return refusal ?? await db.SaveActAsync(cancel);
    }
}
