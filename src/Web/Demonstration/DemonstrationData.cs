using System.Text;
using DonDoc.Storage;
using DonDoc.Text.Extraction.Sessions;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Assignments.Course;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Web.Access;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Imports;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Demonstration;

/// <summary>
/// Fills an empty installation: the real tree, our own texts taken the whole way that any file takes, accounts by role. Each step is
/// done by the slices that the pages call, in the name of the account that would do it.
/// </summary>
sealed class DemonstrationData(IServiceScopeFactory scopes, Place place, TimeProvider clock)
{
    readonly DateOnly _today = Dates.Today(clock);

    readonly Dictionary<string, Guid> _accounts = new(StringComparer.Ordinal);
    IReadOnlyList<DemonstrationAccount> _people = [];

    /// <summary>A text, who takes it in, and what is asked in it.</summary>
    sealed record Sample(string File, string By, params Follow[] Requirements);

    /// <param name="Words">By which the requirement is known in the text.</param>
    /// <param name="Lead">Null leaves it unsent.</param>
    /// <param name="DueIn">Days from the day of loading.</param>
    sealed record Follow(string Words, string? Lead, string? Product, int? DueIn, Fate Fate = Fate.Assigned);

    enum Fate
    {
        Assigned,
        Reported,
        Confirmed,
        Returned,
    }

    static readonly Sample[] Sessions =
    [
        new("01-kiem-tra-hai-phong.txt", "kiemtra",
            new Follow("khẩn trương rà soát 9 nhiệm vụ quá hạn", "Văn phòng Thành ủy Hải Phòng", "Báo cáo rà soát 9 nhiệm vụ quá hạn", -8),
            new Follow("hoàn thành kết nối dữ liệu", "Sở Khoa học và Công nghệ thành phố Hải Phòng", "Biên bản nghiệm thu kết nối dữ liệu", 2),
            new Follow("rà soát, sửa đổi kế hoạch", "Văn phòng Thành ủy Hải Phòng", "Kế hoạch đã sửa đổi của các xã, phường", 20, Fate.Reported),
            new Follow("tăng cường kiểm tra, giám sát", "Ủy ban Kiểm tra Thành ủy Hải Phòng", "Chương trình kiểm tra, giám sát bổ sung", 40)),
        new("02-giam-sat-so-xay-dung.txt", "kiemtra",
            new Follow("lập bảng tiến độ chi tiết", "Sở Xây dựng thành phố Hải Phòng", "Bảng tiến độ chi tiết 3 dự án", -13, Fate.Returned),
            new Follow("chấn chỉnh ngay việc báo cáo trùng lặp", "Sở Xây dựng thành phố Hải Phòng", "Văn bản chấn chỉnh công tác báo cáo", -5, Fate.Reported),
            new Follow("công khai tiến độ", "Sở Xây dựng thành phố Hải Phòng", "Trang công khai tiến độ dự án", 3)),
        new("03-khao-sat-can-tho.txt", "trunguong",
            new Follow("nhân rộng các mô hình", "Thành ủy Cần Thơ", "Danh mục mô hình được nhân rộng", 30),
            new Follow("đào tạo, bồi dưỡng", "Thành ủy Cần Thơ", "Kế hoạch bồi dưỡng cán bộ dân vận", 60)),
        new("04-kiem-tra-nghe-an.txt", "trunguong",
            new Follow("hoàn thành các nghị quyết chuyên đề", "Tỉnh ủy Nghệ An", "Các nghị quyết chuyên đề còn lại", 38),
            new Follow("phân công từng đồng chí", "Tỉnh ủy Nghệ An", "Thông báo phân công theo dõi cơ sở", -2, Fate.Confirmed),
            new Follow("đổi mới hình thức học tập", null, null, null)),
        new("05-kiem-tra-phuong.txt", "kiemtra",
            new Follow("sửa đổi kế hoạch, giao rõ từng chỉ tiêu", "Đảng ủy phường Ngô Quyền", "Kế hoạch đã sửa đổi", 2),
            new Follow("hằng tháng kiểm điểm tiến độ", "Đảng ủy phường Ngô Quyền", "Báo cáo kiểm điểm tiến độ tháng", 7, Fate.Confirmed)),
    ];

    static readonly string[] Waiting = ["06-lam-viec-lam-dong.txt", "08-chuong-trinh.txt"];

