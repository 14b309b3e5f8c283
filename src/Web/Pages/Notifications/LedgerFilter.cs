using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications.Urging;
using DonDoc.Web.Appearance;

namespace DonDoc.Web.Pages.Notifications;

/// <summary>What the ledger is narrowed to, as the address says it: for the page, and for the table that is taken from it.</summary>
sealed record LedgerFilter(Guid? Organisation, NoticeKind? Kind, NoticeArrival? Arrival, DateOnly? From, DateOnly? To, Guid? Assignment)
{
    public static LedgerFilter Of(IQueryCollection query)
    {
        Guid? Id(string name) => Guid.TryParse(query[name], out var id) ? id : null;
        DateOnly? Day(string name) => Dates.TryRead(query[name], out var day) ? day : null;
        return new(
            Id("organisation"), Named.Read<NoticeKind>(query["kind"]), Named.Read<NoticeArrival>(query["arrival"]), Day("from"), Day("to"), Id("assignment"));
    }

    public ListNotices.Input Input(PageRequest page) => new(
        Organisation is { } top ? new OrganisationId(top) : null, Kind, Arrival, From, To, Assignment is { } one ? new AssignmentId(one) : null, page);
}
