using DonDoc.Text.Extraction.Dates;
using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;

namespace DonDoc.Text.Extraction.Layout;

/// <summary>What each paragraph of a text is, which of them is the headline, and the day of publication that the page gives.</summary>
sealed record PageLayout(IReadOnlyList<ParagraphRole> Roles, int? Title, DateOnly? PublishedOn, DateFact? PublishedFact)
{
    public bool IsBody(int paragraph) => Roles[paragraph] == ParagraphRole.Body;
}

/// <summary>
/// Tells the report from what a page carries around it: menus, clocks, captions, contact lines, other news.
/// <c>Layout.md</c> shows the rules by example. Nothing is deleted; every paragraph gets a role.
/// </summary>
static class LayoutReader
{
    const int LongLine = 160;

    public static PageLayout Read(Reading reading)
    {
        var lines = Lines(reading);
        var roles = new ParagraphRole[lines.Length];
        var first = Array.FindIndex(lines, l => l.IsProse);
        MarkEnd(reading, lines, roles, first);
        MarkFurniture(lines, roles);
        MarkCaptions(lines, roles, first);
        var title = FindTitle(lines, roles, first);
        if (title is { } t)
        {
            for (var i = 0; i < lines.Length; i++)
            {
                if (i != t && roles[i] == ParagraphRole.Body && string.Equals(lines[i].Text, lines[t].Text, StringComparison.Ordinal))
                    roles[i] = ParagraphRole.Caption;
            }
        }

        MarkByline(lines, roles, first);
        var (day, fact) = Published(reading, lines, roles, first);
        return new PageLayout(roles, title, day, fact);
    }

    static Line[] Lines(Reading reading)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = new Line[reading.Source.Paragraphs.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            var (first, next) = reading.ParagraphWords[i];
            lines[i] = new Line(reading, reading.Source.Paragraphs[i], first, next);
            if (lines[i].Text.Length <= 400)
                seen[lines[i].Text] = seen.GetValueOrDefault(lines[i].Text) + 1;
        }

        foreach (var line in lines)
            line.Repeated = line.Text.Length <= 400 && seen[line.Text] > 1;
        return lines;
    }

    // From the list of other news on, nothing belongs to the report.
    static void MarkEnd(Reading reading, Line[] lines, ParagraphRole[] roles, int firstProse)
    {
        if (firstProse < 0)
            return;
        for (var i = firstProse + 1; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.Opens(WordClass.OtherNews) && line.Length < LongLine)
            {
                Array.Fill(roles, ParagraphRole.Boilerplate, i, lines.Length - i);
                return;
            }

            if (!line.Opens(WordClass.RelatedNews) || line.Length >= LongLine)
                continue;
            // Links stand as short lines without a full stop; the report goes on with a sentence, unless that begins another story.
            roles[i] = ParagraphRole.Boilerplate;
            var next = i + 1;
            while (next < lines.Length && !lines[next].IsProse)
                next++;
            Array.Fill(roles, ParagraphRole.Boilerplate, i, next - i);
            if (next < lines.Length && DateReader.Read(reading, lines[next].First, Math.Min(lines[next].First + 6, lines[next].Next)).Count > 0)
            {
                Array.Fill(roles, ParagraphRole.Boilerplate, i, lines.Length - i);
                return;
            }

            i = next - 1;
        }
    }

    static void MarkFurniture(Line[] lines, ParagraphRole[] roles)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.Paragraph.Hint is { } hint and not ParagraphRole.Body)
                roles[i] = hint;
            else if (roles[i] == ParagraphRole.Body && line.IsFurniture)
                roles[i] = ParagraphRole.Boilerplate;
        }
    }

    static void MarkCaptions(Line[] lines, ParagraphRole[] roles, int firstProse)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (roles[i] != ParagraphRole.Body)
                continue;
            if (i > firstProse && firstProse >= 0 && lines[i].IsCaption)
                roles[i] = ParagraphRole.Caption;
            else if (lines[i].Repeated && lines[i].Length < 2 * LongLine && i > firstProse)
                roles[i] = ParagraphRole.Caption;
        }
    }

    static int? FindTitle(Line[] lines, ParagraphRole[] roles, int firstProse)
    {
        var hinted = Array.IndexOf(roles, ParagraphRole.Title);
        if (hinted >= 0)
            return hinted;
        var last = firstProse < 0 ? Math.Min(lines.Length, 12) : firstProse;
        var best = -1;
        for (var i = 0; i < last; i++)
        {
            if (roles[i] == ParagraphRole.Body && lines[i].WordCount >= 5 && !lines[i].IsLetterhead && !(lines[i].IsCaption && (lines[i].Repeated || lines[i].EndsWithStop))
                && (best < 0 || (lines[i].Repeated && !lines[best].Repeated)
                    || (lines[i].WordCount > lines[best].WordCount && lines[i].Repeated == lines[best].Repeated && lines[best].WordCount < 8)))
            {
                best = i;
            }
        }

        if (best < 0)
            return null;
        roles[best] = ParagraphRole.Title;
        for (var i = 0; i < last; i++)
        {
            if (i != best && roles[i] == ParagraphRole.Body && !lines[i].IsProse && (i < best || lines[i].WordCount < 5))
                roles[i] = ParagraphRole.Boilerplate;
        }

        return best;
    }

    // The last short lines: who wrote it, where it is from.
    static void MarkByline(Line[] lines, ParagraphRole[] roles, int firstProse)
    {
        for (var i = lines.Length - 1; i > firstProse && firstProse >= 0; i--)
        {
            if (roles[i] != ParagraphRole.Body)
                continue;
            if (lines[i].IsProse || lines[i].Length > 80 || lines[i].IsListed)
                break;
            roles[i] = ParagraphRole.Boilerplate;
        }
    }

    // A page clock shows when the page was printed, so of several days at the top the earliest is the publication's.
    static (DateOnly? Day, DateFact? Fact) Published(Reading reading, Line[] lines, ParagraphRole[] roles, int firstProse)
    {
        (DateOnly? Day, DateFact? Fact) best = default;
        var last = firstProse < 0 ? lines.Length : Math.Min(lines.Length, firstProse + 4);
        for (var i = 0; i < last; i++)
        {
            if ((i >= firstProse && firstProse >= 0 && !lines[i].IsDateLine) || roles[i] == ParagraphRole.Title)
                continue;
            if (lines[i].IsProse)
                continue;
            foreach (var date in DateReader.Read(reading, lines[i].First, lines[i].Next))
            {
                if (date.Form == DateForm.Full && date.On(null) is { } day && (best.Day is null || day < best.Day))
                    best = (day, date);
            }
        }

        for (var i = lines.Length - 1; i > firstProse && best.Day is null && i >= lines.Length - 8; i--)
        {
            if (!lines[i].IsDateLine || lines[i].IsProse)
                continue;
            var date = DateReader.Read(reading, lines[i].First, lines[i].Next).Find(d => d.Form == DateForm.Full);
            if (date?.On(null) is { } day)
                best = (day, date);
        }

        return best;
    }
}
