using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>A period for which reports are asked.</summary>
public readonly record struct ReportingPeriodId(Guid Value) : ITypedId<ReportingPeriodId>
{
    public static ReportingPeriodId From(Guid value) => new(value);

    public int CompareTo(ReportingPeriodId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>The report of one assignment in one period.</summary>
public readonly record struct PeriodReportId(Guid Value) : ITypedId<PeriodReportId>
{
    public static PeriodReportId From(Guid value) => new(value);

    public int CompareTo(PeriodReportId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>The words of a report as they were sent once.</summary>
public readonly record struct PeriodReportVersionId(Guid Value) : ITypedId<PeriodReportVersionId>
{
    public static PeriodReportVersionId From(Guid value) => new(value);

    public int CompareTo(PeriodReportVersionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
