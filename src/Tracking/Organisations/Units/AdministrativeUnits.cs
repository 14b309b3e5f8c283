namespace DonDoc.Tracking.Organisations.Units;

/// <summary>The 34 provinces and 3,321 communes in force since 30/04/2026. Source and licence: <c>NOTICES.md</c>.</summary>
internal static class AdministrativeUnits
{
    /// <param name="FullName">“Thành phố Hải Phòng”.</param>
    /// <param name="Kind">“Tỉnh” or “Thành phố”.</param>
    public sealed record Province(string Code, string Name, string FullName, string Kind);

    /// <param name="Kind">“Xã”, “Phường” or “Đặc khu”.</param>
    public sealed record Commune(string Code, string ProvinceCode, string Name, string FullName, string Kind);

    public static IReadOnlyList<Province> Provinces() =>
        Rows("provinces.csv").Select(cells => new Province(cells[0], cells[1], cells[2], cells[4])).ToList();

    public static IReadOnlyList<Commune> Communes() =>
        Rows("communes.csv").Select(cells => new Commune(cells[0], cells[1], cells[2], cells[3], cells[5])).ToList();

    // Neither file has a quoted cell.
    private static IEnumerable<string[]> Rows(string file)
    {
        using var stream = typeof(AdministrativeUnits).Assembly.GetManifestResourceStream(typeof(AdministrativeUnits), file)!;
        using var reader = new StreamReader(stream);
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Split(',');
    }
}
