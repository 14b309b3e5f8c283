using System.Globalization;
using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.References;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>What has been read so far, as far as it decides what the next sentence does: who speaks, under which heading, what came before.</summary>
sealed class PassageState(Reading reading, bool isSession, int inspecting)
{
    PassageRole _heading;
    PassageRole _list;
    PassageRole _turn;
    PassageRole _sentence;
    bool _listed;
    bool _opensList;

    public Side Side { get; private set; }

    public void BeginParagraph((int First, int Next) words)
    {
        var mark = reading.Words[words.First];
        _listed = (mark.Kind == WordKind.Mark && reading.Text[mark.Start] is '-' or '+' or '•' or '–' or '*')
            || (words.First + 1 < words.Next && (mark.Kind == WordKind.Number || mark.Length == 1 || NamedReference.IsRoman(reading, words.First))
                && reading.Words[words.First + 1].Kind == WordKind.Mark && reading.Text[reading.Words[words.First + 1].Start] is '.' or ')');
        if (!_listed)
            _list = PassageRole.None;
        // What nobody asks is not carried from one paragraph to the next.
        if (_turn != PassageRole.Requirement && !reading.Is(words.First, WordClass.Connective) && !_listed)
            _turn = PassageRole.None;
    }

    /// <summary>A heading says what stands under it: “II- HẠN CHẾ, KHUYẾT ĐIỂM”.</summary>
    public bool IsHeading(Sentence sentence)
    {
        var (first, next) = (sentence.First, sentence.Next);
        if (next - first > 16 || reading.IsMark(next - 1, '.') && next - first > 4)
            return false;
        var numbered = false;
        var i = first;
        if (i + 1 < next && reading.Words[i + 1].Kind == WordKind.Mark && reading.Text[reading.Words[i + 1].Start] is '.' or '-' or ')' or '/' or '–' && reading.Words[i].Length <= 4)
            (i, numbered) = (i + 2, true);
        while (i < next && (reading.Words[i].Kind == WordKind.Mark || reading.IsWord(i, "về") || reading.IsWord(i, "những") || reading.IsWord(i, "một") || reading.IsWord(i, "số")))
            i++;
        if (i >= next)
            return numbered;
        if (_heading is PassageRole.Requirement or PassageRole.Recommendation && (reading.IsMark(next - 1, ':') || next - first <= 12)
            && (reading.IsWord(i, "đối") || reading.IsWord(i, "với")) && Addressee(i, next) is { } addressed)
        {
            _heading = addressed;
            return true;
        }

        var role = HeadingRole(i);
        var closes = !reading.IsMark(next - 1, ';') && (reading.Words[i].Kind == WordKind.Upper || numbered || next - first <= 8);
        if (role != PassageRole.None && closes && !reading.AnyIn(first, next, WordClass.Promise))
        {
            _heading = role;
            return true;
        }

        if (numbered && reading.Words[i].Kind == WordKind.Upper && i + 1 < next && reading.Words[i + 1].Kind == WordKind.Upper)
        {
            _heading = PassageRole.None;
            return true;
        }

        return false;
    }

    /// <summary>The report turns to something else; nobody's words go on.</summary>
    public void ChangeScene() => (Side, _turn) = (Side.Reporter, PassageRole.None);

    public void BeginSentence(Sentence sentence, Side? speaker)
    {
        if (speaker is { } side)
        {
            Side = side;
            _turn = PassageRole.None;
        }

        _sentence = PassageRole.None;
        _opensList = reading.IsMark(sentence.Next - 1, ':');
        if (_opensList && !_listed)
            _list = Cues.Of(reading, sentence.First, sentence.Next).Decide(Side, _turn, isSession);
    }

    public PassageRole RoleOf(int first, int next, out string rule)
    {
        if (_heading != PassageRole.None)
        {
            rule = "under a heading";
            return _heading;
        }

        if (_opensList)
        {
            rule = "";
            return PassageRole.None;
        }

        if (_listed && _list != PassageRole.None)
        {
            rule = "item of a list";
            return _list;
        }

        var cues = Cues.Of(reading, first, next);
        var own = cues.Decide(Side, _sentence != PassageRole.None ? _sentence : _turn, isSession);
        if (own == PassageRole.None && _sentence != PassageRole.None)
        {
            rule = "continues the sentence";
            return _sentence;
        }

        rule = Side switch { Side.Delegation => "said by the delegation", Side.Local => "said by the inspected side", _ => "reported" };
        _sentence = own;
        if (own != PassageRole.None)
            _turn = own;
        return own;
    }

    // "Đối với Quốc hội, Chính phủ": what is asked of those above is a recommendation, of those below a requirement.
    PassageRole? Addressee(int at, int next)
    {
        for (var i = at; i < next; i++)
        {
            if (BodyReader.At(reading, i, next) is { Name.Length: > 2 } body)
                return Level.Of(body.Name) > inspecting ? PassageRole.Recommendation : PassageRole.Requirement;
        }

        return null;
    }

    PassageRole HeadingRole(int at) =>
        reading.Is(at, WordClass.HeadingStrength) ? PassageRole.Strength
        : reading.Is(at, WordClass.HeadingShortcoming) ? PassageRole.Shortcoming
        : reading.Is(at, WordClass.HeadingRequirement) ? PassageRole.Requirement
        : reading.Is(at, WordClass.HeadingRecommendation) ? PassageRole.Recommendation
        : PassageRole.None;
}

