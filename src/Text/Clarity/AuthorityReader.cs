using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Clarity;

/// <summary>Reads who decides: “trình Hội đồng nhân dân tỉnh”, “Ban Thường vụ ban hành”. “Cấp có thẩm quyền” names nobody; reporting alone is none.</summary>
static class AuthorityReader
{
    const int MostWordsToBody = 3;

    const int MostWordsOfProduct = 10;

    public static List<Found> Read(Scope scope, Doers doers)
    {
        var reading = scope.Reading;
        var found = new List<Found>();
        foreach (var mention in doers.Mentions)
        {
            if (IsSubmittedTo(scope, mention.First))
                found.Add(new Found(mention.First, mention.Next, "trình", 0.95));
            else if (IsIssuerOf(scope, mention.First))
                found.Add(new Found(mention.First, mention.Next, "of the product", 0.85));
            else if (Decides(scope, mention.Next))
                found.Add(new Found(mention.First, mention.Next, "decides", 0.85));
        }

        // “chịu trách nhiệm trình ký”
        for (var i = scope.First; found.Count == 0 && i < scope.Next; i++)
        {
            if (reading.IsWord(i, "trình") && scope.IsAnyWord(i + 1, "ký", "duyệt"))
                found.Add(new Found(i, i + 2, "trình", 0.7));
        }

        return found;
    }

    static bool IsSubmittedTo(Scope scope, int at)
    {
        var reading = scope.Reading;
        for (var i = at - 1; i >= scope.First && i >= at - MostWordsToBody && !reading.IsMark(i, ',') && !scope.EndsPart(i); i--)
        {
            // “quy trình”, “chương trình” end with the word too.
            if (reading.IsWord(i, "trình") && !scope.IsAnyWord(i - 1, "chương", "quy", "giáo", "công", "quá", "lộ", "tờ", "tiến"))
                return true;
            if (reading.IsWord(i, "mưu") && reading.IsWord(i - 1, "tham"))
                return true;
        }

        return false;
    }

    // “sản phẩm: Quyết định của Thủ tướng Chính phủ”, “Nghị quyết của Hội đồng nhân dân tỉnh về …” as the whole of a task
    static bool IsIssuerOf(Scope scope, int at)
    {
        var reading = scope.Reading;
        if (!reading.IsWord(at - 1, "của"))
            return false;
        if (reading.Longest(scope.First, WordClass.WrittenProduct)?.Next == at - 1)
            return true;
        for (var i = at - 2; i >= scope.First && i >= at - MostWordsOfProduct; i--)
        {
            if (reading.IsMark(i, ':'))
                return scope.IsAnyWord(i - 1, "phẩm", "quả") && reading.Is(i + 1, WordClass.WrittenProduct);
        }

        return false;
    }

    static bool Decides(Scope scope, int at)
    {
        var reading = scope.Reading;
        if (scope.IsAnyWord(at, "sẽ", "phải"))
            at++;
        if (at >= scope.Next || reading.Longest(at, WordClass.DecidingVerb) is not { } verb)
            return false;
        // “ký hợp đồng” binds the two that sign; “ký quy chế” decides.
        return !reading.IsWord(at, "ký") || verb.Next - at > 1 || scope.IsAnyWord(verb.Next, "quy", "quyết", "chương", "ban", "kế", "nghị");
    }
}
