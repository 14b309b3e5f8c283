using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Web.Pages.Organisations;

/// <summary>Several organisations typed in one field, with “;” between them.</summary>
/// <param name="Unknown">What is not clear or no organisation's name.</param>
public sealed record OrganisationNames(IReadOnlyList<OrganisationId> Found, IReadOnlyList<string> Unknown)
{
    public static string Say(IEnumerable<string> names) => string.Join("; ", names);

    /// <param name="known">Those that stood in the field before: a name of theirs means them, whatever else bears it.</param>
    public static async Task<OrganisationNames> ReadAsync(
        string? typed, FindOrganisationByName find, CancellationToken cancel, IReadOnlyDictionary<string, OrganisationId>? known = null)
    {
        var (found, unknown) = (new List<OrganisationId>(), new List<string>());
        foreach (var name in typed?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            if (known is not null && known.TryGetValue(name, out var same))
                found.Add(same);
            else if ((await find.RunAsync(new(name, StateSide: true, For: Permission.AddressWork), cancel)).Found is { } body)
                found.Add(body.Id);
            else
                unknown.Add(name);
        }

        return new([.. found.Distinct()], unknown);
    }
}
