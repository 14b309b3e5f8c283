using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Opinions;

/// <summary>What of the opinions is looked at.</summary>
public enum OpinionFilter
{
    /// <summary>Nothing was said to it yet.</summary>
    Waiting,
    Accepted,
    PartlyAccepted,
    NotAccepted,
    Agrees,
    Late,
}

/// <summary>
/// The opinions on a programme section by section, and what became of each (bảng tổng hợp, tiếp thu, giải trình ý kiến); who was asked, who answered, who was
/// silent. For who sees the drafts of its house.
/// </summary>
public sealed class ShowOpinions(TrackingDb db, CurrentUser user)
{
    /// <param name="Round">Of this round only.</param>
    /// <param name="Page">All of them where null: for the table on paper.</param>
    public sealed record Input(ProgrammeId Programme, int? Round = null, ProgrammeSectionId? Section = null, OpinionFilter? Filter = null, PageRequest? Page = null);

    /// <param name="Rounds">The latest first.</param>
    /// <param name="Sections">Of the programme as it stands.</param>
    /// <param name="MayDraft">Whether the user asks, and answers what came.</param>
    /// <param name="IsOpen">Whether that is possible now.</param>
    /// <param name="Next">Cursor of the next page of <paramref name="Opinions"/>.</param>
    public sealed record Result(
        ProgrammeId Id, string TypeName, string Title, OrganisationLabel Owner, string OwnerCode, ProgrammeState State, int Version, bool MayDraft, bool IsOpen, Tally Figures,
        IReadOnlyList<Round> Rounds, IReadOnlyList<Place> Sections, IReadOnlyList<Row> Opinions, string? Next)
    {
        /// <summary>The title as it goes on from the name of the type: “chương trình hành động thực hiện …”.</summary>
        public string ContinuedTitle => Issue.ProgrammePaper.Continued(Title);
    }

    /// <summary>Of all rounds, whatever is looked at.</summary>
    /// <param name="Silent">Asked, and not answered though the day has passed.</param>
    /// <param name="Pending">Asked, and not answered; the day is yet to come.</param>
    public sealed record Tally(int Asked, int Answered, int Late, int Silent, int Pending, int Accepted, int PartlyAccepted, int NotAccepted, int Waiting, int Agree);

    public sealed record Round(int Number, int Draft, DateOnly DueOn, string? Note, string AskedBy, DateTime AskedAt, bool IsOver, IReadOnlyList<Asked> Asked);

    /// <param name="Given">How many opinions; none is silence.</param>
    /// <param name="IsLate">Whether the first came after the day.</param>
    public sealed record Asked(string Name, bool IsPerson, int Given, bool IsLate);

    public sealed record Place(ProgrammeSectionId Id, string Path, string Label, string Heading);

    /// <param name="Place">The section in question as it stands; null for the whole, or where it was taken out.</param>
    /// <param name="Sent">How the draft that was sent called it; null for the whole.</param>
    /// <param name="Number">Of the commitment within its section.</param>
    /// <param name="Said">What was said to it, the last first; the others are former.</param>
    public sealed record Row(
        OpinionId Id, int Round, string From, string By, DateTime At, bool IsLate, OpinionStance Stance, Place? Place, string? Sent, int? Number, string? Quote, string Text, Disposal? Disposal,
        int Version, IReadOnlyList<Said> Said)
    {
        /// <summary>The former title of a section that has another by now.</summary>
        public string? FormerHeading => Place is { } place && Sent is { Length: > 0 } sent && sent != place.Heading ? sent : null;
    }

    /// <summary>What an answer to one of them has to know of the programme.</summary>
    public sealed record One(string Title, ProgrammeState State, bool MayDraft, IReadOnlyList<Place> Sections, Row Opinion);

    public sealed record Said(Disposal Disposal, string? Reason, string? Change, Place? Place, string By, DateTime At);

