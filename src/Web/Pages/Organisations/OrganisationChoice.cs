using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

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

    public static async Task<OrganisationChoice> OfAsync(OrganisationInput? input, FindOrganisationByName find, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(input?.Name))
            return Empty;
        var found = await find.RunAsync(new FindOrganisationByName.Input(input.Name), cancel);
        var picked = found.Candidates.FirstOrDefault(candidate => candidate.Id.Value == input.Id);
        return new OrganisationChoice(picked?.Id ?? found.Found?.Id, picked is null && found.Found is null ? found.Candidates : []);
    }
}
