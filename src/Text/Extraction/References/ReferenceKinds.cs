using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.References;

/// <summary>
/// Says of every mention what the text does to the document: the nearest word before it that does something to documents decides; a list of
/// documents shares it. <c>Kinds.md</c> lists the forms.
/// </summary>
static class ReferenceKinds
{
    // How many words may stand between what is done and the document: “thực hiện có hiệu quả các mục tiêu, nhiệm vụ của”.
    const int MostBetween = 16;

    const int MostAfter = 12;

    /// <summary>Tells the kinds of the mentions of a text, which are in the order of the text.</summary>
    public static void Tell(Reading reading, List<ReferenceFact> mentions)
    {
        var sentence = 0;
        for (var i = 0; i < mentions.Count; i++)
        {
            while (sentence + 1 < reading.Sentences.Count && reading.Words[reading.Sentences[sentence + 1].First].Start <= mentions[i].Start)
                sentence++;
            var before = i > 0 && mentions[i - 1].Start >= reading.Words[reading.Sentences[sentence].First].Start ? mentions[i - 1] : null;
            // Two documents in one mention (“Nghị quyết Trung ương 4 khóa XI, XII”) are treated alike.
            mentions[i] = before is not null && before.Start == mentions[i].Start
                ? mentions[i] with { Kind = before.Kind, KindRule = before.KindRule, Cue = before.Cue, Provision = before.Provision }
                : Tell(reading, sentence, mentions[i], before, i + 1 < mentions.Count ? mentions[i + 1] : null);
        }
    }

    static ReferenceFact Tell(Reading reading, int sentence, ReferenceFact mention, ReferenceFact? before, ReferenceFact? after)
    {
        var (first, next) = (reading.WordAt(mention.Start), reading.WordAt(mention.End));
        var floor = before is null ? Floor(reading, sentence, first) : reading.WordAt(before.End);
        var limit = reading.Sentences[sentence].Next;
        var provision = ProvisionAddress.Before(reading, first, floor);
        if (provision is not null)
            (mention, first) = (mention with { Provision = provision.Path }, provision.First);
        if (After(reading, next, Math.Min(limit, after is not null && after.Start < reading.Words[limit - 1].End ? reading.WordAt(after.Start) : limit)) is { } behind)
            return With(reading, mention, ReferenceKind.Replaces, "said behind", behind);
        var ground = Ground(reading, reading.Sentences[sentence]);
        if (Before(reading, first, floor) is { } cue)
        {
            var kind = KindOf(cue);
            // “Nghị định A sửa đổi Nghị định B”: what another document does is nothing that this one does.
            if (before is not null && kind is not ReferenceKind.Cites and not ReferenceKind.IsBasedOn && IsOfOther(reading, before, cue, kind, ground is not null))
                return mention with { KindRule = "done by another document", Cue = CueOf(reading, cue) };
            if (kind != ReferenceKind.Cites)
                return With(reading, mention, kind, "said before", cue);
            return ground is { } basis ? With(reading, mention, ReferenceKind.IsBasedOn, "ground of a decision", basis) : mention with { KindRule = "named only", Cue = CueOf(reading, cue) };
        }

        if (before is not null && IsListed(reading, floor, first))
            return mention with { Kind = before.Kind, KindRule = "in a list", Cue = before.Cue };
        return ground is { } of ? With(reading, mention, ReferenceKind.IsBasedOn, "ground of a decision", of) : mention;
    }

    // A line that the page broke goes on from the line before.
    static int Floor(Reading reading, int sentence, int first)
    {
        var own = reading.Sentences[sentence];
        if (sentence == 0 || first - own.First > 2)
            return own.First;
        var last = reading.Sentences[sentence - 1];
        if (last.Paragraph != own.Paragraph - 1 || reading.Words[last.Next - 1].Kind == WordKind.Mark)
            return own.First;
        return Math.Max(last.First, last.Next - MostBetween);
    }

