using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Delegations;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>Weighs whether a text reports a session. Each sign adds its weight; another event takes more than any sign gives.</summary>
static class SessionScore
{
    /// <summary>From here on a text is a session: a clause about it and somebody above who held it.</summary>
    public const int Enough = 5;

    // What else the report could be about: the first such word of the headline or of the first sentence, before the session is named.
    public static PhraseMatch? OtherEvent(Reading reading, List<Sentence> title, List<Sentence> opening, SessionEvent? main, DelegationMention? delegation)
    {
        foreach (var sentence in title.Concat(opening.Take(2)))
        {
            for (var i = sentence.First; i < sentence.Next; i++)
            {
                if (main is not null && main.Sentence == sentence && i >= main.Verb)
                    return null;
                if (delegation is not null && i >= delegation.First && sentence.First <= delegation.First && main is not null)
                    return null;
                if (reading.Longest(i, WordClass.OtherEvent) is { } match && !Mentioned(reading, i) && !Announces(reading, match.Next, sentence.Next))
                    return match;
            }
        }

        return null;
    }

    // "Nghị quyết Đại hội", "sau Đại hội", "hội nghị trung ương 4": no event of this report
    static bool Mentioned(Reading reading, int at) =>
        reading.IsWord(at - 1, "quyết") || reading.IsWord(at - 1, "các") || reading.IsWord(at - 1, "sau") || reading.IsWord(at - 1, "trước")
        || reading.IsWord(at - 1, "kiện") || reading.IsWord(at - 1, "bị") || reading.IsWord(at - 1, "tiến") || reading.IsWord(at + 2, "trung")
        || reading.IsWord(at - 1, "độ") || reading.IsWord(at - 1, "của") || reading.IsWord(at - 1, "quán") || reading.IsWord(at - 1, "tâm") || reading.IsWord(at - 1, "về") || reading.IsWord(at - 1, "cho") || reading.IsWord(at - 1, "kỳ");

    // "Hội nghị công bố Quyết định kiểm tra, giám sát", "thông báo kết luận kiểm tra": the delegation meets the inspected body
    static bool Announces(Reading reading, int at, int limit)
    {
        for (var i = at; i < Math.Min(limit, at + 7); i++)
        {
            if (reading.Is(i, WordClass.DelegationKind) && !reading.IsWord(i, "làm") && (reading.IsWord(i - 1, "định") || reading.IsWord(i - 1, "hoạch")
                || reading.IsWord(i - 1, "luận") || reading.IsWord(i - 1, "quả")))
                return true;
        }

        return false;
    }

    // "tại TP Vinh", "kiểm tra Trung tâm …": not the one who acts
    static bool IsObject(Reading reading, int at) =>
        reading.IsWord(at - 1, "tại") || reading.IsWord(at - 1, "với") || reading.IsWord(at - 1, "tra") || reading.IsWord(at - 1, "sát")
        || reading.IsWord(at - 1, "tế") || reading.IsWord(at - 1, "ở") || reading.IsWord(at - 1, "về") || reading.IsMark(at - 1, '(');

    // A session needs a clause that says it took place and somebody above who held it.
    public static int Of(Page page, SessionEvent? main, DelegationMention? delegation, PhraseMatch? other)
    {
        if (main is null)
            return 0;
        var reading = page.Reading;
        var score = main.Strength;
        if (delegation?.Body is not null || main.Subject is not null)
            score += 2;
        else if (delegation is not null)
            score++;
        if (page.Persons.Exists(p => p.HeadsDelegation))
            score += 2;
        if (page.Persons.Exists(p => p.Chairs && p.First < main.Verb && p.First >= main.Sentence.First))
            score++;
        if (page.Sentences.Any(s => reading.AnyIn(s.First, s.Next, WordClass.SessionNoun)))
            score++;
        if (IsSuperior(page, main))
            score += 2;
        if (other is not null)
            score -= 6;
        return score;
    }

    // "Thường trực HĐND huyện … đã giám sát UBND xã …", "Bộ trưởng … làm việc với …": the subject stands above the object.
    static bool IsSuperior(Page page, SessionEvent main)
    {
        var inspected = Level.Of(main.Object.Name);
        var person = page.Persons.Find(p => p.First >= main.Sentence.First && p.First < main.Verb && p.Positions.Count > 0);
        var level = person is null ? Level.Unknown : Level.Of(page.Reading, person.Positions);
        if (level == Level.Unknown && SubjectBody(page, main) is { } body)
            level = Level.Of(body.Name);
        return level != Level.Unknown && (level > inspected || (level == inspected && SubjectBody(page, main) is { } overseer && Oversees(overseer.Name)));
    }

    // Elected bodies, the Front and inspection commissions oversee bodies of their own level too.
    static bool Oversees(string body)
    {
        foreach (var word in _overseers)
        {
            if (body.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    static readonly string[] _overseers = ["HĐND", "Hội đồng nhân dân", "Ủy ban Kiểm tra", "UBKT", "MTTQ", "Mặt trận", "ĐBQH", "đại biểu Quốc hội"];

    // The first body named before the verb that is not part of a person's position.
    public static BodyMention? SubjectBody(Page page, SessionEvent main)
    {
        var persons = page.Persons.FindAll(p => p.First < main.Verb && p.Next > main.Sentence.First);
        for (var i = main.Sentence.First; i < main.Verb; i++)
        {
            if (page.Reading.Words[i].IsCapital && !IsObject(page.Reading, i) && !persons.Exists(p => p.First <= i && i < p.Next)
                && BodyReader.At(page.Reading, i, main.Verb) is { } body && body.Name.Length > 3)
            {
                return body;
            }
        }

        return null;
    }
}
