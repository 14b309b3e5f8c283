using DonDoc.Text.Extraction;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents.References;

/// <summary>
/// What stands around one document: what it carries out, rests on, amends or cites, and what does so to it, one step beyond on the side of those that carry
/// it out. Only what the user sees; the rest is a name without a link, as in the text.
/// </summary>
public sealed class ShowGraph(TrackingDb db, CurrentUser user)
{
    /// <summary>Of each kind and side: more is a number.</summary>
    public const int Most = 12;

    public sealed record Node(DocumentId? Id, string TypeName, string? Number, string Subject);

    /// <param name="IsOutward">Whether the document that is shown speaks of the other; otherwise the other of it.</param>
    /// <param name="More">How many more there are than are given.</param>
    public sealed record Group(ReferenceKind Kind, bool IsOutward, IReadOnlyList<Neighbour> Documents, int More);

    /// <param name="Below">How many documents carry that one out in turn, as far as the user sees them.</param>
    public sealed record Neighbour(Node Document, int Below);

    public sealed record Result(Node Centre, IReadOnlyList<Group> Groups);

    public async Task<Outcome<Result>> RunAsync(DocumentId document, CancellationToken cancel = default)
    {
        var visible = db.Documents.VisibleTo(user, db);
        var centre = await visible.Where(row => row.Id == document).Select(row => new { Node = new Node(row.Id, row.TypeName, row.Number, row.Subject), row.CurrentVersion }).SingleOrDefaultAsync(cancel);
        if (centre is null)
            return DocumentRefusals.NotFound;

        var outward = await db.DocumentReferences.Where(row => row.FromId == document && row.VersionNumber == centre.CurrentVersion)
            .OrderBy(row => row.Start == null).ThenBy(row => row.Start).ThenBy(row => row.Id).Take(PageRequest.Ceiling)
            .LeftJoin(visible, row => row.ToId, to => (DocumentId?)to.Id, (row, to) => new
            {
                row.Kind,
                row.Start,
                row.Id,
                To = to == null ? null : new Node(to.Id, to.TypeName, to.Number, to.Subject),
                Stub = new Node(null, row.TypeName ?? "", row.Number, row.Name ?? row.Wording),
            }).OrderBy(row => row.Start == null).ThenBy(row => row.Start).ThenBy(row => row.Id).ToListAsync(cancel);
        var inward = db.DocumentReferences.Where(row => row.ToId == document)
            .Join(visible, row => row.FromId, from => from.Id, (row, from) => new { row, from }).Where(pair => pair.row.VersionNumber == pair.from.CurrentVersion)
            .GroupBy(pair => new { pair.row.Kind, pair.from.Id }).Select(pair => pair.Key);
        var counts = await inward.GroupBy(pair => pair.Kind).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        var groups = outward.GroupBy(row => row.Kind).Select(group =>
        {
            var nodes = group.Select(row => row.To ?? row.Stub).Distinct().Where(node => node.Id != document).ToList();
            return new Group(group.Key, true, nodes.Take(Most).Select(node => new Neighbour(node, 0)).ToList(), Math.Max(0, nodes.Count - Most));
        }).ToList();
        foreach (var count in counts)
        {
            var kind = count.Key;
            var nodes = await inward.Where(pair => pair.Kind == kind).Join(visible, pair => pair.Id, from => from.Id, (pair, from) => from)
                .OrderByDescending(from => from.ListedOn).ThenBy(from => from.Id).Take(Most)
                .Select(from => new Neighbour(new Node(from.Id, from.TypeName, from.Number, from.Subject),
                    db.DocumentReferences.Where(below => below.ToId == from.Id && below.Kind == ReferenceKind.Implements)
                        .Join(visible, below => below.FromId, under => under.Id, (below, under) => under.Id).Distinct().Count()))
                .ToListAsync(cancel);
            groups.Add(new Group(kind, false, nodes, Math.Max(0, count.Count - nodes.Count)));
        }

        return new Result(centre.Node, [.. groups.Where(group => group.Documents.Count > 0).OrderByDescending(group => group.IsOutward).ThenBy(group => Order(group.Kind))]);
    }

    // Enums are stored as words: the database's own order is the alphabet's.
    private static int Order(ReferenceKind kind) => Array.IndexOf(
        [ReferenceKind.Implements, ReferenceKind.Guides, ReferenceKind.Amends, ReferenceKind.Replaces, ReferenceKind.IsBasedOn, ReferenceKind.Cites], kind);
}
