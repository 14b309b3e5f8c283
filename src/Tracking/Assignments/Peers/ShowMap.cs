using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Peers;

/// <summary>What a map of the provinces shows.</summary>
public enum MapFigure
{
    /// <summary>Done in time, of all that is done and had a due date.</summary>
    InTime,

    /// <summary>Still overdue, of all that has fallen due.</summary>
    Overdue,

    /// <summary>Done, of all that was sent.</summary>
    Done,
    Total,

    /// <summary>Of today only, as what follows: no act says how it was.</summary>
    NotReported,
    Stalled,
    Silent,
}

/// <summary>
/// The provinces by one figure, today or on a past day, as far as the user may see them. What the roll-ups hold comes from their sums; what they do not from the rows.
/// </summary>
public sealed class ShowMap(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    private const int DocumentsOffered = 100;

    /// <param name="Document">Of one document; <paramref name="Field"/> is then left aside, as the sums tell apart by one of them.</param>
    /// <param name="On">A past day; null: today.</param>
    public sealed record Input(MapFigure Figure = MapFigure.Overdue, DocumentId? Document = null, string? Field = null, DateOnly? On = null, Known Known = Known.Then);

    /// <param name="Figure">As it was asked for; of a past day one that its acts tell.</param>
    public sealed record Result(MapFigure Figure, DateOnly Day, bool IsPast, IReadOnlyList<Row> Rows, IReadOnlyList<ComparePeers.Source> Documents);

    /// <param name="Code">Of the administrative unit.</param>
    /// <param name="Value">A share, or of <see cref="MapFigure.Total"/> and <see cref="MapFigure.Silent"/> a number; null where there is nothing of which it is a share.</param>
    /// <param name="Count">How many it is.</param>
    /// <param name="Of">Of how many; null where it is no share.</param>
    public sealed record Row(OrganisationId Organisation, string Code, string Name, bool IsOwn, double? Value, int Count, int? Of);

    /// <summary>Whether it is told of past days, too.</summary>
    public static bool HasPast(MapFigure figure) => figure < MapFigure.NotReported;

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var (today, day) = (user.Today, input.On ?? user.Today);
        if (day > today)
            return AssignmentRefusals.RollupAhead;
        var figure = day < today && !HasPast(input.Figure) ? MapFigure.Overdue : input.Figure;
        var provinces = await ProvincesAsync(day, cancel);
        var ids = provinces.ConvertAll(row => row.Id);
        var own = await db.AncestryOn(today).Where(up => up.DescendantId == user.Home).Select(up => up.AncestorId).ToListAsync(cancel);
        var values = HasPast(figure)
            ? (await RollupsAsync(ids, day, input, cancel)).ToDictionary(pair => pair.Key, pair => Of(figure, pair.Value))
            : (await new CountPeers(db, today, options).RunAsync(ids, new(input.Document, input.Document is null ? input.Field : null), cancel)).ToDictionary(pair => pair.Key, pair => Of(figure, pair.Value));
        var documents = await db.Documents.VisibleTo(user, db).Where(row => db.Assignments.Any(work => work.SourceDocumentId == row.Id))
            .OrderByDescending(row => row.ListedOn).ThenByDescending(row => row.Id).Take(DocumentsOffered)
            .Select(row => new ComparePeers.Source(row.Id, row.TypeName, row.Number, row.Subject)).ToListAsync(cancel);
        return new Result(figure, day, day < today, provinces.ConvertAll(row =>
        {
            var (count, of) = values[row.Id];
            return new Row(row.Id, row.Code, row.Name, own.Contains(row.Id), of is null ? count : of == 0 ? null : (double)count / of.Value, count, of);
        }), documents);
    }

    private sealed record Province(OrganisationId Id, string Code, string Name);

    /// <summary>The committees of provinces that stood on the day and all of whose work is this user's to see.</summary>
    private Task<List<Province>> ProvincesAsync(DateOnly day, CancellationToken cancel)
    {
        var scope = db.Scope(user, Permission.ViewAssignments, Party.Lead);
        var rows = db.Organisations.ExistingOn(day).Where(row => row.Level == OrganisationLevel.Province && row.Type == OrganisationType.PartyCommittee && row.UnitCode != null
            // Right below the centre: below a province stand more committees.
            && db.PlacementsOn(day).Any(place => place.OrganisationId == row.Id && db.Organisations.Any(up => up.Id == place.ParentId && up.Level == OrganisationLevel.Central))
            && scope.Any(within => within.DescendantId == row.Id));
        if (day < user.Today && !user.IsWhole(Permission.ViewAssignments))
            rows = rows.Where(row => !db.AncestryOn(day).Any(up => up.AncestorId == row.Id && !scope.Any(within => within.DescendantId == up.DescendantId)));
        return rows.Join(db.NamesOn(day), row => row.Id, name => name.OrganisationId, (row, name) => new { row, name }).OrderBy(pair => pair.row.Rank).ThenBy(pair => pair.name.SortKey).ThenBy(pair => pair.row.Id)
            .Select(pair => new Province(pair.row.Id, pair.row.UnitCode!, pair.name.Name)).ToListAsync(cancel);
    }

    private async Task<Dictionary<OrganisationId, RollupFigures>> RollupsAsync(List<OrganisationId> ids, DateOnly day, Input input, CancellationToken cancel)
    {
        var field = string.IsNullOrWhiteSpace(input.Field) ? null : input.Field.Trim();
        var by = input.Document is not null ? RollupBy.Document : field is not null ? RollupBy.Field : RollupBy.Unit;
        IReadOnlyList<Counted> counted = day == user.Today
            ? await new CountToday(db, day, options).RunAsync(ids, by, cancel)
            : await new CountPast(db, day, input.Known, options).RunAsync(ids, by, cancel);
        var found = counted.Where(row => by switch
        {
            RollupBy.Document => TallySubjects.DocumentOf(row.Key) == input.Document,
            RollupBy.Field => row.Key == field,
            _ => true,
        }).ToLookup(row => row.Organisation);
        return ids.ToDictionary(id => id, id => RollupFigures.Of(found[id]));
    }

    private static (int Count, int? Of) Of(MapFigure figure, RollupFigures figures) => figure switch
    {
        MapFigure.InTime => (figures.DoneInTime, figures.DoneInTime + figures.DoneLate),
        MapFigure.Done => (figures.Done, figures.Total),
        MapFigure.Total => (figures.Total, null),
        _ => (figures.Overdue, figures.FallenDue),
    };

    private static (int Count, int? Of) Of(MapFigure figure, PeerFigures figures) => figure switch
    {
        MapFigure.NotReported => (figures.NotReported, figures.Open),
        MapFigure.Stalled => (figures.Stalled, figures.Open),
        _ => (figures.Silent, null),
    };
}
