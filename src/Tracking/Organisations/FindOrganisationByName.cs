using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Organisations;

/// <summary>
/// Which organisation a text means by a name. Public bodies (centre, provinces, communes) can be named by everybody,
/// as on an envelope; grassroots organisations only by those who see them.
/// </summary>
public sealed class FindOrganisationByName(TrackingDb db, CurrentUser user)
{
    /// <param name="Within">Where the text speaks from: settles a name that several places share.</param>
    /// <param name="StateSide">“tỉnh X” means its Ủy ban nhân dân; otherwise its Tỉnh ủy.</param>
    /// <param name="For">What is to be done with it: of several that bear the name, those where this person may do that come first.</param>
    public sealed record Input(string Name, OrganisationId? Within = null, bool StateSide = false, Permission? For = null);

    /// <param name="Found">Null where nothing or more than one thing fits.</param>
    /// <param name="Candidates">What may be meant, best first, of equals those of the person's own province; at most ten.</param>
    public sealed record Result(OrganisationLabel? Found, IReadOnlyList<Candidate> Candidates);

    public sealed record Candidate(OrganisationId Id, string Name, OrganisationType Type, string? ParentName);

    private const int Most = 10;

    /// <summary>Successions that are followed from an old name.</summary>
    private const int MostActs = 5;

    private static readonly OrganisationType[] StateTypes =
    [
        OrganisationType.PeopleCommittee, OrganisationType.PeopleCouncil, OrganisationType.Government, OrganisationType.CentralBody,
        OrganisationType.Department,
    ];

    // Words before a name that say who speaks for it: “lãnh đạo Thành ủy Hải Phòng”, “tập thể Ban Thường vụ …”.
    private static readonly string[] Fronts =
        ["doan kiem tra cua", "doan kiem tra", "tap the", "lanh dao", "cac dong chi", "dai dien", "toan the", "tai", "voi"];

    public async Task<Result> RunAsync(Input input, CancellationToken cancel = default)
    {
        var key = Strip(NameKey.Of(input.Name));
        if (key.Length == 0)
            return new Result(null, []);

        var bearers = db.OrganisationAliases.Where(alias => alias.Key == key).Select(alias => alias.OrganisationId);
        var exact = await CandidatesAsync(bearers, input, cancel);
        // A name that nobody bears any more means whoever took over, through one act after the other.
        for (var acts = 0; exact.Count == 0 && acts < MostActs && await bearers.AnyAsync(cancel); acts++)
        {
            var ended = bearers;
            bearers = db.OrganisationSuccessions.Where(row => ended.Contains(row.PredecessorId)).Select(row => row.SuccessorId);
            exact = await CandidatesAsync(bearers, input, cancel);
        }

        if (exact.Count > 0)
        {
            var best = exact.Where(row => row.Score == exact[0].Score).ToList();
            return new Result(best.Count == 1 ? new OrganisationLabel(best[0].Row.Id, best[0].Row.Name) : null,
                exact.Select(row => row.Row).ToList());
        }

        var near = await CandidatesAsync(
            db.OrganisationAliases.Where(alias => alias.Key.StartsWith(key) || (key.Length > 8 && alias.Key.Contains(key)))
                .Select(alias => alias.OrganisationId),
            input, cancel);
        return new Result(null, near.Select(row => row.Row).ToList());
    }

    private async Task<List<(Candidate Row, int Score)>> CandidatesAsync(
        IQueryable<OrganisationId> named, Input input, CancellationToken cancel)
    {
        var today = user.Today;
        var scope = db.Scope(user, Permission.ViewOrganisations);
        var (within, prefers) = (input.Within, input.For is not null);
        var own = db.Scope(user, input.For ?? Permission.ViewOrganisations);
        var province = db.ProvinceOf(user.Home, today);
        var rows = await db.Organisations.ExistingOn(today)
            .Where(row => named.Contains(row.Id))
            .Where(row => row.Level != OrganisationLevel.Grassroots || scope.Any(visible => visible.DescendantId == row.Id))
            .Select(row => new
            {
                row.Id,
                row.Type,
                row.Level,
                row.Rank,
                Name = db.NamesOn(today).Where(name => name.OrganisationId == row.Id).Select(name => name.Name).First(),
                Parent = db.PlacementsOn(today).Where(place => place.OrganisationId == row.Id)
                    .Join(db.NamesOn(today), place => place.ParentId, name => name.OrganisationId, (place, name) => name.Name)
                    .FirstOrDefault(),
                Inside = (within != null && db.AncestryOn(today).Any(up => up.AncestorId == within && up.DescendantId == row.Id))
                    || (prefers && own.Any(reached => reached.DescendantId == row.Id)),
            })
            // What scores best must come before the ceiling; enums are stored as words, so their own order is the alphabet's.
            .OrderByDescending(row => row.Inside)
            .ThenByDescending(row => StateTypes.Contains(row.Type) == input.StateSide)
            .ThenByDescending(row => db.AncestryOn(today).Any(up => up.DescendantId == row.Id && province.Contains(up.AncestorId)))
            .ThenBy(row => row.Level == OrganisationLevel.Central ? 0 : row.Level == OrganisationLevel.Province ? 1 : row.Level == OrganisationLevel.Grassroots ? 3 : 2)
            .ThenBy(row => row.Rank).ThenBy(row => row.Id)
            .Take(PageRequest.Ceiling)
            .ToListAsync(cancel);

        return rows.Select(row => (
                Row: new Candidate(row.Id, row.Name, row.Type, row.Parent),
                Score: (row.Inside ? 4 : 0) + (StateTypes.Contains(row.Type) == input.StateSide ? 2 : 0) + (SameLetters(row.Name, input.Name) ? 1 : 0)))
            .OrderByDescending(row => row.Score).Take(Most).ToList();
    }

    /// <summary>With its diacritics the name tells Hoà from Hoa; the key cannot.</summary>
    private static bool SameLetters(string name, string asked) =>
        name.EndsWith(asked.Trim().Split(' ')[^1], StringComparison.OrdinalIgnoreCase);

    private static string Strip(string key)
    {
        foreach (var front in Fronts)
        {
            if (key.StartsWith(front + " ", StringComparison.Ordinal))
                return Strip(key[(front.Length + 1)..]);
        }

        return key;
    }
}
