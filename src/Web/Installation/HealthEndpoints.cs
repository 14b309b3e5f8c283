using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Web.Installation;

/// <summary>Whether the start is over: the database migrated, the first data there.</summary>
sealed class Readiness
{
    public bool IsPrepared { get; set; }
}

static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous().DisableHttpMetrics().ExcludeFromDescription();
        health.MapGet("/live", () => TypedResults.Ok(new { status = "live" }));
        health.MapGet("/ready", async (Readiness readiness, TrackingDb db, CancellationToken cancel) =>
            readiness.IsPrepared && await db.Database.CanConnectAsync(cancel)
                ? Results.Ok(new { status = "ready" })
                : Results.Json(new { status = "not ready" }, statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
