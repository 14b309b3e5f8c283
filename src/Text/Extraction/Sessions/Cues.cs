using System.Globalization;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>The words of a part of a sentence that say what it does.</summary>
sealed record Cues
{
    // Words before "đề nghị", "chỉ đạo" that make a noun of it.
    static readonly string[] _nounBefore =
        ["đạo", "sự", "ý", "kiến", "tác", "ứng", "theo", "thu", "các", "đạt", "những", "vụ", "dung", "việc", "mọi", "nhiều", "và", "văn", "trong", "quy", "đúng", "tư", "thực", "đáp", "với", "sát", "đủ", "ký", "mục", "được", "hồ", "từ"];

    /// <summary>The word after the verb that asks, where one does.</summary>
    public int? Asked { get; private set; }

    public bool Asks => Asked is not null;

    /// <summary>What is asked is information: “đề nghị làm rõ”.</summary>
    public bool Inquires { get; private set; }

    /// <summary>The members of the delegation are asked, not the inspected side.</summary>
    public bool AsksMembers { get; private set; }

    /// <summary>It asks to mind something: “lưu ý”. What is weak and only minded is a finding.</summary>
    public bool Notes { get; private set; }

    public bool Musts { get; private set; }

    public bool StartsWithMust { get; private init; }

    /// <summary>The word after the verb that asks a superior.</summary>
    public int? AskedUp { get; private set; }

    public bool AsksUp => AskedUp is not null;

    public bool Promises { get; private set; }

    public bool Praises { get; private set; }

    /// <summary>It tells of what will be: “sẽ”.</summary>
    public bool IsToCome { get; private set; }

    /// <summary>It gives notice of something: “đồng chí cho biết”.</summary>
    public bool Informs { get; private set; }

    public int Good { get; private set; }

    public int Weak { get; private set; }

    public bool WeakLead { get; private set; }

    /// <summary>It says by when, and not that it has been done: “xong trong tháng 6”.</summary>
    public bool SetsDeadline => _dated && !_done;

    /// <summary>It tells of something as done: “đã”.</summary>
    public bool IsDone => _done;

    bool _dated;
    bool _done;
    bool _examples;

    /// <summary>It counts or measures something.</summary>
    public bool Measures { get; private set; }

    /// <summary>It only says how many there are: “trường hiện có 18 ngành đào tạo”.</summary>
    public bool Describes { get; private set; }

    /// <summary>It turns from the good to the weak with its first word: “Tuy nhiên”.</summary>
    public bool Turns { get; private init; }

    /// <summary>What a frame says of it: “Cái được là …”, “… là yêu cầu mà Trưởng đoàn đặt ra”.</summary>
    public PassageRole Framed { get; private set; }

    /// <summary>Somebody is quoted word by word.</summary>
    public bool IsQuote { get; private init; }

    /// <summary>It tells what those present did: came, listened, reported.</summary>
    public bool IsScene { get; private set; }

    /// <summary>It says from its first words what has been reached by now.</summary>
    public bool TellsResult { get; private init; }

    public bool IsWeak => WeakLead ? Weak > 0 : Weak >= 2 && Weak >= Good;

    public static Cues Of(Reading r, int first, int next)
    {
        var quoted = r.IsMark(first, '"') || r.IsMark(first, '“');
        var cues = new Cues
        {
            StartsWithMust = r.Is(quoted ? first + 1 : first, WordClass.Must),
            TellsResult = r.Is(first, WordClass.ResultLead),
            Turns = r.Is(first, WordClass.Turn),
            IsQuote = quoted,
        };
        var mentions = 0;
        var told = BehindLeadIn(r, first, next);
        for (var i = first; i < next; i++)
        {
            if (r.Words[i].Kind == WordKind.Number)
            {
                cues.Measures = true;
                cues.Describes |= r.IsWord(i - 1, "có");
            }

            // "… đã chọn việc khó, như: …; đề xuất xây dựng đường Vành đai 4": examples of what was done ask nothing.
            cues._examples |= r.IsMark(i, ':') && r.IsWord(i - 1, "như");

            // A capital inside a sentence belongs to a name: Cần Thơ, Ban Chỉ đạo.
            if (r.Words[i].Id == 0 || (r.Words[i].IsCapital && i > first && r.Words[i - 1].Kind != WordKind.Mark))
                continue;
            if (r.After(i, WordClass.NotACue) is var other and > 0)
            {
                i = other - 1;
                continue;
            }

            if (cues.Framed == PassageRole.None)
                cues.Framed = Frame(r, i, first);
            cues.Read(r, i, first, next, told, ref mentions);
        }

        return cues;
    }

