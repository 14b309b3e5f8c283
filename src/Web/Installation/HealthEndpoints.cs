using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Web.Installation;

/// <summary>Whether the start is over (the database migrated, the first data there) and the database answers: asked at most once a second, whoever asks.</summary>
sealed class Readiness(TimeProvider clock)
{
    static readonly TimeSpan Known = TimeSpan.FromSeconds(1);

    readonly Lock _gate = new();
    Task<bool> _answer = Task.FromResult(false);
    DateTimeOffset _until;

    public bool IsPrepared { get; set; }

    public Task<bool> AnswersAsync(Func<Task<bool>> ask)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            // A clock that was set back must not keep an old answer.
            if (now < _until && _until - now <= Known)
                return _answer;
            _until = now + Known;
            return _answer = ask();
        }
    }
}

static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous().DisableHttpMetrics().ExcludeFromDescription();
        health.MapGet("/live", () => TypedResults.Ok(new { status = "live" }));
        // Who asks first waits for the answer even when they have gone: others share it.
        health.MapGet("/ready", async (Readiness readiness, TrackingDb db) =>
            readiness.IsPrepared && await readiness.AnswersAsync(() => db.Database.CanConnectAsync(CancellationToken.None))
                ? Results.Ok(new { status = "ready" })
                : Results.Json(new { status = "not ready" }, statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
