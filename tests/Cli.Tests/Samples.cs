namespace DonDoc.Cli.Tests;

/// <summary>Small texts written for these tests.</summary>
static class Samples
{
    public const string Session = """
        Đoàn kiểm tra số 18 của Tỉnh ủy làm việc với Ban Thường vụ Huyện ủy Tân Phú

        Sáng 12/5/2023, Đoàn kiểm tra số 18 của Ban Thường vụ Tỉnh ủy do đồng chí Nguyễn Văn Bình, Phó Bí thư Thường trực Tỉnh ủy làm Trưởng đoàn đã có buổi làm việc với Ban Thường vụ Huyện ủy Tân Phú về việc lãnh đạo, chỉ đạo thực hiện Nghị quyết số 18-NQ/TW, ngày 25/10/2017.

        Theo báo cáo, Huyện ủy đã ban hành 4 nghị quyết chuyên đề, 2 đề án. Bên cạnh đó, Đoàn kiểm tra chỉ ra một số hạn chế: việc học tập nghị quyết ở một số chi bộ còn hình thức.

        Kết luận buổi làm việc, đồng chí Nguyễn Văn Bình yêu cầu Ban Thường vụ Huyện ủy rà soát các nhiệm vụ chưa hoàn thành, xác định rõ người chịu trách nhiệm.
        """;

    public const string Programme = """
        HUYỆN ỦY TÂN PHÚ
        Số 12-CTr/HU
        Tân Phú, ngày 25 tháng 4 năm 2023

        CHƯƠNG TRÌNH HÀNH ĐỘNG
        thực hiện Nghị quyết số 18-NQ/TW, ngày 25/10/2017

        I. MỤC TIÊU
        1. Mục tiêu chung
        a) Xây dựng tổ chức bộ máy tinh gọn.
        b) Nâng cao hiệu quả hoạt động.
        II. NHIỆM VỤ
        | TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |
        |---|---|---|---|---|
        | 1 | Rà soát quy chế làm việc | Ban Tổ chức Huyện ủy | Văn phòng Huyện ủy; các đảng ủy xã | Quý III/2023 |
        """;
}
