using DonDoc.Tracking.Targets;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Targets;

/// <summary>What a target is and how it is measured, as it is typed.</summary>
public class TermInput
{
    public string? Name { get; set; }

    public string? Unit { get; set; }

    public string? Kind { get; set; }

    public string? Direction { get; set; }

    public string? Measure { get; set; }

    public string? Frequency { get; set; }

    public string? Definition { get; set; }

    public string? Baseline { get; set; }

    public string? BaselineOn { get; set; }

    public string? Forecast { get; set; }

    public static TermInput Of(ShowTarget.Facts facts) => new()
    {
        Name = facts.Name, Unit = facts.Unit, Kind = facts.Kind.ToString(), Direction = facts.Direction.ToString(), Measure = facts.Measure.ToString(), Frequency = facts.Frequency.ToString(),
        Definition = facts.Definition, Baseline = facts.Baseline is { } baseline ? TargetNumber.Write(baseline) : null, BaselineOn = Dates.Show(facts.BaselineOn), Forecast = facts.Forecast.ToString(),
    };

    /// <summary>What was typed, read; what cannot be read is added to the problems.</summary>
    public TargetTerms Read(List<FormProblem> problems, IStringLocalizer<RefusalWords> words, IStringLocalizer<ShellWords> shell)
    {
        DateOnly? on = null;
        if (!string.IsNullOrWhiteSpace(BaselineOn))
        {
            if (Dates.TryRead(BaselineOn, out var day))
                on = day;
            else
                problems.Add(new("baselineOn", Dates.Wrong(BaselineOn, shell)));
        }

        return new TargetTerms(Name, Unit, Named.Read<TargetDirection>(Direction) ?? default, Named.Read<TargetMeasure>(Measure) ?? default, Named.Read<TargetKind>(Kind) ?? default,
            Named.Read<TargetFrequency>(Frequency) ?? default, Definition, TargetPhrases.Read(Baseline, "baseline", problems, words), on, Named.Read<ForecastMethod>(Forecast));
    }
}
