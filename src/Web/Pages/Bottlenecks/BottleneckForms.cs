using DonDoc.Tracking.Bottlenecks;

namespace DonDoc.Web.Pages.Bottlenecks;

/// <summary>The acts on a bottleneck: what each asks, and when it is offered.</summary>
static class BottleneckForms
{
    /// <param name="IsNoteNeeded">Words must be said; otherwise they may.</param>
    /// <param name="Files">Files may come with it.</param>
    /// <param name="Organisation">Somebody else is named.</param>
    internal sealed record Fields(BottleneckAct Act, string Icon, bool IsNoteNeeded, bool Files = false, bool Organisation = false);

    private static readonly Dictionary<string, Fields> All = new(StringComparer.Ordinal)
    {
        ["bottleneck-confirm"] = new(BottleneckAct.Confirmed, "circle-check", false),
        ["bottleneck-send-back"] = new(BottleneckAct.SentBack, "arrow-back-up", true),
        ["bottleneck-take-up"] = new(BottleneckAct.TakenUp, "check", false),
        ["bottleneck-answer"] = new(BottleneckAct.Answered, "send", true, Files: true),
        ["bottleneck-resolve"] = new(BottleneckAct.Resolved, "circle-check", false, Files: true),
        ["bottleneck-forward"] = new(BottleneckAct.Forwarded, "chevron-right", true, Organisation: true),
        ["bottleneck-withdraw"] = new(BottleneckAct.Withdrawn, "x", true),
        ["bottleneck-reopen"] = new(BottleneckAct.Reopened, "arrow-back-up", true),
    };

    public static IEnumerable<string> Names => All.Keys;

    public static Fields Of(string name) => All[name];
}
