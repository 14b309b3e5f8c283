using System.Globalization;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>
/// Marks typed without a sign behind them: “I MỤC ĐÍCH”, “1 Nội dung”, “a Tuyên truyền”. One alone may be anything (a quantity, a note); a list that begins with the first and goes on is one.
/// </summary>
static class BareMarks
{
    const int LongestTitle = 120;

    public static void Read(Line[] lines)
    {
        // Most documents have none: nothing is collected for them.
        var lists = new Dictionary<MarkKind, List<(Line Line, Mark Mark)>>();
        Line? before = null;
        foreach (var line in lines)
        {
            if (line.Role == LineRole.Skipped)
                continue;
            if (line.Mark is null && !line.IsRow && Candidate(line) is { } mark && (before is null || before.EndsSentence || before.IsCapitals || before.IsHeading || before.Text.Length < LongestTitle / 2))
                Take(line, mark);
            before = line;
        }

        foreach (var list in lists.Values)
            Close(list);

        void Take(Line line, Mark mark)
        {
            var list = lists.GetValueOrDefault(mark.Kind);
            if (mark.Value == 1)
            {
                Close(list ?? []);
                lists[mark.Kind] = [(line, mark)];
            }
            else if (list is [.., var last] && mark.Value == last.Mark.Value + 1)
            {
                list.Add((line, mark));
            }
        }
    }

    static void Close(List<(Line Line, Mark Mark)> list)
    {
        if (list.Count < 2)
            return;
        foreach (var (line, mark) in list)
            line.Mark = mark;
    }

    static Mark? Candidate(Line line)
    {
        var text = line.Text;
        var blank = text.IndexOf(' ');
        if (blank is < 1 or > 5 || text.Length > LongestTitle || text.Length < blank + 4 || text[^1] is '.' or ',' || text.Contains('\t') || !char.IsUpper(text[blank + 1]) || !char.IsLetter(text[blank + 2]))
            return null;
        var name = text[..blank];
        if (!name.ContainsAnyExceptInRange('0', '9'))
            return name.Length <= 2 && int.Parse(name, NumberStyles.None, CultureInfo.InvariantCulture) is var number and > 0 ? new Mark(MarkKind.Arabic, number, blank) { Style = ' ', Name = number.ToString(CultureInfo.InvariantCulture) } : null;
        if (RomanNumeral.TryParse(name, out var roman) && char.IsUpper(name[0]) && Line.IsInCapitals(text[blank..]))
            return new Mark(MarkKind.Roman, roman, blank) { Style = ' ', Name = name.ToString() };
        return name.Length == 1 && char.IsLower(name[0]) && Numbering.LetterValue(name[0]) is var letter and > 0 ? new Mark(MarkKind.Letter, letter, blank) { Style = ' ', Name = name.ToString() } : null;
    }
}
