using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.References;

/// <summary>By type and number without a symbol: “Chỉ thị 05”, “Nghị quyết số 59 của Bộ Chính trị”, “các Nghị quyết 57, 59, 66”.</summary>
static class ShortNumberReference
{
    public static int Read(Reading reading, int at, int limit, List<ReferenceFact> into)
    {
        var (type, i) = NamedReference.Type(reading, at);
        if (type is null || type is "luật" or "hiến pháp" or "cương lĩnh" or "điều lệ" or "báo cáo" or "đề án" || i >= limit)
            return -1;
        var numbers = new List<(string Number, int First, int Next)>();
        while (i < limit && reading.Words[i].Kind == WordKind.Number && reading.Words[i].Length <= 4 && !Continues(reading, i + 1))
        {
            // "chương trình 2025", "kế hoạch 2026": a year is no number
            if (reading.Words[i].Length == 4 && int.Parse(reading.Text.AsSpan(reading.Words[i].Start, 4), provider: null) is >= 1900 and < 2200)
                break;
            numbers.Add((reading.TextOf(i, i + 1), numbers.Count == 0 ? at : i, i + 1));
            i++;
            if ((reading.IsMark(i, ',') || reading.IsWord(i, "và")) && i + 1 < limit)
            {
                var j = i + 1;
                while (reading.Is(j, WordClass.DocumentType) && reading.Longest(j, WordClass.DocumentType)!.Value.Value == type)
                    j = reading.After(j, WordClass.DocumentType);
                if (reading.IsWord(j, "số"))
                    j++;
                if (j < limit && reading.Words[j].Kind == WordKind.Number && reading.Words[j].Length <= 3 && !Continues(reading, j + 1)
                    && !reading.Is(j + 1, WordClass.CountedThing))
                {
                    i = j;
                }
            }
        }

        // "Nghị quyết 3 khóa XI" is of the Central Committee and "5 kế hoạch 6 tháng" a period
        if (numbers.Count == 0 || (numbers.Count == 1 && (reading.Is(numbers[0].Next, WordClass.CountedThing)
            || (!reading.IsWord(numbers[0].Next - 2, "số")
                && (reading.IsWord(numbers[0].Next, "tháng") || reading.IsWord(numbers[0].Next, "năm") || reading.IsWord(numbers[0].Next, "ngày"))))))
            return -1;
        var (issuer, date, end) = NamedReference.Tail(reading, numbers[^1].Next, limit);
        // "Kết luận 64 của Trung ương (khóa XI)"
        var term = "";
        var mark = reading.IsMark(end, '(') || reading.IsMark(end, ',') ? end + 1 : end;
        if (issuer is not null && reading.IsWord(mark, "khóa") && NamedReference.IsRoman(reading, mark + 1) && mark + 2 <= limit)
        {
            term = " khóa " + reading.TextOf(mark + 1, mark + 2);
            end = reading.IsMark(end, '(') && reading.IsMark(mark + 2, ')') ? mark + 3 : mark + 2;
        }

        foreach (var (number, first, next) in numbers)
        {
            var name = $"{NamedReference.Capital(type)} {number}" + (issuer is null ? "" : " của " + issuer) + term;
            into.Add(NamedReference.Fact(reading, first, numbers.Count == 1 ? end : next, type, null, name, issuer, date, "type and number", issuer is null ? 0.85 : 0.93));
        }

        return end;
    }

    // 45-NQ, 12/2020, 3.000, 12%: not a number by itself
    static bool Continues(Reading reading, int at) =>
        at < reading.Words.Count && reading.Touches(at) && reading.Words[at].Kind == WordKind.Mark
        && reading.Text[reading.Words[at].Start] is '/' or '-' or '.' or '%' or ',' && at + 1 < reading.Words.Count && reading.Touches(at + 1);
}
