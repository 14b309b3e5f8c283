using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Persons;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>Whose words a sentence gives.</summary>
enum Side
{
    /// <summary>The reporter's own.</summary>
    Reporter,

    /// <summary>The head, or the delegation as one.</summary>
    Delegation,

    /// <summary>Somebody else of the delegation or from above.</summary>
    Member,
    Local,
}

/// <summary>Tells for each sentence whether the delegation, the local side or the reporter speaks.</summary>
sealed class SpeakerReader
{
    // A subject stands at the beginning of its sentence.
    const int SubjectWords = 12;

    // "Trên cơ sở báo cáo của đơn vị và qua kiểm tra trực tiếp, Đoàn …": after what leads to it
    const int SubjectWordsAfterLeadIn = 40;

    readonly Page _page;
    readonly Header _header;
    readonly int _inspecting;
    readonly int _inspected;
    readonly Dictionary<string, Side> _sides = new(StringComparer.Ordinal);
    readonly Dictionary<string, Side> _lastNames = new(StringComparer.Ordinal);
    int _nextPerson;

    public SpeakerReader(Page page, Header header)
    {
        _page = page;
        _header = header;
        _inspecting = header.InspectingBody is null ? Level.Unknown : Level.Of(header.InspectingBody);
        _inspected = header.InspectedBody is null ? Level.Unknown : Level.Of(header.InspectedBody);
        if (_inspecting == Level.Unknown && header.InspectingBody is not null)
            _inspecting = Level.Centre;
        // A city within a province has a "Thành ủy" too.
        if (_inspecting == Level.Province && _inspected == Level.Province && header.InspectingBody!.Contains("Tỉnh", StringComparison.OrdinalIgnoreCase)
            && header.InspectedBody!.Contains("Thành ủy", StringComparison.Ordinal))
        {
            _inspected = Level.District;
        }

        foreach (var person in page.Persons)
        {
            var side = SideOf(person);
            if (side != Side.Reporter && (!_sides.TryGetValue(person.Name, out _) || person.HeadsDelegation || person.InDelegation))
            {
                _sides[person.Name] = side;
                _lastNames[LastWord(person.Name)] = side;
            }
        }
    }

