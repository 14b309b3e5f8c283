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

/// <summary>
/// The whole document as plain text, in the form in which the reader of documents takes it apart again: header, sections, signature, recipients, and in an appendix the
/// table of what is undertaken. From it the Word file is set and the provisions are read that those below will answer.
/// </summary>
internal sealed class ProgrammePaper
{
    private ProgrammePaper(string text, IReadOnlyList<(ProgrammeCommitmentId Commitment, int Start, int End)> rows) => (Text, Rows) = (text, rows);

    /// <summary>In NFC.</summary>
    public string Text { get; }

    /// <summary>Where each commitment's line of the table stands in the text.</summary>
    public IReadOnlyList<(ProgrammeCommitmentId Commitment, int Start, int End)> Rows { get; }

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");

    public static ProgrammePaper Of(Programme programme, ProgrammeOutline outline, PaperFrame frame)
    {
        var text = new StringBuilder();
        Head(text, programme, frame);
        var number = 0;
        foreach (var entry in outline.Entries)
        {
            text.Append(entry.Label).Append(' ').Append(Heading(entry)).Append('\n');
            if (entry.Section.Body.Length > 0)
                text.Append(entry.Section.Body).Append('\n');
            if (entry.Commitments.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"Các nhiệm vụ, chỉ tiêu của mục này nêu tại Phụ lục kèm theo (số {number + 1}{(entry.Commitments.Count > 1 ? $" đến số {number + entry.Commitments.Count}" : "")}).\n");
                number += entry.Commitments.Count;
            }
        }

        Foot(text, frame);
        var rows = new List<(ProgrammeCommitmentId, int, int)>();
        // Line by line, so that their places are those in the whole.
        text = new StringBuilder(Composed(text.ToString()));
        if (number > 0)
            Appendix(text, programme, outline, frame, rows);
        return new ProgrammePaper(text.ToString(), rows);
    }

    private static string Heading(ProgrammeOutline.Entry entry) => entry.Section.Depth == 1 ? entry.Section.Heading.ToUpper(Vietnamese) : entry.Section.Heading;

    private static void Head(StringBuilder text, Programme programme, PaperFrame frame)
    {
        text.Append(frame.Issuer.ToUpper(Vietnamese)).Append('\n');
        if (!frame.IsState)
            text.Append("*\n");
        text.Append(frame.IsState ? "Số: " : "Số ").Append(frame.Number).Append("\n\n");
        text.Append(frame.IsState ? "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n" : "ĐẢNG CỘNG SẢN VIỆT NAM\n");
        text.Append(CultureInfo.InvariantCulture, $"{frame.Place ?? "…"}, ngày {frame.IssuedOn.Day:00} tháng {frame.IssuedOn.Month:00} năm {frame.IssuedOn.Year}\n\n");
        text.Append(programme.TypeName.ToUpper(Vietnamese)).Append('\n').Append(Continued(programme.Title)).Append("\n\n");
    }

    private static void Foot(StringBuilder text, PaperFrame frame)
    {
        if (frame.Recipients.Count > 0)
        {
            text.Append("\nNơi nhận:\n");
            for (var i = 0; i < frame.Recipients.Count; i++)
                text.Append("- ").Append(frame.Recipients[i]).Append(i == frame.Recipients.Count - 1 ? ".\n" : frame.IsState ? ";\n" : ",\n");
        }

        text.Append('\n').Append(frame.IsState ? "TM. " : "T/M ").Append(frame.Issuer.ToUpper(Vietnamese)).Append('\n').Append(frame.SignerPosition.ToUpper(Vietnamese)).Append("\n\n").Append(frame.SignerName).Append('\n');
    }

    private static void Appendix(StringBuilder text, Programme programme, ProgrammeOutline outline, PaperFrame frame, List<(ProgrammeCommitmentId, int, int)> rows)
    {
        text.Append(Composed($"\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ, CHỈ TIÊU\n(Kèm theo {Capital(programme.TypeName)} số {frame.Number})\n\n"));
        text.Append("| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành | Sản phẩm |\n|---|---|---|---|---|---|\n");
        foreach (var (_, commitment, number) in outline.Commitments.Select((one, index) => (one.Section, one.Commitment, index + 1)))
        {
            var words = commitment.Words;
            var start = text.Length;
            text.Append(Composed($"| {number} | {Cell(words.What)} | {Cell(words.LeadName)} | {Cell(words.Cooperating)} | {Cell(words.DueOn?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? words.Milestones)} | {Cell(Product(words))} |\n"));
            rows.Add((commitment.Id, start, text.Length));
        }
    }

    private static string? Product(CommitmentWords words) =>
        string.Join("; ", new[] { words.Product, words.Target is null ? null : words.Measure is null ? words.Target : $"{words.Measure}: {words.Target}" }.Where(part => part is not null)) is { Length: > 0 } product ? product : null;

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
