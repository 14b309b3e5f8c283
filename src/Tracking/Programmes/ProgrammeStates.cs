namespace DonDoc.Tracking.Programmes;

/// <summary>How far a programme has come. Whether it is in time is another question: see its due date.</summary>
public enum ProgrammeState
{
    /// <summary>Being written (đang soạn thảo).</summary>
    Drafting,

    /// <summary>With others for their opinion (đang xin ý kiến).</summary>
    Consulting,

    /// <summary>Before the collective (đang biểu quyết).</summary>
    Deciding,

    /// <summary>Adopted, not yet issued (đã thông qua).</summary>
    Decided,

    /// <summary>Issued with number, date and signer (đã ban hành).</summary>
    Issued,

    /// <summary>Given up before it was issued (đã hủy).</summary>
    Withdrawn,
}

/// <summary>What was done with a programme.</summary>
public enum ProgrammeAct
{
    Begun,
    Consulted,

    /// <summary>Back to its writers: opinions are disposed of, or the collective did not adopt it.</summary>
    TakenUpAgain,

    PutToVote,
    Decided,
    Issued,
    Withdrawn,

    /// <summary>Taken over from a document that was issued before.</summary>
    Adopted,

    /// <summary>Given another title; the note is the one before.</summary>
    Renamed,

    /// <summary>Named as the answer to what a campaign asks.</summary>
    NamedAsAnswer,

    /// <summary>No longer the answer to what a campaign asks.</summary>
    NoLongerAnswer,

    /// <summary>The clear suggestions of what answers what were confirmed at once; the note is how many.</summary>
    ConfirmedTogether,

    /// <summary>What was so confirmed was taken back; the note is how many.</summary>
    TookBackTogether,

    /// <summary>The organisation that wrote it ended; its successor goes on with it.</summary>
    HandedOver,
}
