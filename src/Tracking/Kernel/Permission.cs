namespace DonDoc.Tracking.Kernel;

/// <summary>What a role may allow, always within the subtree of the organisation in which it is held.</summary>
public enum Permission
{
    ViewOrganisations,
    ManageOrganisations,
    ManageAccounts,
    ViewDocuments,
    RegisterDocuments,
    ImportFiles,
    ViewEngagements,
    RecordEngagements,
    ViewAssignments,
    AssignWork,
    ReportWork,
    ConfirmWork,
}
