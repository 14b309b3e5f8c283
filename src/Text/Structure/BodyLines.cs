using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>Lines in capitals that name bodies: which go on from the line before, which enact the document.</summary>
static class BodyLines
{
    static readonly string[] Unfinished =
    [
        "uy ban nhan dan", "hoi dong nhan dan", "ubnd", "hdnd", "dang uy", "dang bo", "ban chap hanh dang bo", "ban chap hanh", "ban thuong vu", "ban chi dao",
        "uy ban mat tran to quoc viet nam", "ban thuong truc uy ban mat tran to quoc viet nam", "doan kiem tra",
    ];

    static readonly string[] Levels = ["tinh", "thanh pho", "huyen", "quan", "thi xa", "thi tran", "phuong", "xa", "dac khu", "khoi", "tp", "cac co quan", "thanh uy", "tinh uy", "cong an", "quan su"];

    static readonly string[] Councils = ["hdnd", "hoi dong nhan dan", "ubnd", "tinh uy", "thanh uy", "huyen uy", "dang uy"];

    // Names of which no beginning is a name of its own.
    static readonly string[] Whole = ["uy ban nhan dan", "hoi dong nhan dan", "chinh phu", "quoc hoi", "thu tuong chinh phu", "bo chinh tri", "ban bi thu", "uy ban thuong vu quoc hoi", "ban chap hanh trung uong", "tinh uy", "thanh uy", "huyen uy", "dang uy", "ban thuong vu", "uy ban kiem tra"];

    static readonly string[] Enacting =
    [
        "chinh phu", "quoc hoi", "thu tuong chinh phu", "uy ban nhan dan", "hoi dong nhan dan", "bo truong", "chu tich", "giam doc", "ban thuong vu", "ban chap hanh", "bo chinh tri",
        "ban bi thu", "thuong truc", "uy ban thuong vu quoc hoi", "uy ban kiem tra", "dang uy", "tinh uy", "thanh uy",
    ];

    // Committees that a header names with their place, above the one that issues.
    static readonly string[] Above = ["tinh uy ", "thanh uy ", "huyen uy ", "quan uy ", "dang bo ", "dang uy xa ", "dang uy phuong ", "ubnd tinh ", "ubnd thanh pho ", "ubnd huyen ", "uy ban nhan dan tinh ", "uy ban nhan dan thanh pho ", "uy ban nhan dan huyen ", "ban chap hanh trung uong "];

    static readonly string[] Under = ["dang uy", "huyen uy", "quan uy", "thi uy", "chi bo", "uy ban kiem tra", "ban to chuc", "ban tuyen giao", "ban dan van", "ban noi chinh", "van phong", "so", "phong", "chi cuc", "uy ban nhan dan xa", "uy ban nhan dan phuong", "ubnd xa", "ubnd phuong"];

    /// <summary>Where the second body begins in a line into which a converter ran two: “TỈNH ỦY HÀ LÂM ĐẢNG ỦY XÃ BÌNH LÃNG”; 0 where there is one.</summary>
    public static int SecondBody(string cell)
    {
        var key = SearchKey.Of(cell);
        if (key.Length != cell.Length || !Array.Exists(Above, above => key.StartsWith(above, StringComparison.Ordinal)))
            return 0;
        for (var at = key.IndexOf(' ', StringComparison.Ordinal); at > 0; at = key.IndexOf(' ', at + 1))
        {
            var (rest, before) = (key[(at + 1)..], key[..at]);
            // The first has its place already: at least one word behind its level.
            if (Array.Exists(Above, above => before.StartsWith(above, StringComparison.Ordinal) || before == above.TrimEnd() && above.StartsWith("ban chap hanh", StringComparison.Ordinal))
                && Array.Exists(Under, under => Begins(rest, under)) && rest.Contains(' ', StringComparison.Ordinal))
                return at + 1;
        }

        return 0;
    }

    /// <summary>Has no word of which committee it is.</summary>
    public static bool IsUnfinished(string key) => Unfinished.Contains(key);

    public static bool GoesOn(string line, string next)
    {
        var (before, after) = (SearchKey.Of(line), SearchKey.Of(next));
        return before.EndsWith(',') || before.EndsWith(" va", StringComparison.Ordinal) || before.EndsWith(" cua", StringComparison.Ordinal)
            || after.StartsWith("va ", StringComparison.Ordinal)
            || (Unfinished.Contains(before) && Array.Exists(Levels, level => Begins(after, level)))
            || (before == "thuong truc" && Array.Exists(Councils, council => Begins(after, council)))
            || IsPlace(after)
            || IsCut(before, after);
    }

    static readonly string[] Places = ["tinh ", "thanh pho ", "huyen ", "quan ", "thi xa ", "phuong ", "xa ", "dac khu "];

    // “TỈNH HÀ TRUNG” is no body: it says of which place the one above is.
    static bool IsPlace(string key) =>
        Array.Exists(Places, place => key.StartsWith(place, StringComparison.Ordinal) && key.AsSpan(place.Length) is var name && !name.StartsWith("uy") && !name.StartsWith("doan"));

    // “UỶ BAN NHÂN” ⏎ “DÂN”, “CHÍNH” ⏎ “PHỦ”, “BỘ” ⏎ “TÀI CHÍNH”: the width of the cell cut a name that has no shorter form.
    static bool IsCut(string before, string after) =>
        before is "bo" or "so" or "uy ban"
        || Array.Exists(Whole, name => name.Length > before.Length && name.StartsWith(before, StringComparison.Ordinal) && name[before.Length] == ' '
            && Begins($"{before} {after}", name));

    /// <summary>The body that decides, above its decision: it ends the subject.</summary>
    public static bool Enacts(string line)
    {
        if (!Line.IsInCapitals(line))
            return false;
        var key = SearchKey.Of(line);
        return Array.Exists(Enacting, body => Begins(key, body));
    }

    static bool Begins(string key, string word) =>
        key.StartsWith(word, StringComparison.Ordinal) && (key.Length == word.Length || !char.IsLetter(key[word.Length]));
}