    /// <summary>Who begins to speak in a sentence; null where nobody new does. Sentences are asked for in the order of the text.</summary>
    public Side? Of(Sentence sentence)
    {
        var reading = _page.Reading;
        if (reading.Is(sentence.First, WordClass.Conclusion))
            return Side.Delegation;
        // "Thay mặt Ban Thường vụ Huyện ủy, …", "Đại diện Chi ủy phát biểu …"
        if (((reading.IsWord(sentence.First, "thay") && reading.IsWord(sentence.First + 1, "mặt")) || (reading.IsWord(sentence.First, "đại") && reading.IsWord(sentence.First + 1, "diện")))
            && IsOfInspectedSide(sentence.First + 2, sentence.Next))
            return Side.Local;
        while (_nextPerson < _page.Persons.Count && _page.Persons[_nextPerson].Next <= sentence.First)
            _nextPerson++;
        for (var p = _nextPerson; p < _page.Persons.Count && _page.Persons[p].First < sentence.Next; p++)
        {
            var person = _page.Persons[p];
            if (!Speaks(person.Next, Math.Min(sentence.Next, person.Next + 30)) && !Precedes(sentence.First, person.First))
            {
                // Somebody does something else: what was being said has ended.
                if (person.First == sentence.First)
                    return Side.Reporter;
                continue;
            }

            if (_sides.TryGetValue(person.Name, out var side))
                return side;
            if (_header.Lead is { } lead && lead.Name.EndsWith(LastWord(person.Name), StringComparison.Ordinal))
                return Side.Delegation;
            return Side.Reporter;
        }

        if (reading.IsWord(sentence.First, "theo") && _header.IsSession
            && (reading.IsWord(sentence.First + 1, "báo") || reading.Is(sentence.First + 1, WordClass.LocalSide) || IsOfInspectedSide(sentence.First + 1, sentence.Next)))
            return Side.Local;
        // "Báo cáo tại buổi làm việc, tỉnh đã …": only the inspected side reports to a delegation
        if (_header.IsSession && reading.Is(sentence.First, WordClass.ReportLead))
            return Side.Local;
        var limit = Math.Min(sentence.Next, sentence.First + SubjectWords);
        var far = reading.Is(sentence.First, WordClass.LeadIn) ? Math.Min(sentence.Next, sentence.First + SubjectWordsAfterLeadIn) : limit;
        for (var i = sentence.First; i < far; i++)
        {
            // Far from the beginning only what follows a comma is the subject.
            if (i >= limit && !reading.IsMark(i - 1, ','))
                continue;
            if (reading.Is(i, WordClass.DelegationSide) && !After(reading, i, "với") && !After(reading, i, "của") | reading.IsWord(i - 2, "giá") | reading.IsWord(i - 2, "kiến"))
            {
                if (reading.Longest(i, WordClass.DelegationSide)!.Value.Value is null)
                    return _header.IsSession || !reading.IsWord(i, "đoàn") ? Side.Delegation : null;
                // "Thành ủy chủ động phối hợp các bộ, ngành": those of the ministries speak only where they are the subject.
                if (i == sentence.First || reading.Words[i - 1].Kind == WordKind.Mark || reading.IsWord(i - 1, "kiến") || reading.IsWord(i - 1, "diện"))
                    return Side.Member;
            }

            if (reading.Is(i, WordClass.PositionHead) && PositionReader.One(reading, i, sentence.Next) is var end && end > 0)
            {
                if (!Speaks(end, Math.Min(sentence.Next, end + 20)))
                    continue;
                var level = Level.Of(reading.TextOf(i, end));
                if (BelongsToLead(reading.TextOf(i, end)))
                    return Side.Delegation;
                if (level != Level.Unknown)
                    return ByLevel(level) is var side && side != Side.Reporter ? side : null;
                continue;
            }

            // "Ông Hường đề nghị": a person by the last word of a name read before
            if (reading.Is(i, WordClass.Honorific) && i + 1 < far && reading.Words[i + 1].IsCapital && _sides.Count > 0
                && _lastNames.TryGetValue(reading.TextOf(i + 1, i + 2), out var known) && Speaks(i + 2, Math.Min(sentence.Next, i + 10)))
            {
                return known;
            }

            if (IsInspectingBody(i, sentence))
                return Side.Delegation;
            if (LocalSubject(i, sentence) is { } local)
                return local;
        }

        return null;
    }

    // "…, Thường trực HĐND tỉnh đánh giá cao …": the body that inspects speaks as one
    bool IsInspectingBody(int at, Sentence sentence)
    {
        var reading = _page.Reading;
        return (at == sentence.First || reading.IsMark(at - 1, ',')) && reading.Words[at].IsCapital && _header.IsSession && _header.InspectingBody is { } inspecting
            && BodyReader.At(reading, at, sentence.Next) is { Name.Length: > 8 } body && inspecting.StartsWith(body.Name, StringComparison.OrdinalIgnoreCase)
            && reading.AnyIn(body.Next, Math.Min(sentence.Next, body.Next + 4), WordClass.SpeechVerb);
    }

    bool IsOfInspectedSide(int at, int next) =>
        _header.IsSession && BodyReader.At(_page.Reading, at, next) is { } body && ByLevel(Level.Of(body.Name)) == Side.Local;

