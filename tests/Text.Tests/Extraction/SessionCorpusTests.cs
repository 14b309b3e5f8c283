using System.Globalization;
using DonDoc.Text.Extraction.Sessions;

namespace DonDoc.Text.Tests.Extraction;

/// <summary>
/// Reads every report of the corpus and holds precision and recall per field above floors. The figures are printed, with every
/// mistake when <c>DONDOC_MISTAKES</c> names fields (or “all”).
/// </summary>
public sealed class SessionCorpusTests(ITestOutputHelper output)
{
    static readonly (string Field, double Floor)[] _floors =
    [
        ("isSession", 0.98), ("kind", 0.98), ("date", 0.97), ("lead", 0.98), ("leadPositions", 0.96), ("delegationNumber", 0.95),
        ("inspectingBody", 0.97), ("inspectedBody", 0.98), ("place", 0.90), ("participants", 0.95), ("references", 0.98), ("counts", 0.89),
        ("strengths", 0.86), ("shortcomings", 0.91), ("requirements", 0.96), ("recommendations", 0.94), ("commitments", 0.88),
    ];

    [Fact]
    public void Corpus_is_read_above_the_floors()
    {
        var scores = Measure();
        var mistakes = Environment.GetEnvironmentVariable("DONDOC_MISTAKES") ?? "";
        foreach (var score in scores)
        {
            output.WriteLine(score.ToString());
            if (mistakes.Contains(score.Field, StringComparison.Ordinal) || mistakes == "all")
                score.Mistakes.ForEach(m => output.WriteLine("    " + m));
        }

        foreach (var (field, floor) in _floors)
            Assert.True(scores.Single(s => s.Field == field).F1 >= floor, $"{field} fell below {floor}");
    }

    static string? Iso(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture);

    static List<Score> Measure()
    {
        var scores = new List<Score>();
        Score Of(string field)
        {
            var score = scores.Find(s => s.Field == field);
            if (score is null)
                scores.Add(score = new Score(field));
            return score;
        }

        foreach (var label in SessionCorpus.Labels)
        {
            var text = SessionCorpus.Text(label);
            var report = SessionReader.Read(text);
            var file = label.File;
            Of("isSession").Value(file, label.IsSession ? "yes" : null, report.IsSession ? "yes" : null, Same.Exactly);
            Of("kind").Value(file, label.Kind, report.Kind, Same.Exactly);
            Of("date").Value(file, Iso(label.Date), Iso(report.Date), Same.Exactly);
            Of("lead").Value(file, label.Lead?.Name, report.Lead?.Name, Same.Loosely);
            Of("leadPositions").Set(file, label.Lead?.Positions ?? [], report.Lead?.Positions ?? [], Same.Loosely);
            Of("delegationNumber").Value(file, label.DelegationNumber, report.DelegationNumber, Same.Exactly);
            Of("inspectingBody").Value(file, label.InspectingBody, report.InspectingBody, Same.Body);
            Of("inspectedBody").Value(file, label.InspectedBody, report.InspectedBody, Same.Body);
            Of("place").Value(file, label.Place, report.Place, Same.Overlapping);
            Of("participants").Set(file, label.Participants, report.Participants.Select(p => p.Name), Same.Loosely);
            Of("references").Set(file, label.References, report.References.Select(r => r.Number ?? r.Name!), Same.Document);
            Of("strengths").Set(file, label.Strengths, report.Strengths.Select(p => p.Text), Same.Passage);
            Of("shortcomings").Set(file, label.Shortcomings, report.Shortcomings.Select(p => p.Text), Same.Passage);
            Of("requirements").Set(file, label.Requirements, report.Requirements.Select(p => p.Text), Same.Passage);
            Of("recommendations").Set(file, label.Recommendations, report.Recommendations.Select(p => p.Text), Same.Passage);
            Of("commitments").Set(file, label.Commitments, report.Commitments.Select(p => p.Text), Same.Passage);
            if (label.Counts is { } counts)
                Of("counts").Set(file, counts, report.Counts.Select(c => text.Text[c.Start..c.End]), Same.Overlapping);
        }

        return scores;
    }
}
