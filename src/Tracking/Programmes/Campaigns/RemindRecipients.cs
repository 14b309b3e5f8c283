using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>
/// Reminds recipients that are late, near their day or have not opened what was asked (đôn đốc). Each is reminded at most once a day. It is
/// kept with its words, stands beside the request, and goes by mail to those of the house who draft and have an address, where mail is configured.
/// </summary>
public sealed class RemindRecipients(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options, Postbox post)
{
    public sealed record Input(CampaignId Campaign, int Version, RemindedOnes Ones, [Longest(CampaignReminder.LongestText)] string? Text);

    /// <param name="Requests">How many organisations were reminded.</param>
    /// <param name="Letters">To how many people of theirs a letter goes.</param>
    public sealed record Result(int Requests, int Letters);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        if (string.IsNullOrWhiteSpace(input.Text))
            return CampaignRefusals.ReminderTextMissing;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var opened = await db.OpenAsync(user, clock, input.Campaign, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal!;
        var (campaign, by) = opened.Value;
        if (campaign.Remind() is { } refusal)
            return refusal;
        var meant = await Meant(input.Campaign, input.Ones).Select(row => new { row.Id, row.OrganisationId, row.DueOn }).ToListAsync(cancel);
        if (meant.Count == 0)
            return CampaignRefusals.NobodyToRemind;
        var readers = post.IsOpen ? await ReadersAsync(input, cancel) : [];
        var due = meant.ToDictionary(row => row.Id, row => row.DueOn);
        foreach (var reader in readers)
        {
            post.Put(new Letter("campaign.reminder", reader.Address, reader.Name, reader.Home)
            {
                Account = reader.Account,
                Language = reader.Language,
                AboutKind = "campaign",
                AboutId = campaign.Id.Value,
                Path = $"/campaigns/requests/{reader.Request}",
                Arguments = [campaign.Title, due[reader.Request], input.Text.Trim()],
            });
        }

        var reminder = new CampaignReminder(campaign.Id, input.Ones, input.Text.Trim(), meant.Count, readers.Count, by);
        db.Add(reminder);
        // The campaign with it: of two who remind at once, the second finds it changed before anything of theirs is written.
        if (await db.SaveCampaignAsync(cancel) is { } second)
            return second;
        await db.BulkInsertAsync(meant.ConvertAll(row => new RequestReminder(row.Id, reminder)), cancel);
        await transaction.CommitAsync(cancel);
        return new Result(meant.Count, readers.Count);
    }

    /// <summary>How many would be reminded now.</summary>
    public async Task<IReadOnlyDictionary<RemindedOnes, int>> CountAsync(CampaignId campaign, CancellationToken cancel = default)
    {
        var found = await Meant(campaign, RemindedOnes.All).GroupBy(row => new { row.Stage, row.Timing }).Select(group => new { group.Key.Stage, group.Key.Timing, Count = group.Count() }).ToListAsync(cancel);
        return new Dictionary<RemindedOnes, int>
        {
            [RemindedOnes.All] = found.Sum(row => row.Count),
            [RemindedOnes.Overdue] = found.Where(row => row.Timing == RequestTiming.Overdue).Sum(row => row.Count),
            [RemindedOnes.DueSoon] = found.Where(row => row.Timing == RequestTiming.DueSoon).Sum(row => row.Count),
            [RemindedOnes.NotReceived] = found.Where(row => row.Stage == RequestStage.NotReceived).Sum(row => row.Count),
        };
    }

    private IQueryable<RequestPlace> Meant(CampaignId campaign, RemindedOnes ones)
    {
        var today = user.Today;
        var open = db.CampaignRequests.VisibleTo(user, db).Where(row => row.CampaignId == campaign && !db.RequestReminders.Any(known => known.RequestId == row.Id && known.Day == today))
            .Placed(db, today, options).Where(row => row.Stage != RequestStage.Issued);
        return ones switch
        {
            RemindedOnes.Overdue => open.Where(row => row.Timing == RequestTiming.Overdue),
            RemindedOnes.DueSoon => open.Where(row => row.Timing == RequestTiming.DueSoon),
            RemindedOnes.NotReceived => open.Where(row => row.Stage == RequestStage.NotReceived),
            _ => open.Where(row => row.Timing == RequestTiming.Overdue || row.Timing == RequestTiming.DueSoon || row.Stage == RequestStage.NotReceived),
        };
    }

    private sealed record Reader(CampaignRequestId Request, Guid Account, string Name, string Address, string? Language, OrganisationId Home);

    /// <summary>Those who draft for the houses: of the organisation itself, and of the bodies and the office of a committee, which do its work.</summary>
    private Task<List<Reader>> ReadersAsync(Input input, CancellationToken cancel)
    {
        var today = user.Today;
        var drafting = new[] { Role.Officer, Role.Head };
        var house = new[] { OrganisationType.StandingCommittee, OrganisationType.PartyOffice };
        var writing = db.Accounts.Where(account => account.Standing == AccountStanding.Active && account.Email != null && account.Email != ""
            && db.RoleGrants.Any(grant => grant.AccountId == account.Id && drafting.Contains(grant.Role) && grant.ValidFrom <= today && today < grant.ValidTo));
        var homes = db.PlacementsOn(today).Where(place => db.Organisations.Any(row => row.Id == place.OrganisationId && house.Contains(row.Type)));
        var requests = Meant(input.Campaign, input.Ones);
        var houses = requests.Select(request => new { request.Id, Home = request.OrganisationId })
            .Concat(requests.Join(homes, request => request.OrganisationId, place => place.ParentId, (request, place) => new { request.Id, Home = place.OrganisationId }));
        return houses.Join(writing, one => one.Home, account => account.HomeOrganisationId,
            (one, account) => new Reader(one.Id, account.Id, account.DisplayName, account.Email!, account.Language, account.HomeOrganisationId)).ToListAsync(cancel);
    }
}
