using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Drafting;

/// <summary>What assignments would be made of provisions: content, lead and cooperating bodies found by their names, product and due date, for a person to look through.</summary>
public sealed class ProposeDrafts(TrackingDb db, CurrentUser user)
{
    /// <summary>At once: what a person looks through in one go.</summary>
    public const int Most = 50;

    private const int LongestContent = 2000;

    /// <param name="Provisions">Of one version of one document.</param>
    public sealed record Input(DocumentId Document, IReadOnlyList<ProvisionId> Provisions);

    /// <param name="Lead">Null where the words name none, several, or one that is not in the tree; then <paramref name="LeadWords"/> tells.</param>
    /// <param name="Due">Null also where the day has passed; then <paramref name="DueWords"/> tells.</param>
    /// <param name="Existing">An assignment that was made of it already.</param>
    public sealed record Row(
        ProvisionId Provision, string Path, string Content, OrganisationLabel? Lead, string? LeadWords, IReadOnlyList<OrganisationLabel> Cooperating,
        string? CooperatingWords, string? Product, DateOnly? Due, string? DueWords, Existing? Existing);

    public sealed record Existing(AssignmentId Id, string Code);

    public async Task<Outcome<IReadOnlyList<Row>>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (input.Provisions.Count == 0)
            return ProvisionRefusals.NoneChosen;
        if (input.Provisions.Count > Most)
            return ProvisionRefusals.TooMany.With($"{Most}");
        var ids = input.Provisions.Distinct().ToList();
        var provisions = db.Documents.VisibleTo(user, db).Where(row => row.Id == input.Document)
            .Join(db.Provisions, document => document.Id, row => row.DocumentId, (document, row) => row).Where(row => ids.Contains(row.Id));
        var versions = await provisions.Select(row => row.VersionNumber).ToListAsync(cancel);
        if (versions.Count != ids.Count || versions.Distinct().Count() > 1)
            return ProvisionRefusals.NotFound;
        var number = versions[0];
        var rows = await provisions.RowsAsync(db, cancel);
        var text = await db.DocumentTexts.Where(row => row.DocumentId == input.Document && row.VersionNumber == number).Select(row => row.PlainText).SingleOrDefaultAsync(cancel) ?? "";
        var made = (await db.Assignments.VisibleTo(user, db).Where(row => row.SourceProvisionId != null && ids.Contains(row.SourceProvisionId.Value) && row.State != AssignmentState.Withdrawn)
                .OrderBy(row => row.Code).Select(row => new { row.SourceProvisionId, row.Id, row.Code }).ToListAsync(cancel))
            .ToLookup(row => row.SourceProvisionId!.Value, row => new Existing(row.Id, row.Code));
        var names = new Dictionary<string, OrganisationLabel?>(StringComparer.Ordinal);
        var drafts = new List<Row>(rows.Count);
        foreach (var row in rows)
        {
            var leads = Lines(row.Duty?.Lead);
            var cooperating = new List<OrganisationLabel>();
            foreach (var name in Lines(row.Duty?.Cooperating))
            {
                if (await FindAsync(name, names, cancel) is { } found && !cooperating.Contains(found))
                    cooperating.Add(found);
            }

            var lead = leads is [var only] ? await FindAsync(only, names, cancel) : null;
            cooperating.RemoveAll(one => one == lead);
            var due = row.Duty?.DueOn;
            drafts.Add(new Row(row.Id, row.Path, Content(row, text), lead, row.Duty?.Lead?.Replace("\n", "; ", StringComparison.Ordinal), cooperating,
                row.Duty?.Cooperating?.Replace("\n", "; ", StringComparison.Ordinal), row.Duty?.Product, due >= user.Today ? due : null,
                row.Duty?.Due ?? due?.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture), made[row.Id].FirstOrDefault()));
        }

        return drafts;
    }

    private async Task<OrganisationLabel?> FindAsync(string name, Dictionary<string, OrganisationLabel?> names, CancellationToken cancel)
    {
        if (!names.TryGetValue(name, out var found))
            names[name] = found = (await new FindOrganisationByName(db, user).RunAsync(new(name, user.Home, StateSide: true), cancel)).Found;
        return found;
    }

    private static string Content(ProvisionRow row, string text)
    {
        var words = row.IsTableRow ? row.Heading ?? "" : row.WordsIn(text);
        if (!row.IsTableRow && words.StartsWith(row.Label, StringComparison.Ordinal))
            words = words[row.Label.Length..].TrimStart();
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= LongestContent ? words : words[..LongestContent];
    }

    private static string[] Lines(string? bodies) => bodies?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
