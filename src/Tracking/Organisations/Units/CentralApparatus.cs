using static DonDoc.Tracking.Organisations.OrganisationType;

namespace DonDoc.Tracking.Organisations.Units;

/// <summary>The bodies of the centre after the reform of 2025, under one root: the Central Committee.</summary>
internal static class CentralApparatus
{
    public const string Root = "TW";

    public static IEnumerable<PlannedOrganisation> Plan()
    {
        yield return new(Root, "Ban Chấp hành Trung ương Đảng", OrganisationLevel.Central, PartyCommittee, null)
        {
            Aliases = ["Ban Chấp hành Trung ương", "Trung ương Đảng", "Trung ương", "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam"],
        };

        var order = 0;
        foreach (var (code, type, name, aliases) in Bodies)
        {
            yield return new($"TW.{code}", name, OrganisationLevel.Central, type, Root, order++) { Aliases = aliases };
        }

        order = 0;
        foreach (var (code, name, aliases) in Ministries)
        {
            yield return new($"CP.{code}", name, OrganisationLevel.Central, CentralBody, "TW.CP", order++) { Aliases = aliases };
        }

        order = 0;
        foreach (var (code, name, aliases) in FrontMembers)
        {
            yield return new($"MT.{code}", name, OrganisationLevel.Central, MassOrganisation, "TW.MTTQ", order++) { Aliases = aliases };
        }
    }

    private static readonly (string Code, OrganisationType Type, string Name, string[] Aliases)[] Bodies =
    [
        ("BCT", Politburo, "Bộ Chính trị", ["Bộ Chính trị Ban Chấp hành Trung ương Đảng", "Bộ Chính trị khóa XIII", "Bộ Chính trị khóa XIV"]),
        ("BBT", Secretariat, "Ban Bí thư", ["Ban Bí thư Trung ương Đảng", "Ban Bí thư Trung ương"]),
        ("UBKT", InspectionCommission, "Ủy ban Kiểm tra Trung ương", ["Ủy ban Kiểm tra Trung ương Đảng", "UBKTTW"]),
        ("VP", PartyOffice, "Văn phòng Trung ương Đảng", ["Văn phòng Trung ương", "VPTW"]),
        ("BTC", AdvisoryBody, "Ban Tổ chức Trung ương", ["Ban Tổ chức Trung ương Đảng"]),
        ("BTGDV", AdvisoryBody, "Ban Tuyên giáo và Dân vận Trung ương", ["Ban Tuyên giáo, Dân vận Trung ương"]),
        ("BNC", AdvisoryBody, "Ban Nội chính Trung ương", []),
        ("BCSCL", AdvisoryBody, "Ban Chính sách, chiến lược Trung ương", ["Ban Chính sách và Chiến lược Trung ương"]),
        ("HDLL", PartyInstitution, "Hội đồng Lý luận Trung ương", []),
        ("HVCTQG", PartyInstitution, "Học viện Chính trị quốc gia Hồ Chí Minh", ["Học viện Chính trị Quốc gia HCM"]),
        ("BND", PartyInstitution, "Báo Nhân Dân", []),
        ("TCCS", PartyInstitution, "Tạp chí Cộng sản", []),
        ("NXB", PartyInstitution, "Nhà xuất bản Chính trị quốc gia Sự thật", []),
        ("DUCQD", PartyCommittee, "Đảng ủy các cơ quan Đảng Trung ương", ["Đảng bộ các cơ quan Đảng Trung ương"]),
        ("DUCP", PartyCommittee, "Đảng ủy Chính phủ", ["Đảng bộ Chính phủ"]),
        ("DUQH", PartyCommittee, "Đảng ủy Quốc hội", ["Đảng bộ Quốc hội"]),
        ("DUMT", PartyCommittee, "Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương", ["Đảng bộ Mặt trận Tổ quốc, các đoàn thể Trung ương"]),
        ("QUTW", PartyCommittee, "Quân ủy Trung ương", ["Đảng bộ Quân đội"]),
        ("DUCA", PartyCommittee, "Đảng ủy Công an Trung ương", ["Đảng bộ Công an Trung ương"]),
        ("CTN", CentralBody, "Văn phòng Chủ tịch nước", []),
        ("QH", NationalAssembly, "Quốc hội", ["Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam"]),
        ("UBTVQH", NationalAssembly, "Ủy ban Thường vụ Quốc hội", ["UBTVQH"]),
        ("VPQH", NationalAssembly, "Văn phòng Quốc hội", []),
        ("CP", Government, "Chính phủ", ["Thủ tướng Chính phủ"]),
        ("TANDTC", Judiciary, "Tòa án nhân dân tối cao", []),
        ("VKSNDTC", Judiciary, "Viện kiểm sát nhân dân tối cao", []),
        ("KTNN", CentralBody, "Kiểm toán Nhà nước", []),
        ("MTTQ", Front, "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", ["Mặt trận Tổ quốc Việt Nam", "MTTQ Việt Nam", "UBTW MTTQ Việt Nam"]),
    ];

    private static readonly (string Code, string Name, string[] Aliases)[] Ministries =
    [
        ("BQP", "Bộ Quốc phòng", []),
        ("BCA", "Bộ Công an", []),
        ("BNG", "Bộ Ngoại giao", []),
        ("BNV", "Bộ Nội vụ", []),
        ("BTP", "Bộ Tư pháp", []),
        ("BTC", "Bộ Tài chính", []),
        ("BCT", "Bộ Công Thương", []),
        ("BNNMT", "Bộ Nông nghiệp và Môi trường", ["Bộ NN&MT"]),
        ("BXD", "Bộ Xây dựng", []),
        ("BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch", ["Bộ VHTTDL"]),
        ("BKHCN", "Bộ Khoa học và Công nghệ", ["Bộ KH&CN"]),
        ("BGDDT", "Bộ Giáo dục và Đào tạo", ["Bộ GD&ĐT"]),
        ("BYT", "Bộ Y tế", []),
        ("BDTTG", "Bộ Dân tộc và Tôn giáo", []),
        ("NHNN", "Ngân hàng Nhà nước Việt Nam", ["Ngân hàng Nhà nước"]),
        ("TTCP", "Thanh tra Chính phủ", []),
        ("VPCP", "Văn phòng Chính phủ", []),
    ];

    private static readonly (string Code, string Name, string[] Aliases)[] FrontMembers =
    [
        ("TLDLD", "Tổng Liên đoàn Lao động Việt Nam", []),
        ("HND", "Trung ương Hội Nông dân Việt Nam", ["Hội Nông dân Việt Nam"]),
        ("DTN", "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh", ["Đoàn TNCS Hồ Chí Minh", "Trung ương Đoàn"]),
        ("HPN", "Trung ương Hội Liên hiệp Phụ nữ Việt Nam", ["Hội Liên hiệp Phụ nữ Việt Nam", "Hội LHPN Việt Nam"]),
        ("HCCB", "Trung ương Hội Cựu chiến binh Việt Nam", ["Hội Cựu chiến binh Việt Nam"]),
    ];
}
