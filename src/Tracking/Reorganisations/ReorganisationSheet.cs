using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Reorganisations;

/// <summary>
/// The lines of an act as a table: one row each, in the columns of the template, with or without a first column of numbers. Steps, levels
/// and types are written in words, with or without diacritics, or by their names in English. Every wrong cell is told; nothing is taken
/// until all are right.
/// </summary>
public static class ReorganisationSheet
{
    /// <summary>Step, code, successor or superior, name, level, type, field, assignments, with those below.</summary>
    public const int Columns = 9;

    private static readonly Dictionary<string, ReorganisationStep> Steps = Names<ReorganisationStep>(
        ("thanh lap", ReorganisationStep.Found), ("doi ten", ReorganisationStep.Rename), ("chuyen", ReorganisationStep.Move), ("sap nhap", ReorganisationStep.Merge),
        ("hop nhat", ReorganisationStep.Merge), ("chia tach", ReorganisationStep.Split), ("chia", ReorganisationStep.Split), ("tach", ReorganisationStep.Split),
        ("giai the", ReorganisationStep.Dissolve));

    private static readonly Dictionary<string, OrganisationLevel> Levels = Names<OrganisationLevel>(
        ("trung uong", OrganisationLevel.Central), ("tinh", OrganisationLevel.Province), ("huyen", OrganisationLevel.District), ("xa", OrganisationLevel.Commune),
        ("co so", OrganisationLevel.Grassroots));

    private static readonly Dictionary<string, OrganisationType> Types = Names<OrganisationType>(
        ("cap uy", OrganisationType.PartyCommittee), ("bo chinh tri", OrganisationType.Politburo), ("ban bi thu", OrganisationType.Secretariat),
        ("ban thuong vu", OrganisationType.StandingCommittee), ("uy ban kiem tra", OrganisationType.InspectionCommission), ("van phong cap uy", OrganisationType.PartyOffice),
        ("co quan tham muu", OrganisationType.AdvisoryBody), ("don vi su nghiep cua dang", OrganisationType.PartyInstitution), ("quoc hoi", OrganisationType.NationalAssembly),
        ("doan dai bieu quoc hoi", OrganisationType.AssemblyDelegation), ("hoi dong nhan dan", OrganisationType.PeopleCouncil), ("chinh phu", OrganisationType.Government),
        ("co quan trung uong", OrganisationType.CentralBody), ("uy ban nhan dan", OrganisationType.PeopleCommittee), ("so, nganh", OrganisationType.Department),
        ("co quan tu phap", OrganisationType.Judiciary), ("mat tran to quoc", OrganisationType.Front), ("to chuc chinh tri - xa hoi", OrganisationType.MassOrganisation),
        ("chi bo", OrganisationType.PartyCell), ("khac", OrganisationType.Other));

    /// <summary>The rows of a table, its heading among them or not.</summary>
    /// <returns>The lines; or what is wrong, by the number of the line.</returns>
    public static (IReadOnlyList<ReorganisationLine> Lines, IReadOnlyList<LineProblem> Wrong) Read(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        // A column of numbers before the others is for people.
        var shift = rows.Count > 0 && Key(rows[0][0]) is "stt" or "so tt" or "no" or "no." ? 1 : 0;
        var lines = new List<ReorganisationLine>(rows.Count);
        var wrong = new List<LineProblem>();
        foreach (var row in rows.Skip(shift == 1 || (rows.Count > 0 && IsHeading(rows[0])) ? 1 : 0))
        {
            var place = lines.Count + 1;
            string? Cell(int column) => column + shift < row.Count && row[column + shift].Trim() is { Length: > 0 } text ? text : null;
            T? Of<T>(int column, Dictionary<string, T> names, Refusal unknown) where T : struct
            {
                if (Cell(column) is not { } text)
                    return null;
                if (names.TryGetValue(Key(text), out var found))
                    return found;
                wrong.Add(new LineProblem(place, unknown.With(text)));
                return null;
            }

            var step = Of(0, Steps, ReorganisationRefusals.StepUnknown);
            if (Cell(0) is null)
                wrong.Add(new LineProblem(place, ReorganisationRefusals.StepUnknown.With("")));
            lines.Add(new ReorganisationLine(step ?? default, Cell(1) ?? "", Cell(2), Cell(3), Of(4, Levels, ReorganisationRefusals.LevelUnknown),
                Of(5, Types, ReorganisationRefusals.TypeUnknown), Cell(6), Cell(7), Key(Cell(8) ?? "") is "co" or "x" or "yes" or "true" or "1"));
        }

        return (lines, wrong);
    }

    /// <summary>The words of the first column that a table may use; the first of each step is that of the template.</summary>
    private static bool IsHeading(IReadOnlyList<string> row) => !Steps.ContainsKey(Key(row[0])) && row.Count > 1 && Key(row[1]).StartsWith("ma", StringComparison.Ordinal);

    private static string Key(string text) => SearchKey.Of(text.Trim());

    private static Dictionary<string, T> Names<T>(params (string Key, T Value)[] words) where T : struct, Enum
    {
        var names = Enum.GetValues<T>().ToDictionary(value => SearchKey.Of(value.ToString()), StringComparer.Ordinal);
        foreach (var (key, value) in words)
            names[key] = value;
        return names;
    }
}
