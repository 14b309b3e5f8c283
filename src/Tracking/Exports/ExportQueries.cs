using System.Security.Cryptography;
using System.Text;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Exports;

internal static class ExportQueries
{
    /// <summary>One's own, whatever one administers.</summary>
    public static IQueryable<PreparedExport> VisibleTo(this IQueryable<PreparedExport> rows, CurrentUser user) => rows.Where(row => row.AccountId == user.AccountId);

    /// <summary>Where and for whom an operation holds, as one word: two that are the same show the same rows of the same tree.</summary>
    public static string ReachHash(this CurrentUser user, Permission permission)
    {
        var reaches = user.Reaches.Where(reach => reach.Permission == permission)
            .Select(reach => $"{reach.Organisation} {reach.For?.AccountId} {reach.IsVisit} {reach.Side}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Home}\n{string.Join('\n', reaches)}")));
    }
}