    public async Task<IReadOnlyList<DemonstrationAccount>> LoadAsync()
    {
        var accounts = _people = DemonstrationAccounts.Make();
        await AsProgramAsync(async services =>
        {
            foreach (var account in accounts)
                _accounts[account.UserName] = await CreateAsync(services, account);
        });
        var resolution = await RegisterAsync("07-nghi-quyet.txt", "vanphong");
        var plan = await RegisterAsync("09-ke-hoach-uy-ban.txt", "vanphong");
        var programme = await RegisterAsync("10-chuong-trinh-hong-bang-du-thao.txt", "vanphong", VersionStage.Draft);
        await AddVersionAsync(programme, "10-chuong-trinh-hong-bang.txt", "vanphong");
        await RegisterAsync("11-nghi-quyet-sua-doi.txt", "vanphong");
        await DraftAsync(plan, "vanphong");
        await AsAsync("vanphong", async services =>
        {
            await DemonstrationProgrammes.AdoptAsync(services, plan, resolution);
            await DemonstrationProgrammes.AdoptAsync(services, programme, resolution);
            await DemonstrationProgrammes.BeginAsync(services, resolution, _today);
            return true;
        });
        var targets = await AsAsync("vanphong", services => DemonstrationTargets.SetAsync(services, _today));
        await AsAsync("soxaydung", async services =>
        {
            await DemonstrationTargets.TellAsync(services, targets, _today);
            return true;
        });
        await AsAsync("vanphong", async services =>
        {
            await DemonstrationTargets.AcceptAsync(services, targets, _today);
            return true;
        });
        foreach (var sample in Sessions)
            await RecordAsync(sample);
        await ReportAsync();
        await HinderAsync();
        foreach (var file in Waiting)
            await AsAsync(file.StartsWith("06", StringComparison.Ordinal) ? "trunguong" : "vanphong", services => TakeAsync(services, file));
        await DemonstrationAccounts.KeepAsync(place, accounts);
        return accounts;
    }

    static async Task<Guid> CreateAsync(IServiceProvider services, DemonstrationAccount account)
    {
        var created = await services.GetRequiredService<CreateAccount>().RunAsync(new CreateAccount.Input(
            account.UserName, account.DisplayName, account.Position, null, account.Password, await OrganisationAsync(services, account.Organisation),
            account.Role, await OrganisationAsync(services, account.RoleIn)));
        return Expect(created);
    }

    async Task RecordAsync(Sample sample)
    {
        var recorded = await AsAsync(sample.By, async services =>
        {
            var import = await TakeAsync(services, sample.File);
            var shown = Expect(await services.GetRequiredService<ShowImport>().RunAsync(import));
            var form = Filled(shown, sample.Requirements);
            var reading = new ReviewReading(form, shown.Proposal, services.GetRequiredService<FindOrganisationByName>(),
                services.GetRequiredService<IStringLocalizer<ReviewWords>>());
            var session = await reading.SessionAsync(CancellationToken.None);
            if (reading.Problems is [var problem, ..])
                throw new InvalidOperationException($"{sample.File}: {problem.Text}");
            return Expect(await services.GetRequiredService<RecordReviewedSession>().RunAsync(
                new RecordReviewedSession.Input(import, shown.Version, reading.Card(), session)));
        });
        foreach (var assignment in recorded.Assignments)
        {
            var content = await AsAsync(sample.By, async services => Expect(await services.GetRequiredService<ShowAssignment>().RunAsync(assignment)).Row.Content);
            await FollowAsync(assignment, sample.Requirements.First(follow => content.Contains(follow.Words, StringComparison.OrdinalIgnoreCase)), sample.By);
        }
    }

