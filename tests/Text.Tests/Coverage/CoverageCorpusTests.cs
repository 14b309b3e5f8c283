using DonDoc.Text.Coverage;

namespace DonDoc.Text.Tests.Coverage;

/// <summary>How well answers are suggested, over labelled programmes. The figures are printed and have floors.</summary>
public sealed class CoverageCorpusTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("set-1.json", 0.92, 0.94, 0.78)]
    [InlineData("set-2.json", 0.90, 0.91, 0.76)]
    public void Suggestions_are_right(string set, double first, double third, double suggested)
    {
        var (right, answered, among, pairs, offered, rightOffered) = (0, 0, 0, 0, 0, 0);
        var (sure, rightSure) = (0, 0);
        var (none, saidNone, rightNone, own, saidOwn, rightOwn) = (0, 0, 0, 0, 0, 0);
        foreach (var read in CoverageCase.Read(set))
        {
            var answers = read.Answers.ToLookup(a => a.Provision, a => a.Commitment);
            var result = CoverageReader.Suggest(read.Provisions, read.Commitments);
            // Ranks are asked for without bounds: those that are not offered have one too.
            var ranked = CoverageReader.Suggest(read.Provisions, read.Commitments, new CoverageRules { LeastScore = 0, LeastOfBest = 0, MostSuggestions = 3 });
            foreach (var (shown, rank) in result.Provisions.Zip(ranked.Provisions))
            {
                var gold = answers[shown.Provision.Path].ToHashSet();
                answered += gold.Count > 0 ? 1 : 0;
                pairs += gold.Count;
                if (gold.Count > 0 && rank.Suggestions.Count > 0 && gold.Contains(rank.Suggestions[0].Commitment.Path))
                    right++;
                else if (gold.Count > 0)
                    output.WriteLine($"{read.Id} {shown.Provision.Path}: {(rank.Suggestions.Count == 0 ? "nothing" : rank.Suggestions[0].Commitment.Path)} first, not {string.Join(',', gold)}");
                among += rank.Suggestions.Count(s => gold.Contains(s.Commitment.Path));
                offered += shown.Suggestions.Count;
                rightOffered += shown.Suggestions.Count(s => gold.Contains(s.Commitment.Path));
                if (shown.Suggestions is [var clear, ..] && clear.Score >= CoverageRules.Default.SureScore)
                    (sure, rightSure) = (sure + 1, rightSure + (gold.Contains(clear.Commitment.Path) ? 1 : 0));
                none += gold.Count == 0 ? 1 : 0;
                saidNone += shown.Suggestions.Count == 0 ? 1 : 0;
                rightNone += gold.Count == 0 && shown.Suggestions.Count == 0 ? 1 : 0;
            }

            var answering = read.Answers.Select(a => a.Commitment).ToHashSet();
            own += read.Commitments.Count - answering.Count;
            saidOwn += result.Own.Count;
            rightOwn += result.Own.Count(s => !answering.Contains(s.Path));
        }

        output.WriteLine(FormattableString.Invariant(
            $"{set}: first right {Share(right, answered):0.000} of {answered}; among three {Share(among, pairs):0.000} of {pairs}; offered: precision {Share(rightOffered, offered):0.000}, recall {Share(rightOffered, pairs):0.000}; provisions answered by none: precision {rightNone}/{saidNone}, recall {rightNone}/{none}; own commitments: precision {rightOwn}/{saidOwn}, recall {rightOwn}/{own}; clear ones right {rightSure} of {sure}"));
        Assert.True(Share(right, answered) >= first, $"first right {Share(right, answered)}");
        Assert.True(sure > 50 && Share(rightSure, sure) >= 0.93, $"clear ones {Share(rightSure, sure)} of {sure}");
        Assert.True(Share(among, pairs) >= third, $"among three {Share(among, pairs)}");
        Assert.True(Share(rightOffered, offered) >= suggested && Share(rightOffered, pairs) >= suggested, $"offered {Share(rightOffered, offered)}, {Share(rightOffered, pairs)}");
    }

    static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
