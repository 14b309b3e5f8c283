using DonDoc.Text.Extraction.Dates;
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
        var ofItself = new List<PassageFact>();
        // A ceremony, a plan, an article: what they praise or ask is no finding.
        if (header.Kind == SessionKinds.Other)
            return passages;
        var speakers = new SpeakerReader(page, header);
        var state = new PassageState(page.Reading, header.IsSession || header.Kind == SessionKinds.Conference, header.InspectingBody is { } body ? Level.Of(body) : Level.Unknown);
        var paragraph = -1;
        foreach (var sentence in page.Sentences)
        {
            if (sentence.Paragraph != paragraph)
            {
                paragraph = sentence.Paragraph;
                state.BeginParagraph(page.Reading.ParagraphWords[paragraph]);
            }

            if (state.IsHeading(sentence) || page.Reading.IsMark(sentence.Next - 1, '?') || header.Announcing.Contains(sentence.First) || Skips(page.Reading, sentence))
                continue;
            if (page.Reading.Is(sentence.First, WordClass.NewScene) && !page.Reading.AnyIn(sentence.First, sentence.Next, WordClass.Ask))
            {
                state.ChangeScene();
                continue;
            }

            var speaker = speakers.Of(sentence);
            state.BeginSentence(sentence, speaker);
            foreach (var (first, next) in Parts(page.Reading, sentence))
            {
                var cues = Cues.Of(page.Reading, first, next);
                var role = state.RoleOf(first, next, cues, out var rule);
                if (role == PassageRole.None)
                    continue;
                var span = page.Reading.SpanOf(AfterIntroduction(page.Reading, first, next), next);
                var fact = new PassageFact(page.Reading.TextOf(span), span.Start, span.End, rule, 0.75);
                if (role == PassageRole.Strength && state.IsOfItself(rule))
                    ofItself.Add(fact with { Rule = PassageState.OfItself, Confidence = 0.5 });
                else
                    passages.Add(role, role is PassageRole.Requirement or PassageRole.Recommendation or PassageRole.Commitment
                    ? fact with { Content = ContentReader.Read(page.Reading, header, role, cues, page.Reading.WordAt(span.Start), next), Due = DeadlineReader.Read(page.Reading, first, next, header.Date ?? page.Layout.PublishedOn) }
                    : fact);
            }
        }

        // What the inspected side tells of itself is its report, not what was found; where nobody else says anything good it is what there is.
        if (!header.IsSession || !state.IsPraised)
            passages.Strengths.AddRange(ofItself);
        passages.Strengths.Sort((one, other) => one.Start.CompareTo(other.Start));
        return passages;
    }

    // "Đoàn thông báo dự thảo kết luận gồm ưu điểm của …; kết quả …": what a paper has in it is no finding yet.
    static bool TellsOfDraft(Reading reading, Sentence sentence)
    {
        for (var i = sentence.First; i < Math.Min(sentence.Next, sentence.First + 30) - 3; i++)
        {
            if (reading.IsWord(i, "dự") && reading.IsWord(i + 1, "thảo") && (reading.IsWord(i + 2, "kết") || reading.IsWord(i + 2, "báo") || reading.IsWord(i + 2, "thông"))
                && (reading.IsWord(i - 1, "báo") || reading.IsWord(i - 1, "qua") || reading.IsWord(i - 1, "bố") || reading.IsWord(i - 1, "bày")))
                return !reading.AnyIn(sentence.First, sentence.Next, WordClass.Ask) && !reading.AnyIn(i, sentence.Next, WordClass.WeaknessLead);
        }

        return false;
    }

    static bool Skips(Reading reading, Sentence sentence) =>
        TellsOfDraft(reading, sentence) ||
        reading.Is(sentence.First, WordClass.Introduction) || reading.Is(sentence.First, WordClass.Answer) || IsSignature(reading, sentence)
        || IsSubheading(reading, sentence);

    // "Những dấu ấn từ cơ sở": a short line of its own without a full stop
    static bool IsSubheading(Reading reading, Sentence sentence)
    {
        var (first, next) = reading.ParagraphWords[sentence.Paragraph];
        return first == sentence.First && next == sentence.Next && next - first <= 12 && reading.Words[first].IsCapital
            && reading.Words[next - 1].Kind != WordKind.Mark && reading.Words[first].Kind != WordKind.Number;
    }

    // "Bài, ảnh: Nguyễn Văn An", "THU HÀ - BÁ LỘC"
    static bool IsSignature(Reading reading, Sentence sentence)
    {
        if (sentence.Next - sentence.First > 10)
            return false;
        for (var i = sentence.First; i < sentence.Next; i++)
        {
            if (reading.Words[i].Kind is WordKind.Lower or WordKind.Number && !reading.IsWord(i, "và") && !reading.IsWord(i, "ảnh"))
                return false;
        }

        return true;
    }

    // "Đoàn kiểm tra nhận xét: …": what is said stands after the colon.
    static int AfterIntroduction(Reading reading, int first, int next)
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
        reading.AnyIn(first, next, WordClass.HeadingStrength) || reading.AnyIn(first, next, WordClass.SpeechVerb) || reading.AnyIn(first, next, WordClass.Weakness) || reading.AnyIn(first, next, WordClass.Ask)
        || reading.IsWord(next - 1, "thấy") || reading.IsWord(next - 1, "làm") || reading.IsWord(next - 1, "trung") || reading.IsWord(next - 1, "sau");

    // The parts between semicolons, without the marks around them; where praise turns to asking or the good to the weak, a part begins too.
    static IEnumerable<(int First, int Next)> Parts(Reading reading, Sentence sentence)
    {
        var first = sentence.First;
        var depth = 0;
        var examples = false;
        for (var i = sentence.First; i <= sentence.Next; i++)
        {
            if (i < sentence.Next && reading.IsMark(i, '('))
                depth++;
            else if (i < sentence.Next && reading.IsMark(i, ')'))
                depth--;
            // "… đã có nhiều cách làm, như: A; B": the examples belong to their sentence
            // "còn thiếu sót như: A; B" are two findings
            examples |= reading.IsMark(i, ':') && reading.IsWord(i - 1, "như") && !reading.AnyIn(first, i, WordClass.Weakness);
            if ((depth > 0 || examples) && i < sentence.Next)
                continue;
            if (i < sentence.Next && !reading.IsMark(i, ';') && !TurnsToAsking(reading, first, i) && !TurnsToWeak(reading, first, i, sentence.Next))
                continue;
            var (from, to) = Trim(reading, first, i);
            if (to - from >= 3)
                yield return (from, to);
            first = i + 1;
        }
    }

    // ", đồng thời đề nghị …"; "đánh giá cao …, đề nghị …", "hoan nghênh … và nhắc nhở …"
    static bool TurnsToAsking(Reading reading, int first, int at)
    {
        if (reading.IsMark(at, ',') && reading.IsWord(at + 1, "đồng") && reading.IsWord(at + 2, "thời"))
            return reading.Is(at + 3, WordClass.SpeechVerb) || reading.Is(at + 3, WordClass.Ask) || reading.Is(at + 4, WordClass.Ask) || reading.Is(at + 3, WordClass.AskUp) || reading.AnyIn(first, at, WordClass.Ask);
        return (reading.IsMark(at, ',') || reading.IsWord(at, "và")) && reading.Is(at + 1, WordClass.Ask) && !reading.Is(at + 1, WordClass.NotACue)
            && !reading.IsWord(at + 1, "chỉ") && at - first > 4 && reading.AnyIn(first, at, WordClass.Praise);
    }

    // "đã hoàn thành …, song … còn chậm"
    static bool TurnsToWeak(Reading reading, int first, int at, int next) =>
        reading.IsMark(at, ',') && at - first > 4 && next - at > 5 && reading.Is(at + 1, WordClass.Turn)
        && (reading.AnyIn(first, at, WordClass.Good) || reading.AnyIn(first, at, WordClass.Praise)) && reading.AnyIn(at + 2, next, WordClass.Weakness);

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
