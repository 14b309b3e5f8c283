using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;

namespace DonDoc.Text.Extraction.Persons;

/// <summary>A mention of a person: the name, the positions beside it, and what it says about a delegation.</summary>
sealed record PersonMention(
    string Name, IReadOnlyList<Span> Positions, bool HeadsDelegation, bool InDelegation, bool Chairs,
    int First, int Next, int NameFirst, string Rule, double Confidence);

/// <summary>Reads persons with their positions, before or after the name. <c>Persons.md</c> lists the forms.</summary>
static class PersonReader
{
    delegate PersonMention? Parser(Reading reading, int at, int limit);

    // In order: the first that reads a person at a word wins.
    static readonly Parser[] _parsers = [Introduced, PositionFirst, NameFirst];

    public static List<PersonMention> Read(Reading reading, int first, int next)
    {
        var persons = new List<PersonMention>();
        for (var i = first; i < next; i++)
        {
            foreach (var parser in _parsers)
            {
                if (parser(reading, i, next) is not { } person)
                    continue;
                persons.Add(person);
                i = person.Next - 1;
                break;
            }
        }

        return persons;
    }

    // đồng chí X, position, position; ông X; đồng chí Bí thư Tỉnh ủy X; Thượng tướng X
    static PersonMention? Introduced(Reading r, int at, int limit)
    {
        var i = r.After(at, WordClass.Honorific);
        if (i < 0)
            i = r.After(at, WordClass.MilitaryRank);
        if (i < 0)
            i = r.After(at, WordClass.AcademicTitle) is var title && title > 0 && r.Words[at].IsCapital ? title : -1;
        if (i < 0)
            return null;
        if (r.IsMark(i, ':'))
            i++;
        i = SkipTitles(r, i);
        if (PositionReader.ReadList(r, i, limit, beforeName: true) is { } before)
        {
            var name = SkipTitles(r, r.IsMark(before.Next, ',') || r.IsMark(before.Next, ':') || r.IsMark(before.Next, '-') ? before.Next + 1 : before.Next);
            return WithName(r, at, name, limit, before, "honorific, position, name");
        }

        return WithName(r, at, i, limit, null, "honorific, name");
    }

    // Bí thư Tỉnh ủy X
    static PersonMention? PositionFirst(Reading r, int at, int limit)
    {
        if (!r.Is(at, WordClass.PositionHead) && !r.Is(at, WordClass.DelegationHead) && !r.Is(at, WordClass.DelegationMember))
            return null;
        // "của Ban Bí thư Lê Minh Khái": the end of a body's name is no position
        if (at > 0 && r.Longest(at - 1, WordClass.FixedBody) is { } body && body.Next > at)
            return null;
        if (PositionReader.ReadList(r, at, limit, beforeName: true) is not { } before)
            return null;
        var name = before.Next;
        // "trưởng đoàn là bà X"
        if (before.HeadsDelegation && before.Spans.Count == 0 && r.IsWord(name, "là") && r.Is(name + 1, WordClass.Honorific))
            name++;
        if (r.IsMark(name, ',') || r.IsMark(name, ':') || r.IsMark(name, '-'))
        {
            // "ý kiến của Trưởng đoàn, đồng chí X …": X is another
            var titled = r.Is(name + 1, WordClass.Honorific) || r.Is(name + 1, WordClass.AcademicTitle) || r.Is(name + 1, WordClass.MilitaryRank);
            if ((!titled && !r.IsMark(name, ':')) || r.IsWord(at - 1, "của"))
                return null;
            name++;
        }

        if (r.After(name, WordClass.Honorific) is var honorific and > 0)
            name = honorific;
        return WithName(r, at, SkipTitles(r, name), limit, before, "position, name");
    }

    // X, Bí thư Tỉnh ủy; X - Bí thư Tỉnh ủy
    static PersonMention? NameFirst(Reading r, int at, int limit)
    {
        var next = NameReader.After(r, at, limit, introduced: false);
        // "Ban Tổ chức Thành ủy Đồng Hới, trưởng đoàn là …": the place of a body
        if (next < 0 || NameReader.IsPlace(r, at, Math.Min(next, at + 2)) || (next - at == 2 && at > 0 && (r.IsWord(at - 1, "ủy") || r.Is(at - 1, WordClass.PlaceLevel))))
            return null;
        var mention = WithName(r, at, at, limit, null, "name, position");
        return mention is { Positions.Count: > 0 } or { HeadsDelegation: true } or { InDelegation: true } ? mention : null;
    }

    static PersonMention? WithName(Reading r, int first, int name, int limit, Positions? before, string rule)
    {
        var next = NameReader.After(r, name, limit, introduced: true);
        if (next < 0 || (before is null && rule[0] != 'h' && NameReader.IsPlace(r, name, next)))
            return null;
        var spans = new List<Span>(before?.Spans ?? []);
        var heads = before?.HeadsDelegation ?? false;
        var member = before?.InDelegation ?? false;
        var end = next;
        var after = r.IsMark(next, ',') || r.IsMark(next, '-') || r.IsMark(next, '–') || r.IsMark(next, '(') || r.IsMark(next, ':') ? next + 1 : next;
        if (r.IsWord(after, "là"))
            after++;
        if (PositionReader.ReadList(r, after, limit, beforeName: false) is { } list)
        {
            spans.AddRange(list.Spans);
            heads |= list.HeadsDelegation;
            member |= list.InDelegation;
            end = list.Next;
        }

        // "… làm Trưởng đoàn", "- làm Trưởng đoàn", "chủ trì"
        var role = end;
        while (r.IsMark(role, ',') || r.IsMark(role, '-') || r.IsMark(role, '–') || r.IsMark(role, ')'))
            role++;
        if (r.IsWord(role, "làm") || r.IsWord(role, "là"))
        {
            if (r.Is(role + 1, WordClass.DelegationHead) && !r.IsWord(role + 3, "đại") && !r.IsWord(role + 3, "đbqh"))
                heads = true;
            else if (r.Is(role + 1, WordClass.DelegationMember))
                member = true;
        }

        var chairs = false;
        for (var i = role; i < Math.Min(limit, role + 12) && !chairs && !(r.Words[i].Kind == WordKind.Mark && i > role + 1); i++)
            chairs = r.Is(i, WordClass.Chairing);
        return new PersonMention(r.TextOf(name, next), spans, heads, member, chairs, first, end, name, rule, spans.Count > 0 ? 0.95 : 0.85);
    }

    static int SkipTitles(Reading r, int at)
    {
        for (var hops = 0; hops < 4; hops++)
        {
            var next = Math.Max(r.After(at, WordClass.AcademicTitle), r.After(at, WordClass.MilitaryRank));
            if (next < 0)
                return at;
            at = r.IsMark(next, '.') || (r.IsMark(next, ',') && (r.Is(next + 1, WordClass.AcademicTitle) || r.Is(next + 1, WordClass.MilitaryRank))) ? next + 1 : next;
        }

        return at;
    }
}