    // "UBND huyện đề nghị", "Tỉnh kiến nghị", "Sở sẽ …": the local side speaks for itself
    Side? LocalSubject(int at, Sentence sentence)
    {
        var reading = _page.Reading;
        if (!_header.IsSession || !(reading.Is(at, WordClass.LocalSide) || reading.Is(at, WordClass.BodyHead) || reading.Is(at, WordClass.Place)))
            return null;
        if (at > sentence.First && !reading.IsMark(at - 1, ',') && !reading.IsWord(at - 1, "mặt") && !reading.IsWord(at - 1, "đó") && !reading.IsWord(at - 1, "nghị")
            && !(reading.Is(sentence.First, WordClass.Connective) && reading.After(sentence.First, WordClass.Connective) == at))
            return null;
        var body = BodyReader.At(reading, at, sentence.Next);
        var end = body?.Next ?? Math.Max(Math.Max(reading.After(at, WordClass.LocalSide), reading.After(at, WordClass.Place)), at + 1);
        // "Huyện ủy X thống nhất với nhận xét của Đoàn và hứa khắc phục …"
        if (body is not null && _header.InspectedBody is { } inspected && inspected.Contains(body.Name, StringComparison.Ordinal)
            && reading.AnyIn(end, sentence.Next, WordClass.Promise))
        {
            return Side.Local;
        }

        for (var i = end; i < Math.Min(sentence.Next, end + 4); i++)
        {
            if (reading.Is(i, WordClass.AskUp) || (reading.Is(i, WordClass.Promise) && !reading.IsWord(i, "quyết")))
                return Side.Local;
            // "Ban Thường vụ Đảng ủy Bộ đã báo cáo kết quả …"
            if (reading.IsWord(i, "báo") && reading.IsWord(i + 1, "cáo") && body is not null && ByLevel(Level.Of(body.Name)) == Side.Local)
                return Side.Local;
            if (reading.Words[i].Kind == WordKind.Mark)
                break;
        }

        return null;
    }

    bool Speaks(int first, int next) => _page.Reading.AnyIn(first, next, WordClass.SpeechVerb) || _page.Reading.AnyIn(first, next, WordClass.Promise);

    // "Phát biểu tại buổi làm việc, đồng chí X …", "Theo đồng chí X, …"
    bool Precedes(int first, int person)
    {
        for (var i = first; i < Math.Min(person, first + 20); i++)
        {
            if (_page.Reading.Is(i, WordClass.SpeechVerb) || _page.Reading.IsWord(i, "theo"))
                return true;
        }

        return false;
    }

    Side SideOf(PersonMention person)
    {
        if (person.HeadsDelegation || string.Equals(person.Name, _header.Lead?.Name, StringComparison.Ordinal))
            return Side.Delegation;
        if (person.InDelegation)
            return Side.Member;
        if (!_header.IsSession)
            return Side.Reporter;
        var level = Level.Of(_page.Reading, person.Positions);
        if (level == Level.Unknown && person.Positions.Any(position => HoldsOfficeInInspected(_page.Reading.TextOf(position))))
            return Side.Local;
        return ByLevel(level) is var side && side == Side.Delegation && _header.Lead is not null ? Side.Member : side;
    }

    // "Giám đốc Bệnh viện", "Bí thư Đảng ủy Cục Thuế": two words running of the inspected body's name that the inspecting body does not bear
    bool HoldsOfficeInInspected(string position)
    {
        if (_header.InspectedBody is not { } inspected)
            return false;
        var words = BodyReader.Clean(inspected).Split(' ');
        for (var i = 0; i + 1 < words.Length; i++)
        {
            var pair = $"{words[i]} {words[i + 1]}";
            if (position.Contains(pair, StringComparison.OrdinalIgnoreCase) && _header.InspectingBody?.Contains(pair, StringComparison.OrdinalIgnoreCase) != true)
                return true;
        }

        return false;
    }

    Side ByLevel(int level)
    {
        if (level == Level.Unknown)
            return _header.IsSession && _inspected == Level.Unknown && _header.InspectedBody is not null ? Side.Local : Side.Reporter;
        if (_inspecting != Level.Unknown && _inspected != Level.Unknown && _inspecting != _inspected)
            return level >= _inspecting ? Side.Delegation : level <= _inspected ? Side.Local : Side.Reporter;
        if (_inspecting != Level.Unknown)
            return level > _inspecting ? Side.Delegation : Side.Local;
        if (_inspected != Level.Unknown && _header.IsSession)
            return level > _inspected ? Side.Delegation : Side.Local;
        return Side.Reporter;
    }

    bool BelongsToLead(string position) =>
        _header.Lead is { } lead && lead.Positions.Any(p => p.Contains(position, StringComparison.OrdinalIgnoreCase));

    static bool After(Reading reading, int at, string word) => reading.IsWord(at - 1, word);

    static string LastWord(string name) => name[(name.LastIndexOf(' ') + 1)..];
}
