using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes.Coverage;
using DonDoc.Tracking.Programmes.Drafting;

namespace DonDoc.Web.Demonstration;

/// <summary>The programmes of the demonstration: two that were issued, compared as far as an officer has come, and one that is being written.</summary>
static class DemonstrationProgrammes
{
    /// <summary>Takes an issued document for the programme that it is, and confirms the clear suggestions.</summary>
    public static async Task AdoptAsync(IServiceProvider services, DocumentId document, DocumentId parent)
    {
        var programme = Expect(await services.GetRequiredService<AdoptProgramme>().RunAsync(new(document, parent)));
        Expect(await services.GetRequiredService<ConfirmClear>().RunAsync(programme));
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
