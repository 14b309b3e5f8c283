using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Dates;
using DonDoc.Text.Extraction.Delegations;
using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>Concludes from the first sentences of a report what it is about.</summary>
static class HeaderReader
{
    // News tells who, when and whom in its first paragraphs.
    const int OpeningSentences = 8;
    const int LateSentences = 40;

    public static Header Read(Page page)
    {
        var reading = page.Reading;
        var opening = page.Sentences.Take(OpeningSentences).ToList();
        var title = page.Layout.Title is { } t ? reading.Sentences.Where(s => s.Paragraph == t).ToList() : [];
        var events = SessionEvent.In(reading, opening);
        var main = Strongest(events);
        var delegation = MainDelegation(page, opening, main);
        var other = OtherEvent(reading, title, opening, main, delegation);
        var late = main is null ? Strongest(SessionEvent.In(reading, page.Sentences.Take(LateSentences))) : null;
        main ??= late;
        main ??= Strongest(SessionEvent.In(reading, title));
        var isSession = Score(page, main, delegation, other) >= 5;
        var lead = LeadReader.Read(page, main, isSession);
        var published = page.Layout.PublishedOn;
        var date = SessionDate(page, main, published);
        if (!isSession)
        {
            var kind = other?.Value ?? SessionKinds.Other;
            return Announced(events, opening, page, date, main, null, new Header { Kind = kind, Date = date?.On(published), Lead = kind == SessionKinds.Conference ? lead : null, Place = PlaceReader.Of(page, null)?.Name });
        }

        var inspecting = InspectingBody(page, main, delegation, lead);
        var inspected = main?.Object.Name;
        return Announced(events, opening, page, date, main, delegation, new Header
        {
            IsSession = true,
            Kind = Kind(reading, title, opening, main, delegation),
            Date = date?.On(published),
            DelegationNumber = delegation?.Number,
            InspectingBody = inspecting,
            InspectedBody = inspected,
            Place = PlaceReader.Of(page, main?.Object)?.Name,
            Lead = lead,
        });
    }

    static Header Announced(
        List<SessionEvent> events, List<Sentence> opening, Page page, DateFact? date, SessionEvent? main, DelegationMention? delegation, Header header)
    {
        foreach (var found in events)
            header.Announcing.Add(found.Sentence.First);
        if (opening.Count > 0)
            header.Announcing.Add(opening[0].First);
        return WithSources(header, page, date, main, delegation);
    }

    static SessionEvent? Strongest(List<SessionEvent> events)
    {
        SessionEvent? best = null;
        foreach (var candidate in events)
        {
            if (best is null || candidate.Strength > best.Strength)
                best = candidate;
        }

        return best;
    }

    static DelegationMention? MainDelegation(Page page, List<Sentence> opening, SessionEvent? main)
    {
        var limit = opening.Count > 0 ? opening[^1].Next : 0;
        DelegationMention? best = null;
        foreach (var delegation in page.Delegations)
        {
            if (delegation.First >= limit && best is not null)
                break;
            if (best is null || (best.Body is null && delegation.Body is not null) || (best.Number is null && delegation.Number is not null && delegation.First < limit))
                best = delegation.Body is null && best?.Body is { } known ? delegation with { Body = known } : delegation;
        }

        return best;
    }

    // What else the report could be about: the first such word of the headline or of the first sentence, before the session is named.
    static PhraseMatch? OtherEvent(Reading reading, List<Sentence> title, List<Sentence> opening, SessionEvent? main, DelegationMention? delegation)
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

    // "Hội nghị công bố Quyết định kiểm tra, giám sát": the delegation meets the inspected body
    static bool Announces(Reading reading, int at, int limit)
    {
        for (var i = at; i < Math.Min(limit, at + 7); i++)
        {
            if (reading.Is(i, WordClass.DelegationKind) && !reading.IsWord(i, "làm") && (reading.IsWord(i - 1, "định") || reading.IsWord(i - 1, "hoạch")))
                return true;
        }

        return false;
    }

