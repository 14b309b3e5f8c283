using System.Globalization;
using DonDoc.Formats.Docx.Writing;
using DonDoc.Text.Structure;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications.Letters;
using DonDoc.Web.Access;
using DonDoc.Web.Pages.Documents;

namespace DonDoc.Web.Pages.Notifications.Letters;

/// <summary>
/// The letter as a Word file in the layout of its office: head, “V/v đôn đốc…”, to whom, what is late as a table, what is asked, signature. Its words are those of
/// the document, whatever language the pages speak.
/// </summary>
static class LetterPaper
{
    const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapLetterPaper(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/letters/{id:guid}/out/docx", SendAsync).RequireAuthorization(nameof(Permission.ViewAssignments)).RequireRateLimiting(RateLimits.Export)
            .WithMetadata(new ToldAttribute("letter.exported") { Form = "docx" }).ExcludeFromDescription();

    static async Task<IResult> SendAsync(Guid id, ShowLetter show, DocumentTemplates templates, CancellationToken cancel)
    {
        var shown = await show.RunAsync(new UrgingLetterId(id), cancel);
        if (shown.IsRefused)
            return Results.NotFound();
        var it = shown.Value;
        var (template, refusal) = await templates.FindAsync(OfficeLayouts.Of(it.Number, it.Side), it.SideCode, cancel);
        return template is null
            ? Results.Text(refusal!.Message(CultureInfo.CurrentUICulture), "text/plain; charset=utf-8", statusCode: StatusCodes.Status409Conflict)
            : Results.File(Write(it, template), Word, "cong-van-don-doc.docx");
    }

    public static byte[] Write(ShowLetter.Result it, DocxTemplate template)
    {
        var outline = new Outline
        {
            Type = "công văn", Number = it.Number, Superior = it.Superior, Issuer = it.Side, Place = "…", IssueDate = it.IssuedOn, Subject = "V/v đôn đốc thực hiện nhiệm vụ quá hạn",
        };
        return DocxWriter.Write(outline, [], Blocks(it), template, isLandscape: false);
    }

    static List<LayoutBlock> Blocks(ShowLetter.Result it)
    {
        var rows = new List<LayoutRow> { new(["TT", "Nội dung nhiệm vụ", "Văn bản giao", "Thời hạn", "Số ngày quá hạn", "Số lần đã đôn đốc"], LayoutRowRole.Head) };
        rows.AddRange(it.Works.Select(work => new LayoutRow(
            [$"{work.Number}", $"{OneLine(work.Content)} ({work.Code})", work.Source ?? "", Day(work.DueDate), $"{work.DaysLate}", $"{work.Urged}"], LayoutRowRole.Row)));
        var answer = it.Wording.AnswerBy is { } day ? $" trước ngày {Day(day)}" : "";
        var blocks = new List<LayoutBlock>
        {
            new LayoutParagraph($"Kính gửi: {it.Lead}.", LayoutRole.Title),
            Words($"Qua theo dõi, tính đến ngày {Day(it.IssuedOn ?? it.WrittenOn)}, {it.Lead} còn {it.Works.Count} nhiệm vụ được giao đã quá thời hạn mà chưa báo cáo hoàn thành, cụ thể như sau:"),
            new LayoutTable(rows),
            Words($"{it.Side} đề nghị {it.Lead}:"),
            Words("1. Tập trung chỉ đạo, hoàn thành các nhiệm vụ nêu trên; cập nhật tiến độ, kết quả và sản phẩm vào hệ thống theo dõi."),
            Words($"2. Báo cáo rõ nguyên nhân chậm, khó khăn, vướng mắc, đề xuất (nếu có) và thời gian hoàn thành của từng nhiệm vụ, gửi {it.Side}{answer}."),
        };
        if (it.Wording.Words is { } added)
            blocks.AddRange(added.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Words));
        blocks.Add(Words($"Trân trọng đề nghị {it.Lead} quan tâm, phối hợp thực hiện./."));
        blocks.Add(new LayoutClosing([(it.Wording.SignerPosition ?? "THỦ TRƯỞNG CƠ QUAN").ToUpper(CultureInfo.GetCultureInfo("vi")), it.Wording.SignerName ?? "…"], ["Như trên", $"Lưu {it.Side}"]));
        return blocks;
    }

    static LayoutParagraph Words(string text) => new(text, LayoutRole.Words);

    static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    // A cell is one paragraph.
    static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
