using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;

namespace DonDoc.Tracking.Tests.Documents;

/// <summary>Texts of our own in the form of a resolution and of the programme that carries it out.</summary>
internal static class Papers
{
    public const string Resolution = """
        BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG CỘNG SẢN VIỆT NAM
        *
        Số 81-NQ/TW
        Hà Nội, ngày 12 tháng 3 năm 2025

        NGHỊ QUYẾT
        về phát triển cảng biển xanh

        I- QUAN ĐIỂM
        1. Phát triển cảng biển xanh là nhiệm vụ của cả hệ thống chính trị.
        2. Người dân vùng cảng được hưởng lợi trước hết.
        II- MỤC TIÊU
        1. Đến năm 2030, 60% cảng loại I dùng điện bờ.
        III- NHIỆM VỤ, GIẢI PHÁP
        1. Hoàn thiện thể chế
        a) Sửa đổi quy định về phí cảng biển trong năm 2026.
        b) Ban hành tiêu chí cảng xanh.
        2. Đầu tư hạ tầng điện bờ tại các cảng loại I.
        IV- TỔ CHỨC THỰC HIỆN
        1. Các tỉnh ủy, thành ủy xây dựng chương trình hành động thực hiện Nghị quyết.
        """;

    public static RegisterDocument.Input Central(World world, string text = Resolution) => new(
        "NQ", "nghị quyết", "81-NQ/TW", world.Centre, null, new DateOnly(2025, 3, 12), "Phát triển cảng biển xanh",
        DocumentAudience.Subordinates, Owner: world.Centre, PlainText: text);

    public static RegisterDocument.Input Programme(World world, params MentionedDocument[] references) => new(
        "CTr", "chương trình hành động", "12-CTr/TU", null, "Ban Thường vụ Thành ủy Hải Phòng", new DateOnly(2025, 4, 2), "Thực hiện Nghị quyết số 81-NQ/TW",
        DocumentAudience.Subordinates, PlainText: "1. Lắp điện bờ tại cảng Lạch Huyện.", References: references);

    public static readonly MentionedDocument Mention = new("Nghị quyết số 81 - NQ/TƯ", "Nghị quyết", "81 - NQ/TƯ", IssuerName: "Ban Chấp hành Trung ương");

    public static async Task<DocumentId> RegisterAsync(World world, CurrentUser by, RegisterDocument.Input input)
    {
        await using var db = world.Open();
        return (await new RegisterDocument(db, by, world.Clock, new()).RunAsync(input)).Value;
    }
}