    // A session needs a clause that says it took place and somebody above who held it.
    static int Score(Page page, SessionEvent? main, DelegationMention? delegation, PhraseMatch? other)
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
        return level != Level.Unknown && level > inspected;
    }

    // The first body named before the verb that is not part of a person's position.
    static BodyMention? SubjectBody(Page page, SessionEvent main)
    {
        var persons = page.Persons.FindAll(p => p.First < main.Verb && p.Next > main.Sentence.First);
        for (var i = main.Sentence.First; i < main.Verb; i++)
        {
            if (page.Reading.Words[i].IsCapital && !persons.Exists(p => p.First <= i && i < p.Next)
                && BodyReader.At(page.Reading, i, main.Verb) is { } body && body.Name.Length > 3)
            {
                return body;
            }
        }

        return null;
    }

    static string Kind(Reading reading, List<Sentence> title, List<Sentence> opening, SessionEvent? main, DelegationMention? delegation)
    {
        if (delegation is not null && delegation.Kind != SessionKinds.WorkingVisit)
            return Both(reading, delegation, main);
        foreach (var found in SessionEvent.In(reading, opening.Concat(title)))
        {
            if (found.Kind != SessionKinds.WorkingVisit)
                return found.Kind;
        }

        foreach (var sentence in opening.Take(3))
        {
            var noun = reading.FirstIn(sentence.First, sentence.Next, WordClass.SessionNoun);
            if (noun is { } n && reading.Longest(n.First + 1, WordClass.DelegationKind) is { Value: not SessionKinds.WorkingVisit } kind)
                return kind.Value!;
        }

        return SessionKinds.WorkingVisit;
    }

    static string Both(Reading reading, DelegationMention delegation, SessionEvent? main)
    {
        if (main?.Kind == SessionKinds.InspectionAndSupervision)
            return main.Kind;
        if (delegation.Kind == SessionKinds.Inspection && main is not null)
        {
            for (var i = main.Sentence.First; i < main.Sentence.Next; i++)
            {
                if (reading.Longest(i, WordClass.DelegationKind) is { Value: SessionKinds.InspectionAndSupervision } && !reading.IsWord(i - 1, "tác"))
                    return SessionKinds.InspectionAndSupervision;
            }
        }

        return delegation.Kind;
    }

    static DateFact? SessionDate(Page page, SessionEvent? main, DateOnly? published)
    {
        DateFact? best = null;
        foreach (var sentence in page.Sentences.Take(OpeningSentences))
        {
            DateFact? here = null;
            foreach (var date in Days(page, sentence, published))
            {
                // In the sentence of the session itself the day stands before the verb, the nearest last.
                if (main is null || main.Sentence != sentence || here is null || date.Next <= main.Verb)
                    here ??= date;
                if (main is not null && main.Sentence == sentence && date.Next <= main.Verb)
                    here = date;
            }

            if (here is not null && main is not null && main.Sentence == sentence)
                return here;
            best ??= here;
        }

        return best;
    }

    // The days of a sentence that can be the day of an event: no deadline, no document's date, no period of weeks.
    static List<DateFact> Days(Page page, Sentence sentence, DateOnly? published)
    {
        var reading = page.Reading;
        var dates = DateReader.Read(reading, sentence.First, sentence.Next);
        var days = new List<DateFact>();
        for (var i = 0; i < dates.Count; i++)
        {
            var date = dates[i];
            var leads = date.AfterLead || (date.Form == DateForm.Full && date.First - sentence.First <= 6);
            if (!leads || InReference(page, date) || Deadline(reading, date))
                continue;
            if (i + 1 < dates.Count && dates[i + 1].First - date.Next <= 3 && Contains(reading, date.Next, dates[i + 1].First, "đến"))
            {
                if (date.On(published) is { } from && dates[i + 1].On(published) is { } to && to.DayNumber - from.DayNumber > 7)
                {
                    i++;
                    continue;
                }
            }

            days.Add(date);
        }

        return days;
    }

    static bool Contains(Reading reading, int first, int next, string word)
    {
        for (var i = first; i < next; i++)
        {
            if (reading.IsWord(i, word))
                return true;
        }

        return false;
    }

    static bool InReference(Page page, DateFact date)
    {
        foreach (var reference in page.References)
        {
            if (reference.Start < date.End && date.Start < reference.End)
                return true;
        }

        // "… số 214-QĐ/TU, ngày 14/6/2019": the date of a document stands right after its number
        var i = date.First - 1;
        while (i > 0 && (page.Reading.IsWord(i, "ngày") || page.Reading.IsMark(i, ',') || page.Reading.IsMark(i, '(')))
            i--;
        return i > 0 && page.Reading.Words[i].Kind == WordKind.Upper && page.Reading.Touches(i) && !page.Reading.IsMark(i - 1, '(');
    }

    static bool Deadline(Reading reading, DateFact date)
    {
        for (var i = date.First - 1; i >= Math.Max(0, date.First - 3); i--)
        {
            if (reading.IsWord(i, "trước") || reading.IsWord(i, "đến") || reading.IsWord(i, "hết"))
                return true;
        }

        return false;
    }

    static string? InspectingBody(Page page, SessionEvent? main, DelegationMention? delegation, PersonFact? lead)
    {
        var name = delegation?.Body?.Name ?? main?.Subject?.Name;
        if (name is null && main is not null)
            name = SubjectBody(page, main)?.Name;
        name ??= LeadReader.BodyOf(lead);
        return name is null ? null : PlaceReader.Complete(page, name);
    }

    static Header WithSources(Header header, Page page, DateFact? date, SessionEvent? main, DelegationMention? delegation)
    {
        if (date is not null && header.Date is not null)
            header.Sources["date"] = new FieldSource(date.Start, date.End, date.Rule, date.Form == DateForm.Full ? 0.95 : 0.9);
        if (main is not null)
        {
            var verb = page.Reading.SpanOf(main.Verb, main.Object.First);
            header.Sources["isSession"] = new FieldSource(verb.Start, verb.End, "session clause", 0.9);
            if (header.InspectedBody is not null)
            {
                var span = page.Reading.SpanOf(main.Object.First, main.Object.Next);
                header.Sources["inspectedBody"] = new FieldSource(span.Start, span.End, main.Object.Rule, 0.9);
            }
        }

        if (delegation is not null)
        {
            var span = page.Reading.SpanOf(delegation.First, delegation.Next);
            header.Sources["kind"] = new FieldSource(span.Start, span.End, "name of the delegation", 0.9);
            if (delegation.Number is not null)
                header.Sources["delegationNumber"] = new FieldSource(delegation.NumberSpan.Start, delegation.NumberSpan.End, "name of the delegation", 0.98);
            if (delegation.Body is { } body && header.InspectingBody is not null)
            {
                var at = page.Reading.SpanOf(body.First, body.Next);
                header.Sources["inspectingBody"] = new FieldSource(at.Start, at.End, body.Rule, body.Confidence);
            }
        }

        if (page.Layout.Title is { } title)
            header.Sources["title"] = new FieldSource(page.Reading.Source.Paragraphs[title].Span.Start, page.Reading.Source.Paragraphs[title].Span.End, "headline", 0.9);
        if (page.Layout.PublishedFact is { } published)
            header.Sources["publishedOn"] = new FieldSource(published.Start, published.End, published.Rule, 0.9);
        return header;
    }
}
