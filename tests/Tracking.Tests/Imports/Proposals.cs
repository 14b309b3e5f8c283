using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.Sessions;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;

namespace DonDoc.Tracking.Tests.Imports;

/// <summary>A report of a session as the reader proposes it, and the review that accepts all of it.</summary>
internal static class Proposals
{
    public const string Text =
        "Chiều 10/12, Đoàn kiểm tra số 135 của Bộ Chính trị làm việc với Thành ủy Hải Phòng. Việc học tập nghiêm túc. "
        + "Một số nơi còn hình thức. Yêu cầu Thành ủy rà soát chương trình hành động. Đề nghị Trung ương ban hành hướng dẫn. "
        + "Thành ủy hứa hoàn thành trong quý I. Thành phố có 7 nghị quyết chuyên đề, thực hiện Nghị quyết số 45-NQ/TW.";

    public static StoredFile File(char content = 'a') => new(new string(content, 64), "báo cáo.html", 1234, "text/html");

    public static SessionReport Report { get; } = new()
    {
        IsSession = true,
        Kind = SessionKinds.Inspection,
        Title = "Đoàn kiểm tra làm việc với Hải Phòng",
        Date = new DateOnly(2021, 12, 10),
        DelegationNumber = "135",
        InspectingBody = "Bộ Chính trị",
        InspectedBody = "Thành ủy Hải Phòng",
        Place = "Hải Phòng",
        Lead = new PersonFact("Trần Cẩm Tú", ["Ủy viên Bộ Chính trị", "Chủ nhiệm UBKT Trung ương"], 20, 40, "person", 0.9),
        Participants = [new PersonFact("Đỗ Mạnh Hiến", ["Phó Bí thư Thường trực"], 50, 60, "person", 0.8)],
        References = [new ReferenceFact("Nghị quyết số 45-NQ/TW", "nghị quyết", "45-NQ/TW", null, "Bộ Chính trị", new DateOnly(2019, 1, 24), Text.Length - 24, Text.Length - 1, "reference", 0.95)],
        Strengths = [Passage("Việc học tập nghiêm túc.")],
        Shortcomings = [Passage("Một số nơi còn hình thức.")],
        Requirements = [Passage("Yêu cầu Thành ủy rà soát chương trình hành động."), Passage("Đoàn kiểm tra số 135")],
        Recommendations = [Passage("Đề nghị Trung ương ban hành hướng dẫn.")],
        Commitments = [Passage("Thành ủy hứa hoàn thành trong quý I.")],
        Counts = [new CountFact(7, "nghị quyết chuyên đề", 300, 320, "count", 0.9)],
        Sources = new Dictionary<string, FieldSource>(StringComparer.Ordinal) { ["date"] = new(0, 10, "date", 0.9), ["kind"] = new(12, 30, "kind", 0.8) },
    };

    public static ReviewedSession Accepted(World world) => new()
    {
        Kind = EngagementKind.Inspection,
        Number = "135",
        Title = Report.Title!,
        Inspecting = new NamedBody(world.Centre, "Bộ Chính trị"),
        Inspected = new NamedBody(world.HaiPhong, "Thành ủy Hải Phòng"),
        Date = Report.Date,
        Place = Report.Place,
        Lead = new NamedPerson(Report.Lead!.Name, Report.Lead.Positions),
        Participants = [new ReviewedPerson(0, new NamedPerson("Đỗ Mạnh Hiến", ["Phó Bí thư Thường trực"]))],
        References = [new ReviewedReference(0, new MentionedDocument("Nghị quyết số 45-NQ/TW", "nghị quyết", "45-NQ/TW", Start: Text.Length - 24, End: Text.Length - 1))],
        Strengths = [new ReviewedItem(0, Report.Strengths[0].Text)],
        Shortcomings = [new ReviewedItem(0, "Một số nơi học tập còn hình thức."), new ReviewedItem(null, "Thiếu lộ trình.")],
        Requirements =
        [
            new ReviewedRequirement(0, Report.Requirements[0].Text, world.HaiPhong, "Chương trình hành động đã rà soát", new DateOnly(2026, 3, 31)),
            new ReviewedRequirement(1, null),
        ],
        Recommendations = [new ReviewedRecommendation(0, Report.Recommendations[0].Text, "Ban Bí thư")],
        Commitments = [new ReviewedItem(0, Report.Commitments[0].Text)],
        Counts = [new ReviewedItem(0, "7 nghị quyết chuyên đề")],
    };

    public static DocumentCard Card(string? number = null) =>
        new("", "bài báo", number, null, "Báo Hải Phòng", new DateOnly(2021, 12, 11), "Đoàn kiểm tra số 135 làm việc với Hải Phòng");

    public static async Task<ImportId> StageAsync(World world, CurrentUser by, char content = 'a')
    {
        await using var db = world.Open();
        return (await new StageImport(db, by, world.Clock).RunAsync(new(File(content), "html", "Báo Hải Phòng", Text, Report))).Value;
    }

    public static async Task<Outcome<RecordReviewedSession.Result>> RecordAsync(World world, CurrentUser by, ImportId import, ReviewedSession? session = null, EngagementId? attachTo = null, string? number = null)
    {
        await using var db = world.Open();
        return await new RecordReviewedSession(db, by, world.Clock, new()).RunAsync(new(import, 1, Card(number), session ?? Accepted(world), attachTo));
    }

    private static PassageFact Passage(string words)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        return new PassageFact(words, start, start + words.Length, "passage", 0.7);
    }
}
