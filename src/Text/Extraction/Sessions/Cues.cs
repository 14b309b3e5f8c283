using System.Globalization;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

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
        if (Promises && !Musts && (Praises || before != PassageRole.Requirement))
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
