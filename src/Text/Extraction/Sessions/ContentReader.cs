using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>Takes from a passage who asks whom, so that what is to be done remains. <c>Passages.md</c> shows it.</summary>
static class ContentReader
{
    // Who speaks and in what capacity fits into so many words.
    const int LongestIntroduction = 45;

    public static string Read(Reading reading, Header header, PassageRole role, Cues cues, int first, int next)
    {
        if (role == PassageRole.Requirement)
            next = BeforeFrame(reading, first, next);
        var start = role switch
        {
            PassageRole.Requirement => Framed(reading, first, next) is var framed and > 0 ? framed : cues.Asked is { } asked && asked > first ? Addressee(reading, header, asked, next) : AfterSpeech(reading, first, next),
            PassageRole.Recommendation => cues.AskedUp > first ? cues.AskedUp.Value : AfterSpeech(reading, first, next),
            _ => first,
        };
        while (start < next - 1 && reading.Words[start].Kind == WordKind.Mark && reading.Text[reading.Words[start].Start] is ',' or ':')
            start++;
        if (next - start < 2)
            start = first;
        var text = reading.TextOf(start, next);
        return char.ToUpper(text[0], System.Globalization.CultureInfo.InvariantCulture) + text[1..];
    }

    // "… là yêu cầu mà Trưởng đoàn đặt ra với xã": what stands before it
    static int BeforeFrame(Reading reading, int first, int next)
    {
        for (var i = first + 3; i < next; i++)
        {
            if (reading.IsWord(i, "là") && reading.Is(i, WordClass.FrameRequirement))
                return i;
        }

        return next;
    }

    // "Yêu cầu đặt ra với huyện là …": what stands after the verb
    static int Framed(Reading reading, int first, int next)
    {
        if (!reading.IsWord(first, "yêu") || !reading.Is(first, WordClass.FrameRequirement))
            return -1;
        for (var i = first + 2; i < Math.Min(next - 2, first + LongestIntroduction); i++)
        {
            if (reading.IsWord(i, "là"))
                return i + 1;
        }

        return -1;
    }

    // Whom it asks is left out where that is the inspected body: "đề nghị Ban Thường vụ Tỉnh ủy rà soát …"
    static int Addressee(Reading reading, Header header, int at, int next)
    {
        // "đề nghị thời gian tới, …": when it is to be done without a day says nothing of what
        while (at < next && (reading.IsMark(at, ',') || reading.IsMark(at, ':') || reading.Is(at, WordClass.Ahead)))
            at = Math.Max(at + 1, reading.After(at, WordClass.Ahead));
        var body = BodyReader.At(reading, at, next);
        if (body is not null && header.InspectedBody is { } inspected && inspected.Contains(body.Name, StringComparison.OrdinalIgnoreCase))
            return Modal(reading, body.Next, next);
        var side = reading.After(at, WordClass.LocalSide);
        return side > 0 && side < next && (body is null || body.Next <= side) && !reading.Words[side].IsCapital && !reading.IsMark(side, ',') && !reading.IsWord(side, "và")
            ? Modal(reading, side, next)
            : at;
    }

    // "tỉnh cần rà soát", "xã phải bố trí": the verb says what is to be done
    static int Modal(Reading reading, int at, int next) =>
        at + 1 < next && (reading.IsWord(at, "cần") || reading.IsWord(at, "phải")) ? at + 1 : at;

    // "Phó Thủ tướng nhấn mạnh, tỉnh không được …"
    static int AfterSpeech(Reading reading, int first, int next)
    {
        var verb = reading.FirstIn(first, Math.Min(next, first + LongestIntroduction), WordClass.SpeechVerb);
        return verb is { } said && said.Next < next && (reading.IsMark(said.Next, ',') || reading.IsMark(said.Next, ':') || reading.IsWord(said.Next, "rằng"))
            ? said.Next + 1
            : first;
    }
}
