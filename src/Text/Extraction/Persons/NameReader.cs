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
        if (!introduced && !reading.Is(at, WordClass.Surname) && !IsHighlandName(reading, at, limit))
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

        if (NamesUnit(reading, at, i))
            return -1;
        return i - at >= 2 || (introduced && HasApostrophe(reading, at)) ? i : -1;
    }

    // "Đảng ủy phường Ngô Quyền": who gave the place its name takes part in nothing. Most people have three syllables, most places two.
    static bool NamesUnit(Reading reading, int at, int next) =>
        at > 0 && reading.Is(at - 1, WordClass.PlaceLevel)
        && ((next - at == 2 && (reading.IsWord(at - 1, "phường") || reading.IsWord(at - 1, "trấn") || reading.IsWord(at - 1, "quận")))
            || reading.After(at, WordClass.Namesake) is var namesake and > 0 && (namesake == next || (namesake < next && reading.Is(namesake, WordClass.Surname))));

    // "Chi bộ làng A Thút", "K'Brếp": names without a family name
    static bool IsHighlandName(Reading reading, int at, int limit) => HasApostrophe(reading, at)
        || (reading.IsWord(at, "a") && at + 1 < limit && reading.Words[at + 1].Kind == WordKind.Capital && IsSpaced(reading, at + 1) && at > 0
            && reading.Words[at - 1].Kind is WordKind.Lower or WordKind.Capital && !IsLettered(reading, at - 1) && !BeginsOther(reading, at + 1));

    // "khu A", "nhóm A": a letter that tells one from another
    static bool IsLettered(Reading reading, int at)
    {
        foreach (var word in _lettered)
        {
            if (reading.IsWord(at, word))
                return true;
        }

        return false;
    }

    static readonly string[] _lettered =
        ["khu", "nhóm", "loại", "hạng", "dãy", "lô", "khối", "nhà", "tòa", "cụm", "mẫu", "điểm", "tổ", "lớp", "phương", "án", "cúm", "bảng", "ban", "hệ", "đội", "giải"];

    static bool HasApostrophe(Reading reading, int at) =>
        reading.Words[at].Length > 3 && reading.Text[reading.Words[at].Start + 1] is '\'' or '’';

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
        || (taken >= 2 && ((reading.Is(at, WordClass.PositionHead) && !IsGivenName(reading, at)) || reading.After(at, WordClass.BodyHead) > at + 1));

    // "Lê Thị Hạnh Nguyên, Bí thư": a word that begins a position only with another after it
    static bool IsGivenName(Reading reading, int at) =>
        reading.After(at, WordClass.PositionHead) == at + 1
        && (reading.IsWord(at, "nguyên") || reading.IsWord(at, "quyền") || reading.IsWord(at, "trưởng"))
        && !reading.Is(at + 1, WordClass.PositionHead) && !reading.Is(at + 1, WordClass.BodyHead) && !reading.Is(at + 1, WordClass.PositionWord);
}
