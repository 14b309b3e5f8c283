using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DonDoc.Formats.Tests.Outside;
using DonDoc.Formats.Tests.Pdf;

namespace DonDoc.Web.Tests;

/// <summary>From a file to its records and their end, without scripts.</summary>
public sealed class ImportTests(DemonstrationSite site)
{
    static int s_number;

    /// <summary>A text of its own for each test, so that no other has imported it.</summary>
    static byte[] Report()
    {
        var number = Interlocked.Increment(ref s_number) + 200;
        return Encoding.UTF8.GetBytes($"""
            Đoàn kiểm tra số {number} làm việc với Đảng ủy Sở Xây dựng

            Thứ tư, 04/11/2026 | 17:05

            Sáng 4/11, Đoàn kiểm tra số {number} của Ủy ban Kiểm tra Thành ủy Hải Phòng do đồng chí Trần Ngọc Bích, Phó Chủ nhiệm Ủy ban Kiểm tra Thành ủy làm Trưởng đoàn đã có buổi làm việc với Đảng ủy Sở Xây dựng về việc thực hiện Nghị quyết số 45-NQ/TW của Bộ Chính trị.

            Tuy nhiên, công tác báo cáo còn chậm; một số kế hoạch còn chung chung.

            Kết luận buổi làm việc, đồng chí Trần Ngọc Bích yêu cầu Đảng ủy Sở Xây dựng hoàn thiện kế hoạch thực hiện Nghị quyết; báo cáo kết quả hằng tháng.
            """);
    }

