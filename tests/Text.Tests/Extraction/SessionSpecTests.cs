using System.Globalization;
using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.Sessions;
using DonDoc.Text.Source;

namespace DonDoc.Text.Tests.Extraction;

/// <summary>Runs every example of <c>Sessions.md</c>.</summary>
public sealed class SessionSpecTests
{
    [Fact]
    public void Sessions_are_read_as_the_spec_says()
    {
        var mistakes = new List<string>();
        foreach (var example in Spec.Blocks("Sessions"))
        {
            var report = SessionReader.Read(SourceText.FromPlain(example.Text));
            foreach (var (field, value) in example.Fields)
            {
                var actual = Show(report, field);
                if (actual != value)
                    mistakes.Add($"{field}: wanted {value}\n    found {actual}\n    in {example.Text[..Math.Min(80, example.Text.Length)]}");
            }
        }

        Assert.True(mistakes.Count == 0, string.Join('\n', mistakes));
    }

    [Fact]
    public void Openings_are_read_as_the_spec_says()
    {
        var rows = Spec.Rows("Sessions", "Openings");
        Assert.NotEmpty(rows);
        var mistakes = new List<string>();
        foreach (var row in rows)
        {
            var report = SessionReader.Read(SourceText.FromPlain(row[0].Replace(" / ", "\n", StringComparison.Ordinal)));
            var wanted = string.Join(" | ", row[1..]);
            var found = report.IsSession ? $"{report.Kind} | {report.InspectingBody} | {report.InspectedBody} | {report.Lead?.Name}" : "none |  |  | ";
            if (found != wanted)
                mistakes.Add($"{row[0]}\n    wanted {wanted}\n    found  {found}");
        }

        Assert.True(mistakes.Count == 0, string.Join('\n', mistakes));
    }

    [Fact]
    public void Passages_are_read_as_the_spec_says()
    {
        const string Session = "Sáng 12/5/2026, Đoàn kiểm tra số 3 của Thành ủy Hải Phòng do đồng chí Vũ Đình Lâm, Phó Bí thư Thành ủy làm Trưởng đoàn "
            + "làm việc với Đảng ủy Sở Xây dựng.\n\n";
        var rows = Spec.Rows("Sessions", "Passages");
        Assert.NotEmpty(rows);
        var mistakes = new List<string>();
        foreach (var row in rows)
        {
            var report = SessionReader.Read(SourceText.FromPlain(Session + row[0]));
            var found = string.Join(" ; ", Passages(report, row[1]).Select(p => p.Due is { } due ? $"{p.Content} · {due:O}" : p.Content));
            if (found != row[2])
                mistakes.Add($"{row[0]}\n    {row[1]}\n    wanted {row[2]}\n    found  {found}");
        }

        Assert.True(mistakes.Count == 0, string.Join('\n', mistakes));
    }

    static IReadOnlyList<PassageFact> Passages(SessionReport report, string role) => role switch
    {
        "strength" => report.Strengths,
        "shortcoming" => report.Shortcomings,
        "requirement" => report.Requirements,
        "recommendation" => report.Recommendations,
        "commitment" => report.Commitments,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "The spec names a role that does not exist."),
    };

    [Fact]
    public void A_text_that_says_nothing_gives_nothing()
    {
        var report = SessionReader.Read(SourceText.FromPlain(""));
        Assert.False(report.IsSession);
        Assert.Equal(SessionKinds.Other, report.Kind);
        Assert.Null(report.Date);
        Assert.Null(report.Lead);
        Assert.Empty(report.References);
    }

    static string Show(SessionReport report, string field) => field switch
    {
        "isSession" => report.IsSession ? "yes" : "no",
        "kind" => report.Kind,
        "date" => report.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        "delegationNumber" => report.DelegationNumber ?? "",
        "inspectingBody" => report.InspectingBody ?? "",
        "inspectedBody" => report.InspectedBody ?? "",
        "place" => report.Place ?? "",
        "lead" => report.Lead?.Name ?? "",
        "strengths" => string.Join("; ", report.Strengths.Select(p => p.Text)),
        "shortcomings" => string.Join("; ", report.Shortcomings.Select(p => p.Text)),
        "requirements" => string.Join("; ", report.Requirements.Select(p => p.Text)),
        "recommendations" => string.Join("; ", report.Recommendations.Select(p => p.Text)),
        "commitments" => string.Join("; ", report.Commitments.Select(p => p.Text)),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "The spec names a field that does not exist."),
    };
}
