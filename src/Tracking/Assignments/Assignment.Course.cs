using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments;

/// <summary>What happens after it was sent: the verbs of the lead, of the assigner, and of succession.</summary>
internal sealed partial class Assignment
{
    /// <summary>The lead's side tells that it has it; whether it takes it on is another act.</summary>
    public Refusal? Receive(Actor by)
    {
        if (State != AssignmentState.Assigned)
            return NotWithLead ?? AssignmentRefusals.AlreadyAccepted;
        if (ReceivedOn is not null)
            return AssignmentRefusals.AlreadyReceived;
        ReceivedOn = Clock.DayOf(by.At);
        Remember(AssignmentAct.Received, by, null);
        return null;
    }

    /// <summary>The lead takes it on.</summary>
    public Refusal? Accept(string? note, Actor by)
    {
        if (State != AssignmentState.Assigned)
            return NotWithLead ?? AssignmentRefusals.AlreadyAccepted;
        TakeOn(by);
        Remember(AssignmentAct.Accepted, by, note);
        return null;
    }

    /// <summary>The lead does not take it on, and says why; its clock runs on until the assigner decides.</summary>
    public Refusal? Decline(string? reason, Actor by)
    {
        if (State != AssignmentState.Assigned)
            return NotWithLead ?? AssignmentRefusals.AlreadyAccepted;
        if (string.IsNullOrWhiteSpace(reason))
            return AssignmentRefusals.ReasonMissing;
        ReceivedOn ??= Clock.DayOf(by.At);
        State = AssignmentState.Declined;
        ReturnReason = reason.Trim();
        // What this lead asked for and told is not the next one's.
        (AskedDueDate, AskedReason, LastProgressOn, Percent) = (null, null, null, null);
        Remember(AssignmentAct.Declined, by, ReturnReason);
        return null;
    }

    /// <summary>The lead tells how far it is; who does so has taken it on.</summary>
    /// <param name="percent">0 to 100; null where only words are told.</param>
    public Refusal? Progress(int? percent, string? note, Actor by)
    {
        if (NotWithLead is { } refusal)
            return refusal;
        if (percent is < 0 or > 100)
            return AssignmentRefusals.PercentOutOfRange;
        if (percent is null && string.IsNullOrWhiteSpace(note))
            return AssignmentRefusals.ProgressMissing;
        if (percent < Percent && string.IsNullOrWhiteSpace(note))
            return AssignmentRefusals.ProgressFell.With($"{Percent}");
        TakeOn(by);
        Percent = percent ?? Percent;
        LastProgressOn = Clock.DayOf(by.At);
        Remember(AssignmentAct.Progressed, by, note);
        return null;
    }

    /// <summary>
    /// The lead's side reports for a period. Where the work is with the lead it is a word on how far it is; a report that comes after that only stands in the history.
    /// </summary>
    /// <param name="isLatest">No later period was reported on: its percentage is how far the work is.</param>
    public void ReportPeriod(int? percent, bool isLatest, string? note, IReadOnlyList<StoredFile> files, Actor by, EvidenceLabel? label = null)
    {
        if (NotWithLead is null && isLatest)
        {
            TakeOn(by);
            Percent = percent ?? Percent;
            LastProgressOn = Clock.DayOf(by.At);
        }

        Give(files, label, Remember(AssignmentAct.PeriodReported, by, note));
    }

    /// <summary>The assigner's or the supervisor's side urges the lead with words of its own, once a day.</summary>
    public Refusal? Urge(string? words, Actor by)
    {
        if (NotWithLead is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(words))
            return AssignmentRefusals.UrgingWordsMissing;
        Remember(AssignmentAct.Urged, by, words);
        return null;
    }

    /// <summary>The lead says that it is done, and shows it: a note, a file, or both.</summary>
    public Refusal? ReportDone(string? note, IReadOnlyList<StoredFile> files, Actor by, EvidenceLabel? label = null)
    {
        if (ReportRefusal(note, files) is { } refusal)
            return refusal;
        ReceivedOn ??= Clock.DayOf(by.At);
        State = AssignmentState.ReportedDone;
        ReportedOn = LastProgressOn = Clock.DayOf(by.At);
        ReturnReason = null;
        Give(files, label, Remember(AssignmentAct.ReportedDone, by, note));
        return null;
    }

