using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Organisations;

/// <summary>
/// A body that decides, works or is inspected. Its names and its places in the tree are rows with a validity, so any day
/// can be shown. Those rows cover all time: before its founding the first of them holds, after its dissolution the last,
/// so that its records always have a name and a superior who sees them. Whether it exists is <see cref="ExistsOn"/> alone.
/// </summary>
internal sealed class Organisation : IVersioned
{
    /// <summary>In characters, as all of these.</summary>
    public const int LongestName = 400;
    public const int LongestCode = 50;
    public const int LongestField = 200;

    private readonly List<OrganisationName> names = [];
    private readonly List<OrganisationPlacement> placements = [];
    private readonly List<OrganisationAlias> aliases = [];

    private Organisation()
    {
        Code = "";
    }

    public Organisation(
        string code, string name, OrganisationLevel level, OrganisationType type, OrganisationId? parent, DateOnly? founded)
    {
        Id = TypedId.New<OrganisationId>();
        Code = code;
        Level = level;
        Type = type;
        Rank = (int)type * 100;
        Founded = founded;
        names.Add(new OrganisationName(Id, name, Timeline.Beginning));
        KnowAs(name);
        if (parent is not null)
            placements.Add(new OrganisationPlacement(Id, parent.Value, Timeline.Beginning));
    }

    public OrganisationId Id { get; private set; }

    /// <summary>Unique in the whole tree: <c>31.TU</c>, <c>11311.DU</c>.</summary>
    public string Code { get; private set; }

    public OrganisationLevel Level { get; private set; }

    public OrganisationType Type { get; private set; }

    /// <summary>Order among the children of one parent, before the name.</summary>
    public int Rank { get; init; }

    /// <summary>Field of work (lĩnh vực), where the body has one.</summary>
    public string? Field { get; init; }

    /// <summary>Official code of the administrative unit it serves.</summary>
    public string? UnitCode { get; init; }

    /// <summary>First day; null where it existed before the records begin.</summary>
    public DateOnly? Founded { get; private set; }

    /// <summary>First day on which it no longer exists.</summary>
    public DateOnly? Dissolved { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<OrganisationName> Names => names;

    public IReadOnlyList<OrganisationPlacement> Placements => placements;

    public IReadOnlyList<OrganisationAlias> Aliases => aliases;

    public bool ExistsOn(DateOnly day) => (Founded is null || Founded <= day) && (Dissolved is null || day < Dissolved);

    /// <summary>Another way to write the name, for recognising it in texts.</summary>
    public void KnowAs(string alias)
    {
        var added = new OrganisationAlias(Id, alias);
        if (aliases.TrueForAll(known => known.Key != added.Key))
            aliases.Add(added);
    }

    /// <summary>A new name from a day on. Changes are recorded in order: never before a change already recorded.</summary>
    public Refusal? Rename(string name, DateOnly day)
    {
        if (string.IsNullOrWhiteSpace(name))
            return OrganisationRefusals.NameMissing;
        if (!ExistsOn(day))
            return OrganisationRefusals.DoesNotExistThen;
        var last = names.MaxBy(row => row.ValidFrom)!;
        if (string.Equals(last.Name, name.Trim(), StringComparison.Ordinal))
            return OrganisationRefusals.NameUnchanged;
        if (day < last.ValidFrom)
            return OrganisationRefusals.LaterChange.With(PageRequest.Key(last.ValidFrom));
        if (day == last.ValidFrom || IsFirstDayOf(last.ValidFrom, day))
        {
            last.Correct(name.Trim());
        }
        else
        {
            last.EndOn(day);
            names.Add(new OrganisationName(Id, name.Trim(), day));
        }

        KnowAs(name);
        Version++;
        return null;
    }

    /// <summary>
    /// A new superior from a day on. That the superior exists and does not stand below is the tree's to know:
    /// see <see cref="MoveOrganisation"/>.
    /// </summary>
    public Refusal? Move(OrganisationId parent, DateOnly day)
    {
        if (placements.Count == 0)
            return OrganisationRefusals.RootStays;
        if (!ExistsOn(day))
            return OrganisationRefusals.DoesNotExistThen;
        var last = placements.MaxBy(row => row.ValidFrom)!;
        if (day < last.ValidFrom)
            return OrganisationRefusals.LaterChange.With(PageRequest.Key(last.ValidFrom));
        if (last.ParentId == parent)
            return OrganisationRefusals.PlaceUnchanged;
        if (day == last.ValidFrom || IsFirstDayOf(last.ValidFrom, day))
        {
            last.Correct(parent);
        }
        else
        {
            last.EndOn(day);
            placements.Add(new OrganisationPlacement(Id, parent, day));
        }

        Version++;
        return null;
    }

    /// <summary>
    /// Ends it: the day before is its last. Who takes over what is open is the act's to know, and that nothing is left below it: see
    /// <see cref="OrganisationSuccession"/>.
    /// </summary>
    /// <param name="day">First day on which it no longer exists; never before a change already recorded.</param>
    public Refusal? Dissolve(DateOnly day)
    {
        if (placements.Count == 0)
            return OrganisationRefusals.RootStays;
        if (Dissolved is { } before)
            return OrganisationRefusals.AlreadyDissolved.With(PageRequest.Key(before));
        if (day <= Founded)
            return OrganisationRefusals.EndsBeforeFounding.With(PageRequest.Key(Founded.Value));
        if (LatestChange is var latest && day < latest)
            return OrganisationRefusals.LaterChange.With(PageRequest.Key(latest));
        Dissolved = day;
        Version++;
        return null;
    }

    /// <summary>First day of the last name or place that is recorded.</summary>
    private DateOnly LatestChange => names.Select(row => row.ValidFrom).Concat(placements.Select(row => row.ValidFrom)).Max();

    /// <summary>A change on the day of founding corrects what the organisation began with.</summary>
    private bool IsFirstDayOf(DateOnly row, DateOnly day) => row == Timeline.Beginning && day == Founded;
}

/// <summary>What an organisation is called from a day to a day (exclusive).</summary>
internal sealed class OrganisationName
{
    private OrganisationName()
    {
        Name = SearchKey = SortKey = "";
    }

