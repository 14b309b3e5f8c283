using DonDoc.Tracking.Targets;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Targets;

/// <summary>“Kế hoạch năm 2026 (bản 1): 90; đề nghị 60”: what is contested, and by which value.</summary>
static class ContestWords
{
    public static string Say(IStringLocalizer<TargetWords> words, ShowTarget.Contest one, TargetKind kind) => words["contest.said", words[one.Kind == FigureKind.Plan ? "plan" : "actual"], words.Period(one.Period), one.Number,
        kind == TargetKind.Qualitative ? one.ContestedWords ?? "–" : TargetPhrases.Number(one.Contested),
        kind == TargetKind.Qualitative ? one.Words ?? "–" : one.Upper is { } upper ? $"{TargetPhrases.Number(one.Value)} – {TargetPhrases.Number(upper)}" : TargetPhrases.Number(one.Value)];
}
