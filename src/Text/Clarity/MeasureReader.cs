using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Structure.Provisions;

namespace DonDoc.Text.Clarity;

/// <summary>Reads what can be counted: quantities, shares, “toàn bộ”, “ít nhất một”. Numbers of documents, times and slogans (“5 trụ cột”) are none.</summary>
static class MeasureReader
{
    // How far before “toàn bộ” the act stands that it is the whole of.
    const int MostWordsToWhole = 8;

    public static List<Found> Read(Scope scope, Times times)
    {
        var reading = scope.Reading;
        var found = new List<Found>();
        var afterSlogan = false;
        foreach (var target in TargetReader.Read(reading, scope.First, scope.Next, null))
        {
            var first = reading.WordAt(target.Start);
            var next = reading.WordAt(target.End);
            // “3 khâu đột phá, 6 nhiệm vụ trọng tâm, 26 chỉ tiêu”: what stands in a row with slogans is one.
            afterSlogan = IsSlogan(scope, first, target.Quantity) || (afterSlogan && reading.Is(first + 1, WordClass.SloganCount));
            if (!scope.IsCited(first) && !times.Covers(first) && !afterSlogan && !IsAge(scope, first, next))
                found.Add(new Found(first, next, "quantity", 0.9));
        }

        for (var i = scope.First; i < scope.Next; i++)
        {
            if (scope.IsCited(i) || times.Covers(i))
                continue;
            if (Share(scope, i) is > 0 and var share)
                found.Add(new Found(i, share, "so many of so many", 0.9));
            else if (InWords(scope, i) is > 0 and var counted)
                found.Add(new Found(i, counted, "number in words", 0.8));
            else if (Whole(scope, i) is > 0 and var whole)
                found.Add(new Found(i, whole, "the whole of it", 0.75));
        }

        found.Sort((one, other) => one.First.CompareTo(other.First));
        return found;
    }

    // “32/32 khu phố”
    static int Share(Scope scope, int at)
    {
        var reading = scope.Reading;
        return reading.Words[at].Kind == WordKind.Number && reading.IsMark(at + 1, '/') && reading.Touches(at + 1) && reading.Touches(at + 2)
            && at + 3 < scope.Next && reading.Words[at + 2].Kind == WordKind.Number && scope.IsSmall(at + 3) && !reading.IsMark(at - 1, '/') && !reading.IsWord(at - 1, "ngày")
            ? at + 4
            : -1;
    }

    // “ít nhất một buổi”, “hai lần”, “cả 5 làng nghề”
    static int InWords(Scope scope, int at)
    {
        var reading = scope.Reading;
        if (reading.Longest(at, WordClass.Numeral) is not { } numeral || numeral.Next >= scope.Next)
            return -1;
        var bound = at > scope.First && (reading.Longest(at - 2, WordClass.Bound)?.Next == at || reading.Longest(at - 1, WordClass.Bound)?.Next == at);
        // “cao hơn năm trước” is no five.
        if (bound && scope.IsSmall(numeral.Next) && !reading.IsWord(at, "năm"))
            return numeral.Next + 1;
        // “một số”, “hai cấp”: counts nothing here
        if (scope.IsUnsaidPlural(at) || reading.Longest(numeral.Next, WordClass.CountedByWord) is not { } thing || reading.IsWord(at, "năm") || reading.IsWord(at, "tư"))
            return -1;
        return reading.IsWord(at, "một") && !Each(scope, at) ? -1 : thing.Next;
    }

    // “mỗi đảng viên … một việc”: one for each
    static bool Each(Scope scope, int at)
    {
        for (var i = at - 1; i >= scope.First && i >= at - 12 && !scope.EndsPart(i); i--)
        {
            if (scope.IsAnyWord(i, "mỗi", "từng"))
                return true;
        }

        return false;
    }

    static int Whole(Scope scope, int at)
    {
        var reading = scope.Reading;
        if (!(reading.IsWord(at, "toàn") && reading.IsWord(at + 1, "bộ")) && !(reading.IsWord(at, "tất") && reading.IsWord(at + 1, "cả")))
            return -1;
        for (var i = at - 1; i >= scope.First && i >= at - MostWordsToWhole && !scope.EndsPart(i); i--)
        {
            if (reading.Is(i, WordClass.DefiniteAct) && !reading.Is(i, WordClass.VagueVerb))
                return Math.Min(scope.Next, at + 4);
        }

        return -1;
    }

    // “5 trụ cột, 3 đột phá”; “2 trung tâm y tế” counts things
    static bool IsSlogan(Scope scope, int at, decimal quantity)
    {
        var reading = scope.Reading;
        if (quantity > 15)
            return false;
        // “3 xanh, 4 tốt”: numbers of one word each in a row
        if (IsTag(scope, at) && (IsTag(scope, at + 3) || IsTag(scope, at - 3) || scope.Reading.IsMark(at + 2, ':')))
            return true;
        return reading.Longest(at + 1, WordClass.SloganCount) is { } slogan && (slogan.Value == "always" || !scope.IsSmall(slogan.Next));
    }

    static bool IsTag(Scope scope, int at) =>
        at >= scope.First && at + 1 < scope.Next && scope.Reading.Words[at].Kind == WordKind.Number && scope.IsSmall(at + 1)
        && (at + 2 >= scope.Next || scope.Reading.Words[at + 2].Kind == WordKind.Mark || scope.Reading.IsWord(at + 2, "và"));

    // “người trên 75 tuổi”, “trạm 110 kV”, “khối 12”
    static bool IsAge(Scope scope, int first, int next) => scope.IsAnyWord(next - 1, "tuổi", "kv") || scope.IsAnyWord(first + 1, "tuổi", "kv");
}
