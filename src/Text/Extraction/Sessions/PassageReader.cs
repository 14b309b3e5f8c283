using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>What a passage of a report does.</summary>
enum PassageRole
{
    None,
    Strength,
    Shortcoming,
    Requirement,
    Recommendation,
    Commitment,
}

/// <summary>The passages of a report, by what they do.</summary>
sealed class Passages
{
    public List<PassageFact> Strengths { get; } = [];

    public List<PassageFact> Shortcomings { get; } = [];

    public List<PassageFact> Requirements { get; } = [];

    public List<PassageFact> Recommendations { get; } = [];

    public List<PassageFact> Commitments { get; } = [];

    public void Add(PassageRole role, PassageFact fact)
    {
        switch (role)
        {
            case PassageRole.Strength: Strengths.Add(fact); break;
            case PassageRole.Shortcoming: Shortcomings.Add(fact); break;
            case PassageRole.Requirement: Requirements.Add(fact); break;
            case PassageRole.Recommendation: Recommendations.Add(fact); break;
            case PassageRole.Commitment: Commitments.Add(fact); break;
        }
    }
}

/// <summary>
/// Sorts the sentences of a report, part by part, into strengths, shortcomings, requirements, recommendations and commitments.
/// Who speaks decides: what the head of the delegation asks is a requirement, what the local side asks a recommendation.
/// </summary>
static class PassageReader
{
    public static Passages Read(Page page, Header header)
    {
        var passages = new Passages();
        // A ceremony, a plan, an article: what they praise or ask is no finding.
        if (header.Kind == SessionKinds.Other)
            return passages;
        var speakers = new SpeakerReader(page, header);
        var state = new PassageState(page.Reading, header.IsSession, header.InspectingBody is { } body ? Level.Of(body) : Level.Unknown);
        var paragraph = -1;
        foreach (var sentence in page.Sentences)
        {
            if (sentence.Paragraph != paragraph)
            {
                paragraph = sentence.Paragraph;
                state.BeginParagraph(page.Reading.ParagraphWords[paragraph]);
            }

            if (state.IsHeading(sentence) || page.Reading.IsMark(sentence.Next - 1, '?') || header.Announcing.Contains(sentence.First) || Skips(page.Reading, sentence.First))
                continue;
            if (page.Reading.Is(sentence.First, WordClass.NewScene) && !page.Reading.AnyIn(sentence.First, Math.Min(sentence.Next, sentence.First + 14), WordClass.Ask))
            {
                state.ChangeScene();
                continue;
            }

            var speaker = speakers.Of(sentence);
            state.BeginSentence(sentence, speaker);
            foreach (var (first, next) in Parts(page.Reading, sentence))
            {
                var role = state.RoleOf(first, next, out var rule);
                if (role == PassageRole.None)
                    continue;
                var span = page.Reading.SpanOf(Content(page.Reading, first, next), next);
                passages.Add(role, new PassageFact(page.Reading.TextOf(span), span.Start, span.End, rule, 0.75));
            }
        }

        return passages;
    }

    static bool Skips(Reading reading, int first) => reading.Is(first, WordClass.Introduction) || reading.Is(first, WordClass.Answer);

    // "Đoàn kiểm tra nhận xét: …": what is said stands after the colon.
    static int Content(Reading reading, int first, int next)
    {
        for (var i = first + 1; i < next - 4; i++)
        {
            if (reading.IsMark(i, '('))
                break;
            if (reading.IsMark(i, ':') && !reading.Touches(i + 1))
                return !reading.IsWord(i - 1, "như") && Introduces(reading, Math.Max(first, i - 8), i) ? i + 1 : first;
        }

        return first;
    }

    static bool Introduces(Reading reading, int first, int next) =>
        reading.AnyIn(first, next, WordClass.SpeechVerb) || reading.AnyIn(first, next, WordClass.Weakness) || reading.AnyIn(first, next, WordClass.Ask)
        || reading.IsWord(next - 1, "thấy") || reading.IsWord(next - 1, "làm") || reading.IsWord(next - 1, "trung") || reading.IsWord(next - 1, "sau");

    // The parts between semicolons, without the marks around them; ", đồng thời đề nghị …" begins a part too.
    static IEnumerable<(int First, int Next)> Parts(Reading reading, Sentence sentence)
    {
        var first = sentence.First;
        var depth = 0;
        for (var i = sentence.First; i <= sentence.Next; i++)
        {
            if (i < sentence.Next && reading.IsMark(i, '('))
                depth++;
            else if (i < sentence.Next && reading.IsMark(i, ')'))
                depth--;
            if (depth > 0 && i < sentence.Next)
                continue;
            if (i < sentence.Next && !reading.IsMark(i, ';') && !TurnsToAsking(reading, i))
                continue;
            var (from, to) = Trim(reading, first, i);
            if (to - from >= 3)
                yield return (from, to);
            first = i + 1;
        }
    }

    static bool TurnsToAsking(Reading reading, int at) =>
        reading.IsMark(at, ',') && reading.IsWord(at + 1, "đồng") && reading.IsWord(at + 2, "thời")
        && (reading.Is(at + 3, WordClass.Ask) || reading.Is(at + 4, WordClass.Ask) || reading.Is(at + 3, WordClass.AskUp));

    static (int First, int Next) Trim(Reading reading, int first, int next)
    {
        while (first < next && reading.Words[first].Kind == WordKind.Mark && reading.Text[reading.Words[first].Start] is not ('"' or '“' or '('))
            first++;
        // "1. ", "a) "
        if (first + 1 < next && reading.Words[first].Length <= 2 && reading.Words[first + 1].Kind == WordKind.Mark
            && reading.Text[reading.Words[first + 1].Start] is '.' or ')' && reading.Touches(first + 1) && !reading.Touches(first + 2))
        {
            first += 2;
        }

        while (next > first && reading.Words[next - 1].Kind == WordKind.Mark && reading.Text[reading.Words[next - 1].Start] is '.' or '…' or ',' or ':')
            next--;
        return (first, next);
    }
}
