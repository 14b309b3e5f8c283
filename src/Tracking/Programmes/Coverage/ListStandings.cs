using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Coverage;

/// <summary>The programmes behind a cell of the matrix: how each stands to one provision, by name of the organisation.</summary>
public sealed class ListStandings(TrackingDb db, CurrentUser user)
{
    /// <param name="Alone">Only of the organisation itself, not of those below it.</param>
    public sealed record Input(ProvisionId Provision, OrganisationId? Under = null, ProvisionStanding? Standing = null, PageRequest? Page = null, bool Alone = false);

    /// <param name="Commitments">What answers it, at most three, the fullest first.</param>
    /// <param name="Reason">Why it does not concern the organisation.</param>
    public sealed record Row(ProgrammeId Programme, OrganisationLabel Owner, string Title, ProvisionStanding Standing, IReadOnlyList<string> Commitments, string? Reason);

    public sealed record Result(DocumentId Document, int Version, string? Number, string Path, string Words, Page<Row> Rows);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var page = input.Page ?? new PageRequest();
        var today = user.Today;
        var provision = await db.Documents.VisibleTo(user, db).Join(db.Provisions.Where(row => row.Id == input.Provision), document => document.Id, row => row.DocumentId,
            (document, row) => new { document.Number, row.DocumentId, row.VersionNumber, row.Path, row.Start, row.OwnEnd,
                Text = db.DocumentTexts.Where(text => text.DocumentId == row.DocumentId && text.VersionNumber == row.VersionNumber).Select(text => text.PlainText).FirstOrDefault() }).SingleOrDefaultAsync(cancel);
        if (provision is null)
            return ProgrammeRefusals.ProvisionNotFound;
        if (input.Under is { } top && !await db.ReachesAsync(user, Permission.ViewProgrammes, top, cancel))
            return ProgrammeRefusals.NotFound;
        var programmes = db.Answering(user, provision.DocumentId, provision.VersionNumber, input.Under);
        if (input.Alone)
            programmes = programmes.Where(row => row.OwnerId == input.Under);
        var answers = db.CommitmentAnswers.Where(row => row.ProvisionId == input.Provision && row.Decision == AnswerDecision.Confirmed);
        var excuses = db.NotApplicableProvisions.Where(row => row.ProvisionId == input.Provision);
        var rows = programmes.Select(row => new
        {
            row.Id, row.OwnerId, row.Title,
            Standing = answers.Any(answer => answer.ProgrammeId == row.Id && answer.Extent == AnswerExtent.Full) ? ProvisionStanding.Full
                : answers.Any(answer => answer.ProgrammeId == row.Id) ? ProvisionStanding.Partial
                : excuses.Any(excuse => excuse.ProgrammeId == row.Id) ? ProvisionStanding.NotApplicable : ProvisionStanding.Unanswered,
        });
        if (input.Standing is { } standing)
            rows = rows.Where(row => row.Standing == standing);
        var named = rows.Join(db.NamesOn(today), row => row.OwnerId, name => name.OrganisationId, (row, name) => new { row.Id, row.OwnerId, row.Title, row.Standing, name.Name, name.SortKey });
        if (page.After(2) is [var key, var idText] && Guid.TryParse(idText, out var id))
        {
            var last = new ProgrammeId(id);
            named = named.Where(row => string.Compare(row.SortKey, key) > 0 || (row.SortKey == key && row.Id.CompareTo(last) > 0));
        }

        var found = await named.OrderBy(row => row.SortKey).ThenBy(row => row.Id).Take(page.Rows + 1).ToListAsync(cancel);
        var cut = page.Cut(found, last => [last.SortKey, last.Id.ToString()]);
        var ids = cut.Items.Select(row => row.Id).ToList();
        var words = (await answers.Where(row => ids.Contains(row.ProgrammeId)).Join(db.ProgrammeCommitments, row => row.CommitmentId, commitment => commitment.Id, (row, commitment) => new { row.ProgrammeId, row.Extent, row.DecidedAt, commitment.What })
            .ToListAsync(cancel)).ToLookup(row => row.ProgrammeId);
        var reasons = await excuses.Where(row => ids.Contains(row.ProgrammeId)).ToDictionaryAsync(row => row.ProgrammeId, row => row.Reason, cancel);
        return new Result(provision.DocumentId, provision.VersionNumber, provision.Number, provision.Path, provision.Text?[provision.Start..provision.OwnEnd].Trim() ?? "",
            new Page<Row>([.. cut.Items.Select(row => new Row(row.Id, new OrganisationLabel(row.OwnerId, row.Name), row.Title, row.Standing,
                [.. words[row.Id].OrderByDescending(one => one.Extent).ThenBy(one => one.DecidedAt).Take(3).Select(one => one.What)], reasons.GetValueOrDefault(row.Id)))], cut.Next));
    }
}
