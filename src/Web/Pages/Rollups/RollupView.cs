using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;

namespace DonDoc.Web.Pages.Rollups;

/// <summary>What of the roll-ups is shown, as the address says it, and the addresses of the rows behind a number.</summary>
public sealed record RollupView(Guid? Organisation, RollupBy By, DateOnly? On, Known Known, bool Silent, bool Stalled = false)
{
    public static RollupView Of(IQueryCollection query) => new(
        Guid.TryParse(query["organisation"], out var id) ? id : null, Named.Read<RollupBy>(query["by"]) ?? RollupBy.Unit,
        Dates.TryRead(query["on"].ToString(), out var day) ? day : null, Named.Read<Known>(query["known"]) ?? Known.Then, query["silent"] == "true", query["stalled"] == "true");

    public ShowRollup.Input Input() => new(Organisation is { } body ? new OrganisationId(body) : null, By, On, Known);

    public string Url(string path = "/rollups", Guid? organisation = null)
    {
        var parts = new List<string>();
        if ((organisation ?? Organisation) is { } body)
            parts.Add($"organisation={body}");
        if (Silent)
            parts.Add("silent=true");
        else if (Stalled)
            parts.Add("stalled=true");
        else if (By != RollupBy.Unit)
            parts.Add($"by={By}");
        if (On is { } day)
            parts.Add($"on={Dates.ForMachine(day)}&known={Known}");
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    /// <summary>The rows that were counted; null of a past day, of which there is no list.</summary>
    public string? Rows(ShowRollup.Result shown, string more = "") =>
        shown.IsPast ? null : $"/assignments?organisation={shown.Organisation}{(more.Contains("stage=", StringComparison.Ordinal) ? "" : "&stage=Sent")}{more}";

    /// <summary>Those of one line; null where no filter says which.</summary>
    public string? Rows(ShowRollup.Result shown, ShowRollup.Line line, string more = "")
    {
        if (shown.IsPast || (By == RollupBy.Document && line.Name is null))
            return null;
        var which = By switch
        {
            RollupBy.Unit => $"organisation={line.Organisation}{(line.IsOwn ? "&alone=true" : "")}",
            RollupBy.Document => $"organisation={shown.Organisation}{(line.Document is { } document ? $"&document={document}" : "&without=Document")}",
            RollupBy.Field => $"organisation={shown.Organisation}{(line.Name is { Length: > 0 } field ? $"&field={Uri.EscapeDataString(field)}" : "&without=Field")}",
            _ => $"organisation={shown.Organisation}{(line.Month is { } month ? $"&from={Dates.ForMachine(month)}&to={Dates.ForMachine(month.AddMonths(1).AddDays(-1))}" : "&without=DueDate")}",
        };
        return $"/assignments?{which}{(more.Contains("stage=", StringComparison.Ordinal) ? "" : "&stage=Sent")}{more}";
    }

    /// <summary>What is called what in the table of figures: key of the words, number, and what narrows the list to it.</summary>
    public static IReadOnlyList<(string Name, Func<RollupFigures, int> Of, string More)> Columns { get; } =
    [
        ("figure.total", figures => figures.Total, ""),
        ("figure.done-in-time", figures => figures.DoneInTime, "&timeliness=DoneInTime"),
        ("figure.done-late", figures => figures.DoneLate, "&timeliness=DoneLate"),
        ("figure.done-undue", figures => figures.DoneUndue, "&timeliness=NoDueDate&state=Confirmed"),
        ("figure.in-time", figures => figures.InTime, "&timeliness=InTime"),
        ("figure.due-soon", figures => figures.DueSoon, "&timeliness=DueSoon"),
        ("figure.overdue", figures => figures.Overdue, "&timeliness=Overdue"),
        ("figure.undue", figures => figures.Undue, "&timeliness=NoDueDate&stage=Open"),
    ];
}
