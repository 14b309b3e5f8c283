using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;

namespace DonDoc.Text.Structure.Provisions;

/// <summary>
/// Says of each provision of an outline what it is: viewpoint, objective, target, measure, duty or none of these. The title it has or stands
/// under and the form of its sentence decide. <c>Provisions.md</c> says how and is the test of it. Linear in the length of the text.
/// </summary>
public static class ProvisionReader
{
    /// <summary>Raised by one with every change of what is said of a provision, so that proposals of texts that were read before are read again.</summary>
    public const int Rules = 2;

    // A sentence says what it is about at its beginning.
    const int MostWords = 400;

    /// <summary>One fact for each provision, in the order of the text.</summary>
    /// <param name="source">The text that the outline was read from.</param>
    public static IReadOnlyList<ProvisionFact> Read(SourceText source, Outline outline) => outline.Nodes.Count == 0 ? [] : Read(Reading.Of(source), outline);

    internal static IReadOnlyList<ProvisionFact> Read(Reading reading, Outline outline)
    {
        var facts = new List<ProvisionFact>();
        var root = new Context(null, null, 0, [], null);
        foreach (var node in outline.Nodes)
            new Walk(reading, outline, facts).Add(node, root);
        return facts;
    }

    /// <summary>What the titles above a provision say of it.</summary>
    sealed record Context(ProvisionClass? Class, Cue? Cue, double Confidence, IReadOnlyList<string> Who, int? Year);

    sealed class Walk(Reading reading, Outline outline, List<ProvisionFact> facts)
    {
        public void Add(OutlineNode node, Context above)
        {
            var (start, end) = Own(node);
            var (first, behind) = OwnWords.Of(reading, node, start, end);
            var next = Math.Min(behind, first + MostWords);
            var read = Classify(node, first, next, above);
            var fact = read with { Start = start, End = end };
            facts.Add(fact);
            var below = Below(node, fact, first, next, above);
            foreach (var child in node.Children)
                Add(child, below);
        }

        // Its own words end where its first child begins.
        (int Start, int End) Own(OutlineNode node)
        {
            var end = node.Children.Count > 0 ? node.Children[0].Start : node.End;
            var span = new Span(node.Start, Math.Max(end, node.Start)).Trim(reading.Text);
            return (span.Start, span.End);
        }

        ProvisionFact Classify(OutlineNode node, int first, int next, Context above)
        {
            var fact = new ProvisionFact(node.Path, ProvisionClass.Other, 0, 0, "nothing decides", 0.4) { IsTitle = IsTitle(node) };
            if (first >= next)
                return Inherit(fact, above);
            if (Heading(first, next, node) is var (named, cue) && cue is not null)
                return WithTargets(fact with { Class = named, Rule = "title", Confidence = node.Heading is null ? 0.75 : 0.95, Cue = cue }, first, next, above);
            var bearer = DutyReader.At(reading, first, next);
            if (bearer is { IsAssigned: true, HasDuty: true })
                return Duty(fact, bearer, "assigned", 0.92, first, next, above);
            return above.Class switch
            {
                ProvisionClass.Other => Inside(fact, first, next, above) ?? Inherit(fact, above),
                ProvisionClass.Viewpoint => Inherit(fact, above),
                ProvisionClass.Objective or ProvisionClass.Target => Reached(fact, first, next, above, 0.93) ?? Inherit(fact, above),
                ProvisionClass.Duty when bearer is { HasDuty: true } => Duty(fact, bearer, "body in a section of duties", 0.95, first, next, above),
                ProvisionClass.Duty => Duty(fact, null, "under a section of duties", above.Who.Count > 0 ? 0.85 : 0.7, first, next, above),
                _ => Sentence(fact, bearer, first, next, above),
            };
        }

        // Under measures, or under no title that says anything.
        ProvisionFact Sentence(ProvisionFact fact, Bearer? bearer, int first, int next, Context above)
        {
            if (bearer is { HasDuty: true } && (above.Class == ProvisionClass.Measure || !fact.IsTitle || above.Who.Count > 0))
                return Duty(fact, bearer, "body and verb", above.Class is null ? 0.8 : 0.85, first, next, above);
            if (Inside(fact, first, next, above) is { } inside)
                return inside;
            if (Aimed(first, next) && Reached(fact, first, next, above, 0.8) is { } target)
                return target;
            if (above.Class is not null)
                return Inherit(fact, above);
            return reading.Longest(first, WordClass.MeasureVerb) is { } verb && reading.Words[first].IsCapital
                ? fact with { Class = ProvisionClass.Measure, Rule = "verb", Confidence = 0.6, Cue = CueOf(first, verb.Next) }
                : fact;
        }

