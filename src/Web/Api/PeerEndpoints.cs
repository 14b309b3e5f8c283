using DonDoc.Tracking.Assignments.Peers;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Api;

/// <summary>Organisations of one kind side by side, for a program.</summary>
static class PeerEndpoints
{
    public static void MapPeers(this IEndpointRouteBuilder api) =>
        api.MapGet("/peers", CompareAsync).Needs(Permission.ViewAssignments, "Organisations of one type and level below another side by side: how their assignments stand, with the median of all.");

    /// <param name="depth">So far below the organisation; 1 where it is not said. Without level and type the usual kind is taken.</param>
    static async Task<IResult> CompareAsync(
        ComparePeers compare, Guid? organisation, OrganisationLevel? level, OrganisationType? type, int? depth, Guid? source, string? field, DateOnly? dueFrom, DateOnly? dueTo,
        PeerOrder? order, bool? down, IStringLocalizer<RefusalWords> words, CancellationToken cancel)
    {
        var kind = level is { } ofLevel && type is { } ofType ? new PeerKind(ofLevel, ofType, depth ?? 1) : null;
        return words.Answer(await compare.RunAsync(new(
            organisation is { } top ? new OrganisationId(top) : null, kind, source is { } document ? new DocumentId(document) : null, field, dueFrom, dueTo,
            order is { } by ? new(by, down == true) : null), cancel));
    }
}
