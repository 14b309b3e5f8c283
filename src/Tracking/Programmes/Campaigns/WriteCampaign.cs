using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>Prepares a campaign, or gives its draft other words.</summary>
public sealed class WriteCampaign(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Campaign">The draft; null for a new one.</param>
    /// <param name="Version">As the person saw it.</param>
    /// <param name="Document">What is to be answered, in its current version; a draft keeps that of its beginning.</param>
    /// <param name="Asker">Who asks; the user's organisation where null. A draft keeps that of its beginning.</param>
    /// <param name="TypeCode">CTr or KH.</param>
    /// <param name="Template">Headings with which a programme begins, one a line.</param>
    public sealed record Input(
        CampaignId? Campaign, int Version, DocumentId Document, OrganisationId? Asker, string TypeCode, [Longest(Campaigns.Campaign.LongestTitle)] string? Title, DateOnly Due,
        [Longest(Campaigns.Campaign.LongestNote)] string? Note = null, [Longest(Campaigns.Campaign.LongestTemplate)] string? Template = null);

    /// <summary>For whom the user may ask, the committee first.</summary>
    public async Task<IReadOnlyList<OrganisationLabel>> AskersAsync(CancellationToken cancel = default)
    {
        if (!user.Has(Permission.AssignWork))
            return [];
        var own = await db.OwnSideAsync(user, cancel);
        var (assigning, writing) = (db.Scope(user, Permission.AssignWork), db.Scope(user, Permission.DraftProgrammes));
        return await db.Organisations.VisibleTo(user, db).Where(row => own.Contains(row.Id) && (assigning.Any(within => within.DescendantId == row.Id) || writing.Any(within => within.DescendantId == row.Id)))
            .Join(db.NamesOn(user.Today), row => row.Id, name => name.OrganisationId, (row, name) => new { row.Id, row.Rank, name.Name })
            .OrderBy(row => row.Rank).ThenBy(row => row.Name).Select(row => new OrganisationLabel(row.Id, row.Name)).ToListAsync(cancel);
    }

    public async Task<Outcome<CampaignId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        if (BeginProgramme.Types.FirstOrDefault(type => type.Code == input.TypeCode) is not { Code: { } code, Name: var typeName })
            return CampaignRefusals.TypeUnknown;
        var words = new CampaignText(input.Title, code, typeName, input.Due, input.Note, input.Template);
        if (input.Campaign is { } known)
        {
            var opened = await db.OpenAsync(user, clock, known, input.Version, cancel);
            if (opened.IsRefused)
                return opened.Refusal!;
            if ((opened.Value.Campaign.Correct(words, user.Today) ?? await db.SaveCampaignAsync(cancel)) is { } refusal)
                return refusal;
            return known;
        }

        var asker = input.Asker ?? user.Home;
        if (!await db.AsksForAsync(user, asker, cancel))
            return CampaignRefusals.AskerOutOfReach;
        var document = await db.Documents.VisibleTo(user, db).Where(row => row.Id == input.Document).Select(row => new { row.Id, row.CurrentVersion, row.Audience }).SingleOrDefaultAsync(cancel);
        if (document is null)
            return CampaignRefusals.DocumentMissing;
        if (document.Audience != DocumentAudience.Subordinates)
            return CampaignRefusals.DocumentNotShared;
        if (await AskedProvisions.LoadAsync(db, document.Id, document.CurrentVersion, cancel) is not { Rows.Count: > 0 })
            return CampaignRefusals.DocumentUnread;
        var under = await db.LevelOfAsync(asker, user.Today, cancel) ?? asker;
        var drafted = Campaign.Draft(asker, new AnsweredDocument(document.Id, document.CurrentVersion), under, words, Actor.Of(user, clock));
        if (drafted.IsRefused)
            return drafted.Refusal!;
        db.Under = Permission.AssignWork;
        db.Add(drafted.Value);
        await db.SaveChangesAsync(cancel);
        return drafted.Value.Id;
    }
}
