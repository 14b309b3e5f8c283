using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments;

/// <summary>A step on the way to the product, with its own day.</summary>
internal sealed class AssignmentMilestone
{
    public const int LongestName = 300;

    private AssignmentMilestone()
    {
        Name = "";
    }

    public AssignmentMilestone(AssignmentId assignment, string name, DateOnly due)
    {
        Id = TypedId.New<AssignmentMilestoneId>();
        AssignmentId = assignment;
        Name = name;
        DueDate = due;
    }

    public AssignmentMilestoneId Id { get; private set; }

    public AssignmentId AssignmentId { get; private set; }

    public string Name { get; private set; }

    public DateOnly DueDate { get; private set; }

    public DateOnly? ReachedOn { get; private set; }

    internal void Reach(DateOnly day) => ReachedOn = day;
}
