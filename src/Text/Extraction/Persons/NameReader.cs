using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Persons;

/// <summary>Reads the name of a person: two to five capitalised words that begin with a family name.</summary>
static class NameReader
{
    const int Longest = 5;

    /// <summary>The word after the name that begins here; −1 where none does.</summary>
    /// <param name="introduced">Whether “đồng chí”, a rank or a position stands before, so that any family name will do.</param>
    public static int After(Reading reading, int at, int limit, bool introduced)
    {
        if ((uint)at >= (uint)limit || !IsNameWord(reading, at) || reading.Is(at, WordClass.NotAPerson))
            return -1;
        if (!introduced && !reading.Is(at, WordClass.Surname))
            return -1;
        if (introduced && !reading.Is(at, WordClass.Surname) && BeginsOther(reading, at))
            return -1;
        var allUpper = reading.Words[at].Kind == WordKind.Upper;
        var i = at + 1;
        while (i < limit && i - at < Longest && IsNameWord(reading, i) && IsSpaced(reading, i) && !BeginsPosition(reading, i, i - at))
        {
            if (!allUpper && reading.Words[i].Kind == WordKind.Upper && reading.Words[i].Length > 1)
                break;
            i++;
        }

        return i - at >= 2 ? i : -1;
    }

    // "Hà Nội", "Cao Bằng", "Thái Nguyên" begin with family names and are places.
    public static bool IsPlace(Reading reading, int at, int next) => reading.After(at, WordClass.Place) >= next;

    static bool IsNameWord(Reading reading, int at)
    {
        var word = reading.Words[at];
        return word.IsCapital && (word.Kind == WordKind.Capital || word.Length <= 8);
    }

    static bool IsSpaced(Reading reading, int at)
    {
        var gap = reading.Words[at].Start - reading.Words[at - 1].End;
        return gap is >= 1 and <= 2 && reading.Text.AsSpan(reading.Words[at - 1].End, gap).IndexOf('\n') < 0;
    }

    static bool BeginsOther(Reading reading, int at) =>
        reading.Is(at, WordClass.PositionHead) || reading.Is(at, WordClass.BodyHead) || reading.Is(at, WordClass.FixedBody)
        || reading.Is(at, WordClass.Place) || reading.Is(at, WordClass.DelegationHead) || reading.Is(at, WordClass.Honorific);

    static bool BeginsPosition(Reading reading, int at, int taken) =>
        reading.After(at, WordClass.PositionHead) > at + 1 || reading.Is(at, WordClass.DelegationHead) || reading.Is(at, WordClass.DelegationMember)
        || (taken >= 2 && (reading.Is(at, WordClass.PositionHead) || reading.After(at, WordClass.BodyHead) > at + 1));
}
