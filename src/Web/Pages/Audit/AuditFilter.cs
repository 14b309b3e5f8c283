using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Organisations;

namespace DonDoc.Web.Pages.Audit;

/// <summary>What of the log is asked for: the same words in the address of the page and of its export.</summary>
sealed record AuditFilter(
    string? Person, Guid? Account, string? Act, string? Kind, Guid? Subject, OrganisationInput? Organisation, string? FromText, string? ToText,
    AuditOutcome? Outcome, string? Address)
{
    public static AuditFilter Of(IQueryCollection query) => new(
        Text(query, "q"), Id(query, "by"), Text(query, "act"), Text(query, "kind"), Id(query, "subject"),
        Text(query, "org.Name") is { } name ? new OrganisationInput { Name = name, Id = Id(query, "org.Id") } : null,
        Text(query, "from"), Text(query, "to"), Named.Read<AuditOutcome>(Text(query, "outcome")), Text(query, "address"));

    public DateOnly? From => Dates.TryRead(FromText, out var day) ? day : null;

    public DateOnly? To => Dates.TryRead(ToText, out var day) ? day : null;

    /// <param name="choice">What the typed organisation came to. One that was typed and is not clear finds nothing rather than everything.</param>
    public ListAuditEntries.Input Input(OrganisationChoice choice, PageRequest page) => new(
        Person, Account, Act, Kind, Subject, Organisation is null ? null : choice.Chosen ?? default(OrganisationId), From, To, Outcome, Address, page);

    static string? Text(IQueryCollection query, string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    static Guid? Id(IQueryCollection query, string name) => Guid.TryParse(query[name], out var id) ? id : null;
}
