using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Sheets;

/// <summary>What a column of a table of assignments says, in the order in which one is written.</summary>
public enum SheetColumn
{
    Code,
    Content,
    Product,
    Lead,
    Cooperating,
    Supervisor,
    Responsible,
    Field,
    Priority,
    Recurrence,
    ReportsEvery,
    StartsOn,
    Due,

    /// <summary>The meeting that concluded it.</summary>
    Origin,

    /// <summary>Of the assignment, when the table was taken: who changed it meanwhile is found by it.</summary>
    Version,
}

/// <summary>How offices name columns and values. Keys of <see cref="SearchKey"/>: without diacritics, uỷ as ủy.</summary>
internal static class SheetVocabulary
{
    private static readonly Dictionary<string, SheetColumn> Headings = Names<SheetColumn>(
        (SheetColumn.Code, "ma; ma nhiem vu; ma so; so hieu nhiem vu; code"),
        (SheetColumn.Content, "noi dung; noi dung nhiem vu; nhiem vu; ten nhiem vu; nhiem vu, giai phap; noi dung cong viec; cong viec; content; task"),
        (SheetColumn.Product, "san pham; ket qua; san pham, ket qua; san pham/ket qua; ket qua/san pham; san pham dau ra; ket qua, san pham; san pham hoan thanh; product"),
        (SheetColumn.Lead, "chu tri; co quan chu tri; don vi chu tri; co quan, don vi chu tri; don vi thuc hien; co quan thuc hien; lead"),
        (SheetColumn.Cooperating, "phoi hop; co quan phoi hop; don vi phoi hop; co quan, don vi phoi hop; cooperating"),
        (SheetColumn.Supervisor, "ben theo doi; theo doi; co quan theo doi; don vi theo doi; supervisor; follows it"),
        (SheetColumn.Responsible, "nguoi chiu trach nhiem; chiu trach nhiem; nguoi phu trach; chuc danh chiu trach nhiem; responsible; answers for it"),
        (SheetColumn.Field, "linh vuc; nhom linh vuc; field"),
        (SheetColumn.Priority, "do khan; muc uu tien; uu tien; priority"),
        (SheetColumn.Recurrence, "lap lai; chu ky; tinh chat; recurrence"),
        (SheetColumn.ReportsEvery, "bao cao dinh ky; ky bao cao; periodic report; reports"),
        (SheetColumn.StartsOn, "bat dau; ngay bat dau; tu ngay; starts on; start"),
        (SheetColumn.Due, "thoi han; thoi han hoan thanh; thoi gian hoan thanh; thoi gian thuc hien; thoi gian; han; han hoan thanh; ngay hoan thanh; due; due date"),
        (SheetColumn.Origin, "nguon giao; cuoc hop; can cu giao; van ban giao; concluded at"),
        (SheetColumn.Version, "phien ban; version"));

    public static readonly IReadOnlyDictionary<string, Priority> Priorities = Names<Priority>(
        (Priority.Normal, "thuong; binh thuong; normal"), (Priority.High, "uu tien; cao; quan trong; high"), (Priority.Urgent, "khan; rat khan; gap; hoa toc; urgent"));

    public static readonly IReadOnlyDictionary<string, Recurrence> Recurrences = Names<Recurrence>(
        (Recurrence.Once, "mot lan; khong lap lai; once"), (Recurrence.Continuous, "thuong xuyen; continuous; always"),
        (Recurrence.Monthly, "hang thang; thang; monthly; every month"), (Recurrence.Quarterly, "hang quy; quy; quarterly; every quarter"),
        (Recurrence.HalfYearly, "sau thang mot lan; 6 thang; 6 thang mot lan; sau thang; nua nam; half-yearly; every half year"),
        (Recurrence.Yearly, "hang nam; nam; yearly; every year"));

    public static readonly IReadOnlyDictionary<string, Cadence> Cadences = Names<Cadence>(
        (Cadence.None, "khong bao cao dinh ky; khong; none; never; no periodic report"), (Cadence.Monthly, "hang thang; thang; monthly; every month"),
        (Cadence.Quarterly, "hang quy; quy; quarterly; every quarter"), (Cadence.HalfYearly, "sau thang mot lan; 6 thang mot lan; 6 thang; half-yearly; every half year; every six months"),
        (Cadence.Yearly, "hang nam; nam; yearly; every year"));

    /// <summary>No due date, said in words.</summary>
    public static readonly IReadOnlySet<string> NoDue = new HashSet<string>(StringComparer.Ordinal) { "khong han", "khong thoi han", "khong quy dinh", "no due date", "none" };

    public static string Key(string text) => SearchKey.Of(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).TrimEnd('*', ':', '.');

    public static SheetColumn? Column(string heading) => Headings.TryGetValue(Key(heading), out var column) ? column : null;

    private static Dictionary<string, T> Names<T>(params (T Value, string Keys)[] words)
        where T : struct, Enum =>
        words.SelectMany(one => one.Keys.Split("; ").Select(key => (key, one.Value))).ToDictionary(one => one.key, one => one.Value, StringComparer.Ordinal);
}
