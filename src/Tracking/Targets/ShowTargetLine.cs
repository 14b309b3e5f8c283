using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Targets.Reckoning;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Targets;

/// <summary>Every version of every value of one line, with its files: the latest period first, of one period the newest version first.</summary>
public sealed class ShowTargetLine(TrackingDb db, CurrentUser user)
{
    public sealed record Result(IReadOnlyList<Kept> Figures);

    /// <param name="ByOrganisation">For whom it was told, by the name that it bears or last bore.</param>
    public sealed record Kept(FigureKind Kind, string Period, FigureBrief Figure, string? ByOrganisation, string? ForName, IReadOnlyList<StoredFile> Files);

    public async Task<Outcome<Result>> RunAsync(TargetId target, TargetLineId line, CancellationToken cancel = default)
    {
        if (!await db.TargetLines.VisibleTo(user, db).AnyAsync(row => row.Id == line && row.TargetId == target, cancel))
            return TargetRefusals.LineNotFound;
        var figures = await db.TargetFigures.AsNoTracking().Where(row => row.LineId == line).OrderByDescending(row => row.PeriodEnd).ThenBy(row => row.Kind).ThenByDescending(row => row.Number).ToListAsync(cancel);
        // What was only written down is the affair of the side that reports.
        var reports = await ReportsAsync(line, cancel);
        var files = (await db.TargetEvidence.AsNoTracking().Where(row => row.TargetId == target).OrderBy(row => row.Id).ToListAsync(cancel)).ToLookup(row => row.FigureId);
        var names = await db.LastNamesAsync(figures.Select(row => row.ByOrganisationId).OfType<OrganisationId>(), cancel);
        return new Result([.. figures.Where(row => reports || row.State != FigureState.Entered).Select(row => new Kept(row.Kind, row.Period, FigureBrief.Of(row)!, row.ByOrganisationId is { } by ? names.GetValueOrDefault(by) : null, row.ForName,
            [.. files[row.Id].Select(file => new StoredFile(file.Sha256, file.FileName, file.FileSize, file.MediaType))]))]);
    }

    private Task<bool> ReportsAsync(TargetLineId line, CancellationToken cancel)
    {
        var scope = Organisations.OrganisationQueries.Scope(db, user, Permission.ReportWork);
        return db.TargetLines.VisibleTo(user, db).AnyAsync(row => row.Id == line && scope.Any(within => within.DescendantId == row.AnswersId), cancel);
    }
}
