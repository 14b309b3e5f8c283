using System.Globalization;
using DonDoc.Formats.Docx.Writing;
using DonDoc.Text.Structure;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Opinions;
using DonDoc.Web.Access;
using DonDoc.Web.Pages.Documents;

namespace DonDoc.Web.Pages.Programmes.Opinions;

/// <summary>
/// The table of opinions and what became of them as a Word file on pages that lie, in the layout of the office. Its words are those of the document,
/// whatever language the pages speak.
/// </summary>
static class OpinionPaper
{
    const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapOpinionPaper(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/programmes/{id:guid}/opinions/out/docx", SendAsync).RequireAuthorization(nameof(Permission.ViewProgrammes)).RequireRateLimiting(RateLimits.Export)
            .WithMetadata(new ToldAttribute("programme.opinions_exported") { Form = "docx" }).ExcludeFromDescription();

    static async Task<IResult> SendAsync(Guid id, ShowOpinions show, DocumentTemplates templates, CancellationToken cancel)
    {
        var shown = await show.RunAsync(new(new ProgrammeId(id)), cancel);
        if (shown.IsRefused)
            return Results.NotFound();
        var it = shown.Value;
        var (template, refusal) = await templates.FindAsync(OfficeLayouts.Of(null, it.Owner.Name), it.OwnerCode, cancel);
        return template is null
            ? Results.Text(refusal!.Message(CultureInfo.CurrentUICulture), "text/plain; charset=utf-8", statusCode: StatusCodes.Status409Conflict)
            : Results.File(Write(it, template), Word, "tong-hop-tiep-thu-giai-trinh.docx");
    }

    public static byte[] Write(ShowOpinions.Result it, DocxTemplate template)
    {
        var outline = new Outline { Type = "bảng tổng hợp, tiếp thu, giải trình ý kiến", Issuer = it.Owner.Name, Subject = $"đối với dự thảo {it.TypeName} {it.ContinuedTitle}", Place = "…" };
        return DocxWriter.Write(outline, [], Blocks(it), template, isLandscape: true);
    }

    static List<LayoutBlock> Blocks(ShowOpinions.Result it)
    {
        var (figures, blocks) = (it.Figures, new List<LayoutBlock>());
        Say($"Số cơ quan, cá nhân được xin ý kiến: {figures.Asked}; đã có ý kiến: {figures.Answered}; không có ý kiến: {figures.Silent}; chưa đến hạn: {figures.Pending}.");
        Say($"Ý kiến tiếp thu: {figures.Accepted}; tiếp thu một phần: {figures.PartlyAccepted}; không tiếp thu: {figures.NotAccepted}; đang xem xét: {figures.Waiting}; nhất trí: {figures.Agree}; gửi sau hạn: {figures.Late}.");
        var rows = new List<LayoutRow> { new(["TT", "Nhóm vấn đề hoặc mục", "Chủ thể góp ý", "Nội dung góp ý", "Nội dung tiếp thu, giải trình"], LayoutRowRole.Head) };
        rows.AddRange(it.Opinions.Select((row, index) => new LayoutRow(
        [
            $"{index + 1}",
            PlaceOf(row),
            row.IsLate ? $"{row.From} (gửi sau hạn)" : row.From,
            OneLine(string.Join(' ', row.Quote is { } quote ? $"“{quote}”:" : "", row.Stance == OpinionStance.Agrees ? $"Nhất trí. {row.Text}" : row.Text)),
            row.Stance == OpinionStance.Agrees ? "" : Said(row),
        ], LayoutRowRole.Row)));
        blocks.Add(new LayoutTable(rows));
        foreach (var round in it.Rounds.OrderBy(round => round.Number).Where(round => round.IsOver))
        {
            var silent = round.Asked.Where(asked => asked.Given == 0).Select(asked => asked.Name).ToList();
            if (silent.Count > 0)
                Say($"Không có ý kiến trong đợt {round.Number} (hạn {round.DueOn.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}): {string.Join("; ", silent)}.");
        }

        return blocks;

        void Say(string words) => blocks.Add(new LayoutParagraph(words, LayoutRole.Words));
    }

    static string PlaceOf(ShowOpinions.Row row) => $"{Section(row)}{(row.Number is { } number ? $", nhiệm vụ {number}" : "")}";

    static string Section(ShowOpinions.Row row) => row switch
    {
        { Place: { } place, FormerHeading: { } former } => $"{place.Path} {place.Heading} (khi xin ý kiến: “{former}”)",
        { Place: { } place } => $"{place.Path} {place.Heading}",
        { Sent: { } sent } => $"{sent} (mục đã bỏ)".TrimStart(),
        _ => "Toàn văn dự thảo",
    };

    static string Said(ShowOpinions.Row row)
    {
        if (row.Said is not [var said, ..])
            return "Đang xem xét.";
        var words = said.Disposal switch { Disposal.Accepted => "Tiếp thu.", Disposal.PartlyAccepted => "Tiếp thu một phần.", _ => "Không tiếp thu." };
        var change = said.Change is null && said.Place is null ? "" : Ended($"Chỉnh sửa{(said.Place is { } place ? $" tại mục {place.Path}" : "")}{(said.Change is { } what ? $": {what}" : "")}");
        return OneLine(string.Join(' ', words, said.Reason is { } reason ? Ended(reason) : "", change));
    }

    // A sentence has one full stop, also where its own stands before the quotation mark.
    static string Ended(string sentence) => sentence.Trim().TrimEnd('”', '"', ')') is [.., '.' or '!' or '?' or '…'] ? sentence.Trim() : $"{sentence.Trim()}.";

    // A cell is one paragraph.
    static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
