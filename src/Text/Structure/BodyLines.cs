using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>Lines in capitals that name bodies: which go on from the line before, which hold two bodies, which enact the document.</summary>
static class BodyLines
{
    static readonly string[] Enacting =
    [
        "chinh phu", "quoc hoi", "thu tuong chinh phu", "uy ban nhan dan", "hoi dong nhan dan", "bo truong", "chu tich", "giam doc", "ban thuong vu", "ban chap hanh", "bo chinh tri",
        "hieu truong", "vien truong", "chanh an", "tong giam doc", "tong cuc truong", "cuc truong", "chi cuc truong", "truong ban", "chu nhiem", "tu lenh",
        "ban bi thu", "thuong truc", "uy ban thuong vu quoc hoi", "uy ban kiem tra", "dang uy", "tinh uy", "thanh uy",
    ];

    // A body with its place, or one that has none, above the one that issues.
    static readonly string[] Above =
    [
        "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "đảng bộ", "đảng ủy", "ubnd", "ủy ban nhân dân", "hội đồng nhân dân", "liên đoàn lao động", "hội nông dân", "hội liên hiệp", "hội cựu chiến binh", "viện kiểm sát nhân dân", "tòa án nhân dân", "công an tỉnh", "công an thành phố",
        "ban chấp hành trung ương", "ban chấp hành đảng bộ", "bộ", "sở", "tổng cục", "cục",
    ];

    static readonly string[] Under =
    [
        "đảng ủy", "huyện ủy", "quận ủy", "thị ủy", "chi bộ", "ủy ban kiểm tra", "ban tổ chức", "ban tuyên giáo", "ban dân vận", "ban nội chính", "ban chỉ đạo", "ban chỉ huy", "ban quản lý", "ban xây dựng đảng", "ban pháp chế", "ban kinh tế", "ban văn hóa",
        "ban dân tộc", "văn phòng", "sở", "phòng", "chi cục", "cục", "tổng cục", "vụ", "thanh tra", "trung tâm", "trường", "viện", "bệnh viện", "ủy ban nhân dân", "ubnd", "hội đồng nhân dân", "liên đoàn lao động", "công đoàn", "công an", "hội",
        "viện kiểm sát nhân dân", "tòa án nhân dân", "đoàn giám sát", "thường trực",
    ];

    /// <summary>Where the second body begins in a line into which a converter ran two: “TỈNH ỦY HÀ LÂM ĐẢNG ỦY XÃ BÌNH LÃNG”; 0 where there is one.</summary>
    public static int SecondBody(string cell)
    {
        var key = BodyHeads.Key(cell);
        if (key.Length != cell.Length || Array.Find(Above, head => BodyHeads.Begins(key, head)) is not { } above)
            return 0;
        for (var at = key.IndexOf(' ', above.Length); at > 0; at = key.IndexOf(' ', at + 1))
        {
            var rest = key[(at + 1)..];
            if (!rest.Contains(' ', StringComparison.Ordinal) || !Array.Exists(Under, under => BodyHeads.Begins(rest, under) && (under != above || BodyHeads.HasLevel(rest))))
                continue;
            var before = key[..at];
            if (IsWhole(before) && !BodyHeads.IsCompound(before, rest) && BodyHeads.BeginsBody(rest))
                return at + 1;
        }

        return 0;
    }

    // “UBND tỉnh” and “sở” wait for a name; “đảng ủy sở”, “văn phòng hội đồng” and “và phòng” go on.
    static bool IsWhole(string key) =>
        !BodyHeads.IsUnnamed(key) && !BodyHeads.EndsWithLevel(key) && !EndsOpen(key) && !key.EndsWith(" ủy", StringComparison.Ordinal)
        && key.LastIndexOf(' ') is > 0 and var blank && !BodyHeads.IsUnnamed(key[(blank + 1)..]);

    static bool EndsOpen(string key) => key[^1] is ',' or '-' or '–' or '&' || key.EndsWith(" và", StringComparison.Ordinal) || key.EndsWith(" của", StringComparison.Ordinal) || key.EndsWith(" về", StringComparison.Ordinal);

    /// <summary>Whether the name of a body goes on with the document for which it was set up: “BAN CHỈ ĐẠO THỰC HIỆN” ⏎ “NGHỊ QUYẾT SỐ 28-NQ/TW”.</summary>
    public static bool AwaitsDocument(string body) => BodyHeads.Key(body) is var key && Array.Exists(Purposes, purpose => key.EndsWith(purpose, StringComparison.Ordinal));

    static readonly string[] Purposes = [" theo", " thực hiện", " triển khai", " tổng kết", " sơ kết", " về"];

    /// <summary>Whether a line goes on with the name of the line before.</summary>
    public static bool GoesOn(string line, string next)
    {
        var (before, after) = (BodyHeads.Key(line), BodyHeads.Key(next));
        if (EndsOpen(before) || after[0] is '-' or '–' || BodyHeads.Begins(after, "và") || BodyHeads.IsPlace(after) || BodyHeads.IsCut(before, after))
            return true;
        if (!BodyHeads.BeginsBody(after))
            return BodyHeads.BeginsBody(before);
        // “CHỦ TỊCH” ⏎ “ỦY BAN NHÂN DÂN …”, “THƯỜNG TRỰC” ⏎ “HĐND …”: whose it is. A people's committee that has lost its place is followed by its departments.
        return BodyHeads.IsUnnamed(before) && !(BodyHeads.IsUnnamed(after) && !after.Contains(' ', StringComparison.Ordinal)) && !BodyHeads.IsGovernment(before);
    }

    /// <summary>The body that decides, above its decision: it ends the subject.</summary>
    public static bool Enacts(string line)
    {
        if (!Line.IsInCapitals(line))
            return false;
        var key = SearchKey.Of(line);
        return Array.Exists(Enacting, body => BodyHeads.Begins(key, body));
    }
}
