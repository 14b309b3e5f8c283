using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications.Letters;

/// <summary>Who is late with what the user's side assigned or supervises: to whom a letter could be written, the latest first.</summary>
public sealed class ListLateLeads(TrackingDb db, CurrentUser user)
{
    /// <summary>Most that are told; with fewer late one finds the others.</summary>
    public const int Most = 200;

    /// <param name="Count">What it is late with.</param>
    /// <param name="OldestDue">The earliest of the due dates.</param>
    public sealed record Row(OrganisationId Id, string Name, int Count, DateOnly OldestDue);

    public async Task<IReadOnlyList<Row>> RunAsync(CancellationToken cancel = default)
    {
        var today = user.Today;
        var found = await db.Late(user).GroupBy(row => row.LeadId!.Value).Select(group => new { Lead = group.Key, Count = group.Count(), Oldest = group.Min(row => row.DueDate)!.Value })
            .OrderByDescending(row => row.Count).ThenBy(row => row.Oldest).ThenBy(row => row.Lead).Take(Most).ToListAsync(cancel);
        var ids = found.ConvertAll(row => row.Lead);
        var names = await db.NamesOn(today).Where(row => ids.Contains(row.OrganisationId)).ToDictionaryAsync(row => row.OrganisationId, row => row.Name, cancel);
        return found.ConvertAll(row => new Row(row.Lead, names.GetValueOrDefault(row.Lead, ""), row.Count, row.Oldest));
    }
}
