using System.Globalization;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;

namespace DonDoc.Web.Pages.Bottlenecks;

/// <summary>What a list of bottlenecks is narrowed to, as the address says it: for the page, and for the table that is taken from it.</summary>
sealed record BottleneckFilter(
    BottleneckSide Side, BottleneckStage Stage, BottleneckState? State, string? Kind, BottleneckSeverity? Severity, Guid? Resolver, Guid? Raiser, bool Late, int? OpenFor, Guid? Assignment,
    string? Words, Sort<BottleneckOrder>? Sort)
{
    public static BottleneckFilter Of(IQueryCollection query)
    {
        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        Guid? Id(string name) => Guid.TryParse(query[name], out var id) ? id : null;
        return new(
            Named.Read<BottleneckSide>(Text("side")) ?? BottleneckSide.All, Named.Read<BottleneckStage>(Text("state")) ?? BottleneckStage.Open, Named.Read<BottleneckState>(Text("state")),
            Text("kind"), Named.Read<BottleneckSeverity>(Text("severity")), Id("resolver"), Id("raiser"), query["late"] == "true",
            int.TryParse(query["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days > 0 ? days : null, Id("assignment"), Text("q"),
            query.Sort<BottleneckOrder>());
    }

    public ListBottlenecks.Input Input(PageRequest page) => new(
        Side, Stage, State, Kind, Severity, Resolver is { } resolver ? new OrganisationId(resolver) : null, Raiser is { } raiser ? new OrganisationId(raiser) : null, Late, OpenFor,
        Assignment is { } assignment ? new AssignmentId(assignment) : null, Words, page, Sort);

    /// <summary>The address of another side's list, narrowed to the same words.</summary>
    public string Url(BottleneckSide side) => "/bottlenecks" + (Words is { } words ? QueryString.Create("side", side.ToString()).Add("q", words) : QueryString.Create("side", side.ToString()));
}
