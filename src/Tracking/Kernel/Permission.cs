namespace DonDoc.Tracking.Kernel;

/// <summary>One operation. Who has it, and how far it reaches, stands in one table: the access matrix of the module Access.</summary>
public enum Permission
{
    ViewOrganisations,
    ManageOrganisations,
    ManageAccounts,

    /// <summary>Reads the audit log.</summary>
    ViewAudit,

    ViewDocuments,
    RegisterDocuments,
    ImportFiles,
    ViewEngagements,
    RecordEngagements,
    ViewProgrammes,

    /// <summary>Writes a programme of one's own house, asks for opinions on it, has it decided and issues it.</summary>
    DraftProgrammes,

    ViewAssignments,

    /// <summary>Sees what is written down and not yet sent.</summary>
    ViewDrafts,

    AssignWork,

    /// <summary>Names an organisation as the one that must do something.</summary>
    AddressWork,

    ReportWork,
    ConfirmWork,
}
