using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.References;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>What has been read so far, as far as it decides what the next sentence does: who speaks, under which heading, what came before.</summary>
sealed class PassageState(Reading reading, bool reports, int inspecting)
{
    PassageRole _heading;
    PassageRole _list;
    PassageRole _turn;
    PassageRole _sentence;
    bool _listed;
    bool _opensList;
    bool _open;

    /// <summary>The rule of a strength that the inspected side tells of itself.</summary>
    public const string OfItself = "said by the inspected side";

    const string UnderHeading = "under a heading";

    public Side Side { get; private set; }

    /// <summary>Whether the delegation has found something good, or a heading of its conclusion has.</summary>
    public bool IsPraised { get; private set; }

    /// <summary>Asked of each strength with the rule it was read by.</summary>
    public bool IsOfItself(string rule)
    {
        if (rule == UnderHeading || Side is Side.Delegation or Side.Member)
            IsPraised = true;
        return Side == Side.Local && rule != UnderHeading;
    }

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
        if (OpensInLine(first, next))
            return false;
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

        // "Trưởng đoàn yêu cầu:" after the findings ends them
        if (_heading is PassageRole.Strength or PassageRole.Shortcoming && !_listed && !numbered && reading.IsMark(next - 1, ':') && Cues.Of(reading, first, next).Asks)
        {
            _heading = PassageRole.None;
            return false;
        }

        var role = HeadingRole(i);
        var closes = !reading.IsMark(next - 1, ';') && (reading.Words[i].Kind == WordKind.Upper || numbered || next - first <= 8);
        if (role != PassageRole.None && closes && (role == PassageRole.Commitment || !reading.AnyIn(first, next, WordClass.Promise)))
        {
            _heading = role;
            _open = reading.IsWord(i, "kết") || reading.IsWord(i, "đánh");
            return true;
        }

        // "2. Về nhân lực" under "Ưu điểm"
        if (numbered && reading.IsWord(first + 2, "về"))
            return true;
        // "III. Ý KIẾN …": one letter is not told from a capital
        if (numbered && (reading.Words[i].Kind == WordKind.Upper || (reading.Words[i].IsCapital && reading.Words[i].Length == 1)) && i + 1 < next && reading.Words[i + 1].Kind == WordKind.Upper)
        {
            _heading = PassageRole.None;
            return true;
        }

        return false;
    }

    // "2. Hạn chế: một số xã cập nhật chậm": a heading and what stands under it in one line
    bool OpensInLine(int first, int next)
    {
        if (first + 2 >= next || reading.Words[first].Length > 4 || reading.Words[first + 1].Kind != WordKind.Mark || !_listed || HeadingRole(first + 2) is not (not PassageRole.None and var role))
            return false;
        for (var i = first + 3; i < Math.Min(next - 1, first + 9); i++)
        {
            if (!reading.IsMark(i, ':'))
                continue;
            (_heading, _open) = (role, false);
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

        else if (Side == Side.Reporter && reports && reading.After(sentence.First, WordClass.Honorific) is var verb and > 0 && reading.Is(verb, WordClass.Ask))
        {
            // "Đồng chí đề nghị …" after a scene: only the head is spoken of so
            Side = Side.Delegation;
        }

        _sentence = PassageRole.None;
        _opensList = reading.IsMark(sentence.Next - 1, ':');
        if (_opensList && !_listed)
            _list = Verdict.Of(Cues.Of(reading, sentence.First, sentence.Next), Side, _turn, within: false, reports);
    }

    public PassageRole RoleOf(int first, int next, Cues cues, out string rule)
    {
        // After the items under a heading somebody of the inspected side answers.
        if (_heading != PassageRole.None && !_listed && (Side == Side.Local || (Side == Side.Reporter && _heading == PassageRole.Recommendation)) && cues.Promises && !cues.AsksUp)
        {
            rule = OfItself;
            return PassageRole.Commitment;
        }

        if (_heading != PassageRole.None)
        {
            // "Đề nghị Chi bộ khắc phục …" under "Kiến nghị": whom it asks decides
            if (_heading is PassageRole.Requirement or PassageRole.Recommendation && reading.After(first, WordClass.Ask) is var asked and > 0
                && BodyReader.At(reading, asked, next) is { } body && Level.Of(body.Name) is var level && level != Level.Unknown && level < inspecting)
            {
                _heading = PassageRole.Requirement;
            }

            rule = UnderHeading;
            // "Kết quả làm việc như sau:" may have both under it
            return _heading == PassageRole.Strength && _open && (cues.Framed == PassageRole.Shortcoming || (cues.Weak >= 2 && cues.Good == 0)) ? PassageRole.Shortcoming : _heading;
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

        // Of items without a heading each speaks for itself.
        var before = _sentence != PassageRole.None ? _sentence : _listed && _turn is PassageRole.Strength or PassageRole.Shortcoming ? PassageRole.None : _turn;
        // "…, đồng thời nhấn mạnh một số nhiệm vụ: …" begins anew
        var within = _sentence != PassageRole.None && !reading.IsWord(first, "đồng");
        var own = Verdict.Of(cues, Side, before, within, reports);
        if (own == PassageRole.None && _sentence != PassageRole.None && !cues.IsScene)
        {
            rule = "continues the sentence";
            return _sentence;
        }

        rule = Side switch { Side.Delegation or Side.Member => "said by the delegation", Side.Local => OfItself, _ => "reported" };
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
        : reading.Is(at, WordClass.HeadingCommitment) ? PassageRole.Commitment
        : PassageRole.None;
}
