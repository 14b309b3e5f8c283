using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Dates;
using DonDoc.Text.Extraction.Delegations;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>
/// Minutes whose title says who met whom: “BIÊN BẢN” ⏎ “Làm việc giữa Đoàn giám sát số 05 của X với Y” ⏎ “Hôm nay, vào hồi 8 giờ, ngày …”.
/// </summary>
static class MinutesTitle
{
    const string Rule = "title of the minutes";
    const double Confidence = 0.9;

    // Header block, title and who was there.
    const int Lines = 30;

    // From the delegation to those it meets: its body, what the meeting is about.
    const int LongestGap = 60;

    /// <summary>The header that the title gives; null where the text is no minutes or its title names no delegation and nobody it met.</summary>
    public static Header? Read(Page page)
    {
        var reading = page.Reading;
        var title = -1;
        for (var p = 0; p < Math.Min(Lines, reading.ParagraphWords.Count); p++)
        {
            var (first, next) = reading.ParagraphWords[p];
            if (title < 0 && first < next && IsMinutes(reading, first))
                title = p;
            // "Hôm nay, …, Tổ giám sát … làm việc với …." is a sentence and read as one.
            if (title >= 0 && p <= title + 4 && first < next && !reading.IsMark(next - 1, '.') && Meeting(reading, first, next) is { } met)
                return Of(page, met.Delegation, met.Inspecting, met.Inspected, reading.ParagraphWords[p].Next);
        }

        return null;
    }

    static bool IsMinutes(Reading reading, int at) => reading.IsWord(at, "biên") && reading.IsWord(at + 1, "bản");

    static (DelegationMention Delegation, BodyMention? Inspecting, BodyMention Inspected)? Meeting(Reading reading, int first, int next)
    {
        for (var i = first; i < next; i++)
        {
            if (DelegationReader.At(reading, i, next) is not { } delegation)
                continue;
            var of = reading.IsMark(delegation.Next, ',') || reading.IsMark(delegation.Next, '-') || reading.IsMark(delegation.Next, '–') ? delegation.Next + 1 : delegation.Next;
            var inspecting = delegation.Body ?? BodyReader.At(reading, of, next);
            for (var with = inspecting?.Next ?? delegation.Next; with < Math.Min(next, delegation.Next + LongestGap); with++)
            {
                if ((reading.IsWord(with, "với") || reading.IsWord(with, "và") || reading.IsWord(with, "tại")) && ObjectReader.At(reading, with + 1, next) is { } inspected)
                    return (delegation, inspecting, inspected);
            }
        }

        return null;
    }

    static Header Of(Page page, DelegationMention delegation, BodyMention? inspecting, BodyMention inspected, int titleNext)
    {
        var reading = page.Reading;
        var last = reading.ParagraphWords[Math.Min(Lines, reading.ParagraphWords.Count) - 1].Next;
        var day = DateReader.Read(reading, titleNext, last).Find(d => d.On(null) is not null && !page.InReference(d.First));
        var place = PlaceReader.Of(page, inspected);
        var lead = LeadReader.Read(page, null, true);
        var header = new Header
        {
            IsSession = true,
            Kind = delegation.Kind,
            Date = day?.On(null),
            DelegationNumber = delegation.Number,
            InspectingBody = inspecting is not null ? PlaceReader.Complete(page, inspecting.Name) : LeadReader.BodyOf(lead),
            InspectedBody = PlaceReader.Complete(page, inspected.Name),
            Place = place?.Name,
            Lead = lead,
        };
        // Title, time and who was there report nothing.
        foreach (var sentence in page.Sentences)
        {
            if (sentence.First < titleNext || (day is not null && sentence.First <= day.First))
                header.Announcing.Add(sentence.First);
        }

        Note("isSession", delegation.First, inspected.Next);
        Note("kind", delegation.First, delegation.Next);
        Note("inspectedBody", inspected.First, inspected.Next);
        if (inspecting is not null)
            Note("inspectingBody", inspecting.First, inspecting.Next);
        if (day is not null)
            Note("date", day.First, day.Next);
        if (place is not null)
            Note("place", place.First, place.Next);
        return header;

        void Note(string field, int first, int next)
        {
            var span = reading.SpanOf(first, next);
            header.Sources[field] = new FieldSource(span.Start, span.End, Rule, Confidence);
        }
    }
}
