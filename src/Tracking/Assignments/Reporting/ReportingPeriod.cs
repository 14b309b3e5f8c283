using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>
/// A period for which reports are asked. Its days are set when it is opened: a later change of the rules moves none of them.
/// </summary>
internal sealed class ReportingPeriod
{
    private ReportingPeriod()
    {
    }

    public ReportingPeriod(Cadence cadence, DateOnly from, DateOnly to, DateOnly dueOn, DateOnly lockOn, bool isUsual)
    {
        Id = TypedId.New<ReportingPeriodId>();
        Cadence = cadence;
        From = from;
        To = to;
        DueOn = dueOn;
        LockOn = lockOn;
        IsUsual = isUsual;
    }

    public ReportingPeriodId Id { get; private set; }

    public Cadence Cadence { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Ngày chốt số liệu: last day that a report tells of.</summary>
    public DateOnly To { get; private set; }

    /// <summary>Last day on which a report is in time.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Last day on which a report that was never sent can still be.</summary>
    public DateOnly LockOn { get; private set; }

    /// <summary>Also asks those for which no cadence was said.</summary>
    public bool IsUsual { get; private set; }

    /// <summary>When its figures were counted for good; null before.</summary>
    public DateTime? ClosedAt { get; private set; }

    public bool IsLockedOn(DateOnly day) => day > LockOn;

    public void Close(DateTime at) => ClosedAt ??= at;
}

/// <summary>How one organisation reported in a period: counted once, when the period was closed, and changed by nothing after.</summary>
internal sealed class PeriodTally
{
    private PeriodTally()
    {
    }

    public PeriodTally(ReportingPeriodId period, OrganisationId lead, PeriodCounts counts)
    {
        PeriodId = period;
        LeadId = lead;
        Expected = counts.Expected;
        InTime = counts.InTime;
        Late = counts.Late;
        NothingArose = counts.NothingArose;
        Accepted = counts.Accepted;
        Returned = counts.Returned;
    }

    public ReportingPeriodId PeriodId { get; private set; }

    public OrganisationId LeadId { get; private set; }

    public int Expected { get; private set; }

    public int InTime { get; private set; }

    public int Late { get; private set; }

    public int NothingArose { get; private set; }

    public int Accepted { get; private set; }

    public int Returned { get; private set; }
}

/// <summary>How many reports a period asked of an organisation, and what became of them.</summary>
/// <param name="Expected">Asked for, or given without being asked.</param>
/// <param name="InTime">Sent by the day on which they were due.</param>
/// <param name="Late">Sent after it.</param>
/// <param name="NothingArose">Of those sent: that nothing arose.</param>
/// <param name="Accepted">Of those sent.</param>
/// <param name="Returned">Of those sent: given back, and not sent again.</param>
public sealed record PeriodCounts(int Expected, int InTime, int Late, int NothingArose, int Accepted, int Returned)
{
    /// <summary>Silence: neither sent nor said that nothing arose.</summary>
    public int Missing => Expected - InTime - Late;

    public static PeriodCounts operator +(PeriodCounts one, PeriodCounts other) => new(
        one.Expected + other.Expected, one.InTime + other.InTime, one.Late + other.Late, one.NothingArose + other.NothingArose,
        one.Accepted + other.Accepted, one.Returned + other.Returned);

    /// <inheritdoc cref="op_Addition"/>
    public static PeriodCounts Add(PeriodCounts one, PeriodCounts other) => one + other;
}
