using System.Globalization;
using System.Text;

namespace DonDoc.Tracking.Generation;

/// <summary>Words of resolutions, reports and assignments as offices write them. Invented; the same for the same draw.</summary>
internal static class InventedTexts
{
    /// <summary>A field of work with what is done in it.</summary>
    internal sealed record Theme(string Field, string Subject, string[] Works);

    public static readonly Theme[] Themes =
    [
        new("chuyển đổi số", "đẩy mạnh chuyển đổi số trong hoạt động của các cơ quan", ["số hóa hồ sơ, kết quả giải quyết thủ tục hành chính", "kết nối, chia sẻ cơ sở dữ liệu dùng chung", "tích hợp dịch vụ công trực tuyến toàn trình", "thành lập và duy trì tổ công nghệ số cộng đồng", "bảo đảm an toàn thông tin hệ thống theo cấp độ"]),
        new("cải cách hành chính", "nâng cao chất lượng cải cách hành chính", ["rà soát, đơn giản hóa thủ tục hành chính nội bộ", "khắc phục các chỉ số thành phần giảm điểm", "giải quyết dứt điểm hồ sơ quá hạn", "khảo sát mức độ hài lòng của người dân"]),
        new("xây dựng Đảng", "xây dựng, củng cố tổ chức cơ sở đảng", ["kết nạp đảng viên mới theo chỉ tiêu được giao", "nâng cao chất lượng sinh hoạt chi bộ", "rà soát, bổ sung quy chế làm việc", "đánh giá, xếp loại tổ chức đảng và đảng viên"]),
        new("đầu tư công", "thúc đẩy giải ngân vốn đầu tư công", ["hoàn thành giải phóng mặt bằng dự án trọng điểm", "lập bảng tiến độ chi tiết các dự án chậm", "quyết toán dự án hoàn thành", "rà soát danh mục dự án chuyển tiếp"]),
        new("môi trường", "tăng cường quản lý tài nguyên, bảo vệ môi trường", ["xử lý điểm tập kết rác không đúng quy định", "phân loại chất thải rắn sinh hoạt tại nguồn", "kiểm tra các cơ sở xả thải lớn", "cập nhật cơ sở dữ liệu đất đai"]),
        new("giáo dục", "đổi mới, nâng cao chất lượng giáo dục và đào tạo", ["hoàn thành đề án sắp xếp mạng lưới trường lớp", "bổ sung phòng học, thiết bị dạy học tối thiểu", "tuyển dụng giáo viên còn thiếu"]),
        new("y tế", "nâng cao năng lực y tế cơ sở", ["lập hồ sơ sức khỏe điện tử cho người dân", "bố trí bác sĩ làm việc tại trạm y tế", "mua sắm trang thiết bị theo danh mục"]),
        new("an sinh xã hội", "thực hiện chính sách an sinh xã hội", ["xóa nhà tạm, nhà dột nát", "chi trả trợ cấp qua tài khoản", "rà soát hộ nghèo, hộ cận nghèo"]),
    ];

    private static readonly (string Verb, string Product)[] Verbs =
    [
        ("Tham mưu kế hoạch", "Kế hoạch được ban hành"), ("Tổ chức thực hiện việc", "Báo cáo kết quả kèm số liệu"), ("Rà soát, báo cáo việc", "Báo cáo rà soát"),
        ("Hoàn thành việc", "Biên bản nghiệm thu"), ("Kiểm tra, đôn đốc việc", "Thông báo kết quả kiểm tra"), ("Sơ kết việc", "Báo cáo sơ kết"),
    ];

    public static (string Content, string Product) Work(Theme theme, string lead, Random random)
    {
        var (verb, product) = Verbs[random.Next(Verbs.Length)];
        var work = theme.Works[random.Next(theme.Works.Length)];
        return random.Next(3) switch
        {
            0 => ($"{verb} {work} tại {lead}", product),
            1 => ($"{verb} {work}, bảo đảm đạt ít nhất {60 + random.Next(8) * 5} % kế hoạch năm", product),
            _ => ($"{verb} {work} theo chương trình công tác quý {1 + random.Next(4)}", product),
        };
    }

    private static readonly string[] Done = ["Đã ban hành văn bản chỉ đạo và phân công từng bộ phận", "Đã họp kiểm điểm tiến độ với các đơn vị liên quan", "Đã hoàn thành khảo sát và tổng hợp nhu cầu của cơ sở", "Đã tập huấn cho cán bộ trực tiếp thực hiện", "Đã rà soát hồ sơ, tài liệu và lập danh mục việc còn lại", "Đã kiểm tra thực tế tại các đơn vị"];

