using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Organisations;

/// <summary>
/// What a form says about an organisation: a typed name and, where several bear it, the one picked. A name alone is
/// enough where it is clear.
/// </summary>
public sealed class OrganisationInput
{
    public string? Name { get; set; }

    public Guid? Id { get; set; }
}

/// <summary>What a typed name came to: the organisation, or those that it may mean.</summary>
public sealed record OrganisationChoice(OrganisationId? Chosen, IReadOnlyList<FindOrganisationByName.Candidate> Candidates)
{
    public static readonly OrganisationChoice Empty = new(null, []);

    /// <summary>Why nothing is chosen: nothing written, several bear the name, or none does; null where one is chosen.</summary>
    public FormProblem? Problem(string field, OrganisationInput? input, IStringLocalizer<OrganisationWords> words) =>
        Chosen is not null ? null
        : new FormProblem(field, words[string.IsNullOrWhiteSpace(input?.Name) ? "choose.missing" : Candidates.Count > 0 ? "choose" : "choose.none"]);

    /// <param name="for">What is to be done with it: where the person may, it is meant before others of the name.</param>
    public static async Task<OrganisationChoice> OfAsync(OrganisationInput? input, Permission @for, FindOrganisationByName find, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(input?.Name))
            return Empty;
        var found = await find.RunAsync(new FindOrganisationByName.Input(input.Name, For: @for), cancel);
        var picked = found.Candidates.FirstOrDefault(candidate => candidate.Id.Value == input.Id);
        return new OrganisationChoice(picked?.Id ?? found.Found?.Id, picked is null && found.Found is null ? found.Candidates : []);
    }
}
