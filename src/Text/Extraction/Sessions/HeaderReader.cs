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
    public const int OpeningSentences = 8;
    public const int LateSentences = 40;

    public static Header Read(Page page)
    {
        if (MinutesReader.Read(page) is { } minutes)
            return minutes;
        if (MinutesTitle.Read(page) is { } titled)
            return titled;
        var reading = page.Reading;
        var opening = page.Sentences.Take(OpeningSentences).ToList();
        var title = page.Layout.Title is { } t ? reading.Sentences.Where(s => s.Paragraph == t).ToList() : [];
        var events = ClauseReader.In(page, opening);
        var main = SessionEvent.Strongest(events.FindAll(e => !Background.Is(reading, e.Sentence, e.Verb))) ?? SessionEvent.Strongest(events);
        var delegation = MainDelegation(page, opening, main);
        var other = SessionScore.OtherEvent(reading, title, opening, main, delegation);
        var late = main is null ? SessionEvent.Strongest(ClauseReader.In(page, page.Sentences.Take(LateSentences))) : null;
        main ??= late;
        main ??= SessionEvent.Strongest(ClauseReader.In(page, title));
        var isSession = !OwnDocument.Is(page) && SessionScore.Of(page, main, delegation, other) >= SessionScore.Enough;
        var lead = LeadReader.Read(page, main, isSession);
        var published = page.Layout.PublishedOn;
        var date = SessionDate.Read(page, main, published);
        if (!isSession)
        {
            var kind = IsSpeech(page) ? SessionKinds.Other : other?.Value ?? SessionKinds.Other;
            return Announced(events, opening, page, date, main, null, PlaceReader.Of(page, null), new Header
            {
                Kind = kind,
                Date = date?.On(published),
                Lead = kind == SessionKinds.Conference ? lead : null,
            });
        }

        var inspecting = InspectingBody(page, main, events, delegation, lead);
        var inspected = Fuller(page, title, main?.Object) ?? OfHeadline(page, title, inspecting) ?? Addressee(page, inspecting);
        return Announced(events, opening, page, date, main, delegation, PlaceReader.Of(page, inspected), new Header
        {
            IsSession = true,
            Kind = Kind(page, title, opening, main, delegation),
            Date = date?.On(published),
            DelegationNumber = delegation?.Number,
            InspectingBody = inspecting,
            InspectedBody = inspected is null ? null : PlaceReader.Complete(page, inspected.Name),
            Lead = lead,
        });
    }

    // "Kính thưa các đồng chí …": the words of one, not a report
    static bool IsSpeech(Page page) =>
        page.Sentences.Take(OpeningSentences).Any(s => page.Reading.IsWord(s.First, "kính") && (page.Reading.IsWord(s.First + 1, "thưa") || page.Reading.IsWord(s.First + 1, "gửi")));

    static Header Announced(
        List<SessionEvent> events, List<Sentence> opening, Page page, DateFact? date, SessionEvent? main, DelegationMention? delegation,
        PlaceReader.Place? place, Header header)
    {
        if (place is not null)
        {
            header = header with { Place = place.Name };
            var span = page.Reading.SpanOf(place.First, place.Next);
            header.Sources["place"] = new FieldSource(span.Start, span.End, "place of the inspected body or named most", 0.8);
        }

        foreach (var found in events.Where(e => e.Strength >= 3 || e == main))
            header.Announcing.Add(found.Sentence.First);
        // A text whose beginning is missing starts with what was reported.
        if (opening.Count > 0 && (main is not null || !header.IsSession || page.Delegations.Exists(d => d.First < opening[0].Next)))
            header.Announcing.Add(opening[0].First);
        // "Làm việc với Sở X, Bí thư Tỉnh ủy Y đề nghị …": what he asked is said at once
        if (main is not null && ((main.Verb - main.Sentence.First <= 2 && page.Reading.AnyIn(main.Object.Next, main.Sentence.Next, WordClass.SpeechVerb)) || (main.Actor(page) is { } actor && actor.First > main.Object.First)))
            header.Announcing.Remove(main.Sentence.First);
        return WithSources(header, page, date, main, delegation);
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

    static string Kind(Page page, List<Sentence> title, List<Sentence> opening, SessionEvent? main, DelegationMention? delegation)
    {
        var reading = page.Reading;
        if (delegation is not null && delegation.Kind != SessionKinds.WorkingVisit)
            return Both(reading, delegation, main);
        foreach (var found in ClauseReader.In(page, opening.Concat(title)))
        {
            if (found.Kind != SessionKinds.WorkingVisit && found.Strength > 1)
                return found.Kind;
        }

        // "làm việc với … về việc giám sát chuyên đề …": what the meeting is for
        if (main is not null)
        {
            for (var i = main.Object.Next; i < main.Sentence.Next; i++)
            {
                if ((reading.IsWord(i - 1, "việc") || reading.IsWord(i - 1, "để") || reading.IsWord(i - 1, "nhằm") || reading.IsWord(i - 1, "vụ"))
                    && i - main.Object.Next <= 4 && reading.Longest(i, WordClass.DelegationKind) is { Value: not SessionKinds.WorkingVisit } purpose)
                    return purpose.Value!;
            }
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
                if (reading.Longest(i, WordClass.DelegationKind) is { Value: SessionKinds.InspectionAndSupervision } && !reading.IsWord(i - 1, "tác")
                    && !reading.IsWord(i - 1, "trình") && !reading.IsWord(i - 1, "hoạch"))
                    return SessionKinds.InspectionAndSupervision;
            }
        }

        return delegation.Kind;
    }

    static string? InspectingBody(Page page, SessionEvent? main, List<SessionEvent> events, DelegationMention? delegation, PersonFact? lead)
    {
        var name = delegation?.Body?.Name ?? main?.Subject?.Name;
        if (name is null && main is not null)
            name = (ClauseReader.SubjectBody(page, main.Sentence, main.Verb) ?? main.Speaker(page))?.Name;
        name ??= LeadReader.BodyOf(lead);
        name ??= events.Where(e => !e.Receives).Select(e => ClauseReader.SubjectBody(page, e.Sentence, e.Verb)?.Name).FirstOrDefault(n => n is not null);
        return name is null ? null : PlaceReader.Complete(page, name);
    }

    // "Ban Thường vụ Huyện ủy" is named in full elsewhere
    static BodyMention? Fuller(Page page, List<Sentence> title, BodyMention? body)
    {
        if (body is null || body.Fixed || !EndsWithLevel(page.Reading, body.Next - 1))
            return body;
        foreach (var sentence in page.Sentences.Take(OpeningSentences).Concat(title))
        {
            for (var i = sentence.First; i < sentence.Next; i++)
            {
                if (page.Reading.Is(i, WordClass.BodyHead) && BodyReader.At(page.Reading, i, sentence.Next) is { } other && other.Name.Length > body.Name.Length + 1
                    && other.Name.StartsWith(body.Name + " ", StringComparison.OrdinalIgnoreCase) && Level.Of(other.Name) == Level.Of(body.Name))
                    return other;
            }
        }

        return body;
    }

    // "Huyện ủy", "UBND xã": which, it does not say
    static bool EndsWithLevel(Reading reading, int last) =>
        reading.IsWord(last, "ủy") || reading.IsWord(last, "xã") || reading.IsWord(last, "phường") || reading.IsWord(last, "huyện") || reading.IsWord(last, "quận");

    // The headline alone may say whom: the body below the delegation's
    static BodyMention? OfHeadline(Page page, List<Sentence> title, string? inspecting)
    {
        var above = inspecting is null ? Level.Unknown : Level.Of(inspecting);
        foreach (var sentence in title)
        {
            for (var i = sentence.First; i < sentence.Next; i++)
            {
                if (page.Reading.Words[i].IsCapital && page.Reading.Is(i, WordClass.BodyHead) && ObjectReader.At(page.Reading, i, sentence.Next) is { Name.Length: > 8 } body
                    && Level.Of(body.Name) is var level && level != Level.Unknown && level < above)
                    return body;
            }
        }

        return null;
    }

    // Where no clause says whom: the body below the delegation's that is asked first.
    static BodyMention? Addressee(Page page, string? inspecting)
    {
        var reading = page.Reading;
        var above = inspecting is null ? Level.Unknown : Level.Of(inspecting);
        foreach (var sentence in page.Sentences)
        {
            for (var i = sentence.First; i < sentence.Next; i++)
            {
                if (reading.After(i, WordClass.Ask) is var asked and > 0 && BodyReader.At(reading, asked, sentence.Next) is { Name.Length: > 8 } body
                    && Level.Of(body.Name) is var level && level != Level.Unknown && (above == Level.Unknown || level < above))
                {
                    return body;
                }
            }
        }

        return null;
    }

    static Header WithSources(Header header, Page page, DateFact? date, SessionEvent? main, DelegationMention? delegation)
    {
        if (date is not null && header.Date is not null)
            header.Sources["date"] = new FieldSource(date.Start, date.End, date.Rule, date.Form == DateForm.Full ? 0.95 : 0.9);
        if (main is not null)
        {
            var verb = page.Reading.SpanOf(main.Verb, main.Receives ? main.Subject!.First : main.Object.First);
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
