using DonDoc.Text.Extraction.Persons;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>Who headed the delegation, or chaired the meeting.</summary>
static class LeadReader
{
    public static PersonFact? Read(Page page, SessionEvent? main, bool isSession)
    {
        var chosen = Choose(page, main, isSession);
        if (chosen is null)
            return null;
        // The positions may stand at another mention: the one with most of them near the first, after which they are shortened.
        var best = chosen;
        foreach (var mention in page.Persons)
        {
            if (string.Equals(mention.Name, chosen.Name, StringComparison.Ordinal) && mention.Positions.Count > best.Positions.Count)
                best = mention;
        }

        return Participants.Fact(page, best) with { Rule = "head of the delegation" };
    }

    static PersonMention? Choose(Page page, SessionEvent? main, bool isSession)
    {
        if (isSession && page.Persons.Find(p => p.HeadsDelegation) is { } head)
            return head;
        if (isSession && NamedAgain(page) is { } again)
            return again;
        var inspected = main is null ? Level.Unknown : Level.Of(main.Object.Name);
        var reading = page.Reading;
        if (isSession && main is not null)
        {
            if (main.Actor(page) is { } actor)
                return actor;
        }

        var chairs = page.Persons.FindAll(p => p.Chairs || ChairsBefore(reading, p));
        if (isSession)
        {
            var outside = chairs.Find(p => Level.Of(reading, p.Positions) is var level && (level == Level.Unknown || level >= inspected) && !Receives(reading, p));
            return outside is not null ? FirstOfList(page, outside) : page.Persons.Find(p => Concludes(reading, p)) ?? OfHeadline(page, main) ?? WhoAsks(page, inspected);
        }

        return chairs.Count > 0 ? FirstOfList(page, chairs[0]) : page.Persons.Find(p => Concludes(reading, p));
    }

    // "Bà Liên là trưởng đoàn": by the last word of a name told before
    static PersonMention? NamedAgain(Page page)
    {
        var reading = page.Reading;
        foreach (var sentence in page.Sentences.Take(HeaderReader.OpeningSentences))
        {
            for (var i = sentence.First; i < sentence.Next - 3; i++)
            {
                if (reading.After(i, WordClass.Honorific) is not (> 0 and var name) || name >= sentence.Next || !reading.Words[name].IsCapital
                    || !(reading.IsWord(name + 1, "là") || reading.IsWord(name + 1, "làm")) || !reading.Is(name + 2, WordClass.DelegationHead))
                    continue;
                var given = " " + reading.TextOf(name, name + 1);
                if (page.Persons.FindLast(p => p.First < i && p.Name.EndsWith(given, StringComparison.Ordinal)) is { } person)
                    return person;
            }
        }

        return null;
    }

    // The headline, or the line under a picture, names whom the report calls by his office
    static PersonMention? OfHeadline(Page page, SessionEvent? main)
    {
        var reading = page.Reading;
        foreach (var sentence in reading.Sentences)
        {
            var role = page.Layout.Roles[sentence.Paragraph];
            if (role is not (Source.ParagraphRole.Title or Source.ParagraphRole.Caption))
                continue;
            var inspected = main is null ? Level.Unknown : Level.Of(main.Object.Name);
            foreach (var person in PersonReader.Read(reading, sentence.First, sentence.Next))
            {
                if (person.Positions.Count > 0 && Level.Of(reading, person.Positions) is var level && level > inspected
                    && (reading.AnyIn(person.Next, sentence.Next, WordClass.SessionVerb) || person.Chairs
                        || reading.AnyIn(person.Next, Math.Min(sentence.Next, person.Next + 4), WordClass.Conclusion)))
                    return person;
            }
        }

        return null;
    }

    // Where nobody is said to head or to chair: the last who asks something of the inspected side
    static PersonMention? WhoAsks(Page page, int inspected)
    {
        var reading = page.Reading;
        foreach (var person in Enumerable.Reverse(page.Persons))
        {
            if (person.Positions.Count > 0 && !person.InDelegation && Level.Of(reading, person.Positions) is var level && level != Level.Unknown && level > inspected
                && inspected != Level.Unknown && reading.AnyIn(person.Next, Math.Min(reading.Words.Count, person.Next + 20), WordClass.Ask))
                return person;
        }

        return null;
    }

    // "Các đồng chí: A, …; B, …; C, … chủ trì hội nghị": the first named presides
    static PersonMention FirstOfList(Page page, PersonMention person)
    {
        var at = page.Persons.IndexOf(person);
        while (at > 0 && page.Persons[at].First - page.Persons[at - 1].Next <= 2 && page.Reading.IsMark(page.Persons[at - 1].Next, ';'))
            at--;
        return page.Persons[at];
    }

    // "Dự và chỉ đạo hội nghị có đồng chí X", "Chủ trì buổi giám sát, Phó Trưởng đoàn … X", "dưới sự chủ trì của đồng chí X"
    static bool ChairsBefore(Reading reading, PersonMention person)
    {
        for (var i = Math.Max(0, person.First - 7); i < person.First; i++)
        {
            if ((reading.IsWord(i, "chủ") && (reading.IsWord(i + 1, "trì") || reading.IsWord(i + 1, "tọa")))
                || (reading.IsWord(i, "chỉ") && reading.IsWord(i + 1, "đạo") && reading.IsWord(i - 1, "và")))
                return true;
        }

        return false;
    }

    // "… Bí thư Huyện ủy chủ trì tiếp đoàn": the host
    static bool Receives(Reading reading, PersonMention person)
    {
        for (var i = person.Next; i < Math.Min(reading.Words.Count, person.Next + 8); i++)
        {
            if (reading.IsWord(i, "tiếp") && (reading.IsWord(i + 1, "đoàn") || reading.IsWord(i + 1, "và") || reading.IsWord(i + 1, "đón")))
                return true;
        }

        return false;
    }

    // "Kết luận buổi làm việc, đồng chí X"
    static bool Concludes(Reading reading, PersonMention person)
    {
        for (var i = Math.Max(0, person.First - 7); i < person.First; i++)
        {
            if (reading.IsWord(i, "kết") && reading.IsWord(i + 1, "luận"))
                return true;
        }

        return false;
    }

    /// <summary>The body whose delegation a person heads by his position, where the report does not name it.</summary>
    public static string? BodyOf(PersonFact? lead)
    {
        // "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh": he speaks for the body that he heads.
        foreach (var position in (lead?.Positions ?? []).OrderBy(p => p.StartsWith("Phó", StringComparison.OrdinalIgnoreCase) ? 1 : 0))
        {
            if (position.Contains("Thủ tướng", StringComparison.OrdinalIgnoreCase))
                return "Chính phủ";
            if (position.Contains("Chủ tịch Quốc hội", StringComparison.OrdinalIgnoreCase))
                return "Quốc hội";
            if (position.EndsWith("nước", StringComparison.Ordinal))
                continue;
            foreach (var head in _heads)
            {
                var at = position.IndexOf(head, StringComparison.OrdinalIgnoreCase);
                // "Trưởng ban" says of no body which
                if (at >= 0 && at + head.Length < position.Length && position.AsSpan(at + head.Length).IndexOf(' ') > 0)
                    return Bodies.BodyReader.Clean(position[(at + head.Length)..].Trim());
            }
        }

        return null;
    }

    static readonly string[] _heads =
        ["Phó Chủ tịch Thường trực ", "Phó Bí thư Thường trực ", "Bí thư ", "Bộ trưởng ", "Thứ trưởng ", "Chủ tịch ", "Chủ nhiệm ", "Phó Trưởng ", "Trưởng "];
}
