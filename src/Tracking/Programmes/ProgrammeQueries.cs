using System.Globalization;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes;

internal static class ProgrammeQueries
{
    /// <summary>What is issued is seen from above, and by those to whom it was sent; what is still written, only where drafts are.</summary>
    public static IQueryable<Programme> VisibleTo(this IQueryable<Programme> rows, CurrentUser user, TrackingDb db)
    {
        if (user.IsWhole(Permission.ViewProgrammes) && user.IsWhole(Permission.ViewDrafts))
            return rows;
        var issued = db.Scope(user, Permission.ViewProgrammes);
        var drafts = db.Scope(user, Permission.ViewDrafts);
        return rows.Where(row => row.State == ProgrammeState.Issued
            ? issued.Any(within => within.DescendantId == row.OwnerId)
                || db.ProgrammeRecipients.Any(to => to.ProgrammeId == row.Id && issued.Any(within => within.DescendantId == to.OrganisationId))
            : drafts.Any(within => within.DescendantId == row.OwnerId));
    }

    /// <summary>What an organisation has under way about a document: one at a time, as the index of the table says too.</summary>
    public static IQueryable<Programme> UnderWay(this IQueryable<Programme> rows, OrganisationId owner, Documents.DocumentId document) =>
        rows.Where(row => row.OwnerId == owner && row.ParentDocumentId == document && row.State != ProgrammeState.Issued && row.State != ProgrammeState.Withdrawn);

    /// <summary>Whether the user writes the programmes of this organisation, and speaks for it where it is asked about another's: see <see cref="Access.Relation.OwnSide"/>.</summary>
    public static async Task<bool> DraftsForAsync(this TrackingDb db, CurrentUser user, OrganisationId organisation, CancellationToken cancel) =>
        user.Has(Permission.DraftProgrammes) && (await db.OwnSideAsync(user, cancel)).Contains(organisation) && await db.ReachesAsync(user, Permission.DraftProgrammes, organisation, cancel);

    /// <summary>
    /// Whether the user says what answers what: who writes the programme; of one that was taken over from its document, also who keeps the
    /// registry for that organisation, since nobody there may use this program yet.
    /// </summary>
    public static async Task<bool> ComparesAsync(this TrackingDb db, CurrentUser user, Programme programme, CancellationToken cancel) =>
        await db.DraftsForAsync(user, programme.OwnerId, cancel)
        || (programme.IsAdopted && user.Has(Permission.RegisterDocuments) && await db.ReachesAsync(user, Permission.RegisterDocuments, programme.OwnerId, cancel));

    /// <summary>Opens a programme to say what of it answers what.</summary>
    /// <param name="version">Of the programme as the person saw it; null where the act is about a part that has a version of its own.</param>
    public static async Task<Outcome<(Programme Programme, Actor By)>> OpenToCompareAsync(
        this TrackingDb db, CurrentUser user, TimeProvider clock, ProgrammeId id, int? version, CancellationToken cancel)
    {
        var programme = await db.Programmes.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (programme is null)
            return ProgrammeRefusals.NotFound;
        var drafts = await db.DraftsForAsync(user, programme.OwnerId, cancel);
        if (!drafts && !await db.ComparesAsync(user, programme, cancel))
            return ProgrammeRefusals.NotAllowed;
        if (programme.State == ProgrammeState.Withdrawn)
            return ProgrammeRefusals.Withdrawn;
        if (version is not null && programme.Version != version)
            return await db.ChangedMeanwhileAsync(id, cancel);
        db.Under = drafts ? Permission.DraftProgrammes : Permission.RegisterDocuments;
        return (programme, Actor.Of(user, clock));
    }

    /// <summary>Opens a programme for an act of its own house: it is seen, and drafted there. The log names the permission.</summary>
    /// <param name="version">Of the programme as the person saw it; null where the act is about a part that has a version of its own.</param>
    public static async Task<Outcome<(Programme Programme, Actor By)>> OpenAsync(
        this TrackingDb db, CurrentUser user, TimeProvider clock, ProgrammeId id, int? version, CancellationToken cancel)
    {
        var programme = await db.Programmes.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (programme is null)
            return ProgrammeRefusals.NotFound;
        if (!await db.DraftsForAsync(user, programme.OwnerId, cancel))
            return ProgrammeRefusals.NotAllowed;
        if (version is not null && programme.Version != version)
            return await db.ChangedMeanwhileAsync(id, cancel);
        db.Under = Permission.DraftProgrammes;
        return (programme, Actor.Of(user, clock));
    }

    /// <summary>Saves an act; tells what somebody else did with the programme where they came first, or that it was a part of it that they changed.</summary>
    public static async Task<Refusal?> SaveActAsync(this TrackingDb db, ProgrammeId programme, CancellationToken cancel)
    {
        if (await db.TrySaveAsync(cancel) == SaveResult.Saved)
            return null;
        var seen = db.ChangeTracker.Entries<Programme>().Where(entry => entry.Entity.Id == programme).Select(entry => (int?)entry.OriginalValues[nameof(Programme.Version)]).SingleOrDefault();
        return seen is null || await db.Programmes.AnyAsync(row => row.Id == programme && row.Version == seen, cancel) ? ProgrammeRefusals.PartChanged : await db.ChangedMeanwhileAsync(programme, cancel);
    }

    /// <summary>What somebody else did since the user looked.</summary>
    private static async Task<Refusal> ChangedMeanwhileAsync(this TrackingDb db, ProgrammeId programme, CancellationToken cancel)
    {
        var last = await db.ProgrammeEvents.AsNoTracking().Where(row => row.ProgrammeId == programme)
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id)
            .Select(row => new { row.Act, row.ByName, row.At }).FirstAsync(cancel);
        return ProgrammeRefusals.ChangedMeanwhile.With(last.Act.ToString(), last.ByName, last.At.ToString("O", CultureInfo.InvariantCulture));
    }
}
