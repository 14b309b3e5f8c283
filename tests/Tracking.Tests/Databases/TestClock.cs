namespace DonDoc.Tracking.Tests.Databases;

/// <summary>A clock that stands until it is set: 02/03/2026 09:00 in Hà Nội, a Monday.</summary>
public sealed class TestClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;
}
