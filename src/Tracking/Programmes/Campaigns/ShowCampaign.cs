using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>One campaign: what it asks for, of whom, by which rules, and what was done with it.</summary>
public sealed class ShowCampaign(TrackingDb db, CurrentUser user)
{
    /// <param name="IsOpenDocument">Whether the user may open what is to be answered.</param>
    /// <param name="Levels">None: every level.</param>
    /// <param name="Types">None: every type.</param>
    /// <param name="Choices">Single organisations; empty for who is not of the asker's side.</param>
    /// <param name="Rules">In their order: a later one beats an earlier one.</param>
    /// <param name="MayAct">Of the asker's side, and allowed to ask.</param>
    public sealed record Result(
        CampaignId Id, int Version, CampaignState State, string Title, string TypeCode, string TypeName, OrganisationLabel Asker, DocumentLabel Document, bool IsOpenDocument, DateOnly DueOn, string? Note, string? Template,
        OrganisationLabel Under, IReadOnlyList<OrganisationLevel> Levels, IReadOnlyList<OrganisationType> Types, IReadOnlyList<Choice> Choices, IReadOnlyList<Rule> Rules,
        string CreatedBy, DateTime CreatedAt, string? SentBy, DateTime? SentAt, int? Asked, string? ClosedBy, DateTime? ClosedAt, string? ClosingNote,
        IReadOnlyList<Reminder> Reminders, bool MayAct);

    public sealed record DocumentLabel(DocumentId Id, int Version, string TypeName, string? Number, string Subject);

    public sealed record Choice(OrganisationLabel Organisation, bool IsAsked, string Reason);

    /// <param name="Path">Of the provision; null for the whole document.</param>
    /// <param name="Words">Its title, or how it begins where it has none.</param>
    public sealed record Rule(int Number, string? Path, string? Words, OrganisationLevel? Level, OrganisationType? Type, string? Field, string? Under, bool Applies, string? Reason);

    public sealed record Reminder(RemindedOnes Ones, string Text, int Requests, int Letters, string By, DateTime At);

    // Characters of a provision without a title.
    private const int MostBeginning = 300;

    public async Task<Outcome<Result>> RunAsync(CampaignId campaign, CancellationToken cancel = default)
    {
        var today = user.Today;
        var found = await db.Campaigns.VisibleTo(user, db).AsNoTracking().Where(row => row.Id == campaign).Select(row => new
        {
            Row = row,
            Asker = db.NamesOn(today).Where(name => name.OrganisationId == row.AskerId).Select(name => name.Name).FirstOrDefault() ?? "",
            Under = db.NamesOn(today).Where(name => name.OrganisationId == row.UnderId).Select(name => name.Name).FirstOrDefault() ?? "",
            Document = db.Documents.Where(document => document.Id == row.DocumentId).Select(document => new { document.TypeName, document.Number, document.Subject }).First(),
            IsOpenDocument = db.Documents.VisibleTo(user, db).Any(document => document.Id == row.DocumentId),
            IsOwn = db.Scope(user, Permission.ViewProgrammes).Any(within => within.DescendantId == row.AskerId),
        }).SingleOrDefaultAsync(cancel);
        if (found is null)
            return CampaignRefusals.NotFound;
        var it = found.Row;
        var choices = found.IsOwn
            ? await db.CampaignChoices.Where(row => row.CampaignId == campaign).Join(db.NamesOn(today), row => row.OrganisationId, name => name.OrganisationId, (row, name) => new { row, name })
                .OrderBy(row => row.name.SortKey).ThenBy(row => row.row.OrganisationId).Take(PageRequest.Ceiling)
                .Select(row => new Choice(new OrganisationLabel(row.row.OrganisationId, row.name.Name), row.row.IsAsked, row.row.Reason)).ToListAsync(cancel)
            : [];
        var provisions = (await ProvisionsAsync(campaign, cancel)).ToDictionary(one => one.Id);
        var rules = (await db.CampaignRules.Where(row => row.CampaignId == campaign).OrderBy(row => row.Number).Take(PageRequest.Ceiling).Select(row => new { row.ProvisionId, Rule = new Rule(row.Number, null, null,
            row.Level, row.Type, row.Field, db.NamesOn(today).Where(name => name.OrganisationId == row.UnderId).Select(name => name.Name).FirstOrDefault(),
            row.Applies, row.Reason) }).ToListAsync(cancel)).ConvertAll(row => row.ProvisionId is { } id && provisions.TryGetValue(id, out var about) ? row.Rule with { Path = about.Path, Words = about.Words } : row.Rule);
        var reminders = found.IsOwn
            ? await db.CampaignReminders.Where(row => row.CampaignId == campaign).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(PageRequest.Ceiling)
                .Select(row => new Reminder(row.Ones, row.Text, row.Requests, row.Letters, row.ByName, row.At)).ToListAsync(cancel)
            : [];
        return new Result(it.Id, it.Version, it.State, it.Title, it.TypeCode, it.TypeName, new OrganisationLabel(it.AskerId, found.Asker),
            new DocumentLabel(it.DocumentId, it.DocumentVersion, found.Document.TypeName, found.Document.Number, found.Document.Subject), found.IsOpenDocument, it.DueOn, it.Note, it.Template,
            new OrganisationLabel(it.UnderId, found.Under), it.Levels, it.Types, choices, rules, it.CreatedByName, it.CreatedAt, it.SentByName, it.SentAt, it.Asked,
            it.ClosedByName, it.ClosedAt, it.ClosingNote, reminders, await db.AsksForAsync(user, it.AskerId, cancel));
    }

    /// <summary>The provisions about which rules may be written, in the order of the text.</summary>
    public async Task<IReadOnlyList<(ProvisionId Id, string Path, string Words)>> ProvisionsAsync(CampaignId campaign, CancellationToken cancel = default)
    {
        var seen = db.Campaigns.VisibleTo(user, db).Where(row => row.Id == campaign);
        var rows = await seen
            .Join(db.Provisions, row => new { row.DocumentId, Number = row.DocumentVersion }, provision => new { provision.DocumentId, Number = provision.VersionNumber }, (row, provision) => provision)
            .OrderBy(row => row.Ordinal).Select(row => new { row.Id, row.Path, row.Label, row.Heading, row.Start, row.End }).ToListAsync(cancel);
        // Only where some have no title: the text of a resolution is long.
        var text = rows.Exists(row => row.Heading is null)
            ? await seen.Join(db.DocumentTexts, row => new { row.DocumentId, Number = row.DocumentVersion }, text => new { text.DocumentId, Number = text.VersionNumber }, (row, text) => text.PlainText).SingleAsync(cancel)
            : "";
        return [.. rows.Select(row => (row.Id, row.Path, row.Heading ?? Beginning(text, row.Label, row.Start, row.End)))];
    }

    // Its first line, without the mark that the path says already.
    private static string Beginning(string text, string label, int start, int end)
    {
        var words = text.AsSpan(start, Math.Min(end - start, MostBeginning)).TrimStart();
        if (words.StartsWith(label, StringComparison.Ordinal))
            words = words[label.Length..].TrimStart();
        var line = words.IndexOf('\n');
        return (line < 0 ? words : words[..line]).Trim().ToString();
    }
}
