using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Delegations;
using DonDoc.Text.Extraction.Persons;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>Finds the clauses that say that a session took place. <c>Openings.md</c> shows them.</summary>
static class ClauseReader
{
    delegate SessionEvent? Parser(Page page, Sentence sentence, int at);

    // In order: the first that reads a clause at a word wins.
    static readonly Parser[] _parsers = [Between, Received, Acting, Visiting, Hearing];

    /// <summary>Every such clause in a run of sentences.</summary>
    public static List<SessionEvent> In(Page page, IEnumerable<Sentence> sentences)
    {
        var events = new List<SessionEvent>();
        foreach (var sentence in sentences)
        {
            for (var i = sentence.First; i < sentence.Next; i++)
            {
                foreach (var parser in _parsers)
                {
                    if (parser(page, sentence, i) is not { } found)
                        continue;
                    events.Add(found);
                    break;
                }

                if (page.Reading.Longest(i, WordClass.SessionVerb) is { } verb && verb.Next <= sentence.Next)
                    i = verb.Next - 1;
            }
        }

        return events;
    }

    // "buổi giám sát của A với B", "buổi làm việc (chiều 23/5) giữa A với B", "cuộc giám sát do A tiến hành tại B": A before, B after
    static SessionEvent? Between(Page page, Sentence sentence, int at)
    {
        var reading = page.Reading;
        if (reading.Longest(at, WordClass.SessionNoun) is not { } noun || noun.Next > sentence.Next)
            return null;
        for (var i = noun.Next; i < Math.Min(sentence.Next, noun.Next + 8); i++)
        {
            if (!reading.IsWord(i, "của") && !reading.IsWord(i, "giữa") && !reading.IsWord(i, "do"))
                continue;
            var start = reading.IsWord(i + 1, "tập") && reading.IsWord(i + 2, "thể") ? i + 3 : i + 1;
            var subject = DelegationReader.At(reading, start, sentence.Next)?.Body ?? BodyReader.At(reading, start, sentence.Next);
            if (subject is null)
                return null;
            for (var with = subject.Next; with < Math.Min(sentence.Next, subject.Next + 8); with++)
            {
                if ((reading.IsWord(with, "với") || reading.IsWord(with, "và") || reading.IsWord(with, "tại")) && ObjectReader.At(reading, with + 1, sentence.Next) is { } body)
                    return new SessionEvent(KindOf(reading, noun), body, sentence, noun.First, 4) { Subject = subject };
            }

            return null;
        }

        return null;
    }

    static string KindOf(Reading reading, PhraseMatch noun) => reading.Longest(noun.Next - 2, WordClass.DelegationKind)?.Value ?? SessionKinds.WorkingVisit;

    // "UBND xã X làm việc với Đoàn giám sát của HĐND tỉnh", "Bệnh viện Y đón Đoàn kiểm tra của Bộ Y tế": the delegation's body inspects
    static SessionEvent? Received(Page page, Sentence sentence, int at)
    {
        var reading = page.Reading;
        // "dự thảo báo cáo làm việc với Đoàn công tác …" is a paper
        if (reading.Longest(at, WordClass.ReceiveVerb) is not { } verb || verb.Next >= sentence.Next || (reading.IsWord(at - 1, "cáo") && reading.IsWord(at - 2, "báo"))
            || DelegationReader.At(reading, verb.Next, sentence.Next) is not { Body: { } inspecting } delegation)
        {
            return null;
        }

        var host = SubjectBody(page, sentence, at) ?? BodyOfHost(page, sentence, at);
        if (host is null || Level.Of(inspecting.Name) is var above && above != Level.Unknown && above < Level.Of(host.Name))
            return null;
        return new SessionEvent(delegation.Kind, host, sentence, at, 4) { Subject = inspecting, Receives = true };
    }

    // "Giám đốc Sở Y tế X tiếp Đoàn kiểm tra của …": his body is the host
    static BodyMention? BodyOfHost(Page page, Sentence sentence, int verb)
    {
        var person = page.Persons.Find(p => p.First >= sentence.First && p.First < verb && p.Positions.Count > 0);
        if (person is null)
            return null;
        var position = person.Positions[^1];
        var next = page.Reading.WordAt(position.End);
        for (var i = page.Reading.WordAt(position.Start) + 1; i < next; i++)
        {
            if (page.Reading.Is(i, WordClass.BodyHead) && BodyReader.At(page.Reading, i, next) is { } body)
                return body;
        }

        return null;
    }

