using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Delegations;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>A clause that says that somebody works with, inspects, supervises or surveys a body.</summary>
/// <param name="Kind">What the verb calls it.</param>
/// <param name="Object">Whom.</param>
/// <param name="Strength">How directly the clause says it; of several the strongest counts.</param>
sealed record SessionEvent(string Kind, BodyMention Object, Sentence Sentence, int Verb, int Strength)
{
    /// <summary>Every such clause in a run of sentences.</summary>
    public static List<SessionEvent> In(Reading reading, IEnumerable<Sentence> sentences)
    {
        var events = new List<SessionEvent>();
        foreach (var sentence in sentences)
        {
            for (var i = sentence.First; i < sentence.Next; i++)
            {
                if (reading.Longest(i, WordClass.SessionVerb) is not { } verb || verb.Next > sentence.Next || InsideNoun(reading, i, sentence))
                    continue;
                if (Read(reading, sentence, verb) is { } found)
                    events.Add(found);
                i = verb.Next - 1;
            }
        }

        return events;
    }

    static SessionEvent? Read(Reading reading, Sentence sentence, PhraseMatch verb)
    {
        var works = verb.Value == SessionKinds.WorkingVisit;
        if (Body(reading, verb.Next, sentence.Next) is { } direct)
            return new SessionEvent(verb.Value!, direct, sentence, verb.First, works ? 4 : 3);
        // "kiểm tra việc … đối với X", "giám sát … tại X", "buổi giám sát của A với B", "buổi làm việc giữa A với B"
        for (var i = verb.Next; i < sentence.Next; i++)
        {
            var towards = reading.IsWord(i, "đối") && reading.IsWord(i + 1, "với");
            if (!towards && !reading.IsWord(i, "với") && !reading.IsWord(i, "tại"))
                continue;
            var body = Body(reading, i + (towards ? 2 : 1), sentence.Next);
            if (body is not null)
                return new SessionEvent(verb.Value!, body, sentence, verb.First, towards ? 3 : reading.IsWord(i, "với") ? 3 : 2);
            if (towards)
                i++;
        }

        return null;
    }

    static BodyMention? Body(Reading reading, int at, int limit)
    {
        // "với với" happens; "với các đồng chí lãnh đạo", "tại buổi …" do not name a body
        while (reading.IsWord(at, "với") || reading.IsWord(at, "tại") || reading.IsWord(at, "tập") || reading.IsWord(at, "thể"))
            at++;
        if (at >= limit)
            return null;
        var body = BodyReader.At(reading, at, limit);
        if (body is null || reading.Is(at, WordClass.Delegation) || reading.Is(at, WordClass.SessionNoun))
            return null;
        // "UBND huyện và các ngành", "Bộ Chính trị, Ban Bí thư" as an object of inspection does not occur.
        return body.Name.Length > 3 ? body : null;
    }

    // "Đoàn kiểm tra", "Ủy ban Kiểm tra", "công tác kiểm tra", "kế hoạch kiểm tra" name a thing; they do not tell what happened.
    static bool InsideNoun(Reading reading, int at, Sentence sentence)
    {
        if (at == sentence.First)
            return false;
        if (reading.Words[at].IsCapital && !reading.IsMark(at - 1, '-') && reading.Words[at - 1].IsCapital)
            return true;
        return reading.IsWord(at - 1, "đoàn") || reading.IsWord(at - 1, "ban") || reading.IsWord(at - 1, "tác") || reading.IsWord(at - 1, "hoạch")
            || reading.IsWord(at - 1, "tổ") || reading.IsWord(at - 1, "trình") || reading.IsWord(at - 1, "tự") || reading.IsWord(at - 1, "được")
            || reading.IsWord(at - 1, "sẽ") || reading.IsWord(at - 1, "việc") || reading.IsWord(at - 1, "về") || reading.IsMark(at - 1, ',');
    }
}
