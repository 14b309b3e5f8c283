using System.Globalization;
using System.Text;
using DonDoc.Tracking.Programmes.Drafting;

namespace DonDoc.Tracking.Programmes.Issue;

/// <summary>What stands around the words of a programme on paper.</summary>
/// <param name="Issuer">“Ban Thường vụ Thành ủy Hải Phòng”.</param>
/// <param name="Place">“Hải Phòng”.</param>
/// <param name="SignerPosition">“Bí thư”.</param>
/// <param name="Recipients">Nơi nhận, as worded.</param>
internal sealed record PaperFrame(string Issuer, string Number, string? Place, DateOnly IssuedOn, string SignerPosition, string SignerName, IReadOnlyList<string> Recipients)
{
    /// <summary>Whether it is a paper of the State: “12/KH-UBND”, and not “12-CTr/TU” as the Party writes.</summary>
    public bool IsState => Number.TrimStart(Digits).StartsWith('/');

    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' '];
}

/// <summary>Where the commitments of a programme are printed.</summary>
public enum CommitmentPlace
{
    /// <summary>In the table of an appendix; the sections refer to it.</summary>
    Appendix,

    /// <summary>Below the words of their section, a paragraph each.</summary>
    Sections,
}

/// <summary>
/// The whole document as plain text, in the form in which the reader of documents takes it apart again: header, sections, signature, recipients, and what is undertaken, in an
/// appendix or in its sections, with all that was adopted of it. From it the Word file is set and the provisions are read that those below will answer.
/// </summary>
internal sealed class ProgrammePaper
{
    private ProgrammePaper(string text, IReadOnlyList<(ProgrammeCommitmentId Commitment, int Start, int End)> rows) => (Text, Rows) = (text, rows);

    /// <summary>In NFC.</summary>
    public string Text { get; }

    /// <summary>Where each commitment's line, of the table or of its section, stands in the text.</summary>
    public IReadOnlyList<(ProgrammeCommitmentId Commitment, int Start, int End)> Rows { get; }

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");

    /// <summary>What the table says of a commitment, in its order. A column of which no commitment says anything is left out, unless every such table has it.</summary>
    private static readonly (string Title, bool IsUsual, Func<CommitmentWords, string?> Of)[] Columns =
    [
        ("Nhiệm vụ", true, words => words.What),
        ("Cơ quan chủ trì", true, words => words.LeadName),
        ("Người chịu trách nhiệm", false, words => words.Responsible),
        ("Cơ quan phối hợp", true, words => words.Cooperating),
        // Where no day is known the table has what is: “Hằng quý”. Its reader takes the first column of times for the due date.
        ("Thời gian hoàn thành", true, words => Day(words.DueOn) ?? words.Milestones),
        ("Thời gian bắt đầu", false, words => Day(words.StartsOn)),
        ("Mốc thực hiện", false, words => words.DueOn is null ? null : words.Milestones),
        ("Sản phẩm", true, words => words.Product),
        ("Thước đo, chỉ tiêu", false, words => words.Measure is null || words.Target is null ? words.Target ?? words.Measure : $"{words.Measure}: {words.Target}"),
        ("Nguồn lực", false, words => words.Means),
        ("Thẩm quyền", false, words => words.Authority),
    ];

    public static ProgrammePaper Of(Programme programme, ProgrammeOutline outline, PaperFrame frame, CommitmentPlace place)
    {
        var text = new StringBuilder();
        var rows = new List<(ProgrammeCommitmentId, int, int)>();
        Head(text, programme, frame);
        var number = 0;
        foreach (var entry in outline.Entries)
        {
            text.Append(Composed($"{entry.Label} {Heading(entry)}\n"));
            if (entry.Section.Body.Length > 0)
                text.Append(Composed($"{entry.Section.Body}\n"));
            if (place == CommitmentPlace.Sections)
            {
                foreach (var commitment in entry.Commitments)
                    Line(commitment.Id, $"- {ProgrammeText.SentenceOf(commitment.Words)}\n");
            }
            else if (entry.Commitments.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"Các nhiệm vụ, chỉ tiêu của mục này nêu tại Phụ lục kèm theo (số {number + 1}{(entry.Commitments.Count > 1 ? $" đến số {number + entry.Commitments.Count}" : "")}).\n");
            }

            number += entry.Commitments.Count;
        }

        Foot(text, frame);
        if (number > 0 && place == CommitmentPlace.Appendix)
            Appendix(text, programme, outline, frame, Line);
        return new ProgrammePaper(text.ToString(), rows);

