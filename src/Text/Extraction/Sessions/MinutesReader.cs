using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Dates;
using DonDoc.Text.Extraction.Layout;
using DonDoc.Text.Extraction.Persons;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>
/// Minutes that tell in lines of their own who met whom: “Đoàn giám sát: …”, “Đơn vị được giám sát: …”, “Thời gian: …”. Nothing need be
/// concluded from sentences.
/// </summary>
static class MinutesReader
{
    const string Rule = "line of the minutes";
    const double Confidence = 0.95;

    // The lines stand above what was said.
    const int Lines = 40;

    /// <summary>The header that the lines give; null where they name no delegation or nobody inspected.</summary>
    public static Header? Read(Page page)
    {
        var reading = page.Reading;
        var keys = new Dictionary<WordClass, KeyLine>();
        var lines = new List<int>();
        for (var p = 0; p < Math.Min(Lines, reading.ParagraphWords.Count); p++)
        {
            var (first, next) = reading.ParagraphWords[p];
            foreach (var line in KeyLine.In(reading, first, next))
            {
                keys.TryAdd(line.Key, line);
                lines.Add(p);
            }
        }

        if (!keys.TryGetValue(WordClass.KeyDelegation, out var delegation) || !keys.TryGetValue(WordClass.KeyInspected, out var inspected)
            || Body(reading, inspected) is not { } body)
            return null;
        var day = keys.TryGetValue(WordClass.KeyTime, out var time) ? DateReader.Read(reading, time.First, time.Next).Find(d => d.On(null) is not null) : null;
        var inspecting = Body(reading, delegation);
        var place = PlaceReader.Of(page, body);
        var head = keys.TryGetValue(WordClass.KeyHead, out var named) ? PersonReader.Read(reading, named.First, named.Next).Find(_ => true) : null;
        var header = new Header
        {
            IsSession = true,
            Kind = Kind(reading, delegation, inspected),
            Date = day?.On(null) ?? SessionDate.Read(page, null, page.Layout.PublishedOn)?.On(page.Layout.PublishedOn),
            InspectingBody = inspecting is null ? null : PlaceReader.Complete(page, inspecting.Name),
            InspectedBody = PlaceReader.Complete(page, body.Name),
            Place = place?.Name,
            Lead = head is null ? LeadReader.Read(page, null, true) : Participants.Fact(page, head) with { Rule = Rule },
        };
        foreach (var sentence in page.Sentences)
        {
            if (lines.Contains(sentence.Paragraph))
                header.Announcing.Add(sentence.First);
        }

        Note(header, reading, "isSession", inspected.Name.First, inspected.Next);
        Note(header, reading, "kind", delegation.Name.First, delegation.Name.Next);
        Note(header, reading, "inspectedBody", body.First, body.Next);
        if (inspecting is not null)
            Note(header, reading, "inspectingBody", inspecting.First, inspecting.Next);
        if (day is not null)
            Note(header, reading, "date", day.First, day.Next);
        if (place is not null)
            Note(header, reading, "place", place.First, place.Next);
        return header;
    }

    static void Note(Header header, Reading reading, string field, int first, int next)
    {
        var span = reading.SpanOf(first, next);
        header.Sources[field] = new FieldSource(span.Start, span.End, Rule, Confidence);
    }

    // What the value begins with; a body that is none of the usual kinds is the whole value.
    static BodyMention? Body(Reading reading, KeyLine line)
    {
        var at = line.First;
        while (at < line.Next && (reading.IsWord(at, "của") || reading.IsWord(at, "số") || reading.Words[at].Kind == WordKind.Number))
            at++;
        if (ObjectReader.At(reading, at, line.Next) is { } body)
            return body;
        return at < line.Next && reading.Words[at].IsCapital && !reading.Is(at, WordClass.Honorific) && !reading.Is(at, WordClass.PositionHead)
            ? new BodyMention(BodyReader.Clean(reading.TextOf(at, line.Next)), at, line.Next, Fixed: false, Rule, 0.7) : null;
    }

    static string Kind(Reading reading, KeyLine delegation, KeyLine inspected)
    {
        foreach (var line in (KeyLine[])[delegation, inspected])
        {
            for (var i = line.Name.First; i < line.Name.Next; i++)
            {
                if (reading.Longest(i, WordClass.DelegationKind) is { Value: not SessionKinds.WorkingVisit } kind && kind.Next <= line.Name.Next)
                    return kind.Value!;
            }
        }

        return SessionKinds.WorkingVisit;
    }
}
