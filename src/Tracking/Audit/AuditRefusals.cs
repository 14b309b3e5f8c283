using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Audit;

/// <summary>Every "no" of this module.</summary>
public static class AuditRefusals
{
    public static readonly Refusal EntryNotFound = new("audit.entry_not_found");
    public static readonly Refusal CheckRunning = new("audit.check_running");

    /// <summary>Entries that the law wants kept at hand.</summary>
    public static readonly Refusal TooYoung = new("audit.too_young");

    /// <summary>How a check ended that found an entry that is not what was written.</summary>
    public static readonly Refusal Broken = new("audit.broken");

    public static IReadOnlyList<Refusal> All { get; } = [EntryNotFound, CheckRunning, TooYoung, Broken];
}
