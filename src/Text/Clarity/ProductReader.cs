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
            var one = Labelled(scope, i) ?? Document(scope, i, times) ?? Work(scope, i) ?? InUse(scope, i) ?? Act(scope, i, times, doers) ?? Written(scope, i);
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
    static Found? Document(Scope scope, int at, Times times)
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
        var dated = HasPrecise(scope, times, at);
        // “ban hành quy định về …”: by its subject
        var isAbout = reading.IsWord(product.Next, "về") && end - product.Next > FewestWordsOfSubject;
        if (!named && !dated && (weak || (product.Value == "loose" && !isAbout) || end - product.Next < 3))
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
        if (scope.IsUnsaidPlural(thing) || !(scope.IsSmall(thing) || reading.Words[thing].IsCapital || reading.Words[thing].Kind == WordKind.Number)
            || reading.Is(thing, WordClass.VagueVerb) || reading.Is(thing, WordClass.HollowObject) || reading.Is(thing, WordClass.HollowPhrase) || scope.IsAnyWord(thing, "có", "tốt", "và", "với", "theo", "kịp", "đúng"))
            return null;
        var end = scope.ClauseEnd(thing);
        if (end - thing < 2 || HasCondition(scope, at, scope.PartEnd(at)))
            return null;
        if (act.Value == "strong")
            return new Found(at, end, "definite act", 0.8);
        if (HasPrecise(scope, times, at) || (doers.Responsible.Count > 0 && times.All.Any(t => t.IsRegular)))
            return new Found(at, end, "act with a time", 0.75);
        return HasName(scope, thing, Math.Min(end, thing + MostWordsToName)) && (act.Value == "ending" || doers.Responsible.Count > 0 || times.All.Count > 0) ? new Found(at, end, "act with a name", 0.7) : null;
    }

    // “bằng văn bản”
    static Found? Written(Scope scope, int at) =>
        scope.Reading.IsWord(at, "bằng") && scope.Reading.IsWord(at + 1, "văn") && scope.Reading.IsWord(at + 2, "bản") ? new Found(at, Math.Min(scope.Next, at + 3), "in writing", 0.8) : null;

    // “công tác kiểm tra”, “việc công khai”, “tăng cường kiểm tra”: the act is the object of another verb.
    static bool IsNoun(Scope scope, int at, Doers doers)
    {
        var reading = scope.Reading;
        if (scope.BeginsClause(at))
            return at != scope.First && reading.IsMark(at - 1, ',') && at >= 2 && reading.Is(at - 2, WordClass.HollowObject);
        return !(scope.IsAnyWord(at - 1, "và", "thành", "sẽ", "phải", "để", "trì", "trương", "đấu") || doers.Who.Any(w => w.Next == at) || reading.Is(at - 1, WordClass.DefiniteAct));
    }

    static bool HasCondition(Scope scope, int first, int next) => scope.Reading.AnyIn(first, next, WordClass.HollowCondition);

    static bool HasPrecise(Scope scope, Times times, int at)
    {
        var end = scope.PartEnd(at);
        foreach (var time in times.All)
        {
            if (time.IsPrecise && time.Found.First >= scope.First && time.Found.First < end && PartStart(scope, at) <= time.Found.First)
                return true;
        }

        return false;
    }

    static int PartStart(Scope scope, int at)
    {
        while (at > scope.First && !scope.EndsPart(at - 1))
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
