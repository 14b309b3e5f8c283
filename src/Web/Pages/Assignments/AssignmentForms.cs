using DonDoc.Tracking.Assignments;

namespace DonDoc.Web.Pages.Assignments;

/// <summary>The acts that ask for no more than words, a day and a number: what each asks, and when it is offered.</summary>
static class AssignmentForms
{
    internal enum Need
    {
        No,
        Maybe,
        Yes,
    }

    /// <param name="IsMain">The button that stands out, where the form is open.</param>
    internal sealed record Fields(AssignmentAct Act, string Icon, Need Note, Need Due = Need.No, bool Percent = false, bool IsMain = false);

    private static readonly Dictionary<string, Fields> All = new(StringComparer.Ordinal)
    {
        ["accept"] = new(AssignmentAct.Accepted, "circle-check", Need.Maybe, IsMain: true),
        ["decline"] = new(AssignmentAct.Declined, "arrow-back-up", Need.Yes),
        ["receive-work"] = new(AssignmentAct.Received, "check", Need.No),
        ["progress"] = new(AssignmentAct.Progressed, "pencil", Need.Maybe, Percent: true, IsMain: true),
        ["ask-extension"] = new(AssignmentAct.ExtensionAsked, "clock", Need.Yes, Need.Yes),
        ["grant-extension"] = new(AssignmentAct.ExtensionGranted, "clock", Need.Maybe, Need.Yes, IsMain: true),
        ["refuse-extension"] = new(AssignmentAct.ExtensionRefused, "x", Need.Yes),
        ["suspend"] = new(AssignmentAct.Suspended, "clock", Need.Yes),
        ["resume"] = new(AssignmentAct.Resumed, "history", Need.Maybe, Need.Maybe, IsMain: true),
        ["replace"] = new(AssignmentAct.Cancelled, "pencil", Need.Yes),
        ["cancel"] = new(AssignmentAct.Cancelled, "x", Need.Yes),
        ["reopen"] = new(AssignmentAct.Reopened, "arrow-back-up", Need.Yes),
    };

    public static IEnumerable<string> Names => All.Keys;

    /// <summary>Those that the lead's side sends.</summary>
    public static readonly IReadOnlyList<string> OfLead = ["accept", "decline", "receive-work", "progress", "ask-extension"];

    /// <summary>Those that the assigner's side sends.</summary>
    public static readonly IReadOnlyList<string> OfAssigner = ["grant-extension", "refuse-extension", "resume", "suspend", "replace", "cancel", "reopen"];

    public static Fields Of(string name) => All[name];
}
