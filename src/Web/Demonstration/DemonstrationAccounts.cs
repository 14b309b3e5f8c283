using System.Security.Cryptography;
using System.Text.Json;
using DonDoc.Storage;
using DonDoc.Tracking.Access;

namespace DonDoc.Web.Demonstration;

/// <summary>An account to look around with.</summary>
/// <param name="RoleIn">Name of the organisation in which the role holds.</param>
public sealed record DemonstrationAccount(
    string UserName, string Password, string DisplayName, string Position, string Organisation, Role Role, string RoleIn);

/// <summary>The demonstration's accounts of this run, whose passwords are printed at its start; none in any other installation.</summary>
sealed class PrintedAccounts
{
    public IReadOnlyList<DemonstrationAccount> All { get; set; } = [];

    public bool Has(string? userName) => All.Any(account => account.UserName == userName);
}

/// <summary>
/// The accounts of the demonstration. Passwords are made at random for each installation and kept beside its data, to be printed
/// at each start; an installation without demonstration data has none of this.
/// </summary>
static class DemonstrationAccounts
{
    const string Letters = "abcdefghjkmnpqrstuvwxyz";

    public static IReadOnlyList<DemonstrationAccount> Make() =>
    [
        New("quantri", "Nguyễn Thị Quản", "Quản trị hệ thống", "Văn phòng Trung ương Đảng", Role.Administrator, "Ban Chấp hành Trung ương Đảng"),
        New("trunguong", "Lê Văn Trung", "Vụ trưởng", "Ủy ban Kiểm tra Trung ương", Role.Inspector, "Ban Chấp hành Trung ương Đảng"),
        New("vanphong", "Phạm Thị Văn", "Chuyên viên", "Văn phòng Thành ủy Hải Phòng", Role.Officer, "Thành ủy Hải Phòng"),
        New("kiemtra", "Trần Ngọc Bích", "Phó Chủ nhiệm", "Ủy ban Kiểm tra Thành ủy Hải Phòng", Role.Inspector, "Thành ủy Hải Phòng"),
        New("lanhdao", "Trịnh Công Thành", "Bí thư", "Ban Thường vụ Thành ủy Hải Phòng", Role.Leader, "Thành ủy Hải Phòng"),
        New("soxaydung", "Hoàng Anh Tuấn", "Giám đốc", "Sở Xây dựng thành phố Hải Phòng", Role.Head, "Sở Xây dựng thành phố Hải Phòng"),
    ];

    public static async Task KeepAsync(Place place, IReadOnlyList<DemonstrationAccount> accounts)
    {
        var file = place.DemonstrationAccounts;
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(accounts));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Those of an installation that was filled before; none where it was not.</summary>
    public static async Task<IReadOnlyList<DemonstrationAccount>> KeptAsync(Place place) => File.Exists(place.DemonstrationAccounts)
        ? JsonSerializer.Deserialize<DemonstrationAccount[]>(await File.ReadAllTextAsync(place.DemonstrationAccounts)) ?? []
        : [];

    static DemonstrationAccount New(string userName, string name, string position, string organisation, Role role, string roleIn) =>
        new(userName, Password(), name, position, organisation, role, roleIn);

    // Easy to type from a terminal, and long enough for what it guards.
    static string Password() => $"{char.ToUpperInvariant(Letters[RandomNumberGenerator.GetInt32(Letters.Length)])}"
        + RandomNumberGenerator.GetString(Letters, 5) + "-" + RandomNumberGenerator.GetString(Letters, 5) + "-" + RandomNumberGenerator.GetString("23456789", 5);
}
