using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Reorganisations;

/// <summary>A line with its place in the act, from 1.</summary>
internal sealed record PlacedLine(int Place, ReorganisationLine Line);

/// <summary>The organisations that end by an act, or give a part away, with the lines that say so.</summary>
internal sealed class ReorganisationEndings
{
    private readonly Dictionary<OrganisationId, (Organisation Organisation, List<PlacedLine> Lines)> byId = [];
    private readonly Dictionary<string, OrganisationId> byCode = new(StringComparer.Ordinal);

    public IEnumerable<(Organisation Organisation, IReadOnlyList<PlacedLine> Lines)> All => byId.Values.Select(one => (one.Organisation, (IReadOnlyList<PlacedLine>)one.Lines));

    /// <summary>Dissolved, and no line says who takes over.</summary>
    public IEnumerable<OrganisationId> WithoutSuccessor => byId.Where(one => one.Value.Lines[0].Line.To is null).Select(one => one.Key);

    /// <summary>A split has a line for each successor; everything else ends once.</summary>
    public Refusal? Add(Organisation organisation, PlacedLine line)
    {
        if (line.Line.Step != ReorganisationStep.Dissolve && line.Line.To is null)
            return ReorganisationRefusals.TargetMissing;
        if (!byId.TryGetValue(organisation.Id, out var known))
        {
            byId[organisation.Id] = (organisation, [line]);
            byCode[organisation.Code] = organisation.Id;
            return null;
        }

        if (line.Line.Step != ReorganisationStep.Split || known.Lines[0].Line.Step != ReorganisationStep.Split)
            return ReorganisationRefusals.EndsTwice.With($"{known.Lines[0].Place}");
        known.Lines.Add(line);
        return null;
    }

    /// <summary>The line by which it ends; null where it exists on.</summary>
    public int? PlaceOf(Organisation organisation) =>
        byId.TryGetValue(organisation.Id, out var one) && !one.Lines.Exists(line => IsItself(organisation, line)) ? one.Lines[0].Place : null;

    /// <summary>A split names the organisation as one of its own successors.</summary>
    public static bool IsItself(Organisation organisation, PlacedLine line) => line.Line.Step == ReorganisationStep.Split && line.Line.To == organisation.Code;

    public bool TakesChildren(OrganisationId organisation) => byId[organisation].Lines[0].Line.WithChildren;

    /// <summary>Of successions that lead back to where they began: the line that does. Null where they end somewhere.</summary>
    public int? Circle(Organisation from, Organisation to)
    {
        var seen = new HashSet<OrganisationId>();
        for (var at = to.Id; seen.Add(at) && byId.TryGetValue(at, out var one) && PlaceOf(one.Organisation) is not null;)
        {
            if (one.Lines.Find(line => line.Line.To == from.Code) is { } closing)
                return closing.Place;
            if (one.Lines[0].Line.To is not { } next || !byCode.TryGetValue(next, out at))
                return null;
        }

        return null;
    }

    /// <summary>Who takes over from one that is dissolved without a successor: the nearest superior that exists on, or who takes over from that.</summary>
    /// <param name="above">Superiors, nearest first.</param>
    /// <param name="find">An organisation by its code.</param>
    public OrganisationId? Above(OrganisationId organisation, ILookup<OrganisationId, (OrganisationId Id, bool Exists)> above, Func<string, Organisation?> find)
    {
        foreach (var (id, exists) in above[organisation])
        {
            if (byId.TryGetValue(id, out var ending) && PlaceOf(ending.Organisation) is not null)
                return ending.Lines[0].Line.To is { } code ? find(code)?.Id : Above(id, above, find);
            if (exists)
                return id;
        }

        return null;
    }

    /// <summary>One field or assignment given to two successors: the second line, and what is wrong with it.</summary>
    public static (int Place, Refusal Refusal)? RuleTwice(IEnumerable<PlacedLine> lines)
    {
        var given = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (place, line) in lines)
        {
            foreach (var rule in line.AssignmentCodes.Concat(line.Field is null ? [] : [line.Field]))
            {
                if (!given.TryAdd(rule, place))
                    return (place, ReorganisationRefusals.RuleTwice.With(rule, $"{given[rule]}"));
            }
        }

        return null;
    }
}
