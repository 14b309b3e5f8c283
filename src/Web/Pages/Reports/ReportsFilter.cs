using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;

namespace DonDoc.Web.Pages.Reports;

/// <summary>What a list of reports is narrowed to, as the address says it: for the page, and for the table that is taken from it.</summary>
sealed record ReportsFilter(ReportSide Side, Guid? Period, ReportStanding? Standing, Guid? Organisation, string? Words, Sort<AssignmentOrder>? Sort = null)
{
    public static ReportsFilter Of(IQueryCollection query)
    {
        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        Guid? Id(string name) => Guid.TryParse(query[name], out var id) ? id : null;
        return new(Named.Read<ReportSide>(Text("side")) ?? ReportSide.Mine, Id("period"), Named.Read<ReportStanding>(Text("standing")), Id("organisation"), Text("q"), query.Sort<AssignmentOrder>());
    }

    public ListReports.Input Input(PageRequest page) => new(
        Side, Period is { } period ? new ReportingPeriodId(period) : null, Standing, Organisation is { } top ? new OrganisationId(top) : null, Words, page, Sort);

    /// <summary>The address of the list with one thing said otherwise.</summary>
    public string Url(ReportSide side, ReportStanding? standing)
    {
        var query = QueryString.Create("side", side.ToString());
        foreach (var (name, value) in new[] { ("period", Period?.ToString()), ("standing", standing?.ToString()), ("organisation", Organisation?.ToString()), ("q", Words), (ListSorts.Name, ListSorts.Said(Sort)) })
            query = value is null ? query : query.Add(name, value);
        return "/reports" + query;
    }
}
