using DonDoc.Formats.Outside;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace DonDoc.Web.Installation;

/// <summary>What one request and one connection may take: bytes, headers, time.</summary>
static class RequestLimits
{
    /// <summary>Name of the timeout of sendings of files.</summary>
    public const string Import = "import";

    /// <summary>Bytes of the form of a review: some thousand fields of a long report.</summary>
    public const long ReviewBytes = 30_000_000;

    /// <summary>Bytes of a report with its evidence.</summary>
    public const long EvidenceBytes = 27_000_000;

    /// <summary>Bytes of the file of a version: it comes with a form, which stays in memory.</summary>
    public const long VersionFileBytes = 29_000_000;

    /// <summary>Bytes of a version with its file.</summary>
    public const long VersionBytes = VersionFileBytes + 1_000_000;

    public static LimitOptions AddRequestLimits(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("Limits").Get<LimitOptions>() ?? new LimitOptions();
        builder.Services.AddSingleton(limits);
        builder.Services.AddSingleton<Readers>();
        builder.Services.AddSingleton(new VirusScanner(builder.Configuration[VirusScanner.Setting]));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.RequestBytes;
            kestrel.Limits.MaxConcurrentConnections = limits.Connections;
            // Who sends a header or a body drop by drop, or reads so, keeps a connection from others.
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 500, gracePeriod: TimeSpan.FromSeconds(10));
            kestrel.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 500, gracePeriod: TimeSpan.FromSeconds(10));
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 60;
            kestrel.Limits.Http2.MaxStreamsPerConnection = 50;
        });
        builder.Services.AddRequestTimeouts(options =>
        {
            options.DefaultPolicy = Policy(limits.RequestTime);
            options.AddPolicy(Import, Policy(limits.ImportTime));
        });
        return limits;
    }

    static RequestTimeoutPolicy Policy(TimeSpan time) => new() { Timeout = time, TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable };
}