    private sealed record Light(OpinionId Id, OpinionRequestId Request, ProgrammeSectionId? Section, OpinionStance Stance, Disposal? Disposal, bool IsLate, DateTime At);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        if (await ProgrammeAsync(input.Programme, cancel) is not { } programme)
            return ProgrammeRefusals.NotFound;
        var rounds = await db.OpinionRounds.AsNoTracking().Include(row => row.Requests).Where(row => row.ProgrammeId == programme.Id).OrderByDescending(row => row.Number).ToListAsync(cancel);
        var outline = await ProgrammeOutline.LoadAsync(db, programme.Id, cancel);
        var places = PlacesOf(outline);
        var all = await db.Opinions.Where(row => row.ProgrammeId == programme.Id)
            .Select(row => new Light(row.Id, row.RequestId, row.SectionId, row.Stance, row.Disposal, row.IsLate, row.GivenAt)).ToListAsync(cancel);
        var given = all.ToLookup(row => row.Request);
        var roundOf = rounds.SelectMany(round => round.Requests.Select(request => (request, round.Number))).ToDictionary(pair => pair.request.Id);

        var order = places.Select((place, index) => (place.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        var wanted = all.Where(row => (input.Round is null || roundOf[row.Request].Number == input.Round) && (input.Section is null || row.Section == input.Section) && Fits(row, input.Filter))
            // The whole first, then as the programme is read; what was taken out of it last.
            .OrderBy(row => row.Section is { } section ? order.GetValueOrDefault(section, int.MaxValue) : -1).ThenBy(row => row.At).ThenBy(row => row.Id.Value).ToList();
        var from = input.Page?.After(1) is [var text] && Guid.TryParse(text, out var last) ? wanted.FindIndex(row => row.Id.Value == last) + 1 : 0;
        var shown = wanted.Skip(from).Take(input.Page?.Rows ?? int.MaxValue).Select(row => row.Id).ToList();
        var owner = await db.Organisations.Where(row => row.Id == programme.OwnerId)
            .Select(row => new { row.Code, Name = db.NamesOn(today).Where(name => name.OrganisationId == row.Id).Select(name => name.Name).FirstOrDefault() ?? "" }).SingleAsync(cancel);

        return new Result(programme.Id, programme.TypeName, programme.Title, new OrganisationLabel(programme.OwnerId, owner.Name), owner.Code, programme.State, programme.Version,
            await db.DraftsForAsync(user, programme.OwnerId, cancel), programme.IsOpen, TallyOf(rounds, given, all, today),
            rounds.ConvertAll(round => new Round(round.Number, round.DraftNumber, round.DueOn, round.Note, round.AskedByName, round.AskedAt, round.DueOn < today,
                [.. round.Requests.OrderBy(request => request.Id.Value).Select(request => new Asked(request.AskedName, request.AccountId is not null, given[request.Id].Count(), given[request.Id].Any() && given[request.Id].All(row => row.IsLate)))])),
            places, await RowsAsync(shown, roundOf, places, outline, cancel), shown.Count > 0 && from + shown.Count < wanted.Count ? PageRequest.CursorOf(shown[^1].ToString()) : null);
    }

    private static Tally TallyOf(List<OpinionRound> rounds, ILookup<OpinionRequestId, Light> given, List<Light> all, DateOnly today)
    {
        var requests = rounds.SelectMany(round => round.Requests.Select(request => (IsOver: round.DueOn < today, IsAnswered: given.Contains(request.Id)))).ToList();
        return new Tally(requests.Count, requests.Count(request => request.IsAnswered), all.Count(row => row.IsLate), requests.Count(request => !request.IsAnswered && request.IsOver),
            requests.Count(request => !request.IsAnswered && !request.IsOver), Of(OpinionFilter.Accepted), Of(OpinionFilter.PartlyAccepted), Of(OpinionFilter.NotAccepted), Of(OpinionFilter.Waiting),
            Of(OpinionFilter.Agrees));

        int Of(OpinionFilter filter) => all.Count(row => Fits(row, filter));
    }

    private static bool Fits(Light row, OpinionFilter? filter) => filter switch
    {
        null => true,
        OpinionFilter.Agrees => row.Stance == OpinionStance.Agrees,
        OpinionFilter.Late => row.IsLate,
        OpinionFilter.Waiting => row is { Stance: OpinionStance.Remarks, Disposal: null },
        OpinionFilter.Accepted => row.Disposal == Disposal.Accepted,
        OpinionFilter.PartlyAccepted => row.Disposal == Disposal.PartlyAccepted,
        _ => row.Disposal == Disposal.NotAccepted,
    };

    private async Task<IReadOnlyList<Row>> RowsAsync(
        List<OpinionId> shown, Dictionary<OpinionRequestId, (OpinionRequest Request, int Round)> asked, List<Place> places, ProgrammeOutline outline, CancellationToken cancel)
    {
        var rows = new List<Row>(shown.Count);
        foreach (var some in shown.Chunk(PageRequest.Ceiling))
        {
            var loaded = await db.Opinions.AsNoTracking().Include(row => row.Disposals).Where(row => some.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
            rows.AddRange(some.Select(id => RowOf(loaded[id], asked[loaded[id].RequestId].Round, asked[loaded[id].RequestId].Request.AskedName, places, outline)));
        }

        return rows;
    }

    private static Row RowOf(Opinion it, int round, string from, List<Place> places, ProgrammeOutline outline)
    {
        var number = outline.Commitments.Where(one => one.Commitment.Id == it.CommitmentId).Select(one => (int?)one.Number).FirstOrDefault();
        return new Row(it.Id, round, from, it.GivenByName, it.GivenAt, it.IsLate, it.Stance, PlaceOf(it.SectionId), it.Heading, number, it.Quote, it.Text, it.Disposal, it.Version,
            [.. it.Disposals.OrderByDescending(said => said.Ordinal).Select(said => new Said(said.Disposal, said.Reason, said.Change, PlaceOf(said.SectionId), said.ByName, said.At))]);

        Place? PlaceOf(ProgrammeSectionId? section) => places.Find(place => place.Id == section);
    }

    private static List<Place> PlacesOf(ProgrammeOutline outline) => [.. outline.Entries.Select(entry => new Place(entry.Section.Id, entry.Path, entry.Label, entry.Section.Heading))];

    /// <summary>One of them, for the page that answers it; the others are not looked at.</summary>
    public async Task<Outcome<One>> OneAsync(ProgrammeId id, OpinionId opinion, CancellationToken cancel = default)
    {
        if (await ProgrammeAsync(id, cancel) is not { } programme)
            return ProgrammeRefusals.NotFound;
        if (await db.Opinions.AsNoTracking().Include(row => row.Disposals).SingleOrDefaultAsync(row => row.Id == opinion && row.ProgrammeId == id, cancel) is not { } it)
            return OpinionRefusals.NotFound;
        var asked = await db.OpinionRequests.Where(row => row.Id == it.RequestId).Join(db.OpinionRounds, row => row.RoundId, round => round.Id, (row, round) => new { row.AskedName, round.Number }).SingleAsync(cancel);
        var outline = await ProgrammeOutline.LoadAsync(db, id, cancel);
        var places = PlacesOf(outline);
        return new One(programme.Title, programme.State, await db.DraftsForAsync(user, programme.OwnerId, cancel), places, RowOf(it, asked.Number, asked.AskedName, places, outline));
    }

    /// <summary>Once it is issued it is seen from farther; how it came about is not.</summary>
    private async Task<Programme?> ProgrammeAsync(ProgrammeId id, CancellationToken cancel)
    {
        var programme = await db.Programmes.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel);
        return programme is not null && await db.ReachesAsync(user, Permission.ViewDrafts, programme.OwnerId, cancel) ? programme : null;
    }
}
