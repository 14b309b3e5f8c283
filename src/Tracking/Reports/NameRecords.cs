using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Targets;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Reports;

/// <summary>What records are called that the audit log names by kind and id: those that the user may see, at most one statement a kind.</summary>
public sealed class NameRecords(TrackingDb db, CurrentUser user)
{
    public async Task<IReadOnlyDictionary<Guid, string>> RunAsync(IEnumerable<(string? Kind, Guid? Id)> records, CancellationToken cancel = default)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var kind in records.Where(record => record is { Kind: not null, Id: not null }).GroupBy(record => record.Kind!, record => record.Id!.Value, StringComparer.Ordinal))
        {
            foreach (var (id, name) in await NamesAsync(kind.Key, [.. kind.Distinct()], cancel))
                names[id] = name;
        }

        return names;
    }

    private async Task<List<(Guid Id, string Name)>> NamesAsync(string kind, List<Guid> ids, CancellationToken cancel)
    {
        List<TId> Typed<TId>() where TId : struct, ITypedId<TId> => ids.ConvertAll(TId.From);
        var today = user.Today;
        switch (kind)
        {
            case "document":
                var documents = Typed<DocumentId>();
                return (await db.Documents.VisibleTo(user, db).Where(row => documents.Contains(row.Id)).Select(row => new { row.Id, row.Number, row.Subject }).ToListAsync(cancel))
                    .ConvertAll(row => (row.Id.Value, row.Number is null ? row.Subject : $"{row.Number} {row.Subject}"));
            case "assignment":
                var assignments = Typed<AssignmentId>();
                return (await db.Assignments.VisibleTo(user, db).Where(row => assignments.Contains(row.Id)).Select(row => new { row.Id, row.Code, row.Content }).ToListAsync(cancel))
                    .ConvertAll(row => (row.Id.Value, $"{row.Code} {row.Content}"));
            case "target":
                var targets = Typed<TargetId>();
                return (await db.Targets.VisibleTo(user, db).Where(row => targets.Contains(row.Id)).Select(row => new { row.Id, row.Code, row.Name }).ToListAsync(cancel))
                    .ConvertAll(row => (row.Id.Value, $"{row.Code} {row.Name}"));
            case "bottleneck":
                var bottlenecks = Typed<BottleneckId>();
                return (await db.Bottlenecks.VisibleTo(user, db).Where(row => bottlenecks.Contains(row.Id)).Select(row => new { row.Id, row.Code, row.Hinders }).ToListAsync(cancel))
                    .ConvertAll(row => (row.Id.Value, $"{row.Code} {row.Hinders}"));
            case "engagement":
                var engagements = Typed<EngagementId>();
                return (await db.Engagements.VisibleTo(user, db).Where(row => engagements.Contains(row.Id)).Select(row => new { row.Id, row.Title }).ToListAsync(cancel))
                    .ConvertAll(row => (row.Id.Value, row.Title));
            case "organisation":
                var organisations = Typed<OrganisationId>();
                return (await db.Organisations.VisibleTo(user, db).Where(row => organisations.Contains(row.Id))
                        .Join(db.NamesOn(today), row => row.Id, name => name.OrganisationId, (row, name) => new { row.Id, name.Name }).ToListAsync(cancel))
                    .ConvertAll(row => (row.Id.Value, row.Name));
            case "import":
                var imports = Typed<ImportId>();
                return (await db.ImportedFiles.VisibleTo(user, db).Where(row => imports.Contains(row.Id)).Select(row => new { row.Id, row.FileName }).ToListAsync(cancel))
                    .ConvertAll(row => (row.Id.Value, row.FileName));
            case "account":
                var administered = db.Accounts.VisibleTo(user, db);
                return (await db.Accounts.Where(row => ids.Contains(row.Id) && (row.Id == user.AccountId || administered.Any(one => one.Id == row.Id)))
                        .Select(row => new { row.Id, row.DisplayName }).ToListAsync(cancel))
                    .ConvertAll(row => (row.Id, row.DisplayName));
            default:
                return [];
        }
    }
}
