using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Imports.Bulk;

internal static class BulkQueries
{
    /// <summary>Those into registries that the user keeps.</summary>
    public static IQueryable<BulkImport> VisibleTo(this IQueryable<BulkImport> rows, CurrentUser user, TrackingDb db)
    {
        var scope = db.Scope(user, Permission.RegisterDocuments);
        return rows.Where(row => scope.Any(within => within.DescendantId == row.OrganisationId));
    }

    /// <summary>How it stands, for lists and its own page.</summary>
    public static IQueryable<BulkRow> Rows(this IQueryable<BulkImport> rows, TrackingDb db, DateOnly today) => rows.Select(row => new BulkRow(
        row.Id, row.Title, db.NamesOn(today).Where(name => name.OrganisationId == row.OrganisationId).Select(name => name.Name).FirstOrDefault() ?? "",
        row.AccountName, row.CreatedAt, row.EndedAt, row.State, row.Failure, row.Bytes, row.Total, row.Registered, row.Waiting, row.Known, row.Refused, row.Version));
}

/// <param name="Title">The name of the archive; empty where files were sent one by one.</param>
/// <param name="Failure">Code of the refusal for which it cannot go on.</param>
public sealed record BulkRow(
    BulkImportId Id, string Title, string OrganisationName, string By, DateTime CreatedAt, DateTime? EndedAt, BulkState State, string? Failure, long Bytes,
    int Total, int Registered, int Waiting, int Known, int Refused, int Version)
{
    public int Done => Registered + Waiting + Known + Refused;

    public bool IsOver => State is BulkState.Done or BulkState.Cancelled or BulkState.Failed;

    public int Of(BulkResult result) => result switch
    {
        BulkResult.Registered => Registered,
        BulkResult.WaitsForReview => Waiting,
        BulkResult.Known => Known,
        _ => Refused,
    };
}
