using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Persons;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Clarity;

/// <summary>A body, post or class of bodies that a commitment names.</summary>
/// <param name="IsOne">One that can be held to account; not “các chi bộ”, “mỗi xã”.</param>
/// <param name="IsPost">A person by position.</param>
readonly record struct Mention(int First, int Next, bool IsOne, bool IsPost = false);

/// <summary>What a commitment says of persons and bodies.</summary>
sealed record Doers(IReadOnlyList<Mention> Mentions, IReadOnlyList<Found> Who, IReadOnlyList<Found> Cooperating, IReadOnlyList<Found> Responsible)
{}

/// <summary>Reads who acts, who takes part and who answers for it. Everybody is nobody: “các cấp, các ngành” names none.</summary>
static class DoerReader
{
    const int LongestMention = 30;

    const int MostWordsOfName = 7;

    const int MostWordsOfList = 14;

    static readonly WordClass[] Verbs = [WordClass.DutyVerb, WordClass.DefiniteAct, WordClass.MakingVerb, WordClass.MeasureVerb, WordClass.DecidingVerb];

    public static Doers Read(Scope scope, Times times)
    {
        var mentions = Named(scope, times);
        var who = new List<Found>();
        var cooperating = new List<Found>();
        var responsible = new List<Found>();
        foreach (var (mention, index) in mentions.Select((m, i) => (m, i)))
        {
            if (IsCooperating(scope, mentions, index))
                cooperating.Add(new Found(mention.First, mention.Next, "phối hợp", 0.9));
            else if (Role(scope, mention, times) is { } rule)
                who.Add(new Found(mention.First, mention.Next, rule, rule == "at the beginning" ? 0.9 : 0.85));
            // Of a list only its first has a verb or a lead word of its own.
            else if (index > 0 && who.Count > 0 && who[^1].Next == mentions[index - 1].Next && Joins(scope, mentions[index - 1].Next, mention.First))
                who.Add(new Found(mention.First, mention.Next, "in a list", 0.8));
        }

        foreach (var mention in mentions)
        {
            if (Answers(scope, mention) is { } rule)
                responsible.Add(new Found(mention.First, mention.Next, rule, 0.9));
        }

        if (responsible.Count == 0 && who is [var only] && mentions.Any(m => m.First == only.First && m.IsOne))
            responsible.Add(only with { Rule = "the only one named", Confidence = 0.75 });
        // “Nhà văn hóa các thôn mở cửa …; trưởng thôn ghi sổ”
        if (responsible.Count == 0 && !who.Exists(w => w.Rule == "in a list") && who.Where(w => mentions.Any(m => m.First == w.First && m.IsPost && m.IsOne)).ToList() is [var post])
            responsible.Add(post with { Rule = "the only post named", Confidence = 0.7 });
        return new Doers(mentions, who, cooperating, responsible);
    }

    static List<Mention> Named(Scope scope, Times times)
    {
        var mentions = new List<Mention>();
        for (var i = scope.First; i < scope.Next; i++)
        {
            if (times.Covers(i))
                continue;
            if (At(scope, i, times) is not { } mention)
                continue;
            mentions.Add(mention);
            i = mention.Next - 1;
        }

        return mentions;
    }

    static Mention? At(Scope scope, int at, Times times)
    {
        var reading = scope.Reading;
        var limit = scope.ItemEnd(at, LongestMention);
        if (reading.Longest(at, WordClass.HollowDoer) is { } hollow && !(BodyReader.At(reading, at, limit) is { } named && named.Next > hollow.Next && reading.Words[hollow.Next].IsCapital))
            return null;
        // “Mỗi chi bộ”, “các chi bộ trực thuộc”, “từng thôn”
        if (scope.IsAnyWord(at, "mỗi", "từng") && !reading.IsWord(at + 1, "bước") && at + 1 < scope.Next && (scope.BeginsClause(at) || times.Covers(at - 1)) && !scope.IsAnyWord(at + 1, "ngày", "tuần", "tháng", "quý", "năm"))
            return PositionReader.One(reading, at + 1, limit) is > 0 and var each && each <= limit && reading.Words[at + 1].IsCapital ? new Mention(at, each, true, IsPost: true) : new Mention(at, Math.Min(scope.Next, at + 3), false);
        var head = Honorific(reading, at);
        if (PositionReader.One(reading, head, limit) is > 0 and var post && post <= limit && IsPost(reading, head, post))
            return new Mention(at, post, true, IsPost: true);
        // “Các quận ủy, huyện ủy xây dựng …”
        if (reading.IsWord(at, "các") && scope.BeginsPart(at) && (reading.Is(at + 1, WordClass.BodyHead) || reading.Is(at + 1, WordClass.PositionHead)) && VerbBehind(scope, at + 2) is > 0 and var verb)
            return new Mention(at, verb, false);
        if (reading.Words[at].IsCapital && BodyReader.At(reading, at, limit) is { } body && IsNamed(reading, body))
            return Of(scope, at, NameEnd(scope, at, body.Next));
        if (reading.Words[at].IsCapital && reading.Longest(at, WordClass.DoerHead) is { } known && known.Next < scope.Next)
            return Of(scope, at, NameEnd(scope, at, known.Next));
        if (reading.Longest(at, WordClass.DutyBearer) is { } bearer && bearer.Next <= limit && scope.BeginsClause(at) && !scope.IsAnyWord(at, "đảng", "địa"))
            return Of(scope, at, scope.IsAnyWord(bearer.Next, "trực", "thuộc") ? GoesOn(scope, bearer.Next) : bearer.Next);
        return null;
    }