    /// <summary>
    /// The review as a person would have filled it in: what is asked is taken (or added, where the reader missed it) in the order of
    /// <paramref name="follows"/>, anything else proposed as a requirement is left, all other lists are taken as they are.
    /// </summary>
    ReviewForm Filled(ShowImport.Result shown, Follow[] follows)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["rest"] = "accept", ["document.issuer"] = "Báo Cửa Biển" };
        var proposed = shown.Proposal.Requirements;
        for (var i = 0; i < proposed.Count; i++)
            fields[FormattableString.Invariant($"requirements.{i}.decision")] = "reject";
        for (var i = 0; i < follows.Length; i++)
        {
            var follow = follows[i];
            var index = proposed.ToList().FindIndex(fact => fact.Text.Contains(follow.Words, StringComparison.OrdinalIgnoreCase));
            var field = index < 0 ? FormattableString.Invariant($"requirements.n{i}") : FormattableString.Invariant($"requirements.{index}");
            if (index < 0)
                fields[field + ".text"] = char.ToUpperInvariant(follow.Words[0]) + follow.Words[1..];
            fields[field + ".decision"] = "accept";
            fields[field + ".lead"] = follow.Lead ?? "";
            fields[field + ".product"] = follow.Product ?? "";
            if (follow.DueIn is { } days)
                fields[field + ".due"] = Dates.Show(_today.AddDays(days));
        }

        return ReviewForm.Of(null, shown.Proposal, shown.File.Name, null, fields);
    }

    async Task FollowAsync(AssignmentId assignment, Follow follow, string assigner)
    {
        if (follow.Fate == Fate.Assigned)
            return;
        var lead = _people.FirstOrDefault(person => person.Organisation == follow.Lead)?.UserName;
        await AsAsync(lead, async services =>
        {
            // Not every lead has an account here: the report of one without comes from the program.
            var report = services.GetRequiredService<ReportAssignmentDone>();
            var note = $"Đã hoàn thành: {follow.Product}.";
            Expect(await report.RunAsync(new ReportAssignmentDone.Input(assignment, await VersionAsync(services, assignment), note)));
            return true;
        });
        await AsAsync(assigner, async services =>
        {
            var version = await VersionAsync(services, assignment);
            if (follow.Fate == Fate.Confirmed)
                Expect(await services.GetRequiredService<ConfirmAssignment>().RunAsync(new ConfirmAssignment.Input(assignment, version)));
            else if (follow.Fate == Fate.Returned)
                Expect(await services.GetRequiredService<ReturnAssignment>().RunAsync(new ReturnAssignment.Input(assignment, version,
                    "Bảng tiến độ chưa nêu nguyên nhân chậm và người chịu trách nhiệm của từng dự án.")));
            return true;
        });
    }

    /// <summary>One report of the period that runs is sent; the others are still to be written.</summary>
    async Task ReportAsync()
    {
        await AsProgramAsync(services => services.GetRequiredService<OpenPeriods>().RunAsync());
        await AsAsync("soxaydung", async services =>
        {
            var asked = await services.GetRequiredService<ListReports>().RunAsync(new(ReportSide.Mine, Text: "công khai tiến độ"));
            Expect(await services.GetRequiredService<SubmitReport>().RunAsync(new(asked.Page.Items[0].Assignment, asked.Period!.Id, 0, new ReportWords(
                Result: "Đã chọn đơn vị dựng trang công khai tiến độ; đang nhập số liệu của hai trong ba dự án.", Difficulties: "Một dự án chưa có số liệu giải ngân do chủ đầu tư chưa gửi.",
                Next: "Nhập số liệu dự án còn lại, mở trang cho người dân xem.", Percent: 40, Judgement: ProgressJudgement.AtRisk))));
            return true;
        });
    }

    /// <summary>What holds up the department's work: one bottleneck is answered, one waits. The difficulty of its report is left to be raised.</summary>
    async Task HinderAsync()
    {
        var answered = await AsAsync("soxaydung", async services =>
        {
            await DemonstrationBottlenecks.RaiseAsync(services, "lập bảng tiến độ chi tiết", "land", BottleneckSeverity.Stops,
                "Hai trong ba dự án chưa có mặt bằng sạch nên chưa chốt được mốc tiến độ của từng gói thầu.", "Yêu cầu các phường hoàn thành kiểm đếm, bàn giao mặt bằng và gửi lịch bàn giao bằng văn bản.");
            return await DemonstrationBottlenecks.RaiseAsync(services, "công khai tiến độ", "guidance", BottleneckSeverity.Slows,
                "Chưa rõ những số liệu nào của dự án được công khai trên mạng.", "Hướng dẫn danh mục thông tin dự án được công khai.");
        });
        await AsAsync("kiemtra", async services =>
        {
            await DemonstrationBottlenecks.AnswerAsync(services, answered, "Công khai theo danh mục kèm Kế hoạch của Ủy ban nhân dân thành phố; không công khai dự toán chưa phê duyệt.");
            return true;
        });
    }

    static async Task<int> VersionAsync(IServiceProvider services, AssignmentId assignment) =>
        Expect(await services.GetRequiredService<ShowAssignment>().RunAsync(assignment)).Row.Version;

    async Task<DocumentId> RegisterAsync(string file, string by, VersionStage stage = VersionStage.Issued) => await AsAsync(by, async services =>
    {
        var import = await TakeAsync(services, file);
        var shown = Expect(await services.GetRequiredService<ShowImport>().RunAsync(import));
        var fields = new Dictionary<string, string>(DocumentProposal.Of(shown.PlainText), StringComparer.Ordinal) { ["rest"] = "accept" };
        var form = ReviewForm.Of(null, shown.Proposal, shown.File.Name, null, fields);
        var reading = new ReviewReading(form, shown.Proposal, services.GetRequiredService<FindOrganisationByName>(),
            services.GetRequiredService<IStringLocalizer<ReviewWords>>());
        return Expect(await services.GetRequiredService<RegisterImportedDocument>().RunAsync(
            new RegisterImportedDocument.Input(import, shown.Version, reading.Card() with { Audience = DocumentAudience.Subordinates, Stage = stage },
                [.. reading.References().Select(item => item.Mention).OfType<MentionedDocument>()])));
    });

    async Task AddVersionAsync(DocumentId document, string file, string by) => await AsAsync(by, async services =>
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(DemonstrationText.Read(file, _today)));
        var intake = services.GetRequiredService<FileIntake>();
        var (_, read, stored) = await intake.ReadAsync(file, content, WayIn.Version, CancellationToken.None);
        await intake.KeepAsync(read!, CancellationToken.None);
        return Expect(await services.GetRequiredService<AddVersion>().RunAsync(
            new AddVersion.Input(document, VersionStage.Issued, "Bản ban hành sau khi tiếp thu ý kiến", stored!, read!.Text.Text)));
    });

    /// <summary>The rows of its table of tasks become drafts, as the review list proposes them.</summary>
    async Task DraftAsync(DocumentId document, string by) => await AsAsync(by, async services =>
    {
        var rows = Expect(await services.GetRequiredService<ShowProvisions>().RunAsync(document)).Rows.Where(row => row.IsTableRow).Take(2).Select(row => row.Id).ToList();
        var proposed = Expect(await services.GetRequiredService<ProposeDrafts>().RunAsync(new ProposeDrafts.Input(document, rows)));
        return Expect(await services.GetRequiredService<DraftFromProvisions>().RunAsync(new DraftFromProvisions.Input(document, [.. proposed.Select(
            row => new DraftFromProvisions.Draft(row.Provision, row.Content, row.Lead?.Id, [.. row.Cooperating.Select(body => body.Id)], row.Product, row.Due))])));
    });

    async Task<ImportId> TakeAsync(IServiceProvider services, string file)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(DemonstrationText.Read(file, _today)));
        var taken = await services.GetRequiredService<FileIntake>().TakeAsync(file, content, CancellationToken.None);
        return taken is { Refusal: null, Import: { } import }
            ? import
            : throw new InvalidOperationException($"{file} was refused: {taken.Refusal?.Code ?? taken.Unreadable?.Code}");
    }

    static async Task<OrganisationId> OrganisationAsync(IServiceProvider services, string name) =>
        (await services.GetRequiredService<FindOrganisationByName>().RunAsync(new FindOrganisationByName.Input(name))).Found?.Id
        ?? throw new InvalidOperationException($"The demonstration names {name}, which is not in the tree.");

    async Task AsProgramAsync(Func<IServiceProvider, Task> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        var root = Expect(await scope.ServiceProvider.GetRequiredService<LoadAdministrativeUnits>().RunAsync(new())).Root;
        scope.ServiceProvider.GetRequiredService<Acting>().As(CurrentUser.Installation(root, _today));
        await act(scope.ServiceProvider);
    }

    /// <param name="account">Who acts; null for the program itself.</param>
    async Task<T> AsAsync<T>(string? account, Func<IServiceProvider, Task<T>> act)
    {
        T result = default!;
        if (account is null)
        {
            await AsProgramAsync(async services => result = await act(services));
            return result;
        }

        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<Acting>().As((await services.GetRequiredService<LoadCurrentUser>().RunAsync(_accounts[account]))!);
        return await act(services);
    }

    static T Expect<T>(Outcome<T> outcome) => outcome.Refusal is { } refusal
        ? throw new InvalidOperationException($"The demonstration was refused: {refusal.Code} {string.Join(' ', refusal.Arguments)}")
        : outcome.Value;

    static void Expect(Refusal? refusal)
    {
        if (refusal is not null)
            throw new InvalidOperationException($"The demonstration was refused: {refusal.Code}");
    }
}
