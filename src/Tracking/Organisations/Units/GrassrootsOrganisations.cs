using static DonDoc.Tracking.Organisations.OrganisationType;

namespace DonDoc.Tracking.Organisations.Units;

/// <summary>
/// Grassroots organisations as they stand below the Party committee of a commune: cells of hamlets or residential groups, of schools, the
/// health station, the police, the commune's own offices, and of companies. Invented, for trials of size; the same for the same seed.
/// </summary>
internal static class GrassrootsOrganisations
{
    private static readonly string[] Offices =
        ["Cơ quan Đảng", "Cơ quan Ủy ban nhân dân", "Mặt trận và các đoàn thể", "Công an", "Quân sự", "Trạm Y tế", "Trung tâm Phục vụ hành chính công"];

    private static readonly string[] Schools = ["Trường Mầm non", "Trường Tiểu học", "Trường Trung học cơ sở"];

    private static readonly string[] Companies = ["Công ty TNHH", "Công ty cổ phần", "Hợp tác xã"];

    private static readonly string[] Names =
    [
        "An Bình", "Bình Minh", "Đại Thắng", "Đông Hải", "Hòa Bình", "Hồng Phong", "Hưng Thịnh", "Kim Đồng", "Lê Lợi", "Minh Khai", "Nam Sơn", "Ngọc Sơn",
        "Nguyễn Trãi", "Phú Mỹ", "Phúc Lộc", "Quang Trung", "Quyết Thắng", "Sơn Tây", "Tân Tiến", "Thành Công", "Thống Nhất", "Trần Phú", "Trung Lập", "Vĩnh Phúc",
    ];

    /// <param name="count">In all; as even over the communes as it goes, half as many again in a ward as in a commune of the country.</param>
    public static IEnumerable<PlannedOrganisation> Plan(IReadOnlyList<AdministrativeUnits.Commune> communes, int count, int seed)
    {
        var random = new Random(seed);
        var weights = communes.Select(commune => commune.Kind == "Phường" ? 3 : 2).ToList();
        var (all, weighed, given) = (weights.Sum(), 0, 0);
        foreach (var (commune, weight) in communes.Zip(weights))
        {
            weighed += weight;
            var until = (int)((long)count * weighed / all);
            for (var number = 1; given < until; given++, number++)
                yield return Cell(commune, number, random);
        }
    }

    private static PlannedOrganisation Cell(AdministrativeUnits.Commune commune, int number, Random random)
    {
        var place = char.ToLowerInvariant(commune.FullName[0]) + commune.FullName[1..];
        string Name() => Names[random.Next(Names.Length)];
        var name = number <= Offices.Length ? $"{Offices[number - 1]} {place}"
            : random.Next(10) switch
            {
                < 6 => commune.Kind == "Phường" ? $"Tổ dân phố số {number - Offices.Length} {place}" : $"Thôn {Name()} {number - Offices.Length} {place}",
                < 9 => $"{Schools[random.Next(Schools.Length)]} {Name()} {place}",
                _ => $"{Companies[random.Next(Companies.Length)]} {Name()} {place}",
            };
        return new($"{commune.Code}.CB{number:000}", $"Chi bộ {name}", OrganisationLevel.Grassroots, PartyCell, $"{commune.Code}.DU", number) { UnitCode = commune.Code };
    }
}
