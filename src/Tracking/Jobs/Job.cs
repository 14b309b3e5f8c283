using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Jobs;

public enum JobOutcome
{
    Done,

    /// <summary>It broke; it is tried again within the hour.</summary>
    Failed,
}

/// <summary>Why a job does not run until an administrator has looked.</summary>
public enum JobHold
{
    /// <summary>More time has passed since it was last looked at than a pause explains: the clock may have leapt.</summary>
    ClockForward,

    /// <summary>It is earlier than when it was last looked at.</summary>
    ClockBack,

    /// <summary>It would have done more at once than is believable.</summary>
    TooMuch,
}

/// <summary>
/// One job that is done again and again, by one of the servers at a time. The row is its clockwork: a claim is a conditional update that counts
/// the run and moves the due time behind a lease; whoever lost the lease can note nothing.
/// </summary>
internal sealed class Job
{
    private Job() => Name = "";

    public Job(string name, DateTime now)
    {
        Name = name;
        CreatedAt = SeenAt = DueAt = now;
    }

    public string Name { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>When a server last looked whether it is due: the clock as it was believed then.</summary>
    public DateTime SeenAt { get; private set; }

    public DateTime DueAt { get; private set; }

    /// <summary>Begun so far; the right to note how a run ended.</summary>
    public int Runs { get; private set; }

    public DateTime? StartedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public JobOutcome? Outcome { get; private set; }

    /// <summary>What the last run did: words for machines with numbers, <c>disabled=3 warned=1</c>.</summary>
    public string? Summary { get; private set; }

    public JobHold? Hold { get; private set; }

    /// <summary>An administrator has looked: the next run may do as much as it finds.</summary>
    public bool IsReleased { get; private set; }

    public void Release(DateTime now)
    {
        (Hold, IsReleased) = (null, true);
        SeenAt = DueAt = now;
    }
}

internal sealed class JobMapping : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("Jobs");
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Runs).IsConcurrencyToken();
    }
}
