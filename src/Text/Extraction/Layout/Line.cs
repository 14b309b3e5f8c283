using DonDoc.Text.Extraction.Dates;
using DonDoc.Text.Extraction.References;
using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;

namespace DonDoc.Text.Extraction.Layout;

/// <summary>One paragraph, as far as its looks go.</summary>
sealed class Line(Reading reading, Paragraph paragraph, int first, int next)
{
    public Paragraph Paragraph => paragraph;

    public int First => first;

    public int Next => next;

    public string Text { get; } = reading.TextOf(paragraph.Span);

    public int Length => paragraph.Span.Length;

    public int WordCount => next - first;

    /// <summary>Whether the same line stands elsewhere in the text.</summary>
    public bool Repeated { get; set; }

    // The first word that is not a mark: "• Cập nhật", ">> Tin liên quan".
    int Opening
    {
        get
        {
            var i = first;
            while (i < next && reading.Words[i].Kind == WordKind.Mark)
                i++;
            return i;
        }
    }

    public bool EndsWithStop => Text.Length > 0 && Text[^1] is '.' or '…' or ';' or '!' or '?' || Text.EndsWith(".”", StringComparison.Ordinal)
        || Text.EndsWith(".\"", StringComparison.Ordinal) || Text.EndsWith(".)", StringComparison.Ordinal);

    /// <summary>A sentence of the report rather than a label.</summary>
    public bool IsProse => IsKey || Length >= 60 && (EndsWithStop || Length > 200) && !IsFurniture && !IsCaption;

    /// <summary>An item of a numbered or dashed list, or a heading of one.</summary>
    public bool IsListed => WordCount > 3 && (Text[0] is '-' or '+' or '–' or '•' || Text[^1] is ':' or ';' or '.' || IsNumbered);

    bool IsNumbered => WordCount > 2 && reading.Words[first + 1].Kind == WordKind.Mark
        && Text[reading.Words[first + 1].Start - paragraph.Span.Start] is '.' or '-' or ')'
        && !reading.Touches(first + 2) && (reading.Words[first].Kind == WordKind.Number || reading.Words[first].Length == 1 || NamedReference.IsRoman(reading, first));

    /// <summary>A line of minutes: “Đơn vị được giám sát: Đảng ủy xã Tân Lập”.</summary>
    public bool IsKey => KeyLine.IsKey(reading, Opening, next);

    /// <summary>A line of menus, contacts, counters or clocks.</summary>
    public bool IsFurniture => Length < 200 && !IsKey
        && (Opens(WordClass.ContactLine) && (Text.Contains(':', StringComparison.Ordinal) || Length < 40)
            || Opens(WordClass.MenuLine) && !EndsWithStop
            || Text.Count(c => c is '|' or '»' or '›') >= 2
            || (Text.Contains('|', StringComparison.Ordinal) && !EndsWithStop && Length < 120)
            || Text.Contains(">>", StringComparison.Ordinal)
            || IsDateLine
            || reading.AnyIn(first, next, WordClass.ContactPhrase)
            || Text.Contains("lượt xem", StringComparison.OrdinalIgnoreCase)
            || Text.Contains('@', StringComparison.Ordinal));

    /// <summary>A line that holds a full date and little else.</summary>
    public bool IsDateLine
    {
        get
        {
            // "- Bổ sung hồ sơ trước 30/9/2023." is an item that ends with a day
            if (Length > 110 || WordCount > 26 || (Text[0] is '-' or '+' or '–' or '•' && EndsWithStop))
                return false;
            var date = DateReader.Read(reading, first, next).Find(d => d.Form == DateForm.Full);
            // "Đảng ủy xã bổ sung hồ sơ trước ngày 30/6/2022." asks something by a day.
            if (date is not null && EndsWithStop && (IsBefore(date.First - 1) || IsBefore(date.First - 2)))
                return false;
            return date is not null && WordCount - (date.Next - date.First) <= (reading.AnyIn(first, next, WordClass.PublishedMark) ? 18 : 14) && !(EndsWithStop && Length > 50);
        }
    }

    bool IsBefore(int word) => word >= first && (reading.IsWord(word, "trước") || reading.IsWord(word, "đến") || reading.IsWord(word, "hết") || reading.IsWord(word, "quá"));

    /// <summary>A line under a picture.</summary>
    public bool IsCaption => Length < 220 && !IsKey
        && (Opens(WordClass.CaptionStart) && (!EndsWithStop || (Length < 110 && !Judges)) && !Text.EndsWith(';')
            || (reading.AnyIn(first, next, WordClass.CaptionEnd) && Length < 200 && EndsShort()));

    // "Đoàn kiểm tra yêu cầu xã khắc phục ngay." stands under no picture.
    bool Judges => reading.AnyIn(Opening + 1, next, WordClass.Ask) || reading.AnyIn(Opening, next, WordClass.Praise) || reading.AnyIn(Opening, next, WordClass.WeaknessLead)
        || reading.AnyIn(Opening, next, WordClass.Promise);

    /// <summary>The head of an official paper: the state's or the Party's name, the issuer in capitals, a number.</summary>
    public bool IsLetterhead => Text.Contains("ĐẢNG CỘNG SẢN", StringComparison.Ordinal) || Text.Contains("CỘNG HÒA XÃ HỘI", StringComparison.Ordinal)
        || Text.Contains("CỘNG HOÀ XÃ HỘI", StringComparison.Ordinal) || Text.StartsWith("Số", StringComparison.Ordinal);

    public bool Opens(WordClass wordClass) => reading.Is(Opening, wordClass);

    // "Đồng chí X phát biểu tại buổi làm việc." — one sentence, and what follows the verb is only the occasion.
    bool EndsShort()
    {
        var stops = Text.AsSpan().TrimEnd('.').Count(". ");
        for (var i = first; i < next; i++)
        {
            if (reading.Longest(i, WordClass.CaptionEnd) is { } match && next - match.Next <= (EndsWithStop ? 8 : 14))
                return stops == 0 || Text.Contains("Ảnh", StringComparison.Ordinal);
        }

        return false;
    }
}
