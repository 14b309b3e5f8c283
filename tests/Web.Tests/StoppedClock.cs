namespace DonDoc.Web.Tests;

/// <summary>Time that passes when a test says so.</summary>
sealed class StoppedClock : TimeProvider
{
    DateTimeOffset _now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    public void Pass(TimeSpan time) => _now += time;

    public override DateTimeOffset GetUtcNow() => _now;
}
