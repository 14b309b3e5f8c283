using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>Keeps the wording as it stands: the next dự thảo.</summary>
public sealed class KeepDraft(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Note">“Dự thảo lần 2, xin ý kiến Ban Thường vụ”.</param>
    public sealed record Input(ProgrammeId Programme, [Longest(400)] string? Note);

    /// <returns>The number of the draft.</returns>
    public async Task<Outcome<int>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, clock, input.Programme, null, cancel);
        if (opened.IsRefused)
            return opened.Refusal!;
        var (draft, isNew) = await KeepAsync(db, opened.Value.Programme, input.Note, opened.Value.By, cancel);
        if (!isNew)
            return ProgrammeRefusals.SameDraft.With($"{draft.Number}");
        return await db.SaveActAsync(input.Programme, cancel) is { } lost ? lost : draft.Number;
    }

    /// <summary>Adds without saving, as part of a larger act. Where the last draft has the same words it is that one.</summary>
    /// <param name="programme">Opened by the caller.</param>
    internal static async Task<(ProgrammeDraft Draft, bool IsNew)> KeepAsync(TrackingDb db, Programme programme, string? note, Actor by, CancellationToken cancel)
    {
        var text = ProgrammeText.Of(programme, await ProgrammeOutline.LoadAsync(db, programme.Id, cancel)).PlainText;
        var last = await db.ProgrammeDrafts.Where(row => row.ProgrammeId == programme.Id).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel);
        if (last?.PlainText == text)
            return (last, false);
        var draft = new ProgrammeDraft(programme.Id, (last?.Number ?? 0) + 1, text, note, by);
        db.Add(draft);
        return (draft, true);
    }
}
