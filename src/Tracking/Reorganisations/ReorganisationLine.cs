using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Reorganisations;

/// <summary>What one line of an act does.</summary>
public enum ReorganisationStep
{
    /// <summary>A new organisation under a superior (thành lập).</summary>
    Found,

    /// <summary>Another name (đổi tên).</summary>
    Rename,

    /// <summary>Another superior, with all below (chuyển).</summary>
    Move,

    /// <summary>Ends; all of it goes into another (sáp nhập, hợp nhất).</summary>
    Merge,

    /// <summary>A part goes to another: one line for each; who is named as its own successor exists on (chia, tách).</summary>
    Split,

    /// <summary>Ends; what is open falls to whom the line names, or to the superior (giải thể).</summary>
    Dissolve,
}

/// <summary>One line of an act. Organisations are named by their codes, so that a file can be written by hand.</summary>
/// <param name="Code">Whom it is about; of a new organisation, the code that it gets.</param>
/// <param name="To">Merge, split, dissolve: who takes over. Move, found: the superior.</param>
/// <param name="Name">Found, rename: the name.</param>
/// <param name="Field">Split: what lies in this field goes there.</param>
/// <param name="Assignments">Split: codes of assignments that go there, separated by semicolons.</param>
/// <param name="WithChildren">Merge, split, dissolve: what stands below and is named by no line goes under the successor.</param>
public sealed record ReorganisationLine(
    ReorganisationStep Step,
    [Longest(Organisation.LongestCode)] string Code,
    [Longest(Organisation.LongestCode)] string? To = null,
    [Longest(Organisation.LongestName)] string? Name = null,
    OrganisationLevel? Level = null,
    OrganisationType? Type = null,
    [Longest(Organisation.LongestField)] string? Field = null,
    string? Assignments = null,
    bool WithChildren = false)
{
    internal bool IsEnding => Step is ReorganisationStep.Merge or ReorganisationStep.Split or ReorganisationStep.Dissolve;

    internal IReadOnlySet<string> AssignmentCodes =>
        (Assignments ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);

    internal ReorganisationLine Trimmed() => this with
    {
        Code = Code.Trim(), To = Kept(To), Name = Kept(Name), Field = Kept(Field), Assignments = Kept(Assignments),
    };

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