    static SessionEvent? Acting(Page page, Sentence sentence, int at)
    {
        var reading = page.Reading;
        if (reading.Longest(at, WordClass.SessionVerb) is not { } verb || verb.Next > sentence.Next || (NamesSomething(reading, at, sentence) && !FollowsHead(page, at, sentence)) || page.InReference(at))
            return null;
        var planned = IsPlanned(reading, at, sentence);
        var announced = Announcement.Leads(reading, sentence, at);
        var works = verb.Value == SessionKinds.WorkingVisit;
        if (ObjectReader.At(reading, verb.Next, sentence.Next) is { } direct)
            return new SessionEvent(verb.Value!, direct, sentence, verb.First, planned || IsGeneric(reading, direct) ? 1 : announced ? 5 : works && !OnTheSpot(reading, verb) ? 4 : 3);
        // "kiểm tra việc … đối với X", "giám sát … của Y … tại X"
        BodyMention? subject = null;
        for (var i = verb.Next; i < sentence.Next; i++)
        {
            if (reading.IsWord(i, "của"))
                subject ??= BodyReader.At(reading, i + 1, sentence.Next);
            var towards = reading.IsWord(i, "đối") && reading.IsWord(i + 1, "với");
            if (!towards && !reading.IsWord(i, "với") && !reading.IsWord(i, "tại") && !(reading.IsWord(i, "bàn") && reading.IsWord(i - 1, "địa")))
                continue;
            if (ObjectReader.At(reading, i + (towards ? 2 : 1), sentence.Next) is { } body)
            {
                var ofActor = subject is not null && i - subject.Next <= 1 && subject.First - verb.Next <= 1;
                return new SessionEvent(verb.Value!, body, sentence, verb.First, planned ? 1 : announced ? 5 : towards ? 3 : 2) { Subject = ofActor ? subject : null };
            }

            if (towards)
                i++;
        }

        return OnSite(page, sentence, verb, planned) ?? OfTheOwner(page, sentence, verb, subject, planned);
    }

    // "kiểm tra hoạt động của HĐND các xã, thị trấn": whose work is inspected, where it is of a body below the one that acts
    static SessionEvent? OfTheOwner(Page page, Sentence sentence, PhraseMatch verb, BodyMention? owner, bool planned)
    {
        if (owner is null || owner.First - verb.Next > 24 || planned)
            return null;
        var acting = page.Delegations.Find(d => d.First >= sentence.First && d.First < verb.First)?.Body ?? SubjectBody(page, sentence, verb.First);
        var above = acting is null ? Level.Unknown : Level.Of(acting.Name);
        var below = Level.Of(owner.Name);
        return below != Level.Unknown && below < above ? new SessionEvent(verb.Value!, owner, sentence, verb.First, 2) : null;
    }

    // "Tổ khảo sát của Ban Dân vận Tỉnh ủy đến Đảng ủy Phường 2 khảo sát …": whom one goes to
    static SessionEvent? Visiting(Page page, Sentence sentence, int at)
    {
        var reading = page.Reading;
        if (reading.Words[at].Length is not (2 or 3) || (!reading.IsWord(at, "đến") && !reading.IsWord(at, "tới") && !reading.IsWord(at, "về")))
            return null;
        if (page.Delegations.FindLast(d => d.First >= sentence.First && d.First < at) is not { } delegation || at - delegation.Next > 30
            || ObjectReader.At(reading, at + 1, sentence.Next) is not { } host)
            return null;
        for (var i = host.Next; i < Math.Min(sentence.Next, host.Next + 6); i++)
        {
            if (reading.Longest(i, WordClass.SessionVerb) is { } verb)
                return new SessionEvent(verb.Value!, host, sentence, at, 3);
        }

        return null;
    }

