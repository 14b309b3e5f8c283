using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Organisations;

/// <summary>Who takes over a part of what an organisation leaves open.</summary>
/// <param name="Field">What lies in this field; null: no field of its own.</param>
/// <param name="Codes">Assignments that go there whatever their field.</param>
/// <param name="Place">Of the line of the act that says so.</param>
internal sealed record Heir(OrganisationId Successor, string? Field, IReadOnlySet<string> Codes, int Place);

/// <summary>Who answers from a day on for what one organisation left open.</summary>
/// <param name="Ends">False: a part is split off, and it exists on.</param>
/// <param name="PassesPeople">Its accounts, roles and mandates go to the first heir: it lives on in a body of its kind. Otherwise roles end.</param>
/// <param name="Heirs">In the order in which the act names them; never empty.</param>
internal sealed record Inheritance(OrganisationId Predecessor, SuccessionKind Kind, bool Ends, bool PassesPeople, IReadOnlyList<Heir> Heirs)
{
    /// <summary>Answers for what no rule gives to another: itself where it exists on, otherwise the heir named first.</summary>
    public OrganisationId Remaining => Ends ? Heirs[0].Successor : Predecessor;

    /// <summary>Who answers for one assignment: whoever is named for it, then whoever is named for its field, then who remains.</summary>
    public OrganisationId Of(string code, string? field)
    {
        if (Heirs.FirstOrDefault(heir => heir.Codes.Contains(code)) is { } named)
            return named.Successor;
        return field is not null && Heirs.FirstOrDefault(heir => string.Equals(heir.Field, field, StringComparison.OrdinalIgnoreCase)) is { } ofField
            ? ofField.Successor : Remaining;
    }
}

/// <summary>What every organisation of one act leaves to whom.</summary>
internal sealed class Inheritances(DateOnly day, string note, IEnumerable<Inheritance> all)
{
    /// <summary>At most this many ids in one statement.</summary>
    public const int Batch = 1000;

    private readonly Dictionary<OrganisationId, Inheritance> byPredecessor = all.ToDictionary(one => one.Predecessor);

    /// <summary>First day on which the successors answer.</summary>
    public DateOnly Day => day;

    /// <summary>What the act rests on, for the histories of what is handed over.</summary>
    public string Note => note;

    public IReadOnlyCollection<Inheritance> All => byPredecessor.Values;

    /// <summary>Null where it leaves nothing.</summary>
    public Inheritance? Of(OrganisationId? organisation) => organisation is { } id ? byPredecessor.GetValueOrDefault(id) : null;

    /// <summary>The predecessors, so many at a time as fit into one statement.</summary>
    public IEnumerable<OrganisationId[]> Batches => byPredecessor.Keys.Chunk(Batch);

    /// <summary>Who answers now for something that has no field: the organisation itself where it leaves nothing.</summary>
    public OrganisationId Remaining(OrganisationId organisation) => Of(organisation)?.Remaining ?? organisation;
}
