using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>A draft for paper, as a collective reads it at its table: one that was kept, or the words as they stand.</summary>
public sealed class PrintDraft(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Number">Null for the words as they stand.</param>
    /// <param name="At">When they were kept; the moment of asking where they were not.</param>
    /// <param name="PlainText">From the first section on; type and title stand apart.</param>
    public sealed record Result(string TypeName, string Title, string Owner, int? Number, DateTime At, string PlainText);

    public async Task<Outcome<Result>> RunAsync(ProgrammeId id, int? number, CancellationToken cancel = default)
    {
        var programme = await db.Programmes.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel);
        // Once it is issued it is seen from farther; what it was before is not.
        if (programme is null || !await db.ReachesAsync(user, Permission.ViewDrafts, programme.OwnerId, cancel))
            return ProgrammeRefusals.NotFound;
        var owner = await db.NamesOn(user.Today).Where(name => name.OrganisationId == programme.OwnerId).Select(name => name.Name).FirstOrDefaultAsync(cancel) ?? "";
        if (number is null)
            return new Result(programme.TypeName, programme.Title, owner, null, clock.Instant(), BodyOf(ProgrammeText.Of(programme, await ProgrammeOutline.LoadAsync(db, id, cancel)).PlainText));
        var kept = await db.ProgrammeDrafts.Where(row => row.ProgrammeId == id && row.Number == number).Select(row => new { row.PlainText, row.KeptAt }).SingleOrDefaultAsync(cancel);
        return kept is null ? ProgrammeRefusals.DraftNotFound : new Result(programme.TypeName, programme.Title, owner, number, kept.KeptAt, programme.IsAdopted ? kept.PlainText : BodyOf(kept.PlainText));
    }

    // Behind the empty line that ends type and title.
    private static string BodyOf(string text) => text.IndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var at ? text[(at + 2)..] : "";
}