    // A frame of findings opens its sentence, perhaps after a word or two.
    static PassageRole Frame(Reading r, int at, int first) =>
        r.Is(at, WordClass.FrameRequirement) ? PassageRole.Requirement
        : at - first > 3 ? PassageRole.None
        : r.Is(at, WordClass.FrameShortcoming) ? PassageRole.Shortcoming
        : r.Is(at, WordClass.FrameStrength) ? PassageRole.Strength : PassageRole.None;

    // "Qua nghe báo cáo và kiểm tra hồ sơ, đoàn đánh giá …": what leads to a finding is no scene of its own.
    static int BehindLeadIn(Reading r, int first, int next)
    {
        if (!r.IsWord(first, "qua") && !r.IsWord(first, "sau") && !r.IsWord(first, "trên"))
            return first;
        for (var i = first + 2; i < next - 2; i++)
        {
            if (r.IsMark(i, ',') && r.AnyIn(i + 1, Math.Min(next, i + 8), WordClass.DelegationSide) && r.AnyIn(i + 2, Math.Min(next, i + 10), WordClass.SpeechVerb))
                return i + 1;
        }

        return first;
    }

    void Read(Reading r, int i, int first, int next, int told, ref int mentions)
    {
        // "đánh giá, đề nghị của …" is a noun; "đồng chí X, Trưởng Đoàn, đề nghị" is not.
        var noun = i > first && (IsNounBefore(r, i) || (r.IsMark(i - 1, ',') && !Praises && !r.Words[Math.Max(first, i - 2)].IsCapital));
        if (!noun && !_examples && !r.IsWord(i, "thực") && !r.IsWord(i - 1, "sẽ") && r.After(i, WordClass.Ask) is var asked and > 0 && asked < next && IsVerb(r, i, first))
        {
            Asked ??= asked;
            Notes |= r.IsWord(i, "lưu");
            Inquires |= r.AnyIn(asked, Math.Min(next, asked + 8), WordClass.Inquiry);
            AsksMembers |= r.Longest(asked, WordClass.DelegationSide) is { Value: "member" };
        }

        if ((!noun || r.IsMark(i - 1, ',')) && r.After(i, WordClass.AskUp) is var up and > 0 && (!r.IsWord(i, "mong") || r.IsWord(i + 1, "muốn") || HopesUp(r, i, up, first, next)))
            AskedUp ??= up;
        // "… tiếp thu ý kiến của Đoàn và cam kết hoàn thành"
        Promises |= (!noun || r.IsWord(i, "tiếp") || ((r.IsWord(i - 1, "và") || r.IsMark(i - 1, ',')) && (r.IsWord(i, "cam") || r.IsWord(i, "hứa")))) && r.Is(i, WordClass.Promise);
        Musts |= (r.IsWord(i, "cần") || r.IsWord(i, "phải")) && !r.IsWord(i - 1, "đã") && !r.IsWord(i - 1, "không");
        Praises |= r.Is(i, WordClass.Praise);
        Informs |= (r.IsWord(i, "cho") && r.IsWord(i + 1, "biết")) || r.IsWord(i, "hứa");
        _done |= r.IsWord(i, "đã");
        IsToCome |= r.IsWord(i, "sẽ");
        _dated |= (r.IsWord(i, "trước") && (r.IsWord(i + 1, "ngày") || r.IsWord(i + 1, "tháng"))) || (r.IsWord(i, "trong") && (r.IsWord(i + 1, "tháng") || r.IsWord(i + 1, "quý")));
        WeakLead |= i < first + 6 && r.Is(i, WordClass.WeaknessLead) && !IsOvercome(r, i, first);
        IsScene |= i >= told && r.Is(i, WordClass.Scene);
        if (r.Is(i, WordClass.Good))
            Good++;
        if (r.Longest(i, WordClass.Weakness) is { } match && !r.IsWord(i - 1, "không") && !(r.IsWord(i - 2, "không") && (r.IsWord(i - 1, "có") || r.IsWord(i - 1, "còn") || r.IsWord(i - 1, "để"))) && !IsRemainder(r, i, first) && !r.IsWord(match.Next, "giảm")
            && !(match.Value == "name" && IsOvercome(r, i, first)))
        {
            // The mere names of weaknesses ("khó khăn, vướng mắc") count once.
            if (match.Value != "name")
                Weak += int.Parse(match.Value!, CultureInfo.InvariantCulture);
            else if (mentions++ == 0)
                Weak++;
        }
    }