    private static readonly string[] Shown = ["khối lượng thực hiện vượt kế hoạch tháng", "khối lượng thực hiện bằng mức cùng kỳ năm trước", "số liệu được cập nhật đầy đủ trên hệ thống", "các chỉ tiêu thành phần cơ bản đạt yêu cầu", "còn một số đơn vị chưa gửi kết quả", "kết quả bước đầu được cấp trên ghi nhận", "tiến độ bám sát kế hoạch đã phê duyệt"];

    private static readonly string[] Then = ["đang hoàn thiện dự thảo sản phẩm để trình duyệt", "đang lấy ý kiến các cơ quan phối hợp", "đang khắc phục những nội dung được góp ý", "đang đôn đốc các bộ phận gửi số liệu còn thiếu"];

    private static readonly string[] Difficulties = ["Nhân lực kiêm nhiệm nhiều việc", "Kinh phí chưa được bố trí đủ", "Chưa có hướng dẫn thống nhất của cấp trên", "Số liệu giữa các đơn vị chưa khớp", "Hạ tầng kỹ thuật chưa đáp ứng"];

    private static readonly string[] Proposals = ["Đề nghị cấp trên sớm có hướng dẫn cụ thể", "Đề nghị bổ sung kinh phí thực hiện", "Đề nghị các đơn vị phối hợp gửi số liệu đúng hạn"];

    private static readonly string[] Steps = ["Tiếp tục thực hiện theo kế hoạch", "Hoàn thiện sản phẩm và trình phê duyệt", "Tổng hợp số liệu, chuẩn bị sơ kết", "Kiểm tra việc thực hiện tại cơ sở"];

    /// <summary>What was done in a period.</summary>
    public static string Result(Random random) => Results[random.Next(Results.Length)];

    private static readonly string[] Results = [.. from done in Done from shown in Shown from then in Then select $"{done}; {shown}; {then}."];

    public static string Difficulty(Random random) => Difficulties[random.Next(Difficulties.Length)];

    public static string Proposal(Random random) => Proposals[random.Next(Proposals.Length)];

    /// <summary>What will be done in the next period.</summary>
    public static string Next(Random random) => Steps[random.Next(Steps.Length)];

    /// <summary>The text of a resolution with its usual parts; each work of the theme is a task with who does it and until when.</summary>
    public static string Resolution(Theme theme, string issuer, string number, DateOnly day, string place)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"ĐẢNG CỘNG SẢN VIỆT NAM\n{place}, ngày {day:dd} tháng {day:MM} năm {day:yyyy}\n{issuer.ToUpperInvariant()}\n*\nSố {number}\n\nNGHỊ QUYẾT\nvề {theme.Subject}\n\n");
        text.Append("I. TÌNH HÌNH\n1. Những năm qua, công tác này đạt nhiều kết quả, song việc tổ chức thực hiện ở một số nơi còn chậm.\n2. Nguyên nhân chủ yếu là phân công chưa rõ, thiếu kiểm tra.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"II. MỤC TIÊU\n1. Đến năm {day.Year + 2}, 90 % nhiệm vụ được giao hoàn thành đúng hạn.\n2. Đến năm {day.Year + 4}, 100 % đơn vị có sản phẩm cụ thể được xác nhận.\n\nIII. NHIỆM VỤ, GIẢI PHÁP\n");
        foreach (var (index, work) in theme.Works.Index())
            text.Append(CultureInfo.InvariantCulture, $"{index + 1}. Các cấp ủy chỉ đạo {work}; hoàn thành trong năm {day.Year + 1 + index % 3}.\n");
        text.Append("\nIV. TỔ CHỨC THỰC HIỆN\n1. Các cấp ủy xây dựng chương trình, kế hoạch thực hiện trong 60 ngày.\n2. Ủy ban Kiểm tra theo dõi, đôn đốc, định kỳ báo cáo.\n");
        return text.ToString();
    }

    public static string Report(string inspecting, string inspected, DateOnly day, IEnumerable<string> shortcomings, IEnumerable<string> requirements) =>
        $"BÁO CÁO\nkết quả kiểm tra đối với {inspected}\n\nNgày {day:dd/MM/yyyy}, {inspecting} làm việc với {inspected}.\n\nI. HẠN CHẾ\n"
        + string.Concat(shortcomings.Select((one, index) => $"{index + 1}. {one}.\n")) + "\nII. YÊU CẦU\n"
        + string.Concat(requirements.Select((one, index) => $"{index + 1}. {one}.\n"));
}