    // The nearest phrase that ends before the mention.
    static PhraseMatch? Before(Reading reading, int first, int floor)
    {
        for (var i = first - 1; i >= floor && i >= first - MostBetween; i--)
        {
            if (reading.IsMark(i, ';') || reading.IsMark(i, ':'))
                return null;
            if (reading.Longest(i, WordClass.ReferenceCue) is not { } cue || cue.Next > first)
                continue;
            // “sửa đổi, bổ sung” and not “bổ sung” alone
            for (var j = i - 1; j >= floor && j >= i - 6; j--)
            {
                if (reading.Longest(j, WordClass.ReferenceCue) is { } longer && longer.Next == cue.Next)
                    cue = longer;
            }

            if (cue.Value == "transparent")
            {
                i = cue.First;
                continue;
            }

            if (reading.IsWord(cue.First, "tại") && Via(reading, cue.First, floor) is { } via)
                return via;
            return KindOf(cue) == ReferenceKind.Implements && Guidance(reading, cue.First, floor) is { } guidance ? guidance : cue;
        }

        return null;
    }

    // “thực hiện ý kiến chỉ đạo của Thủ tướng tại Công văn …”: what stands in it is carried out.
    static PhraseMatch? Via(Reading reading, int at, int floor)
    {
        for (var i = at - 1; i >= floor && i >= at - MostBetween && !reading.IsMark(i, ';') && !reading.IsMark(i, ','); i--)
        {
            if (reading.Longest(i, WordClass.ReferenceCue) is { Value: "implements" } cue && reading.Is(cue.Next, WordClass.ReferenceVia))
                return cue;
        }

        return null;
    }

    // “hướng dẫn một số nội dung thi hành Quy định”: who guides does not carry out.
    static PhraseMatch? Guidance(Reading reading, int at, int floor)
    {
        for (var i = at - 1; i >= floor && i >= at - MostBetween / 2 && reading.Words[i].Kind != WordKind.Mark; i--)
        {
            if (reading.Longest(i, WordClass.ReferenceCue) is { Value: "guides" } cue)
                return cue;
        }

        return null;
    }

    static PhraseMatch? After(Reading reading, int next, int limit)
    {
        for (var i = next; i < limit && i < next + MostAfter; i++)
        {
            if (reading.IsMark(i, ';'))
                return null;
            if (reading.Longest(i, WordClass.ReferenceCueAfter) is { } cue)
                return cue;
        }

        return null;
    }

    static PhraseMatch? Ground(Reading reading, Sentence sentence)
    {
        var first = sentence.First;
        while (first < sentence.Next && reading.Words[first].Kind == WordKind.Mark)
            first++;
        return first < sentence.Next && reading.Words[first].IsCapital ? reading.Longest(first, WordClass.ReferenceBasis) : null;
    }

    // Between the other document and what is done stand only words of its title; “, thay thế” after something that this document amends is its own.
    static bool IsOfOther(Reading reading, ReferenceFact before, PhraseMatch cue, ReferenceKind kind, bool isGround)
    {
        if (kind == ReferenceKind.Implements && !isGround)
            return false;
        if (before.Kind is ReferenceKind.Amends or ReferenceKind.Replaces && (reading.IsMark(cue.First - 1, ',') || reading.IsWord(cue.First - 1, "và")))
            return false;
        for (var i = reading.WordAt(before.End); i < cue.First; i++)
        {
            if (reading.IsMark(i, ';') || reading.IsMark(i, ':') || reading.IsWord(i, "này"))
                return false;
        }

        return true;
    }

    // “Nghị quyết A, Chỉ thị B và Kết luận C”
    static bool IsListed(Reading reading, int end, int first)
    {
        for (var i = first - 1; i >= end && i >= first - 4; i--)
        {
            if (reading.IsMark(i, ',') || reading.IsMark(i, ';') || reading.IsWord(i, "và"))
                return true;
            if (reading.Words[i].Kind == WordKind.Mark)
                return false;
        }

        return false;
    }

    static ReferenceKind KindOf(PhraseMatch cue) => Enum.Parse<ReferenceKind>(cue.Value!, ignoreCase: true);

    static ReferenceFact With(Reading reading, ReferenceFact mention, ReferenceKind kind, string rule, PhraseMatch cue) =>
        mention with { Kind = kind, KindRule = rule, Cue = CueOf(reading, cue) };

    static Cue CueOf(Reading reading, PhraseMatch cue)
    {
        var span = reading.SpanOf(cue.First, cue.Next);
        return new Cue(reading.TextOf(span), span.Start, span.End);
    }
}
