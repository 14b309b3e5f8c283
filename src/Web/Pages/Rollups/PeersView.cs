using System.Globalization;
using DonDoc.Tracking.Assignments.Peers;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;

namespace DonDoc.Web.Pages.Rollups;

/// <summary>Which organisations are set side by side and what of theirs is counted, as the address says it, and the addresses of the rows behind a number.</summary>
public sealed record PeersView(Guid? Organisation, PeerKind? Kind, Guid? Document, string? Field, DateOnly? From, DateOnly? To, Sort<PeerOrder>? Sort)
{
    public static PeersView Of(IQueryCollection query)
    {
        DateOnly? Day(string name) => Dates.TryRead(query[name].ToString(), out var day) ? day : null;
        Guid? Id(string name) => Guid.TryParse(query[name], out var id) ? id : null;
        return new(Id("organisation"), Read(query["kind"].ToString()), Id("document"), query["field"].ToString() is { Length: > 0 } field ? field : null, Day("from"), Day("to"), query.Sort<PeerOrder>());
    }

    public ComparePeers.Input Input() => new(
        Organisation is { } top ? new OrganisationId(top) : null, Kind, Document is { } source ? new DocumentId(source) : null, Field, From, To, Sort);

    /// <summary>Level, type and how far below, as one value of a form.</summary>
    public static string Say(PeerKind kind) => string.Create(CultureInfo.InvariantCulture, $"{kind.Level}-{kind.Type}-{kind.Depth}");

    /// <summary>The same below another organisation.</summary>
    public string Url(Guid organisation) => "/rollups/peers" + Filter($"?organisation={organisation}");

    /// <summary>The assignments behind a number; null of a number that is of no rows in particular.</summary>
    public string? Rows(OrganisationId organisation, PeerOrder column) => column switch
    {
        PeerOrder.Total => List(organisation, "&stage=Sent"),
        PeerOrder.InTime => List(organisation, "&stage=Sent&timeliness=DoneInTime"),
        PeerOrder.Late => List(organisation, "&stage=Sent&timeliness=DoneLate"),
        PeerOrder.Overdue => List(organisation, "&stage=Sent&timeliness=Overdue"),
        PeerOrder.NotReported => List(organisation, "&sign=NotReported"),
        PeerOrder.Stalled => List(organisation, "&stalled=true"),
        // Who is silent is named there for all that they have, whatever is filtered here.
        PeerOrder.Silent when Filter("").Length == 0 => $"/rollups?organisation={organisation}&silent=true",
        _ => null,
    };

    /// <summary>The number that stands in a cell, beside which its share is told.</summary>
    public static int? Count(PeerFigures figures, PeerOrder column) => column switch
    {
        PeerOrder.Total => figures.Total,
        PeerOrder.InTime => figures.DoneInTime,
        PeerOrder.Late => figures.DoneLate,
        PeerOrder.Overdue => figures.Overdue,
        PeerOrder.NotReported => figures.NotReported,
        PeerOrder.Silent => figures.Silent,
        PeerOrder.Stalled => figures.Stalled,
        _ => null,
    };

    /// <summary>Whether organisations are compared in it by a share, and not by the number itself.</summary>
    public static bool IsShare(PeerOrder column) => column is PeerOrder.InTime or PeerOrder.Late or PeerOrder.Overdue or PeerOrder.NotReported or PeerOrder.Stalled;

    public static IReadOnlyList<PeerOrder> Columns { get; } = [.. Enum.GetValues<PeerOrder>().Where(column => column != PeerOrder.Name)];

    string List(OrganisationId organisation, string more) => $"/assignments?organisation={organisation}{Filter("")}{more}";

    string Filter(string before)
    {
        var parts = before;
        if (Document is { } document)
            parts += $"&document={document}";
        if (Field is { } field)
            parts += $"&field={Uri.EscapeDataString(field)}";
        if (From is { } from)
            parts += $"&from={Dates.ForMachine(from)}";
        if (To is { } to)
            parts += $"&to={Dates.ForMachine(to)}";
        return parts;
    }

    static PeerKind? Read(string said) => said.Split('-') is [var level, var type, var depth] && Named.Read<OrganisationLevel>(level) is { } ofLevel && Named.Read<OrganisationType>(type) is { } ofType
        && int.TryParse(depth, NumberStyles.None, CultureInfo.InvariantCulture, out var far) ? new(ofLevel, ofType, far) : null;
}
