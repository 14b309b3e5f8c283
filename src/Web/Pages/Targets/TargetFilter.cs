using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Targets;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;

namespace DonDoc.Web.Pages.Targets;

/// <summary>What a list of targets is narrowed to, as the address says it: for the page, and for the table that is taken from it.</summary>
sealed record TargetFilter(string? Words, TargetStanding? Standing, bool Contested, bool Closed, Guid? Organisation, Guid? Source, Sort<TargetOrder>? Sort)
{
    /// <summary>The standings by which a list can be narrowed.</summary>
    public static readonly TargetStanding[] Standings = [TargetStanding.NotSent, TargetStanding.Waiting, TargetStanding.Returned, TargetStanding.Reached, TargetStanding.NotReached];

    public static TargetFilter Of(IQueryCollection query)
    {
        Guid? Id(string name) => Guid.TryParse(query[name], out var id) ? id : null;
        var standing = Named.Read<TargetStanding>(query["standing"]);
        return new(query["q"].ToString() is { Length: > 0 } text ? text : null, standing is { } one && Standings.Contains(one) ? one : null,
            query["standing"] == "Contested", query["standing"] == "Closed", Id("organisation"), Id("source"), query.Sort<TargetOrder>());
    }

    public ListTargets.Input Input(PageRequest page) => new(
        Words, Source is { } source ? new DocumentId(source) : null, Organisation is { } top ? new OrganisationId(top) : null, Standing, Contested, Closed, page, Sort);
}
