using DonDoc.Storage;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Documents.References;
using DonDoc.Tracking.Exports;
using DonDoc.Tracking.Imports.Bulk;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications;
using DonDoc.Tracking.Notifications.Urging;
using DonDoc.Tracking.PersonalData;
using DonDoc.Web.Pages.Exports;
using DonDoc.Web.Pages.Imports.Bulk;

namespace DonDoc.Web.Jobs;

/// <summary>Deactivates accounts that nobody uses; see <see cref="DisableIdleAccounts"/>.</summary>
sealed partial class IdleAccountsJob(DisableIdleAccounts accounts, ILogger<IdleAccountsJob> logger) : IDailyJob
{
    public string Name => "idle-accounts";

    public async Task<DailyResult> RunAsync(bool isReleased, CancellationToken cancel)
    {
        var result = await accounts.RunAsync(isReleased, cancel);
        if (result.Spared > 0)
            LogSpared(logger);
        return new DailyResult(result.Counts, result.IsHeld);
    }

    [LoggerMessage(LogLevel.Warning, "The last administrator of the installation has not signed in for long; the account stays open.")]
    static partial void LogSpared(ILogger logger);
}

/// <summary>Takes from accounts that were closed long ago what is no longer needed; see <see cref="MinimiseAccounts"/>. Configuration: <c>Access:KeepClosedFor</c>, months.</summary>
sealed class MinimisingJob(MinimiseAccounts accounts) : IDailyJob
{
    public string Name => "minimising";

    public async Task<DailyResult> RunAsync(bool isReleased, CancellationToken cancel) => DailyResult.Of("minimised", await accounts.RunAsync(cancel));
}

/// <summary>Removes files that no record names, see <see cref="UnusedFiles"/>, and those of bulk imports that are over.</summary>
sealed class UnusedFilesJob(TrackingDb db, FileStore store, ClaimBulkImport bulk, BulkFiles waiting, TimeProvider clock) : IDailyJob
{
    // Between a file's arrival and its record lies a moment; a day is beyond doubt.
    static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public string Name => "unused-files";

    public async Task<DailyResult> RunAsync(bool isReleased, CancellationToken cancel)
    {
        var before = clock.Instant() - Kept;
        var abandoned = waiting.RemoveAbandoned(await bulk.OpenAsync(cancel), before);
        return DailyResult.Of("removed", abandoned + await UnusedFiles.RemoveAsync(db, store, before, cancel));
    }
}

/// <summary>Removes prepared exports whose time is over, and what is left of those that were cut off or given up; see <see cref="ForgetExports"/>. Configuration: <c>Exports:KeepFor</c>.</summary>
sealed class OldExportsJob(ForgetExports exports, ClaimExport claims, ExportFiles files, TimeProvider clock) : IDailyJob
{
    // What is being written is younger.
    static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public string Name => "old-exports";

    public async Task<DailyResult> RunAsync(bool isReleased, CancellationToken cancel)
    {
        await exports.RunAsync(cancel);
        var before = clock.Instant() - Kept;
        return DailyResult.Of("removed", files.RemoveAbandoned(await claims.KeptAsync(cancel), before));
    }
}

/// <summary>Removes mail that was settled long ago; see <see cref="PurgeMail"/>. Configuration: <c>Mail:KeepFor</c>.</summary>
sealed class SettledMailJob(PurgeMail mail) : IDailyJob
{
    public string Name => "settled-mail";

    public async Task<DailyResult> RunAsync(bool isReleased, CancellationToken cancel) => DailyResult.Of("removed", await mail.RunAsync(cancel));
}

/// <summary>Resolves mentions of documents that were registered in the same moment; see <see cref="ResolveMissedMentions"/>.</summary>
sealed class MissedMentionsJob(ResolveMissedMentions mentions) : IDailyJob
{
    public string Name => "missed-mentions";

    public async Task<DailyResult> RunAsync(bool isReleased, CancellationToken cancel) => DailyResult.Of("resolved", await mentions.RunAsync(cancel));
}

/// <summary>Reads again what older rules proposed for provisions; see <see cref="ReadProposalsAnew"/>.</summary>
sealed class OlderProposalsJob(ReadProposalsAnew proposals) : IDailyJob
{
    public string Name => "older-proposals";

    public async Task<DailyResult> RunAsync(bool isReleased, CancellationToken cancel) => DailyResult.Of("changed", await proposals.RunAsync(cancel));
}

/// <summary>Opens the reporting periods that run and closes those that are locked; see <see cref="OpenPeriods"/>.</summary>
sealed class ReportingPeriodsJob(OpenPeriods periods) : IDailyJob
{
    public string Name => "reporting-periods";

    public async Task<DailyResult> RunAsync(bool isReleased, CancellationToken cancel)
    {
        var result = await periods.RunAsync(cancel);
        return new DailyResult(new Dictionary<string, int>(StringComparer.Ordinal) { ["opened"] = result.Opened, ["closed"] = result.Closed });
    }
}

/// <summary>Says what is to be urged today; see <see cref="UrgeOpenWork"/>. Configuration: <c>Urging</c>.</summary>
sealed class UrgingJob(UrgeOpenWork work, UrgingRules rules) : IDailyJob
{
    public string Name => "urging";

    public async Task<DailyResult> RunAsync(bool isReleased, CancellationToken cancel)
    {
        var result = await work.RunAsync(cancel);
        return new DailyResult(new Dictionary<string, int>(StringComparer.Ordinal) { ["said"] = result.Notices, ["unheard"] = result.Unheard }, NextHour: rules.Hour);
    }
}

/// <summary>Writes the digests of the day; see <see cref="SendDigests"/>. Configuration: <c>Urging:DigestHour</c>.</summary>
sealed class DigestJob(SendDigests digests, UrgingRules rules) : IDailyJob
{
    public string Name => "digests";

    public async Task<DailyResult> RunAsync(bool isReleased, CancellationToken cancel) => DailyResult.Of("written", await digests.RunAsync(cancel)) with { NextHour = rules.DigestHour };
}
