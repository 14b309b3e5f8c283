using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Clarity;

/// <summary>Reads what can be pointed at when it is done: a named document, a work that stands somewhere, an act that happened or not.</summary>
static class ProductReader
{
    const int MostChain = 5;

    const int FewestWordsOfSubject = 4;

    // How far behind an act or a work the name may stand that makes it one.
    const int MostWordsToName = 12;

    public static List<Found> Read(Scope scope, Times times, Doers doers)
    {
        var found = new List<Found>();
        for (var i = scope.First; i < scope.Next; i++)
        {
            var one = Labelled(scope, i) ?? Document(scope, i, times, doers) ?? Work(scope, i) ?? InUse(scope, i) ?? Standard(scope, i) ?? NoneOfIt(scope, i, times, doers) ?? Act(scope, i, times, doers) ?? Pinned(scope, i, times, doers) ?? Submitted(scope, i, times, doers) ?? Written(scope, i);
            if (one is not { } product)
                continue;
            found.Add(product);
            i = Math.Max(i, product.Next - 1);
        }

        return found;
    }

    // “sản phẩm: Đề án”, “kết quả: …”
    static Found? Labelled(Scope scope, int at)
    {
        var reading = scope.Reading;
        return reading.IsMark(at + 2, ':') && ((reading.IsWord(at, "sản") && reading.IsWord(at + 1, "phẩm")) || (reading.IsWord(at, "kết") && reading.IsWord(at + 1, "quả"))) && scope.PartEnd(at + 3) is var end && end > at + 3
            ? new Found(at + 3, end, "sản phẩm:", 0.95)
            : null;
    }

    // “xây dựng Đề án …”, “ban hành quyết định …”, “ký quy chế …”
    static Found? Document(Scope scope, int at, Times times, Doers doers)
    {
        var reading = scope.Reading;
        // “Dự án Luật …”, “Đề án ‘Số hóa di sản’”: the document is the whole of the task.
        if (at == scope.First && reading.Longest(at, WordClass.WrittenProduct) is { } whole && scope.ClauseEnd(whole.Next) is var last
            && ((scope.IsAnyWord(at, "dự", "đề") && last - whole.Next > FewestWordsOfSubject) || HasName(scope, whole.Next, Math.Min(last, whole.Next + 2))))
            return new Found(at, last, "document", 0.85);
        if (reading.Longest(at, WordClass.MakingVerb) is not { } verb || verb.Next >= scope.Next)
            return null;
        var (noun, weak) = Chain(scope, at);
        if (noun < 0 || scope.IsUnsaidPlural(noun) || reading.Longest(noun, WordClass.WrittenProduct) is not { } product || reading.IsWord(product.Next, "này"))
            return null;
        var end = scope.ClauseEnd(product.Next);
        // A document by number is cited; “sửa đổi Luật Khoa học và Công nghệ” is one that will be another.
        if (scope.IsCited(noun) && (reading.IsWord(noun, "nghị") || reading.IsWord(noun, "chỉ") || reading.IsWord(noun, "kết")))
            return null;
        var named = reading.Words[noun].IsCapital && at != noun || HasName(scope, product.Next, Math.Min(end, product.Next + MostWordsToName));
        var dated = HasTime(scope, times, doers, at);
        // “Ban Thường vụ ban hành quy định …”: by who decides it
        var decided = reading.Is(at, WordClass.DecidingVerb) && doers.Who.Any(w => w.Next == at) && scope.PartEnd(product.Next) - product.Next >= 3;
        // “ban hành quy định về …”: by its subject
        var isAbout = reading.IsWord(product.Next, "về") && end - product.Next > FewestWordsOfSubject;
        if (!named && !dated && !decided && (weak || (product.Value == "loose" && !isAbout) || end - product.Next < 3))
            return null;
        return new Found(noun, end, "document", named ? 0.9 : 0.75);
    }

    // “rà soát, sửa đổi, bổ sung quy chế”: the thing behind the last verb; weak where each of them only looks at it.
    static (int Noun, bool IsWeak) Chain(Scope scope, int at)
    {
        var reading = scope.Reading;
        var weak = true;
        for (var links = 0; links < MostChain; links++)
        {
            if (reading.Longest(at, WordClass.MakingVerb) is not { } verb)
                break;
            weak &= verb.Value == "weak";
            at = verb.Next;
            while (at < scope.Next && (reading.IsMark(at, ',') || reading.IsWord(at, "và")) && reading.Is(at + 1, WordClass.MakingVerb))
                at++;
        }

        return (at < scope.Next ? at : -1, weak);
    }