    static int VerbBehind(Scope scope, int at)
    {
        for (var i = at; i < Math.Min(scope.Next, at + MostWordsOfList) && !scope.EndsPart(i); i++)
        {
            if (ActsAt(scope, i, fewestWords: 2))
                return i;
        }

        return -1;
    }

    static Mention Of(Scope scope, int first, int next) =>
        // “Mặt trận và các đoàn thể”: with others there is not the one
        new(first, next, !HasPlural(scope.Reading, first, Math.Min(next + 1, scope.Next)) && !(scope.Reading.IsWord(next, "và") && scope.IsUnsaidPlural(next + 1)));

    // A name goes on in small letters up to what is done: “Sở An toàn thực phẩm quyết định”; and no number of what is done is part of it.
    static int NameEnd(Scope scope, int first, int next)
    {
        var isCounted = scope.Reading.Words[next - 1].Kind == WordKind.Number;
        for (var i = first + 2; i < next; i++)
        {
            // “Trường chuyên Lê Khiết xây dựng …”: the readers of names of firms and schools run on.
            // “tạo” in “Đào tạo” is none: a verb of two words.
            if (ActsAt(scope, i) && (isCounted || (scope.Reading.Words[i - 1].IsCapital && ActsAt(scope, i, fewestWords: 2))))
                return i;
            // “Công an phường tuyển 10 …”: the level ends it where no place follows.
            if (scope.IsSmall(i) && scope.Reading.Longest(i, WordClass.PlaceLevel) is { } level && level.Next < next && scope.IsSmall(level.Next) && !scope.Reading.Is(level.Next, WordClass.PlaceLevel))
                return level.Next;
        }

        return GoesOn(scope, Levels(scope, next));
    }

    // “Ủy ban nhân dân các tỉnh, thành phố”
    static int Levels(Scope scope, int next)
    {
        var at = scope.Reading.IsWord(next, "các") ? next + 1 : next;
        while (scope.IsSmall(at) && !scope.BeginsItem(at) && scope.Reading.Longest(at, WordClass.PlaceLevel) is { } level && level.Next <= scope.Next)
        {
            next = level.Next;
            at = scope.Reading.IsMark(next, ',') ? next + 1 : scope.Next;
        }

        return next;
    }

    static int GoesOn(Scope scope, int next)
    {

        for (var i = next; i < Math.Min(scope.Next, next + MostWordsOfName) && (scope.IsSmall(i) || scope.Reading.Words[i].IsCapital) && !scope.BeginsItem(i) && !IsLink(scope, i) && !scope.Reading.Is(i, WordClass.VagueVerb); i++)
        {
            if (i > next && ActsAt(scope, i))
                return i;
            if (ActsAt(scope, i))
                break;
        }

        return next;
    }

    static bool IsLink(Scope scope, int at) => scope.IsAnyWord(at, "của", "và", "các", "có", "là", "về", "với", "cùng", "trên", "tại", "theo", "để", "cho", "phải", "cần", "sẽ", "đã", "không", "chỉ", "tự", "hằng", "hàng", "trong", "trước", "từ", "kéo");

    static int Honorific(Reading reading, int at) => reading.IsWord(at, "đồng") && reading.IsWord(at + 1, "chí") ? at + 2 : at;

    // “Phó”, “nguyên”, “quyền” and “thành viên” alone are words of the language.
    static bool IsPost(Reading reading, int at, int next) => next - at > 1 && !reading.IsWord(at, "nguyên") && !reading.IsWord(at, "công") && !reading.IsWord(at, "cán") && !reading.IsWord(at, "trợ");

    // “Hội nhập”, “Xã hội số”, “Thanh tra, kiểm tra” begin with words with which names begin.
    static bool IsNamed(Reading reading, BodyMention body)
    {
        // “UBND”, “MTTQ”
        if (body.Next - body.First < 2)
            return reading.Words[body.First].Kind == WordKind.Upper && reading.Words[body.First].Length > 2;
        if (body.Fixed)
            return true;
        for (var i = body.First + 1; i < body.Next; i++)
        {
            if (reading.Words[i].IsCapital || reading.Words[i].Kind == WordKind.Number || reading.Is(i, WordClass.PlaceLevel))
                return true;
        }

        return body.Next - body.First > 2 || reading.Longest(body.First, WordClass.BodyHead) is { } head && head.Next - head.First > 1 && !reading.IsWord(body.First, "thanh") && !reading.IsWord(body.First, "kiểm") && !reading.IsWord(body.First, "lãnh");
    }

