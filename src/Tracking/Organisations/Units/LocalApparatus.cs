using static DonDoc.Tracking.Organisations.OrganisationType;

namespace DonDoc.Tracking.Organisations.Units;

/// <summary>The bodies of a province and of a commune in the two-level local government of 01/07/2025.</summary>
internal static class LocalApparatus
{
    // The communes of today were all set up on this day; the provinces kept their committees.
    private static readonly DateOnly Reform = new(2025, 7, 1);

    private const int AfterCentralBodies = 8000;
    private const int AfterProvincialBodies = 9000;

    public static IEnumerable<PlannedOrganisation> Of(AdministrativeUnits.Province province)
    {
        var isCity = province.Kind == "Thành phố";
        var (kind, committee) = isCity ? ("thành phố", "Thành ủy") : ("tỉnh", "Tỉnh ủy");
        // The one city whose committee bears the word “Thành phố” in its name.
        var isHoChiMinh = province.Code == "79";
        var place = isHoChiMinh ? $"Thành phố {province.Name}" : $"{kind} {province.Name}";
        var seat = isHoChiMinh ? place : province.Name;
        var top = $"{province.Code}.TU";

        var order = 0;
        PlannedOrganisation Body(string code, OrganisationType type, string name, string parent, params string[] aliases) =>
            new($"{province.Code}.{code}", name, OrganisationLevel.Province, type, parent, order++) { UnitCode = province.Code, Aliases = aliases };

        yield return Body("TU", PartyCommittee, $"{committee} {seat}", CentralApparatus.Root,
            $"{committee} {province.Name}", $"{committee} {place}", $"Đảng bộ {place}", $"Đảng bộ {province.Name}",
            $"Ban Chấp hành Đảng bộ {place}", place, province.Name) with { Order = AfterCentralBodies };
        yield return Body("BTV", StandingCommittee, $"Ban Thường vụ {committee} {seat}", top,
            $"Ban Thường vụ {committee} {province.Name}", $"Ban Thường vụ {committee} {place}", $"Ban Thường vụ Đảng bộ {place}",
            $"Thường trực {committee} {seat}", $"Thường trực {committee} {province.Name}");
        yield return Body("UBKT", InspectionCommission, $"Ủy ban Kiểm tra {committee} {seat}", top, $"Ủy ban Kiểm tra {committee} {province.Name}");
        yield return Body("VPTU", PartyOffice, $"Văn phòng {committee} {seat}", top, $"Văn phòng {committee} {province.Name}");
        yield return Body("BTC", AdvisoryBody, $"Ban Tổ chức {committee} {seat}", top, $"Ban Tổ chức {committee} {province.Name}");
        yield return Body("BTGDV", AdvisoryBody, $"Ban Tuyên giáo và Dân vận {committee} {seat}", top, $"Ban Tuyên giáo và Dân vận {committee} {province.Name}");
        yield return Body("BNC", AdvisoryBody, $"Ban Nội chính {committee} {seat}", top, $"Ban Nội chính {committee} {province.Name}");
        yield return Body("DUCQD", PartyCommittee, $"Đảng ủy các cơ quan Đảng {place}", top, $"Đảng bộ các cơ quan Đảng {place}");
        yield return Body("DUUBND", PartyCommittee, $"Đảng ủy Ủy ban nhân dân {place}", top, $"Đảng bộ Ủy ban nhân dân {place}");
        yield return Body("DUCA", PartyCommittee, $"Đảng ủy Công an {place}", top, $"Đảng bộ Công an {place}");
        yield return Body("DUQS", PartyCommittee, $"Đảng ủy Quân sự {place}", top, $"Đảng bộ Quân sự {place}");
        yield return Body("DBQH", AssemblyDelegation, $"Đoàn đại biểu Quốc hội {place}", top, $"Đoàn đại biểu Quốc hội {province.Name}");
        yield return Body("HDND", PeopleCouncil, $"Hội đồng nhân dân {place}", top, $"Hội đồng nhân dân {province.Name}");
        yield return Body("MTTQ", Front, $"Ủy ban Mặt trận Tổ quốc Việt Nam {place}", top, $"Mặt trận Tổ quốc {place}", $"Ủy ban MTTQ {place}");
        yield return Body("UBND", PeopleCommittee, $"Ủy ban nhân dân {place}", top, $"Ủy ban nhân dân {province.Name}", place, province.Name);
        foreach (var (code, name, field) in Departments)
        {
            yield return Body(code, Department, $"{name} {place}", $"{province.Code}.UBND", $"{name} {province.Name}") with { Field = field };
        }
    }

    public static IEnumerable<PlannedOrganisation> Of(AdministrativeUnits.Commune commune)
    {
        var place = char.ToLowerInvariant(commune.FullName[0]) + commune.FullName[1..];
        var committee = $"{commune.Code}.DU";
        yield return new(committee, $"Đảng ủy {place}", OrganisationLevel.Commune, PartyCommittee, $"{commune.ProvinceCode}.TU", AfterProvincialBodies)
        {
            UnitCode = commune.Code,
            Founded = Reform,
            Aliases = [$"Đảng bộ {place}", $"Ban Chấp hành Đảng bộ {place}", $"Ban Thường vụ Đảng ủy {place}", place],
        };
        yield return new($"{commune.Code}.UBND", $"Ủy ban nhân dân {place}", OrganisationLevel.Commune, PeopleCommittee, committee)
        {
            UnitCode = commune.Code,
            Founded = Reform,
            Aliases = [place],
        };
    }

    private static readonly (string Code, string Name, string Field)[] Departments =
    [
        ("VPUBND", "Văn phòng Ủy ban nhân dân", "tổng hợp"),
        ("SNV", "Sở Nội vụ", "nội vụ"),
        ("STC", "Sở Tài chính", "tài chính, đầu tư"),
        ("SXD", "Sở Xây dựng", "xây dựng, giao thông"),
        ("SNNMT", "Sở Nông nghiệp và Môi trường", "nông nghiệp, môi trường"),
        ("SCT", "Sở Công Thương", "công nghiệp, thương mại"),
        ("SKHCN", "Sở Khoa học và Công nghệ", "khoa học, công nghệ, chuyển đổi số"),
        ("STP", "Sở Tư pháp", "tư pháp"),
        ("SGDDT", "Sở Giáo dục và Đào tạo", "giáo dục, đào tạo"),
        ("SYT", "Sở Y tế", "y tế"),
        ("SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch", "văn hóa, thể thao, du lịch"),
        ("TT", "Thanh tra", "thanh tra"),
    ];
}
