using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using DonDoc.Web.Installation;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.StaticAssets;

namespace DonDoc.Web.Access;

/// <summary>
/// Policies of how often one may come, by name: a page or an endpoint takes one with <c>EnableRateLimiting</c>. Each gives so many a minute, one
/// after the other as they are used up, and tells who comes too often after how many seconds the next will be taken.
/// </summary>
static partial class RateLimits
{
    /// <summary>What is sent to a door: sign-in, second factor, forgotten password. By address; the account has its lock.</summary>
    public const string Door = "door";

    /// <summary>Opening and using links that were handed out or mailed. By address.</summary>
    public const string Link = "link";

    /// <summary>What is sent where files may come along. By account.</summary>
    public const string Import = "import";

    /// <summary>Documents in other forms, which are made anew each time. By account.</summary>
    public const string Export = "export";

    /// <summary>The API. By account, or by address where the token is none.</summary>
    public const string Api = "api";

    public static void AddRateLimits(this IServiceCollection services, LimitOptions limits) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Door, http => HttpMethods.IsPost(http.Request.Method) ? PerMinute(limits.DoorPerMinute, Address(http)) : Unlimited);
        limiter.AddPolicy(Link, http => PerMinute(limits.LinksPerMinute, Address(http)));
        limiter.AddPolicy(Import, http => HttpMethods.IsPost(http.Request.Method) ? PerMinute(limits.ImportsPerMinute, Account(http) ?? Address(http)) : Unlimited);
        limiter.AddPolicy(Export, http => PerMinute(limits.ExportsPerMinute, Account(http) ?? Address(http)));
        limiter.AddPolicy(Api, http => PerMinute(limits.ApiPerMinute, Account(http) ?? Address(http)));
        // A hash of a password keeps a core busy: what is sent to a door waits its turn, wherever it comes from.
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            HttpMethods.IsPost(http.Request.Method) && PolicyOf(http) is Door or Link
                ? RateLimitPartition.GetConcurrencyLimiter(Door, _ => new ConcurrencyLimiterOptions { PermitLimit = limits.HashesAtOnce, QueueLimit = limits.WaitingForHash })
                : Unlimited);
        limiter.OnRejected = (context, _) =>
        {
            Reject(context.HttpContext, context.Lease, PolicyOf(context.HttpContext) ?? "all");
            return ValueTask.CompletedTask;
        };
    });

    /// <summary>The limit by address alone, before anything is looked up for a request: not even whose token it bears.</summary>
    public static void UseAddressLimit(this IApplicationBuilder app)
    {
        var limits = app.ApplicationServices.GetRequiredService<LimitOptions>();
        var limiter = PartitionedRateLimiter.Create<HttpContext, string>(http => IsCheap(http) ? Unlimited : PerMinute(limits.RequestsPerMinute, Address(http)));
        app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(limiter.Dispose);
        app.Use(async (http, next) =>
        {
            using var lease = limiter.AttemptAcquire(http);
            if (lease.IsAcquired)
            {
                await next(http);
                return;
            }

            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Reject(http, lease, "all");
        });
    }

    static void Reject(HttpContext http, RateLimitLease lease, string policy)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        // Given anew at most a tenth of a second late: a second more than the time itself is never too early.
        http.Response.Headers.RetryAfter = ((int)wait.TotalSeconds + 1).ToString(CultureInfo.InvariantCulture);
        LogRejection(http.RequestServices.GetRequiredService<ILogger<LimitOptions>>(), policy, Address(http));
    }

    static string? PolicyOf(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;

    static RateLimitPartition<string> Unlimited => RateLimitPartition.GetNoLimiter("nobody");

    static RateLimitPartition<string> PerMinute(int permits, string whose) => RateLimitPartition.GetTokenBucketLimiter(whose, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = permits,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / permits,
    });

    static string Address(HttpContext http) => RefusalMeter.Network(http.Connection.RemoteIpAddress?.ToString()) is { Length: > 0 } network ? network : "here";

    static string? Account(HttpContext http) => http.User.FindFirstValue(ClaimTypes.NameIdentifier);

    // The page that says that it was too much is not counted again; whether the program lives is asked by machines.
    static bool IsCheap(HttpContext http) => http.IsShownAgain() || http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) || http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    [LoggerMessage(LogLevel.Warning, "Too many requests ({Policy}) from {Address}.")]
    private static partial void LogRejection(ILogger logger, string policy, string address);
}
