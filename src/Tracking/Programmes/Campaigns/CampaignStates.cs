namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>How far the asking of many organisations has come.</summary>
public enum CampaignState
{
    /// <summary>Being prepared; only the asker's side sees it.</summary>
    Draft,

    /// <summary>Every recipient has its request; what is asked is frozen.</summary>
    Sent,

    Closed,
}

/// <summary>How far one organisation has come with what it was asked for. Whether it is in time is another question: <see cref="RequestTiming"/>.</summary>
public enum RequestStage
{
    /// <summary>Nobody of the house has opened it (chưa nhận).</summary>
    NotReceived,

    /// <summary>Opened, no programme begun (đã nhận, chưa xây dựng).</summary>
    NotBegun,

    Drafting,
    Consulting,
    Deciding,
    Decided,
    Issued,
}

/// <summary>By the due date frozen at sending, or the day to which it was extended, and the day of issue.</summary>
public enum RequestTiming
{
    /// <summary>Issued on the day or before.</summary>
    InTime,

    /// <summary>Issued after the day.</summary>
    IssuedLate,

    /// <summary>Not issued, and the day is over.</summary>
    Overdue,

    /// <summary>Not issued, and the day is near: see <see cref="Kernel.TrackingOptions.CampaignDueSoonDays"/>.</summary>
    DueSoon,

    OnTrack,
}

/// <summary>Whom a reminder is for.</summary>
public enum RemindedOnes
{
    /// <summary>Overdue, due soon, or not received.</summary>
    All,
    Overdue,
    DueSoon,
    NotReceived,
}