    [Fact]
    public async Task A_report_becomes_records_and_a_requirement_is_followed_to_its_end()
    {
        var inspector = await site.SignedInAsync("kiemtra");
        var (path, page) = await inspector.SendFilesAsync(await inspector.OpenAsync("/import"), ("bao-cao.txt", Report()));
        Assert.StartsWith("/import?results=", path, StringComparison.Ordinal);
        var import = page.QuerySelector(".intake a")!.GetAttribute("href")!;

        var review = await inspector.OpenAsync(import);
        Assert.NotNull(review.QuerySelector("#text-requirements\\.0"));
        (path, page) = await inspector.SendAsync(review, "#review", ("op", "record"));
        Assert.Contains("chưa quyết định", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);

        (path, page) = await inspector.SendAsync(page, "#review", ("op", "record"), ("rest", "accept"),
            ("requirements.0.lead.Name", "so xay dung thanh pho hai phong"), ("requirements.0.product", "Kế hoạch hoàn thiện"),
            ("requirements.0.due", "31/12/2099"), ("shortcomings.n0.text", "Chưa công khai tiến độ."));
        Assert.StartsWith("/engagements/", path, StringComparison.Ordinal);
        Assert.Contains("Chưa công khai tiến độ.", page.Body!.TextContent, StringComparison.Ordinal);
        var work = page.QuerySelectorAll("#requirements a").Select(link => link.GetAttribute("href")!).First(href => href.StartsWith("/assignments/", StringComparison.Ordinal));

        var department = await site.SignedInAsync("soxaydung");
        (path, page) = await department.SendAsync(await department.OpenAsync(work), "#act form[enctype]", ("Form.Note", ""));
        Assert.Contains("minh chứng", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        (path, _) = await department.SendAsync(page, "#act form[enctype]", ("Form.Note", "Đã ban hành kế hoạch số 12-KH/ĐU."));
        Assert.EndsWith("?done=reported", path, StringComparison.Ordinal);

        page = await inspector.OpenAsync(work);
        (path, page) = await inspector.SendAsync(page, "#act form:has(#reason)", ("Returning.Reason", ""));
        Assert.Contains("Nêu lý do", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        (path, page) = await inspector.SendAsync(await inspector.OpenAsync(work), "#act form", ("Confirmation.Note", "Đồng ý."));
        Assert.EndsWith("?done=confirmed", path, StringComparison.Ordinal);
        Assert.Contains("Đã xác nhận hoàn thành", page.QuerySelector(".chips")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_reviewers_is_refused_and_loses_nothing()
    {
        var one = await site.SignedInAsync("kiemtra");
        var other = await site.SignedInAsync("vanphong");
        var (_, page) = await one.SendFilesAsync(await one.OpenAsync("/import"), ("hai-nguoi.txt", Report()));
        var import = page.QuerySelector(".intake a")!.GetAttribute("href")!;
        var (first, second) = (await one.OpenAsync(import), await other.OpenAsync(import));

        var (path, _) = await one.SendAsync(first, "#review", ("op", "record"), ("rest", "accept"));
        Assert.StartsWith("/engagements/", path, StringComparison.Ordinal);
        (path, page) = await other.SendAsync(second, "#review", ("op", "record"), ("rest", "accept"), ("title", "Tiêu đề của người thứ hai"));
        Assert.Equal(import, path);
        Assert.Contains("Trần Ngọc Bích đã rà soát", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Tiêu đề của người thứ hai", page.QuerySelector("#title")!.TextContent);
        // It is this report that is recorded already, not another of the same day.
        Assert.Null(page.QuerySelector("#same"));
        Assert.Equal(1, (await one.OpenAsync("/engagements?q=" + Uri.EscapeDataString(first.QuerySelector("#title")!.TextContent)))
            .QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task An_annex_is_proposed_as_one_with_the_issuer_of_its_whole_and_read_as_a_table()
    {
        var officer = await site.SignedInAsync("vanphong");
        const string annex = "**PHỤ LỤC III**\n\nDANH MỤC NHIỆM VỤ\n\n(Kèm theo Nghị quyết số 12/NQ-CP ngày 05/01/2026 của Chính phủ)\n\n"
            + "| TT | Nhiệm vụ | Cơ quan chủ trì |\n|---|---|---|\n| 1 | Xây dựng **đề án** | Bộ Nội vụ |\n";
        var (_, page) = await officer.SendFilesAsync(await officer.OpenAsync("/import"), ("phu-luc.md", Encoding.UTF8.GetBytes(annex)));
        var review = await officer.OpenAsync(page.QuerySelector(".intake a")!.GetAttribute("href")!);
        Assert.Equal("phụ lục", review.QuerySelector("[name='document.type'] option[selected]")!.GetAttribute("value"));
        Assert.Equal("Chính phủ", review.GetElementById("document.issuer")!.GetAttribute("value"));
        Assert.Contains("DANH MỤC NHIỆM VỤ", review.GetElementById("document.subject")!.TextContent, StringComparison.Ordinal);
        var reader = review.QuerySelector(".reader")!;
        Assert.Equal(["TT", "Nhiệm vụ", "Cơ quan chủ trì"], reader.QuerySelectorAll("thead th").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("Xây dựng đề án", reader.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("**", reader.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_tells_nothing_is_not_counted_as_none()
    {
        var officer = await site.SignedInAsync("vanphong");
        var text = "Ngày 6/11/2026, Đoàn kiểm tra của Ủy ban Kiểm tra Thành ủy Hải Phòng đã có buổi làm việc với Đảng ủy Sở Y tế."u8.ToArray();
        var (_, page) = await officer.SendFilesAsync(await officer.OpenAsync("/import"), ("ngan.txt", text));
        var line = page.QuerySelector(".intake li")!.TextContent;
        Assert.Contains("không nêu nhận xét", line, StringComparison.Ordinal);
        Assert.DoesNotContain("0 mục", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_requirement_is_marked_at_that_requirement()
    {
        var inspector = await site.SignedInAsync("kiemtra");
        var (_, page) = await inspector.SendFilesAsync(await inspector.OpenAsync("/import"), ("sai-han.txt", Report()));
        var review = await inspector.OpenAsync(page.QuerySelector(".intake a")!.GetAttribute("href")!);
        (_, page) = await inspector.SendAsync(review, "#review", ("op", "record"), ("rest", "accept"), ("requirements.1.due", "01/01/2020"),
            ("requirements.n0.text", "Công khai tiến độ."), ("requirements.n0.due", "02/01/2020"));
        Assert.Equal(["#requirements.1.due", "#requirements.n0.due"], page.QuerySelectorAll("#problems a").Select(link => link.GetAttribute("href")![link.GetAttribute("href")!.IndexOf('#', StringComparison.Ordinal)..]));
        Assert.NotNull(page.GetElementById("requirements.1.due")!.Closest(".field-wrong"));
        Assert.Null(page.GetElementById("requirements.0.due")!.Closest(".field-wrong"));
    }

    [Fact]
    public async Task What_falls_on_a_body_out_of_reach_is_recorded_and_not_followed()
    {
        var inspector = await site.SignedInAsync("kiemtra");
        var (_, page) = await inspector.SendFilesAsync(await inspector.OpenAsync("/import"), ("noi-khac.txt", Report()));
        var review = await inspector.OpenAsync(page.QuerySelector(".intake a")!.GetAttribute("href")!);
        (_, page) = await inspector.SendAsync(review, "#review", ("op", "record"), ("rest", "accept"), ("requirements.0.lead.Name", "Thành ủy Cần Thơ"));
        Assert.Contains("Chỉ ghi nhận, không theo dõi", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        (var path, page) = await inspector.SendAsync(page, "#review", ("op", "record"), ("rest", "accept"), ("requirements.0.recordOnly", "true"));
        Assert.StartsWith("/engagements/", path, StringComparison.Ordinal);
        Assert.Contains("chỉ ghi nhận", page.QuerySelector("#requirements li")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("#requirements a[href^='/assignments/']"));
    }

    [Fact]
    public async Task The_day_in_a_requirement_is_proposed_with_its_reason()
    {
        var inspector = await site.SignedInAsync("kiemtra");
        var text = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Report()).Replace("báo cáo kết quả hằng tháng.", "báo cáo kết quả trước ngày 05/12/2099.", StringComparison.Ordinal));
        var (_, page) = await inspector.SendFilesAsync(await inspector.OpenAsync("/import"), ("thoi-han.txt", text));
        var review = await inspector.OpenAsync(page.QuerySelector(".intake a")!.GetAttribute("href")!);
        Assert.Equal("05/12/2099", review.GetElementById("requirements.1.due")!.GetAttribute("value"));
        Assert.Contains("thời hạn 05/12/2099 nêu trong câu này", review.GetElementById("item-requirements.1")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Hoàn thiện", review.GetElementById("requirements.0.text")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("rule", review.QuerySelector(".reason")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("vì ", review.GetElementById("item-requirements.0")!.QuerySelector(".reason")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Đảng ủy phường Lê Chân", "Đảng ủy phường Lê Chân")]
    [InlineData("Thành ủy Cần Thơ", "")]
    public async Task The_inspected_side_is_proposed_as_lead_only_where_the_user_may_assign(string inspected, string lead)
    {
        var inspector = await site.SignedInAsync("kiemtra");
        var text = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Report()).Replace("Đảng ủy Sở Xây dựng", inspected, StringComparison.Ordinal));
        var (_, page) = await inspector.SendFilesAsync(await inspector.OpenAsync("/import"), ("chu-tri.txt", text));
        var review = await inspector.OpenAsync(page.QuerySelector(".intake a")!.GetAttribute("href")!);
        Assert.Equal(inspected, review.GetElementById("inspectedBody")!.GetAttribute("value"));
        Assert.Equal(lead, review.GetElementById("requirements.0.lead")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Pages_that_are_only_a_picture_are_named_when_a_file_comes_in()
    {
        var file = new PdfFile().Page().Line(72, 700, "Hôm nay trời đẹp, đoàn đã đi thăm ba nơi.").Page(picture: true).Page(picture: true).Build();
        var officer = await site.SignedInAsync("vanphong");
        var (_, page) = await officer.SendFilesAsync(await officer.OpenAsync("/import"), ("co-trang-hinh.pdf", file));
        Assert.Contains("Các trang chỉ có ảnh chụp, chữ trên đó chưa được đọc: 2, 3", page.QuerySelector(".intake li")!.TextContent, StringComparison.Ordinal);
        var review = await officer.OpenAsync(page.QuerySelector(".intake a")!.GetAttribute("href")!);
        Assert.Contains("chưa được đọc: 2, 3", review.QuerySelector("#origin")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_in_an_old_encoding_says_so_in_its_review()
    {
        var officer = await site.SignedInAsync("vanphong");
        var old = Encoding.Latin1.GetBytes("Nghò quyeát Ñaïi hoäi Ñaûng boä thaønh phoá veà nhieäm vuï kieåm tra, giaùm saùt cuûa toå chöùc ñaûng");
        var (_, page) = await officer.SendFilesAsync(await officer.OpenAsync("/import"), ("vni.txt", old));
        var review = await officer.OpenAsync(page.QuerySelector(".intake a")!.GetAttribute("href")!);
        Assert.Contains("bảng mã cũ VNI", review.QuerySelector("#origin")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nghị quyết Đại hội Đảng bộ", review.QuerySelector(".reader")!.TextContent, StringComparison.Ordinal);
        (_, page) = await officer.SendFilesAsync(await officer.OpenAsync("/import"), ("moi.txt", Report()));
        review = await officer.OpenAsync(page.QuerySelector(".intake a")!.GetAttribute("href")!);
        Assert.Null(review.QuerySelector("#origin"));
    }

    [Fact]
    public async Task A_recognised_text_says_how_sure_it_is_and_marks_its_doubtful_words()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The recogniser of this test is a shell script.");
        Directory.CreateDirectory(site.ProgramFolder);
        var recogniser = Path.Combine(site.ProgramFolder, "tesseract");
        // Two lines of words: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
        await File.WriteAllTextAsync(recogniser, """
            #!/bin/sh
            {
            printf '1\t1\t0\t0\t0\t0\t0\t0\t1000\t1400\t-1\t\n'
            printf '5\t1\t1\t1\t1\t1\t100\t100\t90\t30\t96\tKết\n'
            printf '5\t1\t1\t1\t1\t2\t200\t100\t90\t30\t94\tluận\n'
            printf '5\t1\t1\t1\t1\t3\t300\t100\t90\t30\t41\tngảy\n'
            printf '5\t1\t1\t1\t1\t4\t400\t100\t90\t30\t97\tmai\n'
            } > "$2.tsv"
            """, TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(recogniser, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            var officer = await site.SignedInAsync("vanphong");
            var (_, page) = await officer.SendFilesAsync(await officer.OpenAsync("/import"), ("quet.png", Scan.Png(2)));
            Assert.Contains("nhận dạng từ ảnh, độ tin cậy 82", page.QuerySelector(".intake li")!.TextContent, StringComparison.Ordinal);
            var review = await officer.OpenAsync(page.QuerySelector(".intake a")!.GetAttribute("href")!);
            Assert.Contains("Văn bản được nhận dạng từ ảnh, độ tin cậy 82 %, cần rà soát.", review.QuerySelector("#origin")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("1 chữ chưa chắc", review.QuerySelector("#origin")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("ngảy", review.QuerySelector("mark.mark-doubt")!.TextContent);
            var (_, document) = await officer.SendAsync(review, "#review", ("op", "register"), ("rest", "accept"),
                ("document.type", "kết luận"), ("document.issuer", "Thành ủy Hải Phòng"), ("document.subject", "Kết luận được quét"));
            Assert.Contains("nhận dạng từ ảnh quét (độ tin cậy 82 %), cần đối chiếu bản gốc", document.QuerySelector("#origin")!.TextContent, StringComparison.Ordinal);
            var versions = await officer.OpenAsync(document.QuerySelector("a[href$='/versions']")!.GetAttribute("href")!);
            Assert.Contains("nhận dạng từ ảnh quét", versions.QuerySelector("[data-rows]")!.TextContent, StringComparison.Ordinal);
            // A scan as the next version is marked as well.
            using var next = new MultipartFormDataContent { { new ByteArrayContent(Scan.Png(1)), "file", "quet-2.png" }, { new StringContent("Issued"), "Form.Stage" } };
            foreach (var field in versions.QuerySelectorAll("form[enctype] input[type=hidden]"))
                next.Add(new StringContent(field.GetAttribute("value")!), field.GetAttribute("name")!);
            using var added = await officer.Client.PostAsync(new Uri(versions.Url).PathAndQuery, next, TestContext.Current.CancellationToken);
            document = await officer.OpenAsync(added.Headers.Location!.ToString());
            Assert.Contains("độ tin cậy 82 %", document.QuerySelector("#origin")!.TextContent, StringComparison.Ordinal);
            // Another file of the kind, which is no page, is refused in words.
            (_, page) = await officer.SendFilesAsync(await officer.OpenAsync("/import"), ("hong.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10]));
            Assert.Contains("bị hỏng", page.QuerySelector(".intake li")!.TextContent, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(recogniser);
        }
    }

    [Theory]
    [InlineData("31/02/2026", "Ngày 31/02/2026 không có trong lịch")]
    [InlineData("mai", "Không đọc được ngày “mai”")]
    public async Task A_day_that_does_not_exist_is_named_in_a_review_and_stays(string day, string said)
    {
        var inspector = await site.SignedInAsync("kiemtra");
        var (_, page) = await inspector.SendFilesAsync(await inspector.OpenAsync("/import"), ("ngay-sai.txt", Report()));
        var review = await inspector.OpenAsync(page.QuerySelector(".intake a")!.GetAttribute("href")!);
        (_, page) = await inspector.SendAsync(review, "#review", ("op", "record"), ("rest", "accept"), ("date", day), ("requirements.1.due", day));
        Assert.Equal(2, page.QuerySelectorAll("#problems a").Count(problem => problem.TextContent.Contains(said, StringComparison.Ordinal)));
        Assert.Equal(day, page.GetElementById("date")!.GetAttribute("value"));
        Assert.Equal(day, page.GetElementById("requirements.1.due")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_session_that_is_there_already_is_said_and_its_lists_stand_on_the_engagement()
    {
        var inspector = await site.SignedInAsync("kiemtra");
        var (_, page) = await inspector.SendFilesAsync(await inspector.OpenAsync("/import"), ("mot-buoi.txt", Report()));
        var (path, engagement) = await inspector.SendAsync(await inspector.OpenAsync(page.QuerySelector(".intake a")!.GetAttribute("href")!), "#review", ("op", "record"), ("rest", "accept"));
        Assert.Contains("45-NQ/TW", engagement.QuerySelector("#references")!.TextContent, StringComparison.Ordinal);
        (_, page) = await inspector.SendFilesAsync(await inspector.OpenAsync("/import"), ("cung-buoi.txt", Report()));
        var review = await inspector.OpenAsync(page.QuerySelector(".intake a")!.GetAttribute("href")!);
        Assert.Contains(review.QuerySelectorAll("#same a"), link => path.StartsWith(link.GetAttribute("href")!, StringComparison.Ordinal));
        Assert.Equal("", ((IHtmlSelectElement)review.QuerySelector("#attach")!).Value);
    }

    [Fact]
    public async Task A_body_that_is_not_in_the_tree_is_said_and_can_be_looked_for()
    {
        var inspector = await site.SignedInAsync("kiemtra");
        var (_, page) = await inspector.SendFilesAsync(await inspector.OpenAsync("/import"), ("ngoai-cay.txt", Report()));
        var review = await inspector.OpenAsync(page.QuerySelector(".intake a")!.GetAttribute("href")!);
        (_, page) = await inspector.SendAsync(review, "#review", ("op", "more"), ("rest", "accept"), ("inspectedBody", "Hội Hoa sen Vạn Xuân"));
        Assert.Contains("chỉ ghi tên", page.GetElementById("item-inspectedBody")!.QuerySelector(".unlinked")!.TextContent, StringComparison.Ordinal);
        (_, page) = await inspector.SendAsync(page, "#review", ("op", "record"), ("inspectedBody.tree", "Không đâu có"));
        Assert.Contains("“Không đâu có”", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        (var path, page) = await inspector.SendAsync(page, "#review", ("op", "record"), ("inspectedBody.tree", "Thành ủy Hải Phòng"));
        Assert.StartsWith("/engagements/", path, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("dl.facts a"), link => link.TextContent == "Hội Hoa sen Vạn Xuân");
    }

    [Fact]
    public async Task Without_a_headline_the_engagement_is_named_after_whom_and_when()
    {
        var inspector = await site.SignedInAsync("kiemtra");
        var text = Encoding.UTF8.GetBytes("Sáng 4/11/2026, Đoàn kiểm tra số 977 của Ủy ban Kiểm tra Thành ủy Hải Phòng đã có buổi làm việc với Đảng ủy Sở Nội vụ. Đoàn đánh giá công tác báo cáo còn chậm.");
        var (_, page) = await inspector.SendFilesAsync(await inspector.OpenAsync("/import"), ("sx.txt", text));
        var review = await inspector.OpenAsync(page.QuerySelector(".intake a")!.GetAttribute("href")! + "?as=session");
        Assert.Equal("Kiểm tra Đảng ủy Sở Nội vụ ngày 04/11/2026", review.GetElementById("title")!.TextContent);
    }

    [Fact]
    public async Task What_was_acted_on_meanwhile_is_refused_and_the_words_stay()
    {
        var inspector = await site.SignedInAsync("kiemtra");
        var (_, page) = await inspector.SendFilesAsync(await inspector.OpenAsync("/import"), ("tranh-chap.txt", Report()));
        (_, page) = await inspector.SendAsync(await inspector.OpenAsync(page.QuerySelector(".intake a")!.GetAttribute("href")!), "#review", ("op", "record"), ("rest", "accept"));
        var work = page.QuerySelector("#requirements a")!.GetAttribute("href")!;
        var stale = await inspector.OpenAsync(work);
        (string, string)[] filled = [("Form.Lead.Name", "Sở Xây dựng thành phố Hải Phòng"), ("Form.Product", "Kế hoạch")];
        var (path, _) = await inspector.SendAsync(stale, "#act form", filled);
        Assert.EndsWith("?done=assigned", path, StringComparison.Ordinal);
        (_, page) = await inspector.SendAsync(stale, "#act form", filled);
        Assert.Contains("vừa được người khác xử lý", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Kế hoạch", page.QuerySelector("#product")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_text_that_is_no_session_is_registered_as_a_document_only()
    {
        var officer = await site.SignedInAsync("vanphong");
        var text = Encoding.UTF8.GetBytes("""
            THÀNH ỦY HẢI PHÒNG
            *
            Số 77-KL/TU

            ĐẢNG CỘNG SẢN VIỆT NAM
            Hải Phòng, ngày 05 tháng 02 năm 2026

            KẾT LUẬN
            về việc thực hiện chuyển đổi số trong Đảng bộ thành phố

            1. Các cấp ủy khẩn trương hoàn thành kế hoạch.
            2. Giao Văn phòng Thành ủy theo dõi.
            """);
        var (_, page) = await officer.SendFilesAsync(await officer.OpenAsync("/import"), ("ket-luan.txt", text));
        page = await officer.OpenAsync(page.QuerySelector(".intake a")!.GetAttribute("href")!);
        Assert.Equal("77-KL/TU", page.QuerySelector("#document\\.number")!.GetAttribute("value"));
        Assert.Equal("05/02/2026", page.QuerySelector("#document\\.issued")!.GetAttribute("value"));
        var (path, document) = await officer.SendAsync(page, "#review", ("op", "register"), ("rest", "accept"), ("document.stage", "Draft"));
        Assert.StartsWith("/documents/", path, StringComparison.Ordinal);
        Assert.Contains("Dự thảo", document.QuerySelector(".page-header .chips")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Đã đăng ký văn bản", document.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        var file = await officer.Client.GetAsync(document.QuerySelector("a[download]")!.GetAttribute("href"), TestContext.Current.CancellationToken);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(text, await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_in_words_and_nothing_is_kept()
    {
        var officer = await site.SignedInAsync("vanphong");
        var before = await WaitingAsync(officer);
        (string Name, byte[] Content, string Words)[] files =
        [
            ("trong.txt", [], "Tệp trống"),
            ("nhi-phan.txt", [0, 1, 2, 255, 254, 0, 0, 7, 0, 0, 1], ""),
            ("mat-khau.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], ""),
            ("cut.docx", "PK\u0003\u0004cut"u8.ToArray(), ""),
            ("gia.pdf", "%PDF-1.7\nnothing"u8.ToArray(), ""),
        ];
        var (_, page) = await officer.SendFilesAsync(await officer.OpenAsync("/import"), [.. files.Select(file => (file.Name, file.Content))]);
        var results = page.QuerySelectorAll(".intake li").Select(row => row.TextContent).ToList();
        Assert.Equal(files.Length, results.Count);
        foreach (var (file, result) in files.Zip(results))
        {
            Assert.Contains("Không nhận", result, StringComparison.Ordinal);
            Assert.Contains(file.Name, result, StringComparison.Ordinal);
            Assert.Contains(file.Words, result, StringComparison.Ordinal);
        }

        Assert.Equal(before, await WaitingAsync(officer));
    }

    [Fact]
    public async Task A_name_with_a_path_is_only_a_name()
    {
        var officer = await site.SignedInAsync("vanphong");
        var (_, page) = await officer.SendFilesAsync(await officer.OpenAsync("/import"), ("../../etc/passwd.txt", Report()));
        var row = page.QuerySelector(".intake li b")!.TextContent;
        Assert.Equal("passwd.txt", row);
    }

    [Fact]
    public async Task The_same_file_twice_is_recognised_under_any_name()
    {
        var officer = await site.SignedInAsync("vanphong");
        var report = Report();
        await officer.SendFilesAsync(await officer.OpenAsync("/import"), ("lan-mot.txt", report));
        var (_, page) = await officer.SendFilesAsync(await officer.OpenAsync("/import"), ("lan-hai.txt", report));
        var row = page.QuerySelector(".intake li")!;
        Assert.Contains("“lan-mot.txt”", row.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/import/", row.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sending_without_its_token_is_refused()
    {
        var officer = await site.SignedInAsync("vanphong");
        using var content = new MultipartFormDataContent { { new ByteArrayContent(Report()), "files", "a.txt" } };
        var answer = await officer.Client.PostAsync("/import/files", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    static async Task<int> WaitingAsync(Browser browser) => (await browser.OpenAsync("/import")).QuerySelectorAll("tbody[data-rows] tr").Length;
}