    private void Give(IReadOnlyList<StoredFile> files, EvidenceLabel? label, AssignmentEvent report)
    {
        if (files.Count == 0)
            return;
        // One file without an end is enough for all of them.
        var until = label?.HoldsUntil;
        EvidenceUntil = EvidenceCount == 0 ? until : until is null || EvidenceUntil is null ? null : until > EvidenceUntil ? until : EvidenceUntil;
        EvidenceCount += files.Count;
        evidence.AddRange(files.Select(file => new Evidence(Id, report.Id, file, label)));
    }

    /// <summary>Why such a report would be refused; null where it would not.</summary>
    public Refusal? ReportRefusal(string? note, IReadOnlyList<StoredFile> files)
    {
        if (NotWithLead is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(note) && files.Count == 0)
            return AssignmentRefusals.EvidenceMissing;
        return files.Any(file => !file.IsWhole) ? DocumentRefusals.FileDamaged : null;
    }

    /// <summary>The lead asks for more time.</summary>
    public Refusal? AskExtension(DateOnly? due, string? reason, Actor by)
    {
        if (NotWithLead is { } refusal)
            return refusal;
        if (AskedDueDate is not null)
            return AssignmentRefusals.ExtensionPending;
        if (string.IsNullOrWhiteSpace(reason))
            return AssignmentRefusals.ReasonMissing;
        if (NotLater(due) is { } early)
            return early;
        AskedDueDate = due;
        AskedReason = reason.Trim();
        Remember(AssignmentAct.ExtensionAsked, by, AskedReason, askedDue: due);
        return null;
    }

    /// <summary>The assigner gives more time, asked for or not. The due date of the first sending stays on record.</summary>
    public Refusal? GrantExtension(DateOnly? due, string? note, Actor by)
    {
        if (NotOpen is { } refusal)
            return refusal;
        if (NotLater(due) is { } early)
            return early;
        MoveDue(due!.Value);
        Remember(AssignmentAct.ExtensionGranted, by, note);
        return null;
    }

    /// <summary>The assigner gives no more time.</summary>
    public Refusal? RefuseExtension(string? reason, Actor by)
    {
        if (AskedDueDate is null)
            return AssignmentRefusals.ExtensionNotAsked;
        if (string.IsNullOrWhiteSpace(reason))
            return AssignmentRefusals.ReasonMissing;
        var asked = AskedDueDate;
        AskedDueDate = null;
        AskedReason = null;
        Remember(AssignmentAct.ExtensionRefused, by, reason, askedDue: asked);
        return null;
    }

    /// <summary>The assigner's side agrees that it is done. A request for more time has no object any more.</summary>
    /// <remarks>Four eyes: its reports must be loaded.</remarks>
    public Refusal? Confirm(string? note, Actor by)
    {
        if (State != AssignmentState.ReportedDone)
            return NotReported;
        var report = events.Where(one => one.Act == AssignmentAct.ReportedDone).MaxBy(one => one.At)
            ?? throw new InvalidOperationException("The report that is to be confirmed is not loaded.");
        if (by.Is(report.By) || (report.ForAccountId is { } reportedFor && by.Is(reportedFor)))
            return AssignmentRefusals.OwnReport;
        State = AssignmentState.Confirmed;
        ConfirmedOn = EndedOn = Clock.DayOf(by.At);
        AskedDueDate = null;
        AskedReason = null;
        Percent = 100;
        Remember(AssignmentAct.Confirmed, by, note);
        return null;
    }

    /// <summary>The assigner's side does not agree: the clock runs again.</summary>
    public Refusal? Return(string? reason, Actor by)
    {
        if (State != AssignmentState.ReportedDone)
            return NotReported;
        if (string.IsNullOrWhiteSpace(reason))
            return AssignmentRefusals.ReasonMissing;
        GiveBack(reason.Trim());
        Remember(AssignmentAct.Returned, by, ReturnReason);
        return null;
    }

    /// <summary>The assigner opens again what was confirmed: the clock runs as if it had never stood.</summary>
    public Refusal? Reopen(string? reason, Actor by)
    {
        if (State != AssignmentState.Confirmed)
            return AssignmentRefusals.NotConfirmed;
        if (string.IsNullOrWhiteSpace(reason))
            return AssignmentRefusals.ReasonMissing;
        GiveBack(reason.Trim());
        ConfirmedOn = EndedOn = null;
        Percent = null;
        Remember(AssignmentAct.Reopened, by, ReturnReason);
        return null;
    }

