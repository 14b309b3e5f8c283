using DonDoc.Web.Appearance;

namespace DonDoc.Web.Pages.Kit;

/// <summary>The columns of a list that can be left out, and those that are shown: <c>columns=lead&amp;columns=due</c> in its address, so that they are kept with a filter.</summary>
/// <param name="Names">In their order; also keys of the words of their heads.</param>
/// <param name="Shown">Those of them that are shown.</param>
public sealed record ListColumns(IReadOnlyList<string> Names, IReadOnlySet<string> Shown)
{
    public const string Name = "columns";

    /// <param name="usual">Shown where the address names none.</param>
    public static ListColumns Of(IQueryCollection query, IReadOnlyList<string> names, params IReadOnlyList<string> usual)
    {
        // The list's links say several as one, with commas.
        var said = query[Name].SelectMany(value => (value ?? "").Split(',')).Where(names.Contains).ToHashSet(StringComparer.Ordinal);
        return new(names, said.Count > 0 ? said : usual.ToHashSet(StringComparer.Ordinal));
    }

    public bool Has(string name) => Shown.Contains(name);
}
