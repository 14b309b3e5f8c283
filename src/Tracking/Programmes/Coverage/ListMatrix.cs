using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Coverage;

/// <summary>The whole matrix for a table: one row for each programme, read a page at a time.</summary>
public sealed class ListMatrix(TrackingDb db, CurrentUser user)
{
    private const int PageRows = 200;

    public sealed record Result(IReadOnlyList<Provision> Provisions, IAsyncEnumerable<Row> Rows);

    public sealed record Provision(ProvisionId Id, string Path);

    public sealed class Row
    {
        private readonly IReadOnlyDictionary<ProvisionId, ProvisionStanding> said;

        internal Row(string ownerName, string title, IReadOnlyDictionary<ProvisionId, ProvisionStanding> said)
        {
            OwnerName = ownerName;
            Title = title;
            this.said = said;
        }

        public string OwnerName { get; }

        public string Title { get; }

        public ProvisionStanding Standing(ProvisionId provision) => said.GetValueOrDefault(provision, ProvisionStanding.Unanswered);
    }

    /// <param name="wanted">Version of the document, as in <see cref="ShowMatrix.Input.Version"/>.</param>
    public async Task<Outcome<Result>> RunAsync(DocumentId document, int? wanted, OrganisationId? under, CancellationToken cancel = default)
    {
        var found = await db.Documents.VisibleTo(user, db).Where(row => row.Id == document).Select(row => (int?)row.CurrentVersion).SingleOrDefaultAsync(cancel);
        if (found is not { } current)
            return ProgrammeRefusals.ParentMissing;
        if (under is { } top && !await db.ReachesAsync(user, Permission.ViewProgrammes, top, cancel))
            return ProgrammeRefusals.NotFound;
        var (version, _) = await db.AnsweredVersionsAsync(user, document, current, wanted, under, cancel);
        if (await AskedProvisions.LoadAsync(db, document, version, cancel) is not { } asked)
            return ProgrammeRefusals.ParentUnread;
        return new Result([.. asked.Rows.Select(row => new Provision(row.Id, row.Statement.Path))], RowsAsync(db.Answering(user, document, version, under), cancel));
    }

    private async IAsyncEnumerable<Row> RowsAsync(IQueryable<Programme> programmes, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var today = user.Today;
        ProgrammeId? last = null;
        while (true)
        {
            var page = await (last is { } id ? programmes.Where(row => row.Id.CompareTo(id) > 0) : programmes).OrderBy(row => row.Id).Take(PageRows).Select(row => new
            {
                row.Id, row.Title,
                Owner = db.NamesOn(today).Where(name => name.OrganisationId == row.OwnerId).Select(name => name.Name).FirstOrDefault() ?? "",
            }).ToListAsync(cancel);
            if (page.Count == 0)
                yield break;
            var ids = page.ConvertAll(row => row.Id);
            var said = (await programmes.Where(row => ids.Contains(row.Id)).Standings(db).ToListAsync(cancel)).ToLookup(row => row.ProgrammeId);
            foreach (var row in page)
            {
                yield return new Row(row.Owner, row.Title, said[row.Id].ToDictionary(one => one.ProvisionId,
                    one => one.Full > 0 ? ProvisionStanding.Full : one.NotApplicable > 0 ? ProvisionStanding.NotApplicable : ProvisionStanding.Partial));
            }

            last = page[^1].Id;
        }
    }
}