        ProvisionFact? Inside(ProvisionFact fact, int first, int next, Context above) =>
            DutyReader.Inside(reading, first, next) is { } told ? Duty(fact, told, "assigned inside", 0.8, first, next, above) : null;

        static ProvisionFact Inherit(ProvisionFact fact, Context above) => above.Class is { } inherited
            ? fact with { Class = inherited, Rule = "under a title", Confidence = above.Confidence * 0.95, Cue = above.Cue }
            : fact;

        ProvisionFact Duty(ProvisionFact fact, Bearer? bearer, string rule, double confidence, int first, int next, Context above) => fact with
        {
            Class = ProvisionClass.Duty,
            Rule = rule,
            Confidence = confidence,
            Cue = bearer is null ? above.Cue : CueOf(bearer.First, bearer.Next),
            Duty = DutyReader.Terms(reading, bearer, first, next, above.Who, outline.IssueDate),
        };

        ProvisionFact? Reached(ProvisionFact fact, int first, int next, Context above, double confidence)
        {
            var targets = TargetReader.Read(reading, first, next, above.Year);
            return targets.Count == 0
                ? null
                : fact with { Class = ProvisionClass.Target, Rule = "quantity", Confidence = confidence, Targets = targets, Cue = new Cue(reading.Text[targets[0].Start..targets[0].End], targets[0].Start, targets[0].End) };
        }

        // “2. Mục tiêu cụ thể: đến năm 2030 đạt 80%” is named by its title and counted by its words.
        ProvisionFact WithTargets(ProvisionFact fact, int first, int next, Context above)
        {
            if (fact.IsTitle || fact.Class is not (ProvisionClass.Objective or ProvisionClass.Target))
                return fact.Class == ProvisionClass.Duty ? fact with { Duty = DutyReader.Terms(reading, null, first, next, above.Who, outline.IssueDate) } : fact;
            return Reached(fact, first, next, above, fact.Confidence) is { } target ? target with { Rule = "title and quantity" } : fact;
        }

        // “Phấn đấu …”, or a thing reached by a year: a measure speaks of numbers too.
        bool Aimed(int first, int next) =>
            reading.IsWord(first, "phấn") || (reading.AnyIn(first, Math.Min(next, first + 40), WordClass.Reaching) && TargetReader.Year(reading, first, next) is not null);

        // The title that a provision has, or that its first words are. Only small words may stand before.
        (ProvisionClass Class, Cue? Cue) Heading(int first, int next, OutlineNode node)
        {
            var at = first;
            for (var hops = 0; hops < 3 && reading.Longest(at, WordClass.ProvisionHeadingFiller) is { } filler && !reading.Is(at, WordClass.ProvisionHeading); hops++)
                at = filler.Next;
            if (reading.Longest(at, WordClass.ProvisionHeading) is not { } title || title.Next > next)
                return default;
            // A sentence that goes on behind the word is no title: “Kết quả thực hiện được báo cáo …”, “Nhiệm vụ của …”.
            if (node.Heading is null && title.Next < next && !EndsTitle(title.Next, next))
                return default;
            return (Enum.Parse<ProvisionClass>(title.Value!, ignoreCase: true), CueOf(first, title.Next));
        }

        // A colon, a stop, the end of the line or a year within a few words.
        bool EndsTitle(int at, int next)
        {
            var line = reading.Text.IndexOf('\n', reading.Words[at - 1].End);
            for (var i = at; i < Math.Min(next, at + 10); i++)
            {
                if (reading.IsMark(i, ':') || reading.IsMark(i, '.') || (line >= 0 && reading.Words[i].Start > line))
                    return true;
            }

            return next - at < 10;
        }

        // A title that only says where (“1. Lĩnh vực giao thông”), or nothing but a title.
        static bool IsTitle(OutlineNode node) => node.Children.Count > 0 && node.Text.Length == 0;

        Context Below(OutlineNode node, ProvisionFact fact, int first, int next, Context above)
        {
            if (node.Children.Count == 0)
                return above;
            var year = TargetReader.Year(reading, first, next) ?? above.Year;
            if (fact.Rule is "nothing decides" or "verb" && above.Class is null)
                return above with { Year = year };
            var who = fact.Duty is { Who.Count: > 0 } duty ? duty.Who : fact.Class == ProvisionClass.Duty ? above.Who : [];
            // A target over others is the list of them.
            return new Context(fact.Class, fact.Cue, Math.Min(fact.Confidence, 0.93), who, year);
        }

        Cue CueOf(int first, int next)
        {
            var span = reading.SpanOf(first, next);
            return new Cue(reading.TextOf(span), span.Start, span.End);
        }
    }
}
