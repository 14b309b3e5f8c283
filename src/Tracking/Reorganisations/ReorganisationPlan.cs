using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Reorganisations;

/// <summary>What is wrong with one line.</summary>
/// <param name="Place">Of the line, from 1.</param>
public sealed record LineProblem(int Place, Refusal Refusal);

/// <summary>An organisation that an act puts under a superior.</summary>
/// <param name="Place">Of the line that says so.</param>
internal sealed record Placing(int Place, Organisation Organisation, OrganisationId Superior);

/// <summary>
/// What the lines of an act come to, looked at against the tree as it stands on the day: every verb has been tried on the loaded
/// organisations, so saving is all that is left where nothing is wrong.
/// </summary>
internal sealed class ReorganisationPlan
{
    private readonly List<LineProblem> problems = [];

    /// <summary>In the order of the lines; a line may have several.</summary>
    public IReadOnlyList<LineProblem> Problems => [.. problems.OrderBy(problem => problem.Place)];

    public bool IsWrong => problems.Count > 0;

    /// <summary>By code: those that lines name, those that come into being, and those that move with a successor.</summary>
    public Dictionary<string, Organisation> Organisations { get; } = new(StringComparer.Ordinal);

    /// <summary>Superiors first.</summary>
    public List<Placing> Founded { get; } = [];

    public List<Placing> Moved { get; } = [];

    /// <summary>Those that end, under who keeps their records.</summary>
    public List<Placing> Archived { get; } = [];

    /// <summary>Who answers for those that end or give a part away, with the first line that says so.</summary>
    public List<(int Place, Inheritance Inheritance)> Inherited { get; } = [];

    /// <summary>The closure after the act; null where the lines are wrong before it comes to that.</summary>
    public AncestryDraft? Ancestry { get; set; }

    /// <summary>The same said twice of one line is said once.</summary>
    public void Refuse(int place, Refusal refusal)
    {
        if (!problems.Exists(problem => problem.Place == place && problem.Refusal.Code == refusal.Code))
            problems.Add(new LineProblem(place, refusal));
    }

    public Organisation? Find(string? code) => code is null ? null : Organisations.GetValueOrDefault(code);
}