        void Line(ProgrammeCommitmentId commitment, string line)
        {
            var start = text.Length;
            text.Append(Composed(line));
            rows.Add((commitment, start, text.Length));
        }
    }

    private static string Heading(ProgrammeOutline.Entry entry) => entry.Section.Depth == 1 ? entry.Section.Heading.ToUpper(Vietnamese) : entry.Section.Heading;

    private static void Head(StringBuilder text, Programme programme, PaperFrame frame)
    {
        text.Append(Composed(frame.Issuer.ToUpper(Vietnamese))).Append('\n');
        if (!frame.IsState)
            text.Append("*\n");
        text.Append(frame.IsState ? "Số: " : "Số ").Append(frame.Number).Append("\n\n");
        text.Append(frame.IsState ? "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n" : "ĐẢNG CỘNG SẢN VIỆT NAM\n");
        text.Append(CultureInfo.InvariantCulture, $"{Composed(frame.Place ?? "…")}, ngày {frame.IssuedOn.Day:00} tháng {frame.IssuedOn.Month:00} năm {frame.IssuedOn.Year}\n\n");
        text.Append(programme.TypeName.ToUpper(Vietnamese)).Append('\n').Append(Composed(Continued(programme.Title))).Append("\n\n");
    }

    private static void Foot(StringBuilder text, PaperFrame frame)
    {
        if (frame.Recipients.Count > 0)
        {
            text.Append("\nNơi nhận:\n");
            for (var i = 0; i < frame.Recipients.Count; i++)
                text.Append("- ").Append(Composed(frame.Recipients[i])).Append(i == frame.Recipients.Count - 1 ? ".\n" : frame.IsState ? ";\n" : ",\n");
        }

        text.Append(Composed($"\n{(frame.IsState ? "TM." : "T/M")} {frame.Issuer.ToUpper(Vietnamese)}\n{frame.SignerPosition.ToUpper(Vietnamese)}\n\n{frame.SignerName}\n"));
    }

    private static void Appendix(StringBuilder text, Programme programme, ProgrammeOutline outline, PaperFrame frame, Action<ProgrammeCommitmentId, string> line)
    {
        text.Append(Composed($"\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ, CHỈ TIÊU\n(Kèm theo {Capital(programme.TypeName)} số {frame.Number}{(frame.IsState ? "" : ",")} ngày {frame.IssuedOn.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)} của {frame.Issuer})\n\n"));
        var columns = Array.FindAll(Columns, column => column.IsUsual || outline.Commitments.Any(one => column.Of(one.Commitment.Words) is not null));
        text.Append("| STT | ").AppendJoin(" | ", columns.Select(column => column.Title)).Append(" |\n").Append(string.Concat(Enumerable.Repeat("|---", columns.Length + 1))).Append("|\n");
        foreach (var (commitment, number) in outline.Commitments.Select((one, index) => (one.Commitment, index + 1)))
            line(commitment.Id, string.Create(CultureInfo.InvariantCulture, $"| {number} | {string.Join(" | ", columns.Select(column => Cell(column.Of(commitment.Words))))} |\n"));
    }

    private static string? Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Composed(string text) => text.Normalize(NormalizationForm.FormC);

    // A cell is one line, and a bar would end it.
    private static string Cell(string? text) => string.IsNullOrWhiteSpace(text) ? ""
        : string.Join("; ", text.Replace('|', '/').Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>A title as it goes on from the name of the type: “Chương trình hành động thực hiện …”. Abbreviations and names keep their first letter: “UBND …”, “Hải Phòng …”.</summary>
    internal static string Continued(string title)
    {
        var words = title.Split(' ', 3);
        var isName = !NeverNames.Contains(words[0].ToLower(Vietnamese))
            && (words[0].Skip(1).Any(c => char.IsUpper(c) || char.IsDigit(c)) || (words.Length > 1 && words[1].Length > 0 && char.IsUpper(words[1][0])));
        return isName ? title : $"{char.ToLower(title[0], Vietnamese)}{title[1..]}";
    }

    // “Về Nghị quyết …”, “Theo Kết luận …”, “Học Bác …”: what follows is a name, they are not.
    private static readonly HashSet<string> NeverNames = ["về", "theo", "học", "vì", "cho", "tại", "với", "do", "từ", "cùng", "như", "sau", "trước", "trong", "và"];

    private static string Capital(string text) => $"{char.ToUpper(text[0], Vietnamese)}{text[1..]}";
}
