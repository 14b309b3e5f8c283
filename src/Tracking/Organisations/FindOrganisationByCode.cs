using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Organisations;

/// <summary>The organisation that bears a code, for the command line, which works for the owner of the installation and not for a person.</summary>
public sealed class FindOrganisationByCode(TrackingDb db)
{
    /// <returns>Null where there is none.</returns>
    public Task<OrganisationLabel?> RunAsync(string code, DateOnly day, CancellationToken cancel = default) =>
        db.Organisations.Where(row => row.Code == code)
            .Select(row => new OrganisationLabel(row.Id, db.NamesOn(day).Where(name => name.OrganisationId == row.Id).Select(name => name.Name).FirstOrDefault() ?? ""))
            .FirstOrDefaultAsync(cancel);
}
