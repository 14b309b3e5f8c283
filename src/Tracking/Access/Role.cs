namespace DonDoc.Tracking.Access;

/// <summary>What somebody is in an organisation and all below it. What it allows: <see cref="AccessMatrix"/>.</summary>
public enum Role
{
    /// <summary>Accounts and organisations.</summary>
    Administrator,

    /// <summary>Chuyên viên: registers, imports, records, assigns, reports, and confirms what others reported.</summary>
    Officer,

    /// <summary>Người đứng đầu: assigns, reports and confirms.</summary>
    Head,

    /// <summary>Member of an inspecting side.</summary>
    Inspector,

    /// <summary>Leadership: reads everything, changes nothing.</summary>
    Leader,
}
