using DonDoc.Text.Extraction.Dates;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Clarity;

/// <summary>Reads one commitment from its own words: every part and every hollow passage.</summary>
static class PassageReader
{
    /// <summary>A commitment says what it is about in so many words; what is longer is read so far.</summary>
    public const int MostWords = 600;

    const int LongestPart = 40;

    public static (IReadOnlyList<CommitmentPart> Parts, IReadOnlyList<HollowPassage> Hollow, DateOnly? Due) Read(Reading reading, CitedWords cited, int first, int next, DateOnly? issued)
    {
        var scope = new Scope(reading, cited, first, Math.Min(next, first + MostWords));
        if (scope.First >= scope.Next)
            return ([], [], null);
        var times = TimeReader.Read(scope);
        var doers = DoerReader.Read(scope, times);
        var measures = MeasureReader.Read(scope, times);
        var products = ProductReader.Read(scope, times, doers);
        List<Found> checks = [.. measures, .. products];
        var parts = new List<CommitmentPart>();
        Add(PartKind.What, What(scope, doers, times, checks.Count > 0));
        Add(PartKind.Who, doers.Who);
        Add(PartKind.Cooperating, doers.Cooperating);
        Add(PartKind.Responsible, doers.Responsible);
        Add(PartKind.When, times.All.Select(t => t.Found));
        Add(PartKind.Product, products);
        Add(PartKind.Measure, measures);
        Add(PartKind.Means, Means(scope));
        Add(PartKind.Authority, AuthorityReader.Read(scope, doers));
        return (parts, [.. HollowReader.Read(scope, checks, doers).Select(hollow => Passage(scope, hollow.Kind, hollow.Found))], DeadlineReader.Read(reading, scope.First, scope.Next, issued));

        void Add(PartKind kind, IEnumerable<Found> found) => parts.AddRange(found.Select(f => Part(scope, kind, f)));
    }

    // The act and its object: the first that is more than a direction.
    static IEnumerable<Found> What(Scope scope, Doers doers, Times times, bool isChecked)
    {
        var reading = scope.Reading;
        for (var i = scope.First; i < scope.Next; i++)
        {
            if (times.Covers(i) || !(scope.BeginsPart(i) || doers.Who.Any(w => w.Next == i) || times.Covers(i - 1) || times.Covers(i - 2)) || !IsVerb(reading, i))
                continue;
            var thing = Object(scope, i);
            var end = Math.Min(scope.PartEnd(thing), i + LongestPart);
            if (thing < end - 1 && (isChecked || !reading.Is(thing, WordClass.HollowObject)))
                return [new Found(i, end, "verb and object", 0.7)];
        }

        return isChecked ? [new Found(scope.First, Math.Min(scope.PartEnd(scope.First), scope.First + LongestPart), "what is counted", 0.6)] : [];
    }

    static bool IsVerb(Reading reading, int at) =>
        reading.Is(at, WordClass.DutyVerb) || reading.Is(at, WordClass.MeasureVerb) || reading.Is(at, WordClass.DefiniteAct) || reading.Is(at, WordClass.MakingVerb) || reading.Is(at, WordClass.VagueVerb);

    // Behind the chain of verbs and adverbs: “tiếp tục nâng cao”, “xây dựng, ban hành”.
    static int Object(Scope scope, int at)
    {
        var reading = scope.Reading;
        var thing = at;
        while (thing < scope.Next)
        {
            var next = Math.Max(Math.Max(reading.After(thing, WordClass.VagueVerb), reading.After(thing, WordClass.DutyVerb)), Math.Max(reading.After(thing, WordClass.DefiniteAct), Math.Max(reading.After(thing, WordClass.MakingVerb), reading.After(thing, WordClass.MeasureVerb))));
            if (next < 0)
                break;
            thing = next;
            while (thing < scope.Next)
            {
                if (reading.Longest(thing, WordClass.HollowDegree) is { } degree)
                    thing = degree.Next;
                else if (reading.IsMark(thing, ',') || scope.IsAnyWord(thing, "và", "các", "những", "tốt", "mạnh", "có"))
                    thing++;
                else
                    break;
            }
        }

        return thing;
    }

    static IEnumerable<Found> Means(Scope scope)
    {
        for (var i = scope.First; i < scope.Next; i++)
        {
            if (scope.Reading.Longest(i, WordClass.MeansLead) is not { } lead)
                continue;
            yield return new Found(i, Math.Max(lead.Next, scope.ClauseEnd(lead.Next, LongestPart)), "means", 0.7);
            i = scope.ClauseEnd(lead.Next, LongestPart);
        }
    }

    static CommitmentPart Part(Scope scope, PartKind kind, Found found)
    {
        var span = scope.Reading.SpanOf(found.First, found.Next);
        return new CommitmentPart(kind, scope.Reading.TextOf(span), span.Start, span.End, found.Rule, found.Confidence);
    }

    static HollowPassage Passage(Scope scope, HollowKind kind, Found found)
    {
        var span = scope.Reading.SpanOf(found.First, found.Next);
        return new HollowPassage(kind, scope.Reading.TextOf(span), span.Start, span.End, found.Rule, found.Confidence);
    }
}