    // "Phường mong tỉnh sớm bố trí vốn"; not "bà con rất mong có chợ" and not "thành phố mong quận nhân rộng"
    static bool HopesUp(Reading r, int at, int up, int first, int next)
    {
        var whom = r.IsWord(up, "các") || r.IsWord(up, "được") ? up + 1 : up;
        if (whom >= next || r.IsMark(first, '"') || r.IsMark(first, '“') || !(r.Is(whom, WordClass.LocalSide) || r.Is(whom, WordClass.BodyHead) || r.Is(whom, WordClass.Place) || r.Is(whom, WordClass.FixedBody) || r.IsWord(whom, "trung") || r.IsWord(whom, "cấp") || r.IsWord(whom, "đoàn")))
            return false;
        return Rank(r, whom, 3) >= Rank(r, at - (r.IsWord(at - 1, "phố") || r.IsWord(at - 1, "xã") && r.IsWord(at - 2, "thị") ? 2 : 1), 0);
    }

    static int Rank(Reading r, int at, int unknown) =>
        r.IsWord(at, "xã") || r.IsWord(at, "phường") ? 1 : r.IsWord(at, "huyện") || r.IsWord(at, "quận") || r.IsWord(at, "thị") ? 2 : r.IsWord(at, "tỉnh") || r.IsWord(at, "thành") ? 3 : r.IsWord(at, "chính") || r.IsWord(at, "trung") || r.IsWord(at, "bộ") ? 4 : unknown;

    static bool IsVerb(Reading r, int at, int first) =>
        !(r.IsWord(at, "chỉ") || r.IsWord(at, "giao")) || r.Is(at - 1, WordClass.Honorific) || r.IsWord(at - 1, "chí") || r.Words[Math.Max(first, at - 1)].IsCapital || r.IsWord(at - 1, "thời") || r.IsWord(at - 1, "đã") || at == first;

    // "giải quyết những khó khăn, vướng mắc", "khắc phục ngay các tồn tại": what is done away with
    static bool IsOvercome(Reading r, int at, int first)
    {
        for (var i = Math.Max(first, at - 5); i < at; i++)
        {
            if (r.Is(i, WordClass.Overcome))
                return true;
        }

        return false;
    }

    // "tỷ lệ hộ nghèo giảm còn 8,1%": what remains is a result
    static bool IsRemainder(Reading r, int at, int first)
    {
        if (!r.IsWord(at, "còn") || at + 1 >= r.Words.Count || r.Words[at + 1].Kind != WordKind.Number)
            return false;
        for (var i = Math.Max(first, at - 8); i < at; i++)
        {
            if (r.IsWord(i, "giảm") || r.IsWord(i, "xuống") || r.IsWord(i, "nghèo"))
                return true;
        }

        return false;
    }

    static bool IsNounBefore(Reading r, int at)
    {
        // "Đoàn công tác yêu cầu": somebody asks
        if (r.IsWord(at - 1, "tác") && (r.IsWord(at - 3, "đoàn") || r.IsWord(at - 3, "tổ")))
            return false;
        foreach (var word in _nounBefore)
        {
            if (r.IsWord(at - 1, word))
                return true;
        }

        return false;
    }
}