    public OrganisationName(OrganisationId organisation, string name, DateOnly from)
        : this()
    {
        OrganisationId = organisation;
        Correct(name);
        ValidFrom = from;
        ValidTo = Timeline.End;
    }

    public OrganisationId OrganisationId { get; private set; }

    public string Name { get; private set; }

    public string SearchKey { get; private set; }

    public string SortKey { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    public DateOnly ValidTo { get; private set; }

    internal void EndOn(DateOnly day) => ValidTo = day;

    internal void Correct(string name)
    {
        Name = name;
        SearchKey = Text.Vietnamese.SearchKey.Of(name);
        SortKey = Text.Vietnamese.SortKey.Of(name);
    }
}

/// <summary>Under whom an organisation stands from a day to a day (exclusive).</summary>
internal sealed class OrganisationPlacement
{
    private OrganisationPlacement()
    {
    }

    public OrganisationPlacement(OrganisationId organisation, OrganisationId parent, DateOnly from)
    {
        OrganisationId = organisation;
        ParentId = parent;
        ValidFrom = from;
        ValidTo = Timeline.End;
    }

    public OrganisationId OrganisationId { get; private set; }

    public OrganisationId ParentId { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    public DateOnly ValidTo { get; private set; }

    internal void EndOn(DateOnly day) => ValidTo = day;

    internal void Correct(OrganisationId parent) => ParentId = parent;
}

/// <summary>Another way in which texts write the name: “Đảng bộ thành phố Hải Phòng” for Thành ủy Hải Phòng.</summary>
internal sealed class OrganisationAlias
{
    private OrganisationAlias()
    {
        Alias = Key = "";
    }

    public OrganisationAlias(OrganisationId organisation, string alias)
    {
        OrganisationId = organisation;
        Alias = alias;
        Key = NameKey.Of(alias);
    }

    public OrganisationId OrganisationId { get; private set; }

    public string Alias { get; private set; }

    /// <summary>See <see cref="NameKey"/>.</summary>
    public string Key { get; private set; }
}

/// <summary>One row for the whole tree: two structural changes at once would spoil the closure, so each takes the next version.</summary>
internal sealed class OrganisationTree : IVersioned
{
    public int Id { get; init; } = 1;

    public int Version { get; private set; }

    public DateTime ChangedAt { get; private set; }

    /// <summary>Of what is saved with it: the first day on which somebody who was there stands elsewhere; null where nobody does.</summary>
    public DateOnly? ChangesFrom { get; private set; }

    /// <param name="at">When.</param>
    /// <param name="from">See <see cref="ChangesFrom"/>.</param>
    public void Change(DateTime at, DateOnly? from)
    {
        ChangedAt = at;
        ChangesFrom = from;
        Version++;
    }
}
