using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>The drafts that were kept of a programme, and one of them beside another, or beside what stands now.</summary>
public sealed class CompareDrafts(TrackingDb db, CurrentUser user)
{
    public sealed record Draft(int Number, string? Note, string KeptBy, DateTime KeptAt);

    /// <param name="Older">Null for the first that there is.</param>
    /// <param name="Newer">Null for the words as they stand.</param>
    /// <param name="Paragraphs">Of both, in the order of the newer; those that are the same in both are one piece.</param>
    public sealed record Result(ProgrammeId Id, string Title, IReadOnlyList<Draft> Drafts, int? Older, int? Newer, IReadOnlyList<IReadOnlyList<WordPiece>> Paragraphs, bool IsCoarse);

    public async Task<Outcome<Result>> RunAsync(ProgrammeId id, int? older, int? newer, CancellationToken cancel = default)
    {
        var programme = await db.Programmes.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel);
        // Once it is issued it is seen from farther; what it was before is not.
        if (programme is null || !await db.ReachesAsync(user, Permission.ViewDrafts, programme.OwnerId, cancel))
            return ProgrammeRefusals.NotFound;
        var drafts = await db.ProgrammeDrafts.Where(row => row.ProgrammeId == id).OrderByDescending(row => row.Number).Take(PageRequest.Ceiling)
            .Select(row => new Draft(row.Number, row.Note, row.KeptByName, row.KeptAt)).ToListAsync(cancel);
        if (drafts.Count == 0)
            return new Result(id, programme.Title, drafts, null, null, [], false);
        var before = older ?? drafts.Select(draft => draft.Number).FirstOrDefault(number => number != newer, drafts[0].Number);
        var texts = await db.ProgrammeDrafts.Where(row => row.ProgrammeId == id && (row.Number == before || row.Number == newer)).ToDictionaryAsync(row => row.Number, row => row.PlainText, cancel);
        if (!texts.TryGetValue(before, out var first) || (newer is { } number && !texts.ContainsKey(number)))
            return ProgrammeRefusals.DraftNotFound;
        var second = newer is { } last ? texts[last] : ProgrammeText.Of(programme, await ProgrammeOutline.LoadAsync(db, id, cancel)).PlainText;
        var marking = new WordMarking();
        return new Result(id, programme.Title, drafts, before, newer, ParagraphDiff.Of(first, second, marking), marking.IsSpent);
    }
}
