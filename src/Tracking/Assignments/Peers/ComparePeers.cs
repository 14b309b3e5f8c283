using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Peers;

/// <summary>
/// Organisations of one kind below another side by side: those of one type, one level and as far below it. They are compared as houses; nothing here is told of people. Only those
/// all of whose work the user may see.
/// </summary>
public sealed class ComparePeers(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <summary>More are not set side by side: who asks goes one level down.</summary>
    public const int Most = 400;

    private const int DocumentsOffered = 100;

    /// <param name="Below">Null: the top of what this user may see.</param>
    /// <param name="Kind">Null: the first with several of them.</param>
    /// <param name="From">Due on this day or later.</param>
    /// <param name="Sort">Null: the largest part still overdue first.</param>
    public sealed record Input(
        OrganisationId? Below = null, PeerKind? Kind = null, DocumentId? Document = null, string? Field = null, DateOnly? From = null, DateOnly? To = null, Sort<PeerOrder>? Sort = null);

    /// <param name="Path">Those above it that this user may see, the highest first.</param>
    /// <param name="Kinds">All that there are below it.</param>
    /// <param name="Kind">Null where there is none.</param>
    /// <param name="Middle">Median of all that are shown, column by column; of an even number the lower of the two in the middle.</param>
    /// <param name="Documents">From which assignments were taken and which the user may open, the latest first; at most a hundred.</param>
    public sealed record Result(
        OrganisationId Below, string Name, IReadOnlyList<Step> Path, IReadOnlyList<Choice> Kinds, PeerKind? Kind, IReadOnlyList<Row> Rows, IReadOnlyDictionary<PeerOrder, double> Middle,
        IReadOnlyList<Source> Documents);

    public sealed record Step(OrganisationId Id, string Name);

    public sealed record Choice(PeerKind Kind, int Count);

    public sealed record Source(DocumentId Id, string TypeName, string? Number, string Subject);

    /// <param name="IsOwn">The user works in it, or below it.</param>
    public sealed record Row(OrganisationId Organisation, string Name, bool IsOwn, PeerFigures Figures);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var today = user.Today;
        var scope = db.Scope(user, Permission.ViewAssignments, Party.Lead);
        var below = input.Below ?? await db.TopAsync(user, cancel);
        var path = await db.AncestryOn(today).Where(up => up.DescendantId == below && scope.Any(within => within.DescendantId == up.AncestorId))
            .Join(db.NamesOn(today), up => up.AncestorId, row => row.OrganisationId, (up, row) => new { up.Depth, Step = new Step(row.OrganisationId, row.Name) })
            .OrderByDescending(row => row.Depth).Select(row => row.Step).ToListAsync(cancel);
        if (path.Count == 0 || path[^1].Id != below)
            return AssignmentRefusals.RollupNotFound;
        var standing = db.AncestryOn(today).Where(up => up.AncestorId == below && up.Depth > 0)
            .Join(db.Organisations.ExistingOn(today), up => up.DescendantId, row => row.Id, (up, row) => new { up.Depth, row.Id, row.Level, row.Type, row.Rank });
        var kinds = (await standing.GroupBy(row => new { row.Level, row.Type, row.Depth }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel))
            .ConvertAll(row => new Choice(new(row.Key.Level, row.Key.Type, row.Key.Depth), row.Count)).Where(choice => choice.Count > 1)
            .OrderBy(choice => choice.Kind.Depth).ThenBy(choice => choice.Kind.Level).ThenBy(choice => choice.Kind.Type).ToList();
        var kind = input.Kind ?? await UsualAsync(below, kinds, cancel);
        if (kind is not null && kinds.Find(choice => choice.Kind == kind) is { Count: > Most })
            return AssignmentRefusals.TooManyPeers.With($"{Most}");
        var found = kind is null ? [] : await standing.Where(row => row.Level == kind.Level && row.Type == kind.Type && row.Depth == kind.Depth)
            .Join(db.NamesOn(today), row => row.Id, name => name.OrganisationId, (row, name) => new { row.Id, row.Rank, name.Name, name.SortKey })
            .OrderBy(row => row.Rank).ThenBy(row => row.SortKey).ThenBy(row => row.Id).Take(Most).ToListAsync(cancel);
        var own = await db.AncestryOn(today).Where(up => up.DescendantId == user.Home).Select(up => up.AncestorId).ToListAsync(cancel);
        var figures = await new CountPeers(db, today, options).RunAsync([.. found.Select(row => row.Id)], new(input.Document, input.Field, input.From, input.To), cancel);
        var rows = found.ConvertAll(row => new Row(row.Id, row.Name, own.Contains(row.Id), figures[row.Id]));
        return new Result(below, path[^1].Name, path[..^1], kinds, kind, Ordered(rows, input.Sort ?? new(PeerOrder.Overdue, Down: true)), Middle(rows), await DocumentsAsync(cancel));
    }

    /// <summary>Organisations of the same type right below, on a lower level where there are such: the provinces of the country, the communes of a province.</summary>
    private async Task<PeerKind?> UsualAsync(OrganisationId below, List<Choice> kinds, CancellationToken cancel)
    {
        var top = await db.Organisations.Where(row => row.Id == below).Select(row => new { row.Level, row.Type }).SingleAsync(cancel);
        return kinds.Where(choice => choice.Count <= Most).OrderByDescending(choice => choice.Kind.Type == top.Type && choice.Kind.Depth == 1 && choice.Kind.Level > top.Level)
            .ThenBy(choice => choice.Kind.Depth).ThenByDescending(choice => choice.Count).Select(choice => choice.Kind).FirstOrDefault();
    }

    private async Task<IReadOnlyList<Source>> DocumentsAsync(CancellationToken cancel) =>
        await db.Documents.VisibleTo(user, db).Where(row => db.Assignments.Any(work => work.SourceDocumentId == row.Id))
            .OrderByDescending(row => row.ListedOn).ThenByDescending(row => row.Id).Take(DocumentsOffered).Select(row => new Source(row.Id, row.TypeName, row.Number, row.Subject)).ToListAsync(cancel);

    /// <summary>What has no figure stands last in either direction; the order of the tree is the second key.</summary>
    private static List<Row> Ordered(List<Row> rows, Sort<PeerOrder> sort)
    {
        if (sort.By == PeerOrder.Name)
            return sort.Down ? [.. rows.AsEnumerable().Reverse()] : rows;
        var having = rows.Where(row => row.Figures.Of(sort.By) is not null);
        return [.. sort.Down ? having.OrderByDescending(row => row.Figures.Of(sort.By)) : having.OrderBy(row => row.Figures.Of(sort.By)), .. rows.Where(row => row.Figures.Of(sort.By) is null)];
    }

    private static Dictionary<PeerOrder, double> Middle(List<Row> rows) =>
        Enum.GetValues<PeerOrder>().Select(column => (column, Values: rows.Select(row => row.Figures.Of(column)).OfType<double>().Order().ToList()))
            .Where(pair => pair.Values.Count > 0).ToDictionary(pair => pair.column, pair => pair.Values[(pair.Values.Count - 1) / 2]);
}

/// <summary>Organisations that are alike: one type, one level, equally far below the same.</summary>
public sealed record PeerKind(OrganisationLevel Level, OrganisationType Type, int Depth = 1);