    /// <summary>The assigner stops it for a time: its clock stands.</summary>
    public Refusal? Suspend(string? reason, Actor by)
    {
        if (NotWithLead is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(reason))
            return AssignmentRefusals.ReasonMissing;
        SuspendedFrom = State;
        State = AssignmentState.Suspended;
        SuspendedOn = Clock.DayOf(by.At);
        Remember(AssignmentAct.Suspended, by, reason);
        return null;
    }

    /// <summary>It goes on where it was stopped.</summary>
    /// <param name="due">A later due date; null: the old one holds.</param>
    public Refusal? Resume(DateOnly? due, string? note, Actor by)
    {
        if (State != AssignmentState.Suspended)
            return AssignmentRefusals.NotSuspended;
        if (due is not null && NotLater(due) is { } early)
            return early;
        State = SuspendedFrom!.Value;
        SuspendedFrom = null;
        SuspendedOn = null;
        if (due is { } later)
            MoveDue(later);
        Remember(AssignmentAct.Resumed, by, note);
        return null;
    }

    /// <summary>The assigner ends it unfinished.</summary>
    /// <param name="replacedBy">What stands in its place.</param>
    public Refusal? Cancel(string? reason, AssignmentId? replacedBy, Actor by)
    {
        if (NotOpen is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(reason))
            return AssignmentRefusals.ReasonMissing;
        State = AssignmentState.Cancelled;
        EndedOn = Clock.DayOf(by.At);
        ReplacedById = replacedBy;
        ReturnReason = null;
        AskedDueDate = null;
        AskedReason = null;
        Remember(AssignmentAct.Cancelled, by, reason);
        return null;
    }

    /// <summary>
    /// What one organisation has in it goes to its successor; what was done stays as it was done, and the first lead stays in the history. Of what is at its
    /// end nothing moves.
    /// </summary>
    /// <param name="on">First day of the successor.</param>
    public Refusal? HandOver(OrganisationId from, OrganisationId to, DateOnly on, string? note, Actor by)
    {
        if (AssignmentStates.Ended.Contains(State))
            return NotOpen;
        if (from == to || (LeadId != from && AssignerId != from && SupervisorId != from))
            return AssignmentRefusals.NothingToHandOver;
        LeadId = LeadId == from ? to : LeadId;
        AssignerId = AssignerId == from ? to : AssignerId;
        SupervisorId = SupervisorId == from ? to : SupervisorId;
        Remember(AssignmentAct.HandedOver, by, note, on);
        return null;
    }

    private Refusal? NotWithLead => State switch
    {
        AssignmentState.Assigned or AssignmentState.InProgress or AssignmentState.Returned => null,
        AssignmentState.Draft => AssignmentRefusals.NotAssigned,
        AssignmentState.ReportedDone => AssignmentRefusals.AlreadyReported,
        AssignmentState.Suspended => AssignmentRefusals.Suspended,
        AssignmentState.Declined => AssignmentRefusals.Declined,
        _ => NotOpen,
    };

    private Refusal? NotOpen => State switch
    {
        AssignmentState.Draft => AssignmentRefusals.NotAssigned,
        AssignmentState.Withdrawn => AssignmentRefusals.Withdrawn,
        AssignmentState.Confirmed => AssignmentRefusals.AlreadyConfirmed,
        AssignmentState.Cancelled => AssignmentRefusals.Cancelled,
        _ => null,
    };

    private Refusal NotReported => State == AssignmentState.Draft ? AssignmentRefusals.NotReported : NotOpen ?? AssignmentRefusals.NotReported;

    private Refusal? NotLater(DateOnly? due)
    {
        if (due is null)
            return AssignmentRefusals.DueMissing;
        if (IsUnlikely(due))
            return AssignmentRefusals.DayUnlikely;
        if (DueDate is null)
            return AssignmentRefusals.NothingToExtend;
        return due <= DueDate ? AssignmentRefusals.ExtensionNotLater.With($"{DueDate:yyyy-MM-dd}") : null;
    }

    private void MoveDue(DateOnly due)
    {
        DueDate = DueOrder = due;
        AskedDueDate = null;
        AskedReason = null;
    }

    private void TakeOn(Actor by)
    {
        ReceivedOn ??= Clock.DayOf(by.At);
        if (State == AssignmentState.Assigned)
            State = AssignmentState.InProgress;
    }

    private void GiveBack(string reason)
    {
        State = AssignmentState.Returned;
        ReportedOn = null;
        ReturnReason = reason;
    }
}
