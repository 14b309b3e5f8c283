using DonDoc.Text.Extraction.Dates;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>Finds the day of a session among the dates of its report.</summary>
static class SessionDate
{
    /// <summary>The day, as far as the text gives it; null where it gives none.</summary>
    public static DateFact? Read(Page page, SessionEvent? main, DateOnly? published)
    {
        DateFact? best = null;
        foreach (var sentence in page.Sentences.Take(HeaderReader.OpeningSentences))
        {
            DateFact? here = null;
            foreach (var date in Days(page, sentence, published))
            {
                // “… cho biết ngày 14/7, Đoàn đã triển khai”: a day before
                if (main?.Sentence != sentence && Background.Is(page.Reading, sentence, date.First))
                    continue;
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

        return best ?? Later(page, published);
    }

    // A report that begins with what it is about says the day where it comes to the meeting: “Sáng 28/4, Đoàn công bố kết luận.”
    static DateFact? Later(Page page, DateOnly? published)
    {
        var reading = page.Reading;
        foreach (var sentence in page.Sentences.Skip(HeaderReader.OpeningSentences).Take(HeaderReader.LateSentences))
        {
            if (reading.AnyIn(sentence.First, Math.Min(sentence.Next, sentence.First + 12), WordClass.DelegationSide)
                && Days(page, sentence, published).Find(date => date.First - sentence.First <= 4 && !Background.Is(reading, sentence, date.First)) is { } day)
                return day;
        }

        return null;
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
}