    // “xây dựng chợ trung tâm xã Mường Khoa”
    static Found? Work(Scope scope, int at)
    {
        var reading = scope.Reading;
        if (!scope.IsAnyWord(at, "dựng", "xây", "cấp", "tạo", "rộng", "chữa", "công", "thành", "tư", "dời", "thông") || (reading.IsWord(at, "thành") && !scope.IsAnyWord(at - 1, "hoàn", "khánh")))
            return null;
        // “xây dựng một phòng thực hành”: one is counted
        var isOne = reading.IsWord(at + 1, "một");
        var noun = isOne ? at + 2 : at + 1;
        if (noun >= scope.Next || scope.IsUnsaidPlural(noun) || reading.Longest(noun, WordClass.Work) is not { } work)
            return null;
        var end = scope.ClauseEnd(work.Next);
        return isOne || HasName(scope, noun, Math.Min(end, work.Next + MostWordsToName)) ? new Found(noun, end, "work", 0.85) : null;
    }

    // “đưa Bệnh viện Sản - Nhi vào hoạt động”, “vào sử dụng”; not “vào cuộc sống”
    static Found? InUse(Scope scope, int at)
    {
        var reading = scope.Reading;
        if (!reading.IsWord(at, "đưa") || scope.IsUnsaidPlural(at + 1))
            return null;
        var end = scope.PartEnd(at);
        for (var i = at + 2; i < Math.Min(end, at + MostWordsToName); i++)
        {
            if (reading.IsWord(i, "vào") && scope.IsAnyWord(i + 1, "hoạt", "sử", "vận", "khai") && HasName(scope, at + 1, i))
                return new Found(at, Math.Min(i + 3, scope.Next), "put to use", 0.85);
        }

        return null;
    }

    // “di dời trạm biến áp”, “tổ chức Giải việt dã … vào ngày 26/3/2026”
    static Found? Act(Scope scope, int at, Times times, Doers doers)
    {
        var reading = scope.Reading;
        if (reading.Longest(at, WordClass.DefiniteAct) is not { } act || act.Next + 1 >= scope.Next || IsNoun(scope, at, doers))
            return null;
        if (reading.Longest(at, WordClass.VagueVerb) is { } vague && vague.Next > act.Next)
            return null;
        var thing = act.Next;
        var isNamed = HasName(scope, thing, Math.Min(scope.ClauseEnd(thing), thing + MostWordsToName));
        // “ra mắt ứng dụng ‘Sơn La Travel’”, “di dời các hộ khỏi Quốc lộ 18”: a name makes of many and of a direction one thing.
        var isPinned = act.Value == "strong" && isNamed;
        if ((scope.IsUnsaidPlural(thing) && !isPinned) || !(scope.IsSmall(thing) || reading.Words[thing].IsCapital || reading.Words[thing].Kind == WordKind.Number)
            || (reading.Is(thing, WordClass.VagueVerb) && !isPinned) || reading.Is(thing, WordClass.HollowObject) || reading.Is(thing, WordClass.HollowPhrase) || scope.IsAnyWord(thing, "có", "tốt", "và", "với", "theo", "kịp", "đúng", "hiệu"))
            return null;
        var end = scope.ClauseEnd(thing);
        if (scope.PartEnd(thing) - thing < 2 || HasCondition(scope, at, scope.PartEnd(at)))
            return null;
        if (act.Value == "strong")
            return new Found(at, end, "definite act", 0.8);
        if (HasTime(scope, times, doers, at))
            return new Found(at, end, "act with a time", 0.75);
        return isNamed && (act.Value == "ending" || doers.Responsible.Count > 0 || times.All.Count > 0) ? new Found(at, end, "act with a name", 0.7) : null;
    }

    // “Phường Kim Liên đạt chuẩn đô thị văn minh”: a named place and a standard that somebody certifies
    static Found? Standard(Scope scope, int at) =>
        scope.Reading.IsWord(at, "đạt") && (scope.IsAnyWord(at + 1, "chuẩn", "hạng") || (scope.IsAnyWord(at + 1, "tiêu", "quy") && scope.Reading.IsWord(at + 2, "chuẩn"))) && HasName(scope, PartStart(scope, at) + 1, at)
            ? new Found(at, scope.ClauseEnd(at), "standard", 0.75)
            : null;

    // “không để xảy ra cháy rừng trong mùa khô 2026; … chịu trách nhiệm”: a span in which there is none, and who answers for it
    static Found? NoneOfIt(Scope scope, int at, Times times, Doers doers) =>
        scope.Reading.IsWord(at, "không") && scope.Reading.IsWord(at + 1, "để") && times.All.Count > 0 && doers.Responsible.Count > 0 && scope.ClauseEnd(at + 2) is var end && end > at + 3
            ? new Found(at, end, "none of it", 0.7)
            : null;