/// <summary>The words of a part of a sentence that say what it does.</summary>
readonly record struct Cues(bool Asks, bool Musts, bool StartsWithMust, bool AsksUp, bool Promises, bool Praises, int Good, int Weak, bool WeakLead)
{
    // Words before "đề nghị", "chỉ đạo" that make a noun of it.
    static readonly string[] _nounBefore =
        ["đạo", "sự", "ý", "kiến", "tác", "ứng", "theo", "thu", "các", "đạt", "những", "vụ", "dung", "việc", "mọi", "nhiều", "và", "văn", "trong", "quy", "đúng", "tư", "thực", "đáp"];

    public static Cues Of(Reading r, int first, int next)
    {
        var (asks, musts, asksUp, promises, praises, weakLead) = (false, false, false, false, false, false);
        var (good, weak) = (0, 0);
        var mentions = 0;
        for (var i = first; i < next; i++)
        {
            // A capital inside a sentence belongs to a name: Cần Thơ, Ban Chỉ đạo.
            if (r.Words[i].Id == 0 || (r.Words[i].IsCapital && i > first && r.Words[i - 1].Kind != WordKind.Mark))
                continue;
            if (r.After(i, WordClass.NotACue) is var other and > 0)
            {
                i = other - 1;
                continue;
            }

            // "đánh giá, đề nghị của …" is a noun; "đồng chí X, Trưởng Đoàn, đề nghị" is not.
            var noun = i > first && (IsNounBefore(r, i) || (r.IsMark(i - 1, ',') && !r.Words[Math.Max(first, i - 2)].IsCapital));
            if (!noun && !r.IsWord(i, "thực") && r.Is(i, WordClass.Ask))
                asks |= !r.IsWord(i, "chỉ") || r.Is(i - 1, WordClass.Honorific) || r.Words[Math.Max(first, i - 1)].IsCapital || r.IsWord(i - 1, "thời") || r.IsWord(i - 1, "đã") || i == first;
            asksUp |= (!noun || r.IsMark(i - 1, ',')) && r.Is(i, WordClass.AskUp);
            promises |= (!noun || r.IsWord(i, "tiếp")) && r.Is(i, WordClass.Promise);
            musts |= (r.IsWord(i, "cần") || r.IsWord(i, "phải")) && !r.IsWord(i - 1, "đã") && !r.IsWord(i - 1, "không");
            praises |= r.Is(i, WordClass.Praise);
            weakLead |= i < first + 6 && r.Is(i, WordClass.WeaknessLead);
            if (r.Is(i, WordClass.Good))
                good++;
            if (r.Longest(i, WordClass.Weakness) is { } match && !r.IsWord(i - 1, "không"))
            {
                // The mere names of weaknesses ("khó khăn, vướng mắc") count once.
                if (match.Value == "1" && mentions++ > 0)
                    continue;
                weak += int.Parse(match.Value!, CultureInfo.InvariantCulture);
            }
        }

        return new Cues(asks, musts, r.Is(first, WordClass.Must), asksUp, promises, praises, good, weak, weakLead);
    }

    /// <summary>What a part does, given who speaks and what the part before it did.</summary>
    public PassageRole Decide(Side side, PassageRole before, bool isSession) => side switch
    {
        Side.Delegation => OfDelegation(before),
        Side.Local => OfLocal(before),
        _ => OfReporter(before, isSession),
    };

    PassageRole OfDelegation(PassageRole before)
    {
        if (Asks)
            return PassageRole.Requirement;
        // "… và sẽ tổng hợp, báo cáo Quốc hội": what the delegation itself will do
        if (Promises && !Musts && before != PassageRole.Requirement)
            return PassageRole.None;
        if (Praises && !(IsWeak && WeakLead))
            return PassageRole.Strength;
        if (before == PassageRole.Requirement && !(WeakLead && Weak >= 2 && !Musts) && !Praises)
            return PassageRole.Requirement;
        if (IsWeak)
            return PassageRole.Shortcoming;
        if (Musts || (StartsWithMust && Good == 0))
            return PassageRole.Requirement;
        if (before == PassageRole.Shortcoming && Good == 0)
            return PassageRole.Shortcoming;
        return Good > 0 ? PassageRole.Strength : PassageRole.None;
    }

    PassageRole OfLocal(PassageRole before)
    {
        if (AsksUp)
            return PassageRole.Recommendation;
        if (Promises && (!IsWeak || before == PassageRole.Commitment))
            return PassageRole.Commitment;
        if (before == PassageRole.Recommendation && !WeakLead)
            return PassageRole.Recommendation;
        if (before == PassageRole.Commitment)
            return PassageRole.Commitment;
        return Statement(before);
    }

    PassageRole OfReporter(PassageRole before, bool isSession)
    {
        if (!isSession)
            return PassageRole.None;
        return Statement(before);
    }

    PassageRole Statement(PassageRole before)
    {
        if (IsWeak)
            return PassageRole.Shortcoming;
        if (before == PassageRole.Shortcoming && Good == 0)
            return PassageRole.Shortcoming;
        return Good > 0 ? PassageRole.Strength : PassageRole.None;
    }

    bool IsWeak => WeakLead ? Weak > 0 : Weak >= 2 && Weak >= Good;

    static bool IsNounBefore(Reading r, int at)
    {
        foreach (var word in _nounBefore)
        {
            if (r.IsWord(at - 1, word))
                return true;
        }

        return false;
    }
}