    static bool HasPlural(Reading reading, int first, int next)
    {
        for (var i = first; i < next; i++)
        {
            // “Ban Quản lý các khu công nghiệp” is one.
            if ((reading.IsWord(i, "các") && !reading.IsWord(i + 1, "khu") && !reading.IsWord(i + 1, "dự")) || reading.IsWord(i, "những"))
                return true;
        }

        return false;
    }

    static bool IsCooperating(Scope scope, List<Mention> mentions, int index)
    {
        var at = mentions[index].First - 1;
        while (at > scope.First && scope.IsAnyWord(at, "với", "cùng", "chặt", "chẽ"))
            at--;
        // “phối hợp với”, “cơ quan phối hợp:”
        if (scope.Reading.IsMark(at, ':'))
            at--;
        if (scope.Reading.IsWord(at, "hợp") && scope.Reading.IsWord(at - 1, "phối"))
            return true;
        return index > 0 && Joins(scope, mentions[index - 1].Next, mentions[index].First) && IsCooperating(scope, mentions, index - 1);
    }

    // A comma or “và” between two names.
    static bool Joins(Scope scope, int end, int begin) =>
        begin == end + 1 && (scope.Reading.IsMark(end, ',') || scope.Reading.IsMark(end, ';') || scope.Reading.IsWord(end, "và"));

    static string? Role(Scope scope, Mention mention, Times times)
    {
        var reading = scope.Reading;
        var (at, next) = (mention.First, mention.Next);
        if (reading.IsWord(at - 1, "giao") || (reading.IsWord(at - 1, "cho") && reading.IsWord(at - 2, "giao")) || (reading.IsWord(at - 1, "công") && reading.IsWord(at - 2, "phân")))
            return "giao";
        if (reading.IsWord(at - 1, "do"))
            return "do";
        if (IsTitleOf(scope, at))
            return "trách nhiệm của";
        if (reading.IsMark(at - 1, ':') && IsLeadLabel(scope, at - 2))
            return "chủ trì:";
        if (scope.BeginsPart(at) || times.Covers(at - 1) || (times.Covers(at - 2) && reading.IsMark(at - 1, ',')))
            return next >= scope.Next || reading.IsMark(next, ':') || IsDoing(scope, next) || (reading.IsWord(at, "mỗi") && reading.IsWord(next, "có")) ? "at the beginning" : null;
        return scope.BeginsClause(at) && ActsAt(scope, next) ? "with a verb" : null;
    }

    // “1. Trách nhiệm của Công an tỉnh” over what it has to do
    static bool IsTitleOf(Scope scope, int at) =>
        scope.Reading.IsWord(at - 1, "của") && scope.Reading.IsWord(at - 2, "nhiệm") && scope.Reading.IsWord(at - 3, "trách") && at - 3 == scope.First;

    // “chủ trì:”, “cơ quan chủ trì:”, “chủ đầu tư:”, “thực hiện:”, “phụ trách:”
    static bool IsLeadLabel(Scope scope, int at) => scope.IsAnyWord(at, "trì", "hiện", "trách", "nhiệm") || (scope.Reading.IsWord(at, "tư") && scope.Reading.IsWord(at - 1, "đầu"));

    // What follows a name that is the subject; a name that goes on (“của”, “trên địa bàn”) is none.
    static bool IsDoing(Scope scope, int at) =>
        scope.BeginsItem(at) || (scope.Reading.Words[at].Kind == WordKind.Lower ? !scope.IsAnyWord(at, "của", "là", "về", "đối", "theo", "có") || ActsAt(scope, at) || (scope.Reading.IsWord(at, "có") && scope.IsAnyWord(at + 1, "trách", "nhiệm"))
        : scope.Reading.IsMark(at, ',') || scope.Reading.IsMark(at, '(') || scope.Reading.Words[at].IsCapital);

    static bool ActsAt(Scope scope, int at, int fewestWords = 1)
    {
        if (!scope.IsSmall(at))
            return false;
        foreach (var verb in Verbs)
        {
            if (scope.Reading.After(at, verb) >= at + fewestWords)
                return true;
        }

        return false;
    }

    static string? Answers(Scope scope, Mention mention)
    {
        var reading = scope.Reading;
        var next = mention.Next;
        if (mention.IsOne && reading.IsMark(mention.First - 1, ':') && IsLeadLabel(scope, mention.First - 2))
            return "chủ trì:";
        if (mention.IsOne && (reading.IsWord(mention.First - 1, "giao") || (reading.IsWord(mention.First - 1, "cho") && reading.IsWord(mention.First - 2, "giao"))))
            return "giao";
        if (mention.IsOne && IsTitleOf(scope, mention.First))
            return "trách nhiệm của";
        for (var i = next; i < Math.Min(next + 3, scope.Next); i++)
        {
            if (reading.IsWord(i, "chủ") && reading.IsWord(i + 1, "trì"))
                return "chủ trì";
            if (reading.IsWord(i, "chịu") && reading.IsWord(i + 1, "trách"))
                return "chịu trách nhiệm";
            if (reading.IsWord(i, "phụ") && reading.IsWord(i + 1, "trách"))
                return "phụ trách";
        }

        return null;
    }
}
