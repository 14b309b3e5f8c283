using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>Why an organisation that would be among the recipients is not asked.</summary>
public enum NotAskedBecause
{
    /// <summary>Somebody left it out, with the reason.</summary>
    LeftOut,
    NotYetFounded,
    Dissolved,
}

/// <summary>Whom a draft would ask if it were sent today, and whom not and why.</summary>
public sealed class ShowRecipients(TrackingDb db, CurrentUser user)
{
    /// <summary>Of those not asked, shown at once.</summary>
    public const int Most = 50;

    /// <param name="Groups">By level and type.</param>
    /// <param name="Added">Singly, beside those chosen by level and type.</param>
    /// <param name="NotAsked">The first of them.</param>
    public sealed record Result(int Asked, IReadOnlyList<Group> Groups, int Added, IReadOnlyList<NotAsked> NotAsked, int NotAskedCount);

    public sealed record Group(OrganisationLevel Level, OrganisationType Type, int Count);

    /// <param name="Reason">What somebody wrote; null where the day is the reason.</param>
    /// <param name="Day">Of the dissolution or the founding.</param>
    public sealed record NotAsked(OrganisationLabel Organisation, NotAskedBecause Because, string? Reason, DateOnly? Day);

    public async Task<Outcome<Result>> RunAsync(CampaignId campaign, CancellationToken cancel = default)
    {
        var found = await db.Campaigns.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == campaign, cancel);
        if (found is null)
            return CampaignRefusals.NotFound;
        var asked = await Asked(db, user, found).GroupBy(row => new { row.Level, row.Type, IsAdded = db.CampaignChoices.Any(choice => choice.CampaignId == campaign && choice.OrganisationId == row.Id) })
            .Select(group => new { group.Key.Level, group.Key.Type, group.Key.IsAdded, Count = group.Count() }).ToListAsync(cancel);
        var today = user.Today;
        var not = NotAskedOf(found);
        var count = await not.CountAsync(cancel);
        var first = await not.Join(db.NamesOn(today), row => row.Id, name => name.OrganisationId, (row, name) => new
        {
            row.Id,
            name.Name,
            name.SortKey,
            row.Founded,
            row.Dissolved,
            Reason = db.CampaignChoices.Where(choice => choice.CampaignId == campaign && choice.OrganisationId == row.Id && !choice.IsAsked).Select(choice => choice.Reason).FirstOrDefault(),
        }).OrderBy(row => row.SortKey).ThenBy(row => row.Id).Take(Most).ToListAsync(cancel);
        return new Result(asked.Sum(row => row.Count),
            [.. asked.GroupBy(row => (row.Level, row.Type)).OrderBy(group => group.Key).Select(group => new Group(group.Key.Level, group.Key.Type, group.Sum(row => row.Count)))],
            asked.Where(row => row.IsAdded).Sum(row => row.Count),
            [.. first.Select(row => new NotAsked(new OrganisationLabel(row.Id, row.Name),
                row.Reason is not null ? NotAskedBecause.LeftOut : row.Founded > today ? NotAskedBecause.NotYetFounded : NotAskedBecause.Dissolved,
                row.Reason, row.Reason is not null ? null : row.Founded > today ? row.Founded : row.Dissolved))], count);
    }

    /// <param name="Organisations">Of those that would be asked.</param>
    public sealed record Field(string Name, int Organisations);

    /// <summary>The fields of work that the recipients of a draft have, one by one, and of how many of them each of its rules is: one that is about nobody is a mistake.</summary>
    /// <returns>By number of the rule.</returns>
    public async Task<(IReadOnlyList<Field> Fields, IReadOnlyDictionary<int, int> Rules)> OfRulesAsync(CampaignId campaign, CancellationToken cancel = default)
    {
        var found = await db.Campaigns.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == campaign, cancel);
        if (found is null)
            return ([], new Dictionary<int, int>());
        var asked = await Asked(db, user, found).Select(row => new { row.Id, row.Level, row.Type, row.Field }).ToListAsync(cancel);
        var rules = await db.CampaignRules.AsNoTracking().Where(row => row.CampaignId == campaign).ToListAsync(cancel);
        var tops = rules.Select(rule => rule.UnderId).OfType<OrganisationId>().Distinct().ToList();
        var above = tops.Count == 0 ? [] : (await db.AncestryOn(user.Today).Where(up => tops.Contains(up.AncestorId)).Select(up => new { up.AncestorId, up.DescendantId }).ToListAsync(cancel))
            .GroupBy(up => up.DescendantId).ToDictionary(group => group.Key, group => group.Select(up => up.AncestorId).ToHashSet());
        var none = new HashSet<OrganisationId>();
        var organisations = asked.ConvertAll(row => new AskedOrganisation(row.Level, row.Type, row.Field, above.GetValueOrDefault(row.Id, none)));
        return ([.. organisations.SelectMany(one => RuleScope.PartsOf(one.Field)).GroupBy(Text.Vietnamese.SearchKey.Of, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Take(PageRequest.Ceiling).Select(group => new Field(group.First(), group.Count()))],
            rules.ToDictionary(rule => rule.Number, rule => organisations.Count(rule.Scope.Holds)));
    }

    /// <summary>
    /// Those that exist today, stand where the user may name them, and are chosen by place, level and type or singly; without the asker
    /// itself and those left out.
    /// </summary>
    internal static IQueryable<Organisation> Asked(TrackingDb db, CurrentUser user, Campaign campaign) =>
        Meant(db, user, campaign).ExistingOn(user.Today)
            .Where(row => !db.CampaignChoices.Any(choice => choice.CampaignId == campaign.Id && choice.OrganisationId == row.Id && !choice.IsAsked));

    private static IQueryable<Organisation> Meant(TrackingDb db, CurrentUser user, Campaign campaign)
    {
        var (id, asker, under, levels, types) = (campaign.Id, campaign.AskerId, campaign.UnderId, campaign.Levels, campaign.Types);
        var (allLevels, allTypes) = (levels.Count == 0, types.Count == 0);
        var addressed = db.Scope(user, Permission.AddressWork);
        var below = db.AncestryOn(user.Today).Where(up => up.AncestorId == under && up.Depth > 0);
        return db.Organisations.VisibleTo(user, db).Where(row => row.Id != asker && addressed.Any(within => within.DescendantId == row.Id)
            && (((allLevels || levels.Contains(row.Level)) && (allTypes || types.Contains(row.Type)) && below.Any(up => up.DescendantId == row.Id))
                || db.CampaignChoices.Any(choice => choice.CampaignId == id && choice.OrganisationId == row.Id && choice.IsAsked)));
    }

    private IQueryable<Organisation> NotAskedOf(Campaign campaign)
    {
        var (id, today) = (campaign.Id, user.Today);
        // Of those that have a successor, that one is asked.
        return Meant(db, user, campaign).Where(row => row.Founded > today
            || (row.Dissolved <= today && !db.OrganisationSuccessions.Any(succession => succession.PredecessorId == row.Id))
            || db.CampaignChoices.Any(choice => choice.CampaignId == id && choice.OrganisationId == row.Id && !choice.IsAsked));
    }
}
