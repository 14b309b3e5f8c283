using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments;

/// <summary>How an assignment stands after an act: all that its timeliness on a later day is judged by.</summary>
/// <param name="StoppedOn">Where its clock stands; null while it runs.</param>
internal sealed record AssignmentStanding(AssignmentState State, OrganisationId? Lead, DateOnly? Due, DateOnly? StoppedOn, int? Percent);

/// <summary>One act: who, when, with what words, and how the assignment stood after it. The last act up to a day says how it stood on that day.</summary>
internal sealed class AssignmentEvent
{
    private AssignmentEvent()
    {
        ByName = "";
    }

    public AssignmentEvent(AssignmentId assignment, AssignmentAct act, Actor by, string? note, AssignmentStanding after, DateOnly on, DateOnly? askedDue)
    {
        Id = TypedId.New<AssignmentEventId>();
        AssignmentId = assignment;
        Act = act;
        By = by.AccountId;
        ByName = by.Name;
        ByOrganisationId = by.Organisation;
        ForAccountId = by.For?.AccountId;
        ForName = by.For?.Name;
        At = by.At;
        Note = note;
        On = on;
        IsBackdated = on != Clock.DayOf(by.At);
        State = after.State;
        LeadId = after.Lead;
        DueDate = after.Due;
        StoppedOn = after.StoppedOn;
        Percent = after.Percent;
        AskedDueDate = askedDue;
    }

    public AssignmentEventId Id { get; private set; }

    public AssignmentId AssignmentId { get; private set; }

    public AssignmentAct Act { get; private set; }

    public Guid By { get; private set; }

    public string ByName { get; private set; }

    /// <summary>The organisation for which it was done.</summary>
    public OrganisationId? ByOrganisationId { get; private set; }

    /// <summary>Thay mặt: for whom a deputy did it.</summary>
    public Guid? ForAccountId { get; private set; }

    public string? ForName { get; private set; }

    /// <summary>When it was recorded: “as it was known then” asks this.</summary>
    public DateTime At { get; private set; }

    /// <summary>Day from which it holds: “as known now” asks this. Of nearly every act the day on which it was recorded.</summary>
    public DateOnly On { get; private set; }

    /// <summary>It holds from another day than that on which it was recorded: so that the few are found among the many.</summary>
    public bool IsBackdated { get; private set; }

    public string? Note { get; private set; }

    public AssignmentState State { get; private set; }

    public OrganisationId? LeadId { get; private set; }

    public DateOnly? DueDate { get; private set; }

    /// <summary>Where the clock stood; null while it ran.</summary>
    public DateOnly? StoppedOn { get; private set; }

    /// <summary>0 to 100, as the lead's side had said.</summary>
    public int? Percent { get; private set; }

    /// <summary>Of an extension that is asked for: until when.</summary>
    public DateOnly? AskedDueDate { get; private set; }
}
