using System.Diagnostics;
using System.Globalization;
using System.Text;
using DonDoc.Storage;
using DonDoc.Text.Clarity;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Coverage;
using DonDoc.Tracking.Programmes.Drafting;
using DonDoc.Tracking.Programmes.Judgement;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Bench;

/// <summary>
/// The matrix of provisions and organisations with as many programmes as there are communes, and with a tenth of them; and what it costs to judge one programme beside all the others. Against
/// counting the answers, the least that the database has to read.
/// </summary>
static class ProgrammeBenchmarks
{
    const int Provisions = 200;
    const int Warm = 2;
    const int Measured = 7;
    const int Seed = 20_265;

    /// <param name="connection">An empty PostgreSQL database; a SQLite file of its own where null.</param>
    public static async Task<int> RunAsync(int programmes, string? connection)
    {
        var folder = Directory.CreateTempSubdirectory("dondoc-programmes-");
        try
        {
            await using var db = TrackingStorage.Open(connection ?? Path.Combine(folder.FullName, "programmes.db"));
            await TrackingStorage.MigrateAsync(db);
            await new LoadAdministrativeUnits(db, TimeProvider.System).RunAsync(new());
            var root = await db.Organisations.Where(row => row.Code == "TW").Select(row => row.Id).SingleAsync();
            var user = CurrentUser.Installation(root, TimeProvider.System.Today());
            var parent = (await new RegisterDocument(db, user, TimeProvider.System, new()).RunAsync(new(
                "NQ", "nghị quyết", "57-NQ/TW", root, null, new DateOnly(2026, 1, 5), "Phát triển kinh tế số", DocumentAudience.Subordinates, PlainText: Resolution()))).Value;
            var filled = Stopwatch.GetTimestamp();
            var answers = await FillAsync(db, parent, programmes);
            Say($"{programmes} programmes, {Provisions} provisions, {answers} answers: filled in {Stopwatch.GetElapsedTime(filled).TotalSeconds:0.0} s");
            if (connection is not null)
                await db.Database.ExecuteSqlRawAsync("ANALYZE");

            var province = await db.Organisations.Where(row => row.Code == "31.TU").Select(row => row.Id).SingleAsync();
            var least = await MeasureAsync("count of all answers", async () => _ = await db.CommitmentAnswers.CountAsync(row => row.Decision == AnswerDecision.Confirmed));
            await MeasureAsync("matrix, the country", async () => _ = (await new ShowMatrix(db, user).RunAsync(new(parent))).Value, least);
            await MeasureAsync("matrix, last page of rows", async () => _ = (await new ShowMatrix(db, user).RunAsync(new(parent, Row: 175))).Value, least);
            await MeasureAsync("matrix, a province", async () => _ = (await new ShowMatrix(db, user).RunAsync(new(parent, Under: province))).Value, least);
            var provision = await db.Provisions.Where(row => row.DocumentId == parent).OrderBy(row => row.Ordinal).Select(row => row.Id).Skip(50).FirstAsync();
            await MeasureAsync("organisations behind a cell", async () => _ = (await new ListStandings(db, user).RunAsync(new(provision))).Value, least);
            var one = await db.Programmes.Where(row => row.ParentDocumentId == parent).OrderBy(row => row.Id).Select(row => row.Id).FirstAsync();
            await MeasureAsync("coverage of one programme", async () => _ = (await new ShowCoverage(db, user).RunAsync(one)).Value, least);

            using var siblings = new SiblingTexts();
            var judge = new JudgeProgramme(db, user, siblings, ClarityRules.Default);
            var start = Stopwatch.GetTimestamp();
            _ = (await judge.RunAsync(one)).Value;
            Say($"{"first judgement, all texts are read into memory",-50}{Stopwatch.GetElapsedTime(start).TotalMilliseconds,10:0.0} ms");
            await MeasureAsync("judgement beside all siblings", async () => _ = (await judge.RunAsync(one)).Value, least);
            Say($"memory of the process: {GC.GetTotalMemory(forceFullCollection: true) / 1e6:0} MB");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Each answers some four of five provisions in full, in part or says that it does not apply.
    static async Task<int> FillAsync(TrackingDb db, DocumentId parent, int programmes)
    {
        var random = new Random(Seed);
        var at = TimeProvider.System.Instant();
        var actor = new Actor(Guid.Empty, "Chuyên viên", at);
        var provisions = await db.Provisions.Where(row => row.DocumentId == parent && row.Heading == null).OrderBy(row => row.Ordinal).Select(row => row.Id).ToListAsync();
        var owners = await db.Organisations.Where(row => row.Type == OrganisationType.PartyCommittee && row.Level != OrganisationLevel.Central).OrderBy(row => row.Code).Select(row => row.Id).Take(programmes).ToListAsync();
        var (documents, versions, made, sections, commitments, answers, excuses, drafts) =
            (new List<Document>(), new List<DocumentVersion>(), new List<Programme>(), new List<ProgrammeSection>(), new List<ProgrammeCommitment>(), new List<CommitmentAnswer>(), new List<NotApplicableProvision>(), new List<ProgrammeDraft>());
        for (var i = 0; i < programmes; i++)
        {
            var owner = owners[i % owners.Count];
            var programme = Programme.Begin(owner, new AnsweredDocument(parent, 1), "CTr", "chương trình hành động", $"Thực hiện Nghị quyết, bản {i}", actor).Value;
            var document = new Document(owner, "CTr", "chương trình hành động", null, owner, "Đảng ủy", new DateOnly(2026, 2, 1), "2026", programme.Title, DocumentAudience.OwnerSubtree, Guid.Empty, at);
            programme.PutToVote(actor);
            programme.Decide(null, actor);
            programme.Issue(document.Id, new DateOnly(2026, 2, 1), actor);
            documents.Add(document);
            versions.Add(new DocumentVersion(document.Id, 1, VersionStage.Issued, null, null, Guid.Empty, at));
            made.Add(programme);
            var section = new ProgrammeSection(programme.Id, null, 1, 0, "Nhiệm vụ", "", actor);
            sections.Add(section);
            var text = new StringBuilder();
            for (var c = 0; c < 40; c++)
            {
                var what = Sentence(random);
                text.Append("- ").Append(what).Append('\n');
                commitments.Add(ProgrammeCommitment.Undertake(programme.Id, section.Id, c, new CommitmentWords(what, LeadName: "Ủy ban nhân dân", DueOn: new DateOnly(2027, 6, 30)), actor).Value);
            }

            drafts.Add(new ProgrammeDraft(programme.Id, 1, text.ToString(), null, actor));
            for (var p = 0; p < provisions.Count; p++)
            {
                var dice = random.Next(10);
                if (dice < 7)
                    answers.Add(new CommitmentAnswer(programme.Id, commitments[^(1 + p % 40)].Id, provisions[p], dice < 4 ? AnswerExtent.Full : AnswerExtent.Partial, AnswerDecision.Confirmed, 0.7, "từ ngữ trùng", actor));
                else if (dice == 7)
                    excuses.Add(new NotApplicableProvision(programme.Id, provisions[p], "Không thuộc trách nhiệm", actor));
            }
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.BulkInsertAsync(documents, default);
        await db.BulkInsertAsync(versions, default);
        await db.BulkInsertAsync(made, default);
        await db.BulkInsertAsync(sections, default);
        await db.BulkInsertAsync(commitments, default);
        await db.BulkInsertAsync(answers, default);
        await db.BulkInsertAsync(excuses, default);
        await db.BulkInsertAsync(drafts, default);
        await transaction.CommitAsync();
        return answers.Count;
    }

    static string Resolution()
    {
        var random = new Random(Seed);
        var text = new StringBuilder("NGHỊ QUYẾT\nvề phát triển kinh tế số\n\nIII- NHIỆM VỤ, GIẢI PHÁP\n");
        for (var i = 1; i <= Provisions; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i}. {Sentence(random)}\n");
        return text.ToString();
    }

    static readonly string[] Verbs = ["Xây dựng", "Hoàn thành", "Ban hành", "Đầu tư", "Đào tạo", "Rà soát", "Kết nối", "Công khai", "Nâng cấp", "Thí điểm"];
    static readonly string[] Things = ["nền tảng dữ liệu dùng chung", "trạm điện bờ", "trung tâm phục vụ hành chính công", "tổ công nghệ số cộng đồng", "vườn ươm doanh nghiệp", "quy trình cấp phép", "bản đồ số đất đai", "hồ sơ sức khỏe điện tử", "mạng cảm biến quan trắc", "kho học liệu mở"];
    static readonly string[] Places = ["tại các khu công nghiệp", "ở vùng ven biển", "cho hợp tác xã nông nghiệp", "trong trường phổ thông", "tại bến cảng", "cho người cao tuổi", "ở khu dân cư mới", "tại chợ đầu mối", "trên tuyến vành đai", "cho làng nghề"];

    static string Sentence(Random random)
    {
        var words = new StringBuilder();
        for (var part = 0; part < 3; part++)
            words.Append(CultureInfo.InvariantCulture, $"{(part == 0 ? "" : ", ")}{Verbs[random.Next(10)]} {random.Next(2, 90)} {Things[random.Next(10)]} {Places[random.Next(10)]} gắn với {Things[random.Next(10)]} {Places[random.Next(10)]}");
        return words.Append('.').ToString();
    }

    static async Task<double> MeasureAsync(string name, Func<Task> act, double? least = null)
    {
        var times = new List<double>();
        for (var i = 0; i < Warm + Measured; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await act();
            if (i >= Warm)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        var median = times[times.Count / 2];
        Say($"{name,-50}{median,10:0.0} ms{(least is { } floor ? $"{median / floor,10:0.0} times the count" : "")}");
        return median;
    }

    static void Say(string line) => Console.WriteLine(line);
}
