using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Delegations;
using DonDoc.Text.Extraction.Persons;
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
                if (main is not null && main.Sentence == sentence && i >= main.Verb - 1)
                    return null;
                if (delegation is not null && i >= delegation.First && sentence.First <= delegation.First && main is not null)
                    return null;
                if (reading.Longest(i, WordClass.OtherEvent) is { } match && !Mentioned(reading, i) && !Announces(reading, match.Next, sentence.Next) && !Announcement.Follows(reading, i, sentence.Next))
                    return match;
            }
        }

        return null;
    }

    // "Nghị quyết Đại hội", "sau Đại hội", "hội nghị trung ương 4": no event of this report
    static bool Mentioned(Reading reading, int at) =>
        reading.IsWord(at - 1, "quyết") || reading.IsWord(at - 1, "các") || reading.IsWord(at - 1, "sau") || reading.IsWord(at - 1, "trước")
        || reading.IsWord(at - 1, "kiện") || reading.IsWord(at - 1, "bị") || reading.IsWord(at - 1, "tiến") || reading.IsWord(at + 2, "trung")
        || reading.IsWord(at - 1, "độ") || reading.IsWord(at - 1, "của") || reading.IsWord(at - 1, "quán") || reading.IsWord(at - 1, "tâm") || reading.IsWord(at - 1, "về") || reading.IsWord(at - 1, "cho") || reading.IsWord(at - 1, "kỳ")
        || reading.IsWord(at - 1, "án") || reading.IsWord(at - 1, "khi");

    // "Hội nghị công bố Quyết định kiểm tra, giám sát", "thông báo kết luận kiểm tra": the delegation meets the inspected body
    static bool Announces(Reading reading, int at, int limit)
    {
        for (var i = at; i < Math.Min(limit, at + 12); i++)
        {
            if (reading.Is(i, WordClass.DelegationKind) && !reading.IsWord(i, "làm") && (i == at || reading.IsWord(i - 1, "định") || reading.IsWord(i - 1, "hoạch")
                || reading.IsWord(i - 1, "luận") || reading.IsWord(i - 1, "quả") || reading.IsWord(i - 1, "về")))
                return true;
        }

        return false;
    }

    /// <summary>A clause says that it took place and somebody above held it; what is known of both sides and of their meeting is added up.</summary>
    public static int Of(Page page, SessionEvent? main, DelegationMention? delegation, PhraseMatch? other)
    {
        var reading = page.Reading;
        var meets = page.Sentences.Any(s => reading.AnyIn(s.First, s.Next, WordClass.MeetingSign));
        var met = page.Sentences.Any(s => reading.AnyIn(s.First, s.Next, WordClass.SessionNoun));
        if (TellsOfOneself(page))
            return 0;
        if (main is null)
            return other is null && !IsPoliced(page) ? WithoutClause(page, delegation, meets, met) : 0;
        var score = main.Strength;
        if (delegation?.Body is not null || main.Subject is not null)
            score += 2;
        else if (delegation is not null)
            score++;
        if (page.Persons.Exists(p => p.HeadsDelegation))
            score += 2;
        if (page.Persons.Exists(p => p.Chairs && p.First < main.Verb && p.First >= main.Sentence.First))
            score++;
        if (meets)
            score++;
        if (met)
            score++;
        if (Concludes(page))
            score++;
        if ((main.Actor(page) is { Positions.Count: > 0 } || ByOffice(page, main) != Level.Unknown) && page.Sentences.Any(s => s.First > main.Verb && reading.AnyIn(s.First, s.Next, WordClass.Ask)))
            score++;
        score += Standing(page, main);
        if (other is not null || IsOutsider(reading, main.Sentence.First, main.Verb) || (main.Strength < 4 && IsPoliced(page)))
            score -= 6;
        return score;
    }

    // "đoàn đại biểu tỉnh Vân Nam" comes from outside; "Đoàn đại biểu Quốc hội tỉnh" oversees.
    static bool IsOutsider(Reading reading, int first, int next)
    {
        for (var i = first; i < next; i++)
        {
            if (reading.After(i, WordClass.Outsider) is var behind and > 0 && !(reading.IsWord(behind, "quốc") && reading.IsWord(behind + 1, "hội")))
                return true;
        }

        return false;
    }

    // "Có lần tôi đi theo một đoàn kiểm tra …": an essay, no report
    static bool TellsOfOneself(Page page)
    {
        if (page.Sentences.Count == 0)
            return false;
        for (var i = page.Sentences[0].First; i < page.Sentences[0].Next; i++)
        {
            if (page.Reading.IsMark(i, '"') || page.Reading.IsMark(i, '“'))
                return false;
            if (page.Reading.IsWord(i, "tôi"))
                return true;
        }

        return false;
    }

    // A text that begins after the paragraph that told who came: the delegation, their meeting, what was heard, asked and concluded there.
    static int WithoutClause(Page page, DelegationMention? delegation, bool meets, bool met)
    {
        var score = (meets ? 1 : 0) + (met ? 1 : 0) + (Concludes(page) ? 2 : 0) + (DelegationAsks(page) ? 1 : 0) + (BeginsAtMeeting(page) ? 2 : 0);
        if (page.Persons.Exists(p => p.HeadsDelegation))
            score += 2;
        if (delegation is null)
            return score;
        var sentence = page.Sentences.First(s => s.First <= delegation.First && delegation.First < s.Next);
        return score + (delegation.Body is null ? 1 : 2) - (IsIntended(page.Reading, sentence, delegation) ? 3 : 0);
    }

    // "thành lập Đoàn kiểm tra", "Đoàn sẽ giám sát": nobody has met yet
    static bool IsIntended(Reading reading, Sentence sentence, DelegationMention delegation)
    {
        for (var i = sentence.First; i < sentence.Next; i++)
        {
            if ((reading.IsWord(i, "thành") && reading.IsWord(i + 1, "lập") && i < delegation.First) || (reading.IsWord(i, "sẽ") && i > delegation.First)
                || (reading.IsWord(i, "dự") && reading.IsWord(i + 1, "kiến")))
                return true;
        }

        return false;
    }

    // "Kết luận buổi làm việc, đồng chí X …"
    static bool Concludes(Page page) => page.Sentences.Any(s => page.Reading.AnyIn(s.First, Math.Min(s.Next, s.First + 4), WordClass.Conclusion));

    static bool DelegationAsks(Page page) => page.Sentences.Any(s =>
        page.Reading.AnyIn(s.First, Math.Min(s.Next, s.First + 6), WordClass.DelegationSide) && page.Reading.AnyIn(s.First, s.Next, WordClass.Ask));

    // "Tại buổi làm việc, đại diện Sở X báo cáo …"
    static bool BeginsAtMeeting(Page page) => page.Sentences.Take(2).Any(s => page.Reading.AnyIn(s.First, Math.Min(s.Next, s.First + 5), WordClass.SessionNoun));

    // Crime and market news say in the headline or in the beginning what was found and seized.
    const int PolicedSentences = 3;

    static bool IsPoliced(Page page)
    {
        var title = page.Reading.Sentences.Where(s => s.Paragraph == page.Layout.Title);
        return title.Concat(page.Sentences.Take(PolicedSentences)).Any(s => page.Reading.AnyIn(s.First, s.Next, WordClass.Policing));
    }

    // "Thường trực HĐND huyện … đã giám sát UBND xã …", "Bộ trưởng … làm việc với …": the subject stands above the object.
    static int Standing(Page page, SessionEvent main)
    {
        if (main.Receives)
            return 2;
        var inspected = Level.Of(main.Object.Name);
        var person = main.Actor(page);
        var body = ClauseReader.SubjectBody(page, main.Sentence, main.Verb) ?? main.Speaker(page);
        if (body is not null && page.Reading.Is(body.First, WordClass.FirmHead) && Level.Of(body.Name) < inspected)
            return -3;
        var level = person is { Positions.Count: > 0 } ? Level.Of(page.Reading, person.Positions) : Level.Unknown;
        if (level == Level.Unknown && body is not null)
            level = Level.Of(body.Name);
        if (level == Level.Unknown && person is null)
            level = ByOffice(page, main);
        if (level == Level.Unknown || level < inspected)
            return 0;
        if (body is not null && Oversees(body.Name))
            return 3;
        if (level > inspected || (body is not null && IsParty(page.Reading, body.First) && IsParty(page.Reading, main.Object.First)))
            return 2;
        // A leader with a body of his own level: "Bí thư Tỉnh ủy … làm việc với Sở …"
        if (main.Kind != SessionKinds.WorkingVisit || page.Reading.Is(main.Object.First, WordClass.Place))
            return 0;
        return person is null ? 0 : HeadsCommittee(page.Reading, person) ? 2 : 1;
    }

    // The secretary of a committee, the chair of a council or a people's committee: every body of the level is under him.
    static bool HeadsCommittee(Reading reading, PersonMention person) => person.Positions.Any(p =>
        reading.TextOf(p) is var text && (text.StartsWith("Bí thư ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Chủ tịch ", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("Phó Bí thư ", StringComparison.OrdinalIgnoreCase)) && !text.EndsWith("nước", StringComparison.Ordinal));

    // "Chủ tịch UBND tỉnh kiểm tra …", "Tiến hành kiểm tra tại huyện X, Chủ tịch tỉnh cho rằng …": named by his office alone
    static int ByOffice(Page page, SessionEvent main)
    {
        var reading = page.Reading;
        for (var i = main.Sentence.First; i < main.Sentence.Next; i++)
        {
            var first = i == main.Sentence.First || i > main.Object.Next && reading.IsMark(i - 1, ',') || i < main.Verb;
            if (first && reading.Words[i].IsCapital && reading.Is(i, WordClass.PositionHead) && PositionReader.One(reading, i, main.Sentence.Next) is var end and > 0)
                return Level.Of(reading.TextOf(i, end));
        }

        return Level.Unknown;
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

    // A party committee inspects the party organisations of its own level.
    static bool IsParty(Reading reading, int at) =>
        reading.IsWord(at + 1, "ủy") || reading.IsWord(at + 1, "bộ") || (reading.IsWord(at, "ban") && reading.IsWord(at + 1, "thường"));

    static readonly string[] _overseers = ["HĐND", "Hội đồng nhân dân", "Ủy ban Kiểm tra", "UBKT", "MTTQ", "Mặt trận", "ĐBQH", "đại biểu Quốc hội"];
}
