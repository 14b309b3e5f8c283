using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Targets.Setting;

/// <summary>What targets would be set from what a document wants reached: name, unit, value, year and who follows it, for a person to look through.</summary>
public sealed class ProposeTargets(TrackingDb db, CurrentUser user)
{
    /// <summary>Of one document, in the order of its text; what was taken leaves room for what follows.</summary>
    public const int Most = SetTarget.Most;

    /// <param name="ValueWords">As written: “≥ 80”.</param>
    /// <param name="Value">Null where the words are to be reached.</param>
    /// <param name="Year">By the end of which; null where nothing says so.</param>
    /// <param name="LeadWords">Who follows it, as written.</param>
    /// <param name="Lead">Null where the words name none, several, or one that is not in the tree or to which the user may give no work.</param>
    /// <param name="Existing">A target that was set from the same passage already.</param>
    public sealed record Row(
        ProvisionId Provision, string Path, string? Number, string Name, string? Unit, TargetKind Kind, TargetDirection Direction, string ValueWords, decimal? Value, decimal? Upper, bool IsStrict, int? Year,
        string? LeadWords, OrganisationLabel? Lead, Existing? Existing);

    public sealed record Existing(TargetId Id, string Code);

    /// <param name="More">How many more there are than are shown.</param>
    public sealed record Result(string TypeName, string? Number, string Subject, IReadOnlyList<Row> Rows, int More);

    public async Task<Outcome<Result>> RunAsync(DocumentId document, CancellationToken cancel = default)
    {
        var found = await db.Documents.VisibleTo(user, db).Where(row => row.Id == document).Select(row => new { row.TypeName, row.Number, row.Subject, row.CurrentVersion }).SingleOrDefaultAsync(cancel);
        if (found is null)
            return DocumentRefusals.NotFound;
        var provisions = db.Provisions.Where(row => row.DocumentId == document && row.VersionNumber == found.CurrentVersion && db.ProvisionTargets.Any(target => target.ProvisionId == row.Id));
        var text = await db.DocumentTexts.Where(row => row.DocumentId == document && row.VersionNumber == found.CurrentVersion).Select(row => row.PlainText).SingleOrDefaultAsync(cancel) ?? "";
        var rows = await provisions.RowsAsync(db, cancel);
        var ids = rows.ConvertAll(row => row.Id);
        var made = (await db.Targets.VisibleTo(user, db).Where(row => row.SourceProvisionId != null && ids.Contains(row.SourceProvisionId.Value)).Select(row => new { row.SourceProvisionId, row.Id, row.Code, row.Name }).ToListAsync(cancel))
            .ToLookup(row => row.SourceProvisionId!.Value);
        var names = new Dictionary<string, OrganisationLabel?>(StringComparer.Ordinal);
        var proposed = new List<Row>();
        foreach (var row in rows)
        {
            foreach (var target in row.Targets)
            {
                var name = Name(row, target, text);
                var existing = made[row.Id].FirstOrDefault(one => row.Targets.Count == 1 || one.Name == name);
                proposed.Add(await RowAsync(row, target, name, existing is null ? null : new Existing(existing.Id, existing.Code), names, cancel));
            }
        }

        // What was set already is shown behind what was not.
        var ordered = proposed.OrderBy(row => row.Existing is not null).ToList();
        return new Result(found.TypeName, found.Number, found.Subject, [.. ordered.Take(Most)], Math.Max(0, ordered.Count - Most));
    }

    private async Task<Row> RowAsync(ProvisionRow row, ProvisionRow.TargetTerms target, string name, Existing? existing, Dictionary<string, OrganisationLabel?> names, CancellationToken cancel)
    {
        var words = row.IsTableRow ? TargetWords.Read(target.Words) : new TargetWords(target.Quantity, target.Upper, false, null);
        var direction = words.Direction ?? target.Comparison switch { Comparison.AtMost => TargetDirection.LessIsBetter, _ => TargetDirection.MoreIsBetter };
        var leads = (row.Duty?.Lead ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var year = target.Year ?? (row.Duty?.Group is { } group ? TargetCell.Year(group) : null);
        return new Row(row.Id, row.Path, row.IsTableRow ? row.Label.Trim() : null, name, target.Unit, words.Value is null ? TargetKind.Qualitative : TargetKind.Quantitative, direction, target.Words.Trim(),
            words.Value, words.Upper, words.IsStrict, year, leads.Length == 0 ? null : string.Join("; ", leads), leads is [var only] ? await FindAsync(only, names, cancel) : null, existing);
    }

    private async Task<OrganisationLabel?> FindAsync(string name, Dictionary<string, OrganisationLabel?> names, CancellationToken cancel)
    {
        if (!names.TryGetValue(name, out var found))
            {
            found = (await new FindOrganisationByName(db, user).RunAsync(new(name, user.Home, StateSide: true), cancel)).Found;
            names[name] = found = found is not null && await db.AddressableAsync(user, found.Id, cancel) ? found : null;
        }

        return found;
    }

    private static string Name(ProvisionRow row, ProvisionRow.TargetTerms target, string text)
    {
        var words = row.IsTableRow ? row.Heading ?? "" : row.WordsIn(text);
        if (!row.IsTableRow && words.StartsWith(row.Label, StringComparison.Ordinal))
            words = words[row.Label.Length..];
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        // A sentence may want several quantities reached: each is named by its own words.
        if (!row.IsTableRow && row.Targets.Count > 1)
            words = $"{target.Words.Trim()}: {words}";
        return words.Length <= Target.LongestName ? words : words[..Target.LongestName];
    }
}
