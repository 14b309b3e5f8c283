using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Opinions;

/// <summary>Sends the wording as it stands to bodies and persons for their opinion, until a day that stays as it is. It is kept as a draft with it.</summary>
public sealed class AskForOpinions(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <summary>Bodies and persons of one round.</summary>
    public const int Most = OpinionRound.MostAsked;

    /// <param name="Persons">Names or user names, of accounts of any house. A name that several bear means the one of the user's own province.</param>
    public sealed record Input(
        ProgrammeId Programme, int Version, DateOnly? DueOn, [Longest(OpinionRound.LongestNote)] string? Note, IReadOnlyList<OrganisationId> Bodies, IReadOnlyList<string> Persons);

    /// <returns>The number of the round.</returns>
    public async Task<Outcome<int>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        if (input.Bodies.Count + input.Persons.Count > Most)
            return OpinionRefusals.TooManyAsked.With($"{Most}");
        var opened = await db.OpenAsync(user, clock, input.Programme, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal!;
        var (programme, by) = opened.Value;
        var asked = await AskedAsync(input, programme.OwnerId, cancel);
        if (asked.IsRefused)
            return asked.Refusal!;
        if (programme.Consult(by) is { } refusal)
            return refusal;
        var (draft, _) = await KeepDraft.KeepAsync(db, programme, null, by, cancel);
        var number = await db.OpinionRounds.CountAsync(row => row.ProgrammeId == programme.Id, cancel) + 1;
        var outline = await ProgrammeOutline.LoadAsync(db, programme.Id, cancel);
        var sent = new SentDraft(draft.Number, [.. outline.Entries.Where(entry => entry.Section.Heading.Length > 0).Select(entry => new SentSection(entry.Section.Id, entry.Label, entry.Section.Heading))]);
        var round = OpinionRound.Ask(programme.Id, number, sent, input.DueOn, input.Note, asked.Value, by);
        if (round.IsRefused)
            return round.Refusal!;
        db.Add(round.Value);
        return await db.SaveActAsync(programme.Id, cancel) is { } lost ? lost : number;
    }

    private async Task<Outcome<List<AskedSide>>> AskedAsync(Input input, OrganisationId owner, CancellationToken cancel)
    {
        var today = user.Today;
        var bodies = input.Bodies.Distinct().ToList();
        var seen = db.Scope(user, Permission.ViewOrganisations);
        // As in every form that names an organisation: above the grassroots any, below what the person sees.
        var named = await db.Organisations.ExistingOn(today).Where(row => bodies.Contains(row.Id))
            .Where(row => row.Level != OrganisationLevel.Grassroots || seen.Any(within => within.DescendantId == row.Id))
            .Join(db.NamesOn(today), row => row.Id, name => name.OrganisationId, (row, name) => new { row.Id, name.Name }).ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        var asked = new List<AskedSide>();
        foreach (var body in bodies)
        {
            if (!named.TryGetValue(body, out var name))
                return OpinionRefusals.BodyUnknown;
            if (body == owner)
                return OpinionRefusals.AsksItself.With(name);
            asked.Add(new AskedSide(body, null, name));
        }

        var typed = input.Persons.Select(person => person.Trim()).Where(person => person.Length > 0).Distinct(StringComparer.Ordinal).ToDictionary(person => person, person => person.Normalize().ToUpperInvariant());
        var keys = typed.Values.Distinct().ToList();
        var persons = await db.Accounts.Where(row => row.Standing == AccountStanding.Active && keys.Contains(row.NormalizedUserName!))
            .Select(row => new { row.NormalizedUserName, row.Id, row.DisplayName, row.Position }).ToDictionaryAsync(row => row.NormalizedUserName!, cancel);
        foreach (var (person, key) in typed)
        {
            if (persons.TryGetValue(key, out var found))
            {
                asked.Add(new AskedSide(null, found.Id, Titled(found.DisplayName, found.Position)));
                continue;
            }

            var bearer = await NamedAsync(person, cancel);
            if (bearer.IsRefused)
                return bearer.Refusal!;
            asked.Add(new AskedSide(null, bearer.Value.Id, Titled(person, bearer.Value.Position)));
        }

        return asked;
    }

    // On paper a person is named with the position.
    private static string Titled(string name, string position) => position.Length == 0 ? name : $"{name}, {position}";

    private async Task<Outcome<(Guid Id, string Position)>> NamedAsync(string person, CancellationToken cancel)
    {
        var today = user.Today;
        var province = db.ProvinceOf(user.Home, today);
        var bearers = await db.Accounts.Where(row => row.Standing == AccountStanding.Active && row.DisplayName == person)
            .Select(row => new { row.Id, row.Position, IsNear = db.AncestryOn(today).Any(up => up.DescendantId == row.HomeOrganisationId && province.Contains(up.AncestorId)) })
            .OrderByDescending(row => row.IsNear).ThenBy(row => row.Id).Take(2).ToListAsync(cancel);
        return bearers switch
        {
            [] => OpinionRefusals.PersonUnknown.With(person),
            [_] or [{ IsNear: true }, { IsNear: false }] => (bearers[0].Id, bearers[0].Position),
            _ => OpinionRefusals.PersonUnclear.With(person),
        };
    }
}
