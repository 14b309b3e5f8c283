using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.References;

/// <summary>Known by name alone: “Luật Đất đai năm 2024”, “Cương lĩnh 2011”, “Hiến pháp năm 2013”, “Điều lệ Đảng”.</summary>
static class NamedDocument
{
    public static int Read(Reading reading, int at, int limit, List<ReferenceFact> into)
    {
        if (!reading.Words[at].IsCapital)
            return -1;
        if (reading.Longest(at, WordClass.NamedDocument) is { } named && named.Next <= limit)
        {
            var (year, end) = named.Value == "Cương lĩnh" ? YearOfPlatform(reading, named.Next, limit) : Year(reading, named.Next, limit);
            if (year is null && named.Value is "Cương lĩnh")
                return -1;
            into.Add(NamedReference.Fact(reading, at, end, null, null, year is null ? named.Value : $"{named.Value} {year}", null, null, "document by name", 0.9));
            return end;
        }

        if (reading.Longest(at, WordClass.DocumentType) is not { Value: "luật" } law || !(law.Next < limit && reading.Words[law.Next].IsCapital))
            return reading.IsWord(at, "pháp") && reading.IsWord(at + 1, "lệnh") ? Law(reading, at, at + 2, limit, into) : -1;
        return Law(reading, at, law.Next, limit, into);
    }

    // "Cương lĩnh xây dựng đất nước … (bổ sung, phát triển năm 2011)": the year says which
    static (string? Year, int Next) YearOfPlatform(Reading r, int at, int limit)
    {
        for (var i = at; i < Math.Min(limit, at + 22); i++)
        {
            if (Year(r, i, limit) is { Year: { } year } found)
                return (year, r.IsMark(found.Next, ')') ? found.Next + 1 : found.Next);
            if (r.Words[i].Kind == WordKind.Mark && !r.IsMark(i, '(') && !r.IsMark(i, ','))
                break;
            if (r.Is(i, WordClass.DocumentType))
                break;
        }

        return (null, at);
    }

    // The subject begins with a capital and runs to the first mark or the first word that begins a new clause.
    static int Law(Reading r, int at, int subject, int limit, List<ReferenceFact> into)
    {
        if (subject >= limit || !r.Words[subject].IsCapital)
            return -1;
        var known = r.After(subject, WordClass.LawName);
        var i = known > 0 && known <= limit ? known : subject + 1;
        while (known < 0 && i < limit && i - subject < 14)
        {
            var word = r.Words[i];
            if (word.Kind == WordKind.Number)
                break;
            if (word.Kind == WordKind.Mark)
            {
                // "Luật Phòng, chống …": the laws whose names hold a comma otherwise are listed
                // "Luật Quản lý, sử dụng …": what is done with a thing runs on too
                if (r.IsMark(i, ',') && (r.IsWord(i + 1, "chống") || (r.IsWord(i - 1, "lý") && (r.IsWord(i + 1, "sử") || r.IsWord(i + 1, "bảo") || r.IsWord(i + 1, "khai")))))
                {
                    i++;
                    continue;
                }

                break;
            }

            if (EndsSubject(r, i))
                break;
            i++;
        }

        var (year, end) = Year(r, i, limit);
        var name = r.TextOf(at, i);
        // "Luật Đất đai năm 2013", as the text words it
        var of = r.IsWord(i, "năm") || r.IsWord(i + 1, "năm") ? " năm " : " ";
        into.Add(NamedReference.Fact(r, at, end, "luật", null, year is null ? name : $"{name}{of}{year}", null, null, "law by name", 0.85));
        return end;
    }

    static readonly string[] _ends =
    [
        "có", "được", "và", "về", "của", "theo", "đã", "còn", "để", "ở", "tại", "trên", "là", "cho", "khi", "với", "do", "trong", "đến", "từ", "vào",
        "năm", "sửa", "ngày", "số", "mới", "này", "chưa", "nhưng", "thì", "mà", "như", "gắn", "nên", "bằng", "cùng", "cũng", "hiện", "đối", "sẽ", "cần", "phải", "vẫn", "nhằm", "quy",
    ];

    static bool EndsSubject(Reading r, int at)
    {
        // "Luật Bảo vệ và phát triển rừng" goes on; "Luật Đất đai và các …" does not. Without a dictionary of laws the shorter is safer.
        if (r.IsWord(at, "và") && at + 1 < r.Words.Count && (r.IsWord(at + 1, "bảo") || r.IsWord(at + 1, "phát") || r.IsWord(at + 1, "gia") || r.IsWord(at + 1, "đổi")
            || (r.IsWord(at - 1, "lý") && (r.IsWord(at + 1, "sử") || r.IsWord(at + 1, "đầu") || r.IsWord(at + 1, "khai")))))
            return false;
        // "Luật Nhà ở, …": what a mark follows leads to no place
        if (r.IsWord(at, "ở") && (at + 1 >= r.Words.Count || r.Words[at + 1].Kind == WordKind.Mark || r.IsWord(at + 1, "năm")))
            return false;
        foreach (var end in _ends)
        {
            if (r.IsWord(at, end))
                return true;
        }

        return false;
    }

    static (string? Year, int Next) Year(Reading r, int at, int limit)
    {
        var i = r.IsMark(at, '(') ? at + 1 : at;
        if (r.IsWord(i, "năm"))
            i++;
        return i < limit && r.Words[i].Kind == WordKind.Number && r.Words[i].Length == 4 && r.Text[r.Words[i].Start] is '1' or '2'
            ? (r.TextOf(i, i + 1), r.IsMark(at, '(') && r.IsMark(i + 1, ')') ? i + 2 : i + 1)
            : (null, at);
    }
}