    // “Phục dựng Lễ hội Gầu Tào trong tháng 2/2027”: any act of which the lists know nothing bad, with a day, month or quarter, a name or one who answers for it
    static Found? Pinned(Scope scope, int at, Times times, Doers doers)
    {
        var reading = scope.Reading;
        var isHead = scope.BeginsPart(at) || times.Covers(at - 1) || (times.Covers(at - 2) && reading.IsMark(at - 1, ',')) || doers.Who.Any(w => w.Next == at);
        if (!isHead || times.Covers(at) || doers.Mentions.Any(m => at >= m.First && at < m.Next) || !(scope.IsSmall(at) || (at == scope.First && reading.Words[at].IsCapital))
            || reading.Is(at, WordClass.HollowDoer) || scope.IsUnsaidPlural(at) || scope.IsAnyWord(at, "chủ", "phối", "chịu", "và", "để", "hoặc", "của", "với", "tại", "trong", "theo", "cho", "đối", "đến", "này"))
            return null;
        var end = scope.PartEnd(at);
        if (end - at < 4 || HasCondition(scope, at, end) || HasDirection(scope, at, end) || !times.All.Any(t => t.IsPrecise && t.Found.First >= PartStart(scope, at) && t.Found.First < end))
            return null;
        return doers.Responsible.Count > 0 || HasName(scope, at + 1, end) || reading.AnyIn(at, Math.Min(end, at + MostWordsToName), WordClass.DefiniteAct) ? new Found(at, scope.ClauseEnd(at), "act with a name and a time", 0.65) : null;
    }

    // A verb of direction at the beginning, or of a clause.
    static bool HasDirection(Scope scope, int first, int next)
    {
        for (var i = first; i < next; i++)
        {
            if ((i < first + 4 || scope.BeginsClause(i)) && scope.Reading.Is(i, WordClass.VagueVerb))
                return true;
        }

        return false;
    }

    // “trình Ban Thường vụ Tỉnh ủy … trước ngày 30/6”
    static Found? Submitted(Scope scope, int at, Times times, Doers doers) =>
        scope.Reading.IsWord(at, "trình") && doers.Mentions.Any(m => m.First == at + 1) && HasTime(scope, times, doers, at) ? new Found(at, scope.ClauseEnd(at + 1), "submitted", 0.75) : null;

    // “bằng văn bản”
    static Found? Written(Scope scope, int at) =>
        scope.Reading.IsWord(at, "bằng") && scope.Reading.IsWord(at + 1, "văn") && scope.Reading.IsWord(at + 2, "bản") ? new Found(at, Math.Min(scope.Next, at + 3), "in writing", 0.8) : null;

    // “công tác kiểm tra”, “việc công khai”, “tăng cường kiểm tra”: the act is the object of another verb.
    static bool IsNoun(Scope scope, int at, Doers doers)
    {
        var reading = scope.Reading;
        if (reading.IsWord(at, "không"))
            return false;
        if (scope.BeginsClause(at))
            return at != scope.First && reading.IsMark(at - 1, ',') && at >= 2 && reading.Is(at - 2, WordClass.HollowObject);
        return !(scope.IsAnyWord(at - 1, "và", "thành", "sẽ", "phải", "để", "trì", "hợp", "trương", "đấu") || doers.Who.Any(w => w.Next == at) || reading.Is(at - 1, WordClass.DefiniteAct));
    }

    static bool HasCondition(Scope scope, int first, int next) => scope.Reading.AnyIn(first, next, WordClass.HollowCondition);

    // A day, a month or a quarter in the same part; or a regularity, where somebody acts.
    static bool HasTime(Scope scope, Times times, Doers doers, int at)
    {
        var (start, end) = (PartStart(scope, at), scope.PartEnd(at));
        foreach (var time in times.All)
        {
            if ((time.IsPrecise || (time.IsRegular && doers.Who.Count > 0)) && time.Found.First >= start && time.Found.First < end)
                return true;
        }

        return false;
    }

    static int PartStart(Scope scope, int at)
    {
        while (at > scope.First && !scope.EndsPart(at - 1) && !scope.BeginsItem(at))
            at--;
        return at;
    }

    // A proper name, or a name in quotes: not the first word of a sentence, not “Đảng”, “Nhà nước”, not a cited document.
    static bool HasName(Scope scope, int first, int next)
    {
        var reading = scope.Reading;
        for (var i = first; i < Math.Min(next, scope.Next); i++)
        {
            if (reading.IsMark(i, '“') || reading.IsMark(i, '"'))
                return true;
            if (reading.Longest(i, WordClass.GeneralName) is { } general)
                i = general.Next - 1;
            else if (reading.Words[i].IsCapital && !scope.IsCited(i))
                return true;
        }

        return false;
    }
}
