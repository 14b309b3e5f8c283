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
                if (reading.Longest(i, WordClass.SessionNoun) is { } noun && noun.Next <= sentence.Next && Between(reading, sentence, noun) is { } meeting)
                    events.Add(meeting);
                if (reading.Longest(i, WordClass.SessionVerb) is not { } verb || verb.Next > sentence.Next || NamesSomething(reading, i, sentence))
                    continue;
                if (Read(reading, sentence, verb, IsPlanned(reading, i)) is { } found)
                    events.Add(found);
                i = verb.Next - 1;
            }
        }

        return events;
    }

    static SessionEvent? Read(Reading reading, Sentence sentence, PhraseMatch verb, bool planned)
    {
        var works = verb.Value == SessionKinds.WorkingVisit;
        if (Body(reading, verb.Next, sentence.Next) is { } direct)
            return new SessionEvent(verb.Value!, direct, sentence, verb.First, planned ? 1 : works && !OnTheSpot(reading, verb) ? 4 : 3);
        // "kiểm tra việc … đối với X", "giám sát … tại X"
        for (var i = verb.Next; i < sentence.Next; i++)
        {
            var towards = reading.IsWord(i, "đối") && reading.IsWord(i + 1, "với");
            if (!towards && !reading.IsWord(i, "với") && !reading.IsWord(i, "tại"))
                continue;
            if (Body(reading, i + (towards ? 2 : 1), sentence.Next) is { } body)
                return new SessionEvent(verb.Value!, body, sentence, verb.First, planned ? 1 : reading.IsWord(i, "tại") ? 2 : 3);
            if (towards)
                i++;
        }

        return null;
    }

    // "buổi giám sát của A với B", "buổi làm việc (chiều 23/5) giữa A với B": A before, B after
    static SessionEvent? Between(Reading reading, Sentence sentence, PhraseMatch noun)
    {
        for (var i = noun.Next; i < Math.Min(sentence.Next, noun.Next + 8); i++)
        {
            if (!reading.IsWord(i, "của") && !reading.IsWord(i, "giữa"))
                continue;
            var start = reading.IsWord(i + 1, "tập") && reading.IsWord(i + 2, "thể") ? i + 3 : i + 1;
            var subject = DelegationReader.At(reading, start, sentence.Next)?.Body ?? BodyReader.At(reading, start, sentence.Next);
            if (subject is null)
                return null;
            for (var with = subject.Next; with < Math.Min(sentence.Next, subject.Next + 8); with++)
            {
                if ((reading.IsWord(with, "với") || reading.IsWord(with, "và") || reading.IsWord(with, "tại")) && Body(reading, with + 1, sentence.Next) is { } body)
                    return new SessionEvent(KindOf(reading, noun), body, sentence, noun.First, 4) { Subject = subject };
            }

            return null;
        }

        return null;
    }

    /// <summary>Who, where the clause itself says it.</summary>
    public BodyMention? Subject { get; init; }

    static string KindOf(Reading reading, PhraseMatch noun) => reading.Longest(noun.Next - 2, WordClass.DelegationKind)?.Value ?? SessionKinds.WorkingVisit;

    static BodyMention? Body(Reading reading, int at, int limit)
    {
        // "với với" happens
        while (reading.IsWord(at, "với") || reading.IsWord(at, "tại"))
            at++;
        if ((reading.IsWord(at, "tập") && reading.IsWord(at + 1, "thể")) || (reading.IsWord(at, "đại") && reading.IsWord(at + 1, "diện")))
            at += 2;
        if (at >= limit || reading.Is(at, WordClass.Delegation) || reading.Is(at, WordClass.SessionNoun))
            return null;
        return BodyReader.At(reading, at, limit) is { Name.Length: > 3 } body ? WithOtherPlaces(reading, body, limit) : null;
    }

    // "Ban Thường vụ Tỉnh ủy Ninh Bình, Đắk Lắk, Lào Cai"
    static BodyMention WithOtherPlaces(Reading reading, BodyMention body, int limit)
    {
        var end = body.Next;
        while (end + 1 < limit && (reading.IsMark(end, ',') || reading.IsWord(end, "và")) && reading.After(end + 1, WordClass.Place) is var place && place > 0
            && place <= limit && reading.Words[end + 1].IsCapital && EndsWithPlace(reading, body))
        {
            end = place;
        }

        return end == body.Next ? body : body with { Name = BodyReader.Clean(reading.TextOf(body.First, end)), Next = end };
    }

    static bool EndsWithPlace(Reading reading, BodyMention body)
    {
        for (var i = body.First; i < body.Next; i++)
        {
            if (reading.After(i, WordClass.Place) == body.Next)
                return true;
        }

        return false;
    }

    // "kiểm tra thực tế tại Trung tâm …": a stop on the way
    static bool OnTheSpot(Reading reading, PhraseMatch verb) => reading.IsWord(verb.Next - 1, "tế");

    // "Đoàn kiểm tra", "Ủy ban Kiểm tra", "công tác kiểm tra, giám sát" name a thing; they do not tell what happened.
    static bool NamesSomething(Reading reading, int at, Sentence sentence)
    {
        if (at == sentence.First)
            return false;
        if (reading.Words[at].IsCapital && reading.Words[at].Kind == WordKind.Capital && reading.Words[at - 1].IsCapital)
            return true;
        // "Đoàn làm việc với …", "do … làm Trưởng đoàn giám sát việc …": a verb after all
        if (reading.IsWord(at - 1, "đoàn"))
        {
            return !reading.IsWord(at, "làm") && !(reading.IsWord(at - 2, "trưởng") && (reading.IsWord(at + 2, "việc") || reading.IsWord(at + 2, "tại")
                || reading.IsWord(at + 2, "về") || reading.IsWord(at + 2, "tình") || reading.IsWord(at + 2, "đối") || reading.IsWord(at + 2, "công")));
        }

        return reading.IsWord(at - 1, "ban") || reading.IsWord(at - 1, "tác") || reading.IsWord(at - 1, "tổ")
            || reading.IsWord(at - 1, "tự") || reading.IsWord(at - 1, "về") || reading.IsWord(at - 1, "sau")
            || (reading.IsMark(at - 1, ',') && (reading.IsWord(at - 2, "tra") || reading.IsWord(at - 2, "sát")));
    }

    // "kế hoạch kiểm tra", "được giám sát", "sẽ làm việc với": it is said of the session, but not that it took place
    static bool IsPlanned(Reading reading, int at)
    {
        // "công bố Quyết định kiểm tra, giám sát đối với …": the announcement is itself a meeting of the two sides
        for (var i = Math.Max(0, at - 8); i < at - 1; i++)
        {
            if ((reading.IsWord(i, "công") && reading.IsWord(i + 1, "bố")) || (reading.IsWord(i, "triển") && reading.IsWord(i + 1, "khai") && reading.IsWord(at - 1, "định")))
                return false;
        }

        return IsPlannedWord(reading, at);
    }

    static bool IsPlannedWord(Reading reading, int at) =>
        reading.IsWord(at - 1, "hoạch") || reading.IsWord(at - 1, "được") || reading.IsWord(at - 1, "sẽ") || reading.IsWord(at - 1, "việc")
        || reading.IsWord(at - 1, "trình") || reading.IsWord(at - 1, "định") || reading.IsWord(at - 2, "sẽ");
}
