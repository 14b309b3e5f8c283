using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>What was asked of whom, by due date and then by name.</summary>
public sealed class ListRequests(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <param name="Organisation">Of this organisation or one below it.</param>
    /// <param name="Alone">Of that organisation only.</param>
    /// <param name="Own">Of the user's own side only.</param>
    /// <param name="Open">Not issued, of a campaign that is not closed.</param>
    /// <param name="Text">Part of the name of who was asked, with or without diacritics.</param>
    public sealed record Input(
        CampaignId? Campaign = null, OrganisationId? Organisation = null, bool Alone = false, RequestStage? Stage = null, RequestTiming? Timing = null, bool Own = false, bool Open = false,
        string? Text = null, PageRequest? Page = null);

    /// <param name="Programme">Where the user may open it.</param>
    /// <param name="ParentName">Above whom it was asked, as the tree stands today.</param>
    /// <param name="RecordedAt">When its issue was entered here, whatever day the paper bears.</param>
    /// <param name="RemindedOn">The last day on which it was reminded.</param>
    public sealed record Row(
        CampaignRequestId Id, CampaignId Campaign, string Title, string TypeName, string AskerName, OrganisationId OrganisationId, string Code, string OrganisationName, OrganisationLevel Level, string? ParentName, DateOnly DueOn, DateOnly OriginalDueOn,
        DateTime? ReceivedAt, string? ReceivedBy, RequestStage Stage, RequestTiming Timing, DateOnly? IssuedOn, ProgrammeId? Programme, DateOnly? RemindedOn, DateTime? RecordedAt)
    {
        internal string SortKey { get; init; } = "";

        /// <summary>Who was asked, where it ended and this one answers in its place.</summary>
        public string? InsteadOf { get; init; }

        /// <summary>Dated within its time, but entered after it: both days are shown.</summary>
        public bool IsRecordedLate => Timing == RequestTiming.InTime && RecordedAt is { } at && Clock.DayOf(at) > DueOn;
    }

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var page = input.Page ?? new PageRequest();
        var places = await FilteredAsync(input, cancel);
        if (page.After(3) is [var dayText, var name, var idText] && PageRequest.TryDay(dayText, out var day) && Guid.TryParse(idText, out var id))
        {
            var last = new CampaignRequestId(id);
            var names = db.NamesOn(user.Today);
            places = places.Where(row => row.DueOn > day || (row.DueOn == day
                && (string.Compare(names.Where(one => one.OrganisationId == row.OrganisationId).Select(one => one.SortKey).FirstOrDefault() ?? "", name) > 0
                    || ((names.Where(one => one.OrganisationId == row.OrganisationId).Select(one => one.SortKey).FirstOrDefault() ?? "") == name && row.Id.CompareTo(last) > 0))));
        }

        var found = await Rows(Ordered(places).Take(page.Rows + 1)).ToListAsync(cancel);
        return page.Cut(found, last => [PageRequest.Key(last.DueOn), last.SortKey, last.Id.ToString()]);
    }

    /// <summary>All of them, as they are read: thousands are never in memory at once.</summary>
    public async Task<IAsyncEnumerable<Row>> AllAsync(Input input, CancellationToken cancel = default) =>
        Rows(Ordered(await FilteredAsync(input, cancel))).AsAsyncEnumerable();

    /// <summary>How many the filter finds; no further than <paramref name="most"/>.</summary>
    public async Task<int> CountAsync(Input input, int most, CancellationToken cancel = default) => await (await FilteredAsync(input, cancel)).OrderBy(row => row.DueOn).Take(most).CountAsync(cancel);

    /// <summary>How many of the user's own side wait: not issued, of a campaign that is not closed.</summary>
    public async Task<int> WaitingAsync(CancellationToken cancel = default) => await (await FilteredAsync(new Input(Own: true, Open: true), cancel)).CountAsync(cancel);

    private async Task<IQueryable<RequestPlace>> FilteredAsync(Input input, CancellationToken cancel)
    {
        var today = user.Today;
        var requests = db.CampaignRequests.VisibleTo(user, db);
        if (input.Campaign is { } campaign)
            requests = requests.Where(row => row.CampaignId == campaign);
        if (input.Organisation is { } top)
            requests = input.Alone ? requests.Where(row => row.OrganisationId == top) : requests.Where(row => db.AncestryOn(today).Any(up => up.AncestorId == top && up.DescendantId == row.OrganisationId));
        if (SearchKey.Of(input.Text?.Trim() ?? "") is { Length: > 0 } key)
            requests = requests.Where(row => db.NamesOn(today).Any(name => name.OrganisationId == row.OrganisationId && name.SearchKey.Contains(key)));
        if (input.Own)
        {
            var own = await db.OwnSideAsync(user, cancel);
            requests = requests.Where(row => own.Contains(row.OrganisationId));
        }

        var places = requests.Placed(db, today, options);
        if (input.Stage is { } stage)
            places = places.Where(row => row.Stage == stage);
        if (input.Timing is { } timing)
            places = places.Where(row => row.Timing == timing);
        if (input.Open)
            places = places.Where(row => row.Stage != RequestStage.Issued && db.Campaigns.VisibleTo(user, db).Any(asked => asked.Id == row.CampaignId && asked.State == CampaignState.Sent));
        return places;
    }

    private IQueryable<RequestPlace> Ordered(IQueryable<RequestPlace> places)
    {
        var names = db.NamesOn(user.Today);
        return places.OrderBy(row => row.DueOn).ThenBy(row => names.Where(one => one.OrganisationId == row.OrganisationId).Select(one => one.SortKey).FirstOrDefault() ?? "").ThenBy(row => row.Id);
    }

    private IQueryable<Row> Rows(IQueryable<RequestPlace> places)
    {
        var today = user.Today;
        var programmes = db.Programmes.VisibleTo(user, db);
        var names = db.NamesOn(today);
        return places.Join(db.Campaigns.VisibleTo(user, db), row => row.CampaignId, campaign => campaign.Id, (row, campaign) => new { row, campaign })
            .Join(db.Organisations, pair => pair.row.OrganisationId, asked => asked.Id, (pair, asked) => new { pair.row, pair.campaign, asked })
            .OrderBy(pair => pair.row.DueOn).ThenBy(pair => names.Where(one => one.OrganisationId == pair.row.OrganisationId).Select(one => one.SortKey).FirstOrDefault() ?? "").ThenBy(pair => pair.row.Id)
            .Select(pair => new Row(
                pair.row.Id, pair.row.CampaignId, pair.campaign.Title, pair.campaign.TypeName,
                db.NamesOn(today).Where(name => name.OrganisationId == pair.campaign.AskerId).Select(name => name.Name).FirstOrDefault() ?? "",
                pair.row.OrganisationId, pair.asked.Code, names.Where(name => name.OrganisationId == pair.row.OrganisationId).Select(name => name.Name).FirstOrDefault() ?? "", pair.asked.Level,
                db.PlacementsOn(today).Where(place => place.OrganisationId == pair.row.OrganisationId).Join(names, place => place.ParentId, name => name.OrganisationId, (place, name) => name.Name).FirstOrDefault(),
                pair.row.DueOn, pair.row.OriginalDueOn, pair.row.ReceivedAt, pair.row.ReceivedByName,
                pair.row.Stage, pair.row.Timing, pair.row.IssuedOn,
                programmes.Where(programme => programme.Id == pair.row.Programme).Select(programme => (ProgrammeId?)programme.Id).FirstOrDefault(),
                db.RequestReminders.Where(reminder => reminder.RequestId == pair.row.Id).Max(reminder => (DateOnly?)reminder.Day),
                db.ProgrammeEvents.Where(one => one.ProgrammeId == pair.row.Programme && (one.Act == ProgrammeAct.Issued || one.Act == ProgrammeAct.Adopted)).Max(one => (DateTime?)one.At))
            {
                SortKey = names.Where(one => one.OrganisationId == pair.row.OrganisationId).Select(one => one.SortKey).FirstOrDefault() ?? "",
                InsteadOf = pair.row.AskedId == pair.row.OrganisationId ? null : names.Where(one => one.OrganisationId == pair.row.AskedId).Select(one => one.Name).FirstOrDefault(),
            });
    }
}
