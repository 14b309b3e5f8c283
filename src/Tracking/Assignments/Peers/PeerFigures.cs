namespace DonDoc.Tracking.Assignments.Peers;

/// <summary>How the assignments stand that one organisation and all below it lead, in the figures by which organisations of one kind are set side by side.</summary>
/// <param name="Total">Sent and not cancelled.</param>
/// <param name="Done">With those that had no due date.</param>
/// <param name="FallenDue">All whose due date has passed, done or not.</param>
/// <param name="NotReported">The lead is to act and has told nothing since it was sent.</param>
/// <param name="Stalled">See <see cref="StalledRule"/>.</param>
/// <param name="Silent">Organisations at or below it that have work since a while and never told anything of any.</param>
/// <param name="Delay">
/// Median of the days from the due date that now holds to the report, or to today where it is overdue; below 0 before the due date. Null where none was reported
/// or fell due. Of an even number the lower of the two in the middle.
/// </param>
/// <param name="FirstDelay">The same from the due date of the first sending.</param>
/// <param name="AnswerDays">Mean of the days from the sending to the word that it was received; null where nothing was received.</param>
public sealed record PeerFigures(
    int Total, int Done, int DoneInTime, int DoneLate, int Overdue, int FallenDue, int Open, int NotReported, int Stalled, int Silent, int? Delay, int? FirstDelay, double? AnswerDays)
{
    /// <summary>Done in time, of all that is done and had a due date.</summary>
    public double? InTimeShare => Share(DoneInTime, DoneInTime + DoneLate);

    /// <summary>Done late, of the same.</summary>
    public double? LateShare => Share(DoneLate, DoneInTime + DoneLate);

    /// <summary>Still overdue, of all that has fallen due.</summary>
    public double? OverdueShare => Share(Overdue, FallenDue);

    public double? NotReportedShare => Share(NotReported, Open);

    public double? StalledShare => Share(Stalled, Open);

    public double? DoneShare => Share(Done, Total);

    /// <summary>What the organisations are compared by: shares of what there is, as one with much work has much of all.</summary>
    public double? Of(PeerOrder column) => column switch
    {
        PeerOrder.Total => Total,
        PeerOrder.InTime => InTimeShare,
        PeerOrder.Late => LateShare,
        PeerOrder.Overdue => OverdueShare,
        PeerOrder.NotReported => NotReportedShare,
        PeerOrder.Silent => Silent,
        PeerOrder.Stalled => StalledShare,
        PeerOrder.Delay => Delay,
        PeerOrder.FirstDelay => FirstDelay,
        PeerOrder.Answer => AnswerDays,
        _ => null,
    };

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}

/// <summary>By what organisations of one kind are ordered when they are set side by side.</summary>
public enum PeerOrder
{
    /// <summary>As in the tree.</summary>
    Name,
    Total,
    InTime,
    Late,
    Overdue,
    NotReported,
    Silent,
    Stalled,
    Delay,
    FirstDelay,
    Answer,
}
