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
        var score = Score(page, title, main, delegation, other);
        var isSession = score >= 4;
        var lead = LeadReader.Read(page, main, isSession);
        var published = page.Layout.PublishedOn;
        var date = SessionDate(page, main, published);
        if (!isSession)
        {
            var kind = other?.Value ?? SessionKinds.Other;
            return Announced(events, opening, page, date, main, null, new Header { Kind = kind, Date = date?.On(published), Lead = lead, Place = PlaceReader.Of(page, null)?.Name });
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
                if (reading.Longest(i, WordClass.OtherEvent) is { } match && !Mentioned(reading, i))
                    return match;
            }
        }

        return null;
    }

    // "Nghị quyết Đại hội", "sau Đại hội", "hội nghị trung ương 4": no event of this report
    static bool Mentioned(Reading reading, int at) =>
        reading.IsWord(at - 1, "quyết") || reading.IsWord(at - 1, "các") || reading.IsWord(at - 1, "sau") || reading.IsWord(at - 1, "trước")
        || reading.IsWord(at - 1, "kiện") || reading.IsWord(at - 1, "bị") || reading.IsWord(at - 1, "tiến") || reading.IsWord(at + 2, "trung")
        || reading.IsWord(at - 1, "độ") || reading.IsWord(at - 1, "của") || reading.IsWord(at - 1, "quán") || reading.IsWord(at - 1, "kỳ");

    static int Score(Page page, List<Sentence> title, SessionEvent? main, DelegationMention? delegation, PhraseMatch? other)
    {
        var reading = page.Reading;
        var score = 0;
        if (main is not null)
            score += main.Strength;
        if (delegation?.Body is not null)
            score += 2;
        if (page.Persons.Exists(p => p.HeadsDelegation))
            score += 2;
        if (page.Sentences.Any(s => reading.AnyIn(s.First, s.Next, WordClass.SessionNoun)))
            score += 1;
        if (delegation is null && main is { Strength: < 4 })
            score -= 3;
        if (main is null)
            score -= 3;
        if (other is not null)
            score -= 5;
        return score;
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
        var reading = page.Reading;
        DateFact? fallback = null;
        var limit = 0;
        foreach (var sentence in page.Sentences)
        {
            if (limit++ >= OpeningSentences)
                break;
            foreach (var date in DateReader.Read(reading, sentence.First, sentence.Next))
            {
                if (!date.AfterLead || InReference(page, date) || Deadline(reading, date))
                    continue;
                if (main is not null && main.Sentence == sentence)
                    return date;
                fallback ??= date;
            }
        }

        return fallback;
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
        var name = delegation?.Body?.Name;
        if (name is null && main is not null)
        {
            // "Thường vụ Đảng ủy Quân khu 5 kiểm tra …": the body before the verb
            for (var i = main.Sentence.First; i < main.Verb && name is null; i++)
            {
                if (page.Reading.Words[i].IsCapital && BodyReader.At(page.Reading, i, main.Verb) is { } body && body.Name.Length > 3
                    && !page.Persons.Exists(p => p.First <= i && i < p.Next))
                {
                    name = body.Name;
                }
            }
        }

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
