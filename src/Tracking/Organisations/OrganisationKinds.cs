namespace DonDoc.Tracking.Organisations;

/// <summary>Where an organisation stands: the level of the apparatus, not its depth in the tree.</summary>
public enum OrganisationLevel
{
    Central,
    Province,

    /// <summary>Quận, huyện, thị xã: until 30/06/2025.</summary>
    District,
    Commune,
    Grassroots,
}

/// <summary>What kind of body it is. The order here is only where <see cref="Organisation.Rank"/> begins.</summary>
public enum OrganisationType
{
    /// <summary>Ban Chấp hành, Tỉnh ủy, Thành ủy, Đảng ủy.</summary>
    PartyCommittee,

    /// <summary>Bộ Chính trị.</summary>
    Politburo,

    /// <summary>Ban Bí thư.</summary>
    Secretariat,

    /// <summary>Ban Thường vụ.</summary>
    StandingCommittee,

    /// <summary>Ủy ban Kiểm tra.</summary>
    InspectionCommission,

    /// <summary>Văn phòng of a committee.</summary>
    PartyOffice,

    /// <summary>Ban Tổ chức, Ban Tuyên giáo và Dân vận, Ban Nội chính…</summary>
    AdvisoryBody,

    /// <summary>Schools, newspapers and journals of a committee.</summary>
    PartyInstitution,

    /// <summary>Quốc hội.</summary>
    NationalAssembly,

    /// <summary>Đoàn đại biểu Quốc hội.</summary>
    AssemblyDelegation,

    /// <summary>Hội đồng nhân dân.</summary>
    PeopleCouncil,

    /// <summary>Chính phủ.</summary>
    Government,

    /// <summary>Bộ, cơ quan ngang bộ, other central state bodies.</summary>
    CentralBody,

    /// <summary>Ủy ban nhân dân.</summary>
    PeopleCommittee,

    /// <summary>Sở, phòng and what equals them.</summary>
    Department,

    /// <summary>Tòa án, Viện kiểm sát.</summary>
    Judiciary,

    /// <summary>Mặt trận Tổ quốc.</summary>
    Front,

    /// <summary>Công đoàn, Đoàn Thanh niên, Hội Phụ nữ…</summary>
    MassOrganisation,

    /// <summary>Chi bộ.</summary>
    PartyCell,

    /// <summary>Anything else: a company, a school, a hospital.</summary>
    Other,
}
