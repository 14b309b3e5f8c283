namespace DonDoc.Text.Extraction.Sessions;

/// <summary>What a part of a sentence does, given its cues, who speaks and what the part before it did.</summary>
static class Verdict
{
    /// <param name="within">Whether the part before belongs to the same sentence.</param>
    /// <param name="reports">Whether the text is one whose results are findings: a session or a conference.</param>
    public static PassageRole Of(Cues cues, Side side, PassageRole before, bool within, bool reports) => cues.AsksMembers || (OnlyTells(cues) && cues.Framed == PassageRole.None) ? PassageRole.None
        : cues.Framed != PassageRole.None && reports ? cues.Framed : side switch
    {
        Side.Delegation => OfDelegation(cues, before, within),
        Side.Member => cues.Inquires ? PassageRole.None : OfDelegation(cues, before, within),
        Side.Local => OfLocal(cues, before),
        _ => reports ? Statement(cues, before) : PassageRole.None,
    };

    // "Đoàn đã tiến hành kiểm tra thực tế …", "… đã lần lượt giải trình các kiến nghị": what those present did
    static bool OnlyTells(Cues cues) => cues.IsScene && !cues.Asks && !cues.AsksUp && !cues.Musts && !cues.Promises && !cues.Praises && cues.Weak < 2;

    static PassageRole OfDelegation(Cues cues, PassageRole before, bool within)
    {
        // "lưu ý việc ghi biên bản còn hạn chế": nothing is asked
        if (cues.Asks && cues.Notes && cues.Weak > 0 && !cues.Musts)
            return PassageRole.Shortcoming;
        if (cues.Asks)
            return PassageRole.Requirement;
        // "Không được để vốn chờ dự án" is asked in his own words; what else he is quoted with is opinion.
        if (cues.IsQuote && !cues.StartsWithMust)
            return PassageRole.None;
        // "… và sẽ tổng hợp, báo cáo Quốc hội": what the delegation itself will do
        // What is praised as done stays praised: "ghi nhận huyện đã làm tốt … và cho biết Đoàn sẽ tổng hợp".
        var praisesDone = cues.Praises && (cues.Good > 0 || cues.IsDone);
        if (cues.Promises && !cues.Musts && !praisesDone && (cues.Praises || before != PassageRole.Requirement || (!within && cues.Informs)))
            return PassageRole.None;
        if (cues.Praises && !(cues.IsWeak && cues.WeakLead))
            return PassageRole.Strength;
        // "… cho biết, đoàn sẽ tổng hợp, hoàn thiện đề án": notice of what comes, no finding
        if (cues.Informs && cues.IsToCome && !cues.Musts)
            return PassageRole.None;
        // "Đến nay, tỉnh đã hoàn thành 41 nhiệm vụ": a result, though it follows what was asked
        if (cues.TellsResult && !cues.Musts && !cues.StartsWithMust && (cues.Good > 0 || cues.IsWeak))
            return Statement(cues, PassageRole.None);
        if (before == PassageRole.Requirement && !(cues.WeakLead && cues.Weak >= 2 && !cues.Musts))
            return PassageRole.Requirement;
        if (cues.IsWeak)
            return PassageRole.Shortcoming;
        // "đã ban hành kế hoạch; phân công rõ trách nhiệm": more of what was done
        if (within && before == PassageRole.Strength && !cues.Musts && !cues.SetsDeadline)
            return PassageRole.Strength;
        if (cues.Musts || cues.SetsDeadline || (cues.StartsWithMust && cues.Good == 0))
            return PassageRole.Requirement;
        return Statement(cues, before);
    }

    static PassageRole OfLocal(Cues cues, PassageRole before)
    {
        if (cues.AsksUp)
            return PassageRole.Recommendation;
        if (cues.Promises && !(cues.IsWeak && cues.WeakLead))
            return PassageRole.Commitment;
        if (before == PassageRole.Recommendation && !cues.WeakLead)
            return PassageRole.Recommendation;
        if (before == PassageRole.Commitment)
            return PassageRole.Commitment;
        var said = Statement(cues, before);
        // What the local side counts without calling it weak it counts to its credit.
        return said == PassageRole.None && cues.Measures && !cues.Describes && !cues.IsScene && !cues.IsQuote ? PassageRole.Strength : said;
    }

    static PassageRole Statement(Cues cues, PassageRole before)
    {
        if (cues.IsWeak || (cues.Turns && cues.Good == 0))
            return PassageRole.Shortcoming;
        if (before == PassageRole.Shortcoming && cues.Good == 0)
            return PassageRole.Shortcoming;
        var good = cues.Good > 0 || (cues.TellsResult && cues.Measures);
        return good && !cues.IsScene && !cues.IsQuote ? PassageRole.Strength : PassageRole.None;
    }
}
