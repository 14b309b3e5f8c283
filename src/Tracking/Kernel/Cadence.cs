namespace DonDoc.Tracking.Kernel;

/// <summary>How often an assignment is reported on (kỳ báo cáo).</summary>
public enum Cadence
{
    /// <summary>Asked for no periodic report.</summary>
    None,

    Monthly,
    Quarterly,
    HalfYearly,
    Yearly,
}
