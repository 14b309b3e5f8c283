using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access;

/// <summary>What somebody is in an organisation and all below it.</summary>
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

/// <summary>The one table of who may what. Where is not here: always the subtree in which the role is held.</summary>
public static class RolePermissions
{
    private static readonly Permission[] Reading =
        [Permission.ViewOrganisations, Permission.ViewDocuments, Permission.ViewEngagements, Permission.ViewAssignments];

    private static readonly Dictionary<Role, Permission[]> Table = new()
    {
        [Role.Administrator] = [.. Reading, Permission.ManageOrganisations, Permission.ManageAccounts],
        [Role.Officer] =
        [
            .. Reading, Permission.RegisterDocuments, Permission.ImportFiles, Permission.RecordEngagements, Permission.AssignWork,
            Permission.ReportWork, Permission.ConfirmWork,
        ],
        [Role.Head] =
        [
            .. Reading, Permission.RegisterDocuments, Permission.ImportFiles, Permission.RecordEngagements, Permission.AssignWork,
            Permission.ReportWork, Permission.ConfirmWork,
        ],
        [Role.Inspector] =
        [
            .. Reading, Permission.RegisterDocuments, Permission.ImportFiles, Permission.RecordEngagements, Permission.AssignWork,
            Permission.ConfirmWork,
        ],
        [Role.Leader] = Reading,
    };

    public static IReadOnlyList<Permission> Of(Role role) => Table[role];
}
