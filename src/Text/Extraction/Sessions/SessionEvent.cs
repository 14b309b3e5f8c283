using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Persons;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>A clause that says that somebody works with, inspects, supervises or surveys a body.</summary>
/// <param name="Kind">What the clause calls it.</param>
/// <param name="Object">Whom.</param>
/// <param name="Strength">How directly the clause says it; of several the strongest counts.</param>
sealed record SessionEvent(string Kind, BodyMention Object, Sentence Sentence, int Verb, int Strength)
{
    /// <summary>The clause names the delegation as whom one meets, so the words before the verb are the inspected side.</summary>
    public bool Receives { get; init; }

    /// <summary>Whose delegation it is, where the clause itself says so.</summary>
    public BodyMention? Subject { get; init; }

    /// <summary>The strongest, the first of those equally strong.</summary>
    public static SessionEvent? Strongest(List<SessionEvent> events)
    {
        SessionEvent? best = null;
        foreach (var candidate in events)
        {
            if (best is null || candidate.Strength > best.Strength)
                best = candidate;
        }

        return best;
    }

    /// <summary>
    /// The person who acts: named before the verb, or after a clause that leads to him (“Làm việc với Sở X, Bí thư Tỉnh ủy Y đề nghị …”).
    /// </summary>
    public PersonMention? Actor(Page page)
    {
        if (Receives)
            return null;
        // "theo ý kiến chỉ đạo của đồng chí X, đồng chí Y chủ trì …": Y
        var before = page.Persons.Find(p => p.First >= Sentence.First && p.First < Verb && !page.Reading.IsWord(p.First - 1, "của"))
            ?? page.Persons.Find(p => p.First >= Sentence.First && p.First < Verb);
        if (before is not null || Verb - Sentence.First > LeadIn)
            return before;
        var inspected = Level.Of(Object.Name);
        return page.Persons.Find(p => p.First >= Object.Next && p.Next <= Sentence.Next && p.Positions.Count > 0
            && Level.Of(page.Reading, p.Positions) is var level && (level > inspected || (level == inspected && !Leads(page.Reading, p)))
            && page.Reading.AnyIn(p.Next, Math.Min(Sentence.Next, p.Next + 6), WordClass.SpeechVerb));
    }

    /// <summary>The body that speaks after a clause that leads to it: “Làm việc với HĐND huyện X …, Thường trực HĐND tỉnh đánh giá …”.</summary>
    public BodyMention? Speaker(Page page)
    {
        if (Verb - Sentence.First > LeadIn)
            return null;
        var reading = page.Reading;
        for (var i = Object.Next + 1; i < Sentence.Next; i++)
        {
            if (reading.IsMark(i - 1, ',') && reading.Words[i].IsCapital && BodyReader.At(reading, i, Sentence.Next) is { } body
                && reading.AnyIn(body.Next, Math.Min(Sentence.Next, body.Next + 4), WordClass.SpeechVerb))
                return body;
        }

        return null;
    }

    // The inspected body's own head: "Tại buổi làm việc với Tỉnh ủy X, Bí thư Tỉnh ủy …"
    bool Leads(Reading reading, PersonMention person)
    {
        foreach (var position in person.Positions)
        {
            var text = reading.TextOf(position);
            if (text.Contains(reading.TextOf(Object.First, Math.Min(Object.Next, Object.First + 2)), StringComparison.OrdinalIgnoreCase)
                || (text.Contains("ủy", StringComparison.Ordinal) && Object.Name.Contains("ủy", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    // "Ngày 15/1, phát biểu tại buổi làm việc với": nobody is named yet
    const int LeadIn = 14;
}
