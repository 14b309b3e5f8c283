using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Clarity;

/// <summary>Finds the words that bind nobody: a verb of direction at the beginning of a part in which nothing can be checked, hollow phrases, conditions.</summary>
static class HollowReader
{
    const int LongestPassage = 25;

    public static List<(HollowKind Kind, Found Found)> Read(Scope scope, IReadOnlyList<Found> checks, Doers doers)
    {
        var reading = scope.Reading;
        var hollow = new List<(HollowKind, Found)>();
        for (var i = scope.First; i < scope.Next; i++)
        {
            if (scope.IsCited(i))
                continue;
            if (reading.Longest(i, WordClass.HollowCondition) is { } condition && condition.Next <= scope.Next)
            {
                hollow.Add((HollowKind.Condition, new Found(i, condition.Next, "condition", 0.8)));
                i = condition.Next - 1;
            }
            else if ((scope.BeginsClause(i) || doers.Who.Any(w => w.Next == i)) && reading.Longest(i, WordClass.VagueVerb) is { } verb && verb.Next <= scope.Next
                && scope.ClauseEnd(verb.Next, LongestPassage) is var end && !checks.Any(c => c.First < scope.PartEnd(i) && c.Next > i))
            {
                hollow.Add((HollowKind.Verb, new Found(i, end, "verb of direction", 0.8)));
                i = end - 1;
            }
            else if (reading.Longest(i, WordClass.HollowPhrase) is { } phrase && phrase.Next <= scope.Next)
            {
                hollow.Add((HollowKind.Phrase, new Found(i, phrase.Next, "hollow phrase", 0.7)));
                i = phrase.Next - 1;
            }
        }

        return hollow;
    }
}