    // "Đoàn kiểm tra đã được nghe UBND huyện X báo cáo …", "Đoàn giám sát nghe báo cáo của Sở Y": who reports to it
    static SessionEvent? Hearing(Page page, Sentence sentence, int at)
    {
        var reading = page.Reading;
        if (reading.Words[at].Length != 4 || !reading.IsWord(at, "nghe") || (at - sentence.First > 14 && !IsTold(reading, at)) || page.Delegations.FindLast(d => d.First >= sentence.First && d.First < at) is not { } delegation)
            return null;
        var start = reading.IsWord(at + 1, "báo") && reading.IsWord(at + 2, "cáo") && reading.IsWord(at + 3, "của") ? at + 4 : at + 1;
        if (ObjectReader.At(reading, start, sentence.Next) is not { } host || IsGeneric(reading, host))
            return null;
        return start > at + 1 || reading.Is(host.Next, WordClass.SpeechVerb) ? new SessionEvent(delegation.Kind, host, sentence, at, 3) : null;
    }

    // "Đoàn giám sát của X, do Y làm Trưởng đoàn, …, đã nghe Z báo cáo": far from the delegation only what is told as past
    static bool IsTold(Reading reading, int at) => reading.IsWord(at - 1, "đã") || reading.IsWord(at - 1, "được") || reading.IsWord(at - 1, "tiếp");

    // "… do bà Y làm trưởng đoàn giám sát Huyện ủy Z": after the head of a delegation whose body is named, a body below it is whom they supervise
    static bool FollowsHead(Page page, int at, Sentence sentence)
    {
        var reading = page.Reading;
        if (!reading.IsWord(at - 1, "đoàn") || !reading.IsWord(at - 2, "trưởng") || reading.Words[at].IsCapital || reading.After(at, WordClass.SessionVerb) is not (> 0 and var next)
            || page.Delegations.Find(d => d.First >= sentence.First && d.First < at - 2) is not { Body: { } own } || ObjectReader.At(reading, next, sentence.Next) is not { } body)
            return false;
        var level = Level.Of(body.Name);
        return !string.Equals(body.Name, own.Name, StringComparison.Ordinal) && (level == Level.Unknown || Level.Of(own.Name) is var above && (above == Level.Unknown || level <= above));
    }

    // "Bộ trưởng … đã tới kiểm tra các phòng thi", "làm việc với trưởng, phó các ban …": no body is named, but who acts is known
    static SessionEvent? OnSite(Page page, Sentence sentence, PhraseMatch verb, bool planned)
    {
        var reading = page.Reading;
        var acts = page.Persons.Exists(p => p.First >= sentence.First && p.First < verb.First && p.Positions.Count > 0)
            || page.Delegations.Exists(d => d.First >= sentence.First && d.First < verb.First) || LeaderBefore(reading, sentence, verb.First);
        if (!acts)
            return null;
        if (reading.IsWord(verb.Next - 1, "với") || reading.IsWord(verb.Next - 1, "cùng"))
        {
            return ObjectReader.People(reading, verb.Next, sentence.Next) is { } people
                ? new SessionEvent(verb.Value!, people, sentence, verb.First, planned ? 1 : 3) : null;
        }

        for (var i = verb.Next; i < Math.Min(sentence.Next, verb.Next + 24); i++)
        {
            if ((i == verb.Next || reading.IsWord(i - 1, "tại") || reading.IsWord(i - 1, "ở")) && ObjectReader.Site(reading, i, sentence.Next) is { } site)
                return new SessionEvent(verb.Value!, site, sentence, verb.First, planned ? 1 : 2);
        }

        return null;
    }

    // "Bí thư Tỉnh ủy kiểm tra …": named by his office alone
    static bool LeaderBefore(Reading reading, Sentence sentence, int verb)
    {
        for (var i = sentence.First; i < verb; i++)
        {
            if (reading.Words[i].IsCapital && reading.Is(i, WordClass.PositionHead) && PositionReader.One(reading, i, verb) is var end && end >= verb - 3)
                return true;
        }

        return false;
    }

