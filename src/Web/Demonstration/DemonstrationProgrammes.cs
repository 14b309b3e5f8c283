using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes.Coverage;
using DonDoc.Tracking.Programmes.Drafting;

namespace DonDoc.Web.Demonstration;

/// <summary>The programmes of the demonstration: two that were issued, compared as far as an officer has come, and one that is being written.</summary>
static class DemonstrationProgrammes
{
    // What an officer who reads both finds to be an answer.
    const double Answering = 0.5;

    /// <summary>Takes an issued document for the programme that it is; an officer says of each suggestion how far it answers.</summary>
    public static async Task AdoptAsync(IServiceProvider services, DocumentId document, DocumentId parent)
    {
        var programme = Expect(await services.GetRequiredService<AdoptProgramme>().RunAsync(new(document, parent)));
        var coverage = Expect(await services.GetRequiredService<ShowCoverage>().RunAsync(programme));
        List<DecideAnswers.Said> said = [.. coverage.Rows.Where(row => row.Suggestions is [{ Score: >= Answering, IsCopied: false }, ..])
            .Select(row => new DecideAnswers.Said(row.Suggestions[0].Commitment.Id, row.Provision, AnswerDecision.Confirmed, row.Suggestions[0].Extent))];
        if (await services.GetRequiredService<DecideAnswers>().RunAsync(programme, said) is { } refusal)
            throw new InvalidOperationException($"The demonstration was refused: {refusal.Code}");
    }

    /// <summary>The office writes its own plan: one commitment that says all, and one that says little.</summary>
    public static async Task BeginAsync(IServiceProvider services, DocumentId parent, DateOnly today)
    {
        var user = services.GetRequiredService<CurrentUser>();
        var programme = Expect(await services.GetRequiredService<BeginProgramme>().RunAsync(new(parent, "KH", "Thực hiện Nghị quyết số 09-NQ/TU về nâng cao chất lượng thực hiện nghị quyết ở cơ sở", Owner: user.Home)));
        var show = services.GetRequiredService<Tracking.Programmes.ShowProgramme>();
        var section = Expect(await show.RunAsync(programme)).Sections.First(one => one.Heading.StartsWith("Nhiệm vụ", StringComparison.Ordinal)).Id;
        var write = services.GetRequiredService<WriteCommitment>();
        Expect(await write.RunAsync(new(programme, null, section, 0, new CommitmentWords(
            "Vận hành việc theo dõi, đôn đốc thực hiện nghị quyết trên dữ liệu cho toàn bộ các đảng ủy trực thuộc", "Báo cáo vận hành hằng tháng gửi Ban Thường vụ", "Tỷ lệ đảng ủy cập nhật đúng kỳ", "≥ 98%",
            user.Home, null, "Ban Tổ chức Thành ủy\nỦy ban Kiểm tra Thành ủy", "Phó Chánh Văn phòng phụ trách tổng hợp", today, today.AddDays(120), null, "Kinh phí thường xuyên của Văn phòng", "Chánh Văn phòng quyết định"))));
        Expect(await write.RunAsync(new(programme, null, section, 0, new CommitmentWords("Tăng cường công tác tuyên truyền, nâng cao nhận thức, trách nhiệm của cán bộ, đảng viên"))));
    }

    static T Expect<T>(Outcome<T> outcome) => outcome.Refusal is { } refusal
        ? throw new InvalidOperationException($"The demonstration was refused: {refusal.Code} {string.Join(' ', refusal.Arguments)}")
        : outcome.Value;
}
