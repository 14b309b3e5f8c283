using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Pages.Organisations;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Assignments;

/// <summary>The fields of <see cref="AssignmentDetails"/> and who cooperates, as a form sends them.</summary>
public class DetailInput
{
    public OrganisationInput? Supervisor { get; set; }

    /// <summary>Names, with “;” between them.</summary>
    public string? Cooperating { get; set; }

    public string? Responsible { get; set; }

    public string? Field { get; set; }

    public Priority Priority { get; set; }

    public Recurrence Recurrence { get; set; }

    /// <summary>Null: as often as the duty comes back, otherwise as often as is usual.</summary>
    public string? ReportsEvery { get; set; }

    /// <summary>What the names mean.</summary>
    /// <param name="problems">What does not: added here.</param>
    /// <param name="known">See <see cref="OrganisationNames.ReadAsync"/>.</param>
    internal async Task<(AssignmentDetails Details, IReadOnlyList<OrganisationId> Cooperating, OrganisationChoice Supervisor)> ReadAsync(
        string prefix, List<FormProblem> problems, FindOrganisationByName find, IStringLocalizer<OrganisationWords> names, IStringLocalizer<AssignmentWords> words,
        IReadOnlyDictionary<string, OrganisationId>? known, CancellationToken cancel)
    {
        var same = known is not null && Supervisor?.Name is { } name && known.TryGetValue(name.Trim(), out var id) ? new OrganisationChoice(id, []) : null;
        var supervisor = same ?? await OrganisationChoice.OfAsync(Supervisor, Permission.AddressWork, find, cancel);
        if (!string.IsNullOrWhiteSpace(Supervisor?.Name) && supervisor.Problem(prefix + "supervisor", Supervisor, names) is { } unclear)
            problems.Add(unclear);
        var cooperating = await OrganisationNames.ReadAsync(Cooperating, find, cancel, known);
        problems.AddRange(cooperating.Unknown.Select(one => new FormProblem(prefix + "cooperating", words["cooperating.unknown", one])));
        return (new AssignmentDetails(Field, Responsible, Priority, Recurrence, supervisor.Chosen, Named.Read<Cadence>(ReportsEvery)), cooperating.Found, supervisor);
    }
}
