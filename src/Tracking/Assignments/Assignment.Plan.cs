using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments;

/// <summary>What is said of it beside its content, and the steps on its way: neither moves its clock.</summary>
internal sealed partial class Assignment
{
    /// <summary>More milestones than this are a plan of their own.</summary>
    public const int MostMilestones = 50;

    /// <summary>What is said of it besides, when it is written down.</summary>
    public void Describe(AssignmentDetails details)
    {
        Field = Said(details.Field);
        Responsible = Said(details.Responsible);
        Priority = details.Priority;
        Recurrence = details.Recurrence;
        SupervisorId = details.Supervisor;
        // A duty that comes back every quarter is reported on every quarter, where nothing else is said.
        ReportsEvery = details.ReportsEvery ?? details.Recurrence switch
        {
            Recurrence.Quarterly => Cadence.Quarterly,
            Recurrence.HalfYearly => Cadence.HalfYearly,
            Recurrence.Yearly => Cadence.Yearly,
            _ => null,
        };
    }

    /// <summary>Other field, position, priority, recurrence or supervisor, also after it was sent.</summary>
    /// <param name="others">Those who cooperate change with it.</param>
    public Refusal? Describe(AssignmentDetails details, bool others, Actor by)
    {
        if (State != AssignmentState.Draft && NotOpen is { } refusal)
            return refusal;
        var before = (Field, Responsible, Priority, Recurrence, SupervisorId, ReportsEvery);
        Describe(details);
        if (!others && before == (Field, Responsible, Priority, Recurrence, SupervisorId, ReportsEvery))
            return AssignmentRefusals.NothingChanged;
        Remember(AssignmentAct.Described, by, null);
        return null;
    }

    /// <summary>A draft with the same words, for what is to stand in its place.</summary>
    public Assignment Again(string code, DateOnly startsOn, Actor by)
    {
        var again = new Assignment(code, Content, AssignerId)
        {
            SourceDocumentId = SourceDocumentId,
            SourceStart = SourceStart,
            SourceEnd = SourceEnd,
            SourceVersion = SourceVersion,
            SourceProvisionId = SourceProvisionId,
            Origin = Origin,
            OriginWords = OriginWords,
            SourceCommitmentId = SourceCommitmentId,
            ParentId = ParentId,
        };
        again.Describe(new AssignmentDetails(Field, Responsible, Priority, Recurrence, SupervisorId, ReportsEvery));
        again.Propose(LeadId, Product, startsOn, DueDate >= startsOn ? DueDate : null);
        again.Remember(AssignmentAct.Drafted, by, null);
        return again;
    }

    public Refusal? PlanMilestone(string? name, DateOnly? due, Actor by)
    {
        if (State != AssignmentState.Draft && NotOpen is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(name))
            return AssignmentRefusals.MilestoneNameMissing;
        if (due is not { } day)
            return AssignmentRefusals.DueMissing;
        if (day < StartsOn)
            return AssignmentRefusals.DueBeforeStart.With($"{StartsOn:yyyy-MM-dd}");
        if (day > DueDate)
            return AssignmentRefusals.MilestoneAfterDue.With($"{DueDate:yyyy-MM-dd}");
        if (milestones.Count >= MostMilestones)
            return AssignmentRefusals.TooManyMilestones.With($"{MostMilestones}");
        milestones.Add(new AssignmentMilestone(Id, name.Trim(), day));
        Remember(AssignmentAct.MilestonePlanned, by, name);
        return null;
    }

    /// <param name="on">Day on which it was reached; not after today.</param>
    public Refusal? ReachMilestone(AssignmentMilestoneId id, DateOnly on, Actor by)
    {
        if (NotOpen is { } refusal)
            return refusal;
        if (milestones.Find(one => one.Id == id) is not { } milestone)
            return AssignmentRefusals.MilestoneNotFound;
        if (milestone.ReachedOn is not null)
            return AssignmentRefusals.MilestoneReached;
        if (on > Clock.DayOf(by.At))
            return AssignmentRefusals.DayAhead;
        milestone.Reach(on);
        LastProgressOn = Clock.DayOf(by.At);
        Remember(AssignmentAct.MilestoneReached, by, milestone.Name, on);
        return null;
    }

    public Refusal? DropMilestone(AssignmentMilestoneId id, string? reason, Actor by)
    {
        if (State != AssignmentState.Draft && NotOpen is { } refusal)
            return refusal;
        if (milestones.Find(one => one.Id == id) is not { } milestone)
            return AssignmentRefusals.MilestoneNotFound;
        if (milestone.ReachedOn is not null)
            return AssignmentRefusals.MilestoneReached;
        if (string.IsNullOrWhiteSpace(reason))
            return AssignmentRefusals.ReasonMissing;
        milestones.Remove(milestone);
        Remember(AssignmentAct.MilestoneDropped, by, $"{milestone.Name}: {reason.Trim()}");
        return null;
    }
}
