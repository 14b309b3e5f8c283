namespace DonDoc.Tracking.Kernel;

/// <summary>Values that regulations set or change.</summary>
public sealed record TrackingOptions
{
    /// <summary>An assignment is due soon from this many days before its due date.</summary>
    public int DueSoonDays { get; init; } = 3;
}
