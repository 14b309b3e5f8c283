using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Organisations.Units;
using DonDoc.Tracking.Reorganisations;

namespace DonDoc.Tracking.Tests.Reorganisations;

/// <summary>
/// The administrative units of 30/06/2025, each with its Party committee: 63 provinces, 696 districts, 10,035 communes; and the one act by
/// which they became 34 provinces and 3,321 communes. Source and licence: <c>NOTICES.md</c>.
/// </summary>
internal static class Before2025
{
    public static readonly DateOnly Reform = new(2025, 7, 1);

    public const string Basis = "Nghị quyết 202/2025/QH15; Nghị quyết 190/2025/QH15";

    /// <param name="Successor">Code of the province of today.</param>
    public sealed record Province(string Code, string Name, string Successor);

    /// <param name="Successor">An island district without communes became one unit: its code. Otherwise none.</param>
    public sealed record District(string Code, string Province, string Name, string? Successor);

    /// <param name="Successors">Communes of today in which it lies.</param>
    public sealed record Commune(string Code, string District, string Name, IReadOnlyList<string> Successors);

    public static IReadOnlyList<Province> Provinces { get; } = Rows("provinces-before-2025-07.csv").Select(cells => new Province(cells[0], cells[1], cells[2])).ToList();

    public static IReadOnlyList<District> Districts { get; } =
        Rows("districts-before-2025-07.csv").Select(cells => new District(cells[0], cells[1], cells[2], cells[3].Length == 0 ? null : cells[3])).ToList();

    public static IReadOnlyList<Commune> Communes { get; } = Rows("communes-before-2025-07.csv").Select(cells => new Commune(cells[0], cells[1], cells[2], cells[3].Split('+'))).ToList();

    /// <summary>Name and superior of each committee of today, by code.</summary>
    public static IReadOnlyDictionary<string, (string Name, string Superior)> Today { get; } =
        AdministrativeUnits.Provinces().Select(province => LocalApparatus.Of(province).First())
            .Concat(AdministrativeUnits.Communes().Select(commune => LocalApparatus.Of(commune).First()))
            .ToDictionary(planned => planned.Code, planned => (planned.Name, planned.Parent!));

    /// <summary>The tree of that day: root, provinces, districts, communes.</summary>
    public static async Task FillAsync(TrackingDb db)
    {
        var root = new Organisation("TW", "Ban Chấp hành Trung ương Đảng", OrganisationLevel.Central, OrganisationType.PartyCommittee, null, null);
        var made = new Dictionary<string, (Organisation Organisation, List<OrganisationAncestry> Ancestry)>(StringComparer.Ordinal)
        {
            ["TW"] = (root, [.. OrganisationAncestry.OfNew(root.Id, [])]),
        };
        void Make(string code, string name, OrganisationLevel level, string unit, string superior)
        {
            var (above, ancestry) = made[superior];
            var organisation = new Organisation(code, name, level, OrganisationType.PartyCommittee, above.Id, null) { UnitCode = unit };
            made.Add(code, (organisation, [.. OrganisationAncestry.OfNew(organisation.Id, ancestry)]));
        }

        foreach (var one in Provinces)
            Make($"{one.Code}.TU", Committee(one.Name), OrganisationLevel.Province, one.Code, "TW");
        foreach (var one in Districts)
            Make($"{one.Code}.DU", Committee(one.Name), OrganisationLevel.District, one.Code, $"{one.Province}.TU");
        foreach (var one in Communes)
            Make($"{one.Code}.DU", Committee(one.Name), OrganisationLevel.Commune, one.Code, $"{one.District}.DU");

        db.Add(new OrganisationTree());
        await db.SaveChangesAsync();
        var organisations = made.Values.Select(one => one.Organisation).ToList();
        await db.BulkInsertAsync(organisations, default);
        await db.BulkInsertAsync(organisations.SelectMany(row => row.Names).ToList(), default);
        await db.BulkInsertAsync(organisations.SelectMany(row => row.Placements).ToList(), default);
        await db.BulkInsertAsync(organisations.SelectMany(row => row.Aliases).ToList(), default);
        await db.BulkInsertAsync(made.Values.SelectMany(one => one.Ancestry).ToList(), default);
    }

    /// <summary>The reform, line by line. A unit that keeps its code exists on, under the name of today.</summary>
    public static IReadOnlyList<ReorganisationLine> Lines()
    {
        var lines = new List<ReorganisationLine>();
        var names = Provinces.Select(one => (Code: $"{one.Code}.TU", one.Name)).Concat(Communes.Select(one => (Code: $"{one.Code}.DU", one.Name))).ToDictionary(one => one.Code, one => Committee(one.Name));
        foreach (var (code, today) in Today)
        {
            if (!names.TryGetValue(code, out var name))
                lines.Add(new(ReorganisationStep.Found, code, today.Superior, today.Name, OrganisationLevel.Commune, OrganisationType.PartyCommittee));
            else if (name != today.Name)
                lines.Add(new(ReorganisationStep.Rename, code, Name: today.Name));
            if (names.ContainsKey(code) && today.Superior != "TW")
                lines.Add(new(ReorganisationStep.Move, code, today.Superior));
        }

        lines.AddRange(Provinces.Where(one => one.Successor != one.Code).Select(one => new ReorganisationLine(ReorganisationStep.Merge, $"{one.Code}.TU", $"{one.Successor}.TU")));
        lines.AddRange(Communes.Where(one => !one.Successors.SequenceEqual([one.Code])).SelectMany(one => one.Successors.Select(successor =>
            new ReorganisationLine(one.Successors.Count == 1 ? ReorganisationStep.Merge : ReorganisationStep.Split, $"{one.Code}.DU", $"{successor}.DU"))));
        lines.AddRange(Districts.Select(one => new ReorganisationLine(one.Successor is null ? ReorganisationStep.Dissolve : ReorganisationStep.Merge,
            $"{one.Code}.DU", one.Successor is null ? null : $"{one.Successor}.DU")));
        return lines;
    }

    /// <summary>“Quận Ba Đình”: Quận ủy Ba Đình.</summary>
    private static string Committee(string unit)
    {
        var (kind, place) = unit.Split(' ') switch
        {
            ["Thành", "phố", .. var rest] => ("Thành ủy", string.Join(' ', rest)),
            ["Thị", "xã", .. var rest] => ("Thị ủy", string.Join(' ', rest)),
            ["Tỉnh", .. var rest] => ("Tỉnh ủy", string.Join(' ', rest)),
            ["Quận", .. var rest] => ("Quận ủy", string.Join(' ', rest)),
            ["Huyện", .. var rest] => ("Huyện ủy", string.Join(' ', rest)),
            _ => ("Đảng ủy", char.ToLowerInvariant(unit[0]) + unit[1..]),
        };
        return $"{kind} {place}";
    }

    private static IEnumerable<string[]> Rows(string file)
    {
        using var reader = new StreamReader(typeof(Before2025).Assembly.GetManifestResourceStream(file)!);
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Split(',');
    }
}
