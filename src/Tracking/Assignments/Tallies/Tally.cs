using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>What <see cref="Tallied.Due"/> of a sum means.</summary>
internal enum TallySpan
{
    Day,

    /// <summary>All that is due in a month, under its first day: so that few rows are read of what is far from today.</summary>
    Month,
}

/// <summary>How many assignments are led below an organisation, not by itself; of one document or field where its subject says so.</summary>
internal sealed class Tally : Tallied
{
    private Tally() => Subject = "";

    public Tally(OrganisationId organisation, string subject, TallySpan span, DateOnly due, AssignmentState state, bool runs, Timeliness timeliness, int count)
    {
        (OrganisationId, Subject, Span) = (organisation, subject, span);
        (Due, State, Runs, Timeliness, Count) = (due, state, runs, timeliness, count);
    }

    public OrganisationId OrganisationId { get; private set; }

    /// <summary>See <see cref="TallySubjects"/>.</summary>
    public string Subject { get; private set; }

    public TallySpan Span { get; private set; }
}

/// <summary>Which tree the sums were made with, and how often changes were put into them. One row.</summary>
internal sealed class TallyBasis
{
    private TallyBasis()
    {
    }

    public TallyBasis(int tree, DateOnly from, DateOnly to)
    {
        Id = 1;
        Stand(tree, from, to);
    }

    public int Id { get; private set; }

    /// <summary>The sums hold for this version of the tree.</summary>
    public int TreeVersion { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    /// <summary>The next day on which somebody stands elsewhere in the tree.</summary>
    public DateOnly ValidTo { get; private set; }

    /// <summary>Who reads sums and changes one after the other sees by it whether some went from the one to the other in between.</summary>
    public int Folds { get; private set; }

    public void Stand(int tree, DateOnly from, DateOnly to) => (TreeVersion, ValidFrom, ValidTo) = (tree, from, to);
}
