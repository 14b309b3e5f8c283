using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;

namespace DonDoc.Tracking.Assignments;

/// <summary>What an assignment is made of, where that is no passage of a document.</summary>
/// <param name="Words">The meeting and its day, the table and its row.</param>
/// <param name="Commitment">Of a programme: it carries that out.</param>
/// <param name="Parent">It is a part of that one.</param>
internal sealed record AssignmentBeginning(
    AssignmentOrigin Origin, string? Words = null, ProgrammeCommitmentId? Commitment = null, AssignmentId? Parent = null);

/// <summary>What else is said of an assignment; none of it moves its clock.</summary>
/// <param name="Responsible">Who in the lead answers for it, by position.</param>
/// <param name="Supervisor">Who follows it beside the assigner.</param>
/// <param name="ReportsEvery">How often it is reported on; null: as often as the duty comes back, otherwise as often as is usual.</param>
public sealed record AssignmentDetails(
    [Longest(Assignment.LongestField)] string? Field = null, [Longest(Assignment.LongestPosition)] string? Responsible = null,
    Priority Priority = Priority.Normal, Recurrence Recurrence = Recurrence.Once, OrganisationId? Supervisor = null, Cadence? ReportsEvery = null);
