using DonDoc.Tracking.Organisations;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Reorganisations;

/// <summary>“12 nhiệm vụ chủ trì; 3 yêu cầu báo cáo”: what goes from one organisation to another.</summary>
static class MovesWords
{
    public static string Of(InheritedCounts counts, IStringLocalizer<ReorganisationWords> words)
    {
        var parts = new (string Word, int Count)[]
        {
            ("children", counts.Children), ("led", counts.Led), ("requirements", counts.Requirements), ("cooperating", counts.Cooperating), ("supervised", counts.Supervised),
            ("assigned", counts.Assigned), ("requests", counts.Requests), ("campaigns", counts.Campaigns), ("programmes", counts.Programmes), ("opinions", counts.Opinions),
            ("targets", counts.Targets), ("targets-set", counts.TargetsSet),
            ("bottlenecks-raised", counts.BottlenecksRaised), ("bottlenecks-asked", counts.BottlenecksAsked),
            ("accounts", counts.Accounts), ("roles", counts.Roles), ("delegations", counts.Delegations), ("mandates", counts.Mandates),
        }.Where(part => part.Count > 0).Select(part => words["moves." + part.Word, part.Count].Value).ToList();
        return parts.Count == 0 ? words["moves.nothing"].Value : string.Join("; ", parts);
    }
}
