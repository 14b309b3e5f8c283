using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;

namespace DonDoc.Web.Pages.Assignments;

/// <summary>What a list of assignments is narrowed to, as the address says it: for the page, and for the table that is taken from it.</summary>
public sealed record AssignmentFilter(
    string? Words, AssignmentState? State, Timeliness? Timeliness, AssignmentSign? Sign, Priority? Priority, string? Field, AssignmentDuty? Duty,
    Guid? Organisation, Guid? Parent, DateOnly? From, DateOnly? To, bool WithoutMyTurn, Guid? Document, AssignmentStage? Stage, bool Alone, MissingFact? Without, Sort<AssignmentOrder>? Sort, bool Stalled)
{
    public static AssignmentFilter Of(IQueryCollection query)
    {
        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        Guid? Id(string name) => Guid.TryParse(query[name], out var id) ? id : null;
        DateOnly? Day(string name) => Dates.TryRead(query[name].ToString(), out var day) ? day : null;
        return new(Text("q"), Named.Read<AssignmentState>(Text("state")), Named.Read<Timeliness>(Text("timeliness")), Named.Read<AssignmentSign>(Text("sign")),
            Named.Read<Priority>(Text("priority")), Text("field"), Named.Read<AssignmentDuty>(Text("duty")), Id("organisation"), Id("parent"), Day("from"), Day("to"),
            query["without"] == "my-turn", Id("document"), Named.Read<AssignmentStage>(Text("stage")), query["alone"] == "true", Named.Read<MissingFact>(Text("without")), query.Sort<AssignmentOrder>(), query["stalled"] == "true");
    }

    public ListAssignments.Input Input(PageRequest page) => new(
        State, Timeliness, Organisation is { } top ? new OrganisationId(top) : null, Words, Duty, DueFrom: From, DueTo: To, Page: page, WithoutMyTurn: WithoutMyTurn,
        Sign: Sign, Field: Field, Priority: Priority, Parent: Parent is { } whole ? new AssignmentId(whole) : null,
        Source: Document is { } source ? new DocumentId(source) : null, Stage: Stage, Alone: Alone, Without: Without, Sort: Sort, Stalled: Stalled);
}