    // "kiểm tra chi bộ", "giám sát cơ quan": no one body
    static bool IsGeneric(Reading reading, BodyMention body)
    {
        for (var i = body.First; i < body.Next; i++)
        {
            if (reading.Words[i].Kind != WordKind.Lower)
                return false;
        }

        return true;
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
                || reading.IsWord(at + 2, "về") || reading.IsWord(at + 2, "tình") || reading.IsWord(at + 2, "đối") || reading.IsWord(at + 2, "công")
                || reading.IsWord(at + 2, "kết") || reading.IsWord(at + 2, "thực") || reading.IsWord(at + 2, "tiến") || reading.IsWord(at + 2, "toàn")));
        }

        // "Đoàn công tác kiểm tra tình hình tại …": the delegation acts
        if (reading.IsWord(at - 1, "tác"))
            return !(reading.IsWord(at - 3, "đoàn") || reading.IsWord(at - 3, "tổ"));
        return reading.IsWord(at - 1, "ban") || reading.IsWord(at - 1, "tổ") || reading.IsWord(at - 1, "tự") || reading.IsWord(at - 1, "sau")
            || (reading.IsWord(at - 1, "về") && !Goes(reading, at - 1) && !Announces(reading, at, sentence))
            || (reading.IsMark(at - 1, ',') && (reading.IsWord(at - 2, "tra") || reading.IsWord(at - 2, "sát")));
    }

    // "đã về kiểm tra Chi bộ …": goes there
    static bool Goes(Reading reading, int at) => reading.IsWord(at - 1, "đã") || reading.IsWord(at - 1, "vừa") || reading.IsWord(at - 1, "trở") || reading.IsWord(at - 1, "đầu");

    // "kế hoạch kiểm tra", "được giám sát", "sẽ làm việc với": it is said of the session, but not that it took place
    static bool IsPlanned(Reading reading, int at, Sentence sentence) =>
        !Announces(reading, at, sentence)
        && (reading.IsWord(at - 1, "hoạch") || reading.IsWord(at - 1, "được") || reading.IsWord(at - 1, "sẽ") || reading.IsWord(at - 1, "việc")
            || reading.IsWord(at - 1, "trình") || reading.IsWord(at - 1, "định") || reading.IsWord(at - 2, "sẽ"));

    // "công bố Quyết định kiểm tra, giám sát đối với …", "triển khai Quyết định … về kiểm tra …": the announcement is itself a meeting of the two sides
    static bool Announces(Reading reading, int at, Sentence sentence)
    {
        for (var i = Math.Max(sentence.First, at - 12); i < at - 1; i++)
        {
            if ((reading.IsWord(i, "công") && reading.IsWord(i + 1, "bố"))
                || (reading.IsWord(i, "triển") && reading.IsWord(i + 1, "khai") && (reading.IsWord(i + 2, "quyết") || reading.IsWord(at - 1, "định"))))
                return true;
        }

        return Announcement.Leads(reading, sentence, at);
    }

    /// <summary>The first body named before a verb that is neither part of a person's position nor where something happens.</summary>
    public static BodyMention? SubjectBody(Page page, Sentence sentence, int verb)
    {
        var persons = page.Persons.FindAll(p => p.First < verb && p.Next > sentence.First);
        for (var i = sentence.First; i < verb; i++)
        {
            if (page.Reading.Words[i].IsCapital && !IsPlaceOrObject(page.Reading, i) && !persons.Exists(p => p.First <= i && i < p.Next)
                && BodyReader.At(page.Reading, i, verb) is { } body && body.Name.Length > 3)
            {
                return body;
            }
        }

        return null;
    }

    // "tại TP Vinh", "tại trụ sở Tỉnh ủy", "kiểm tra Trung tâm …": not the one who acts
    static bool IsPlaceOrObject(Reading reading, int at) =>
        reading.IsWord(at - 1, "tại") || reading.IsWord(at - 1, "với") || reading.IsWord(at - 1, "tra") || reading.IsWord(at - 1, "sát")
        || reading.IsWord(at - 1, "tế") || reading.IsWord(at - 1, "ở") || reading.IsWord(at - 1, "về") || reading.IsMark(at - 1, '(')
        || reading.IsWord(at - 1, "sở") || reading.IsWord(at - 1, "trường") || reading.Is(at - 2, WordClass.Ask);
}
