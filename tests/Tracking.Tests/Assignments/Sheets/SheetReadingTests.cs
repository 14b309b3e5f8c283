using CsCheck;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Sheets;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Tests.Assignments.Sheets;

/// <summary>What cells say, before anything is looked up.</summary>
public sealed class SheetReadingTests
{
    internal static List<GivenRow> Rows(params string[] rows) =>
        [.. rows.Select((row, index) => new GivenRow(index + 1, [.. row.Split('|').Select(cell => new GivenCell(cell.Trim()))])).Where(row => row.Cells.Any(cell => cell.Text.Length > 0))];

    /// <summary>As a spreadsheet calls it; these tables have less than 26 columns.</summary>
    internal static string Place(CellProblem one) => one.At is { } column ? $"{(char)('A' + column)}{one.Row}" : "";

    private static SheetContent Read(params string[] rows)
    {
        var (content, wrong, refusal) = SheetReading.Read(Rows(rows));
        Assert.Null(refusal);
        Assert.Empty(wrong);
        return content!;
    }

    private static string Wrong(params string[] rows) =>
        string.Join(", ", SheetReading.Read(Rows(rows)).Wrong.Select(one => $"{Place(one)} {one.Refusal.Code["sheet.".Length..]}"));

    /// <summary>As an office prints it: titles above, columns by other names and in another order, numbers under the headings, groups between the rows.</summary>
    [Fact]
    public void A_printed_table_is_read()
    {
        var content = Read(
            "THÀNH ỦY HẢI PHÒNG", "", "PHỤ LỤC: DANH MỤC NHIỆM VỤ", "STT|Thời gian hoàn thành|Nhiệm vụ, giải pháp|Cơ quan  Chủ trì:|Đơn vị phối hợp|Sản phẩm đầu ra|Ghi chú", "(1)|(2)|(3)|(4)|(5)|(6)|(7)",
            "I||Về thể chế||||", "1|Quý II/2027|Rà soát quy định|Sở Xây dựng|Sở A; Sở B|Báo cáo|x", "2|Thường xuyên|Công khai tiến độ||||", "II. Về hạ tầng", "3|6/2027|Xây cảng||||", "4|Không hạn|Bảo trì||||");
        Assert.Equal((2, "Ghi chú"), (content.Groups, Assert.Single(content.Unread)));
        Assert.Equal(
            [(7, "Rà soát quy định", new DateOnly(2027, 6, 30), null), (8, "Công khai tiến độ", null, Recurrence.Continuous), (10, "Xây cảng", new DateOnly(2027, 6, 30), null), (11, "Bảo trì", (DateOnly?)null, (Recurrence?)null)],
            content.Lines.Select(line => (line.Row, line.Content!, line.Due, line.Recurrence)));
        Assert.Equal(("Sở Xây dựng", "Sở A; Sở B", "Báo cáo"), (content.Lines[0].Lead, content.Lines[0].Cooperating, content.Lines[0].Product));
    }

    [Fact]
    public void Every_wrong_cell_is_told_with_its_place()
    {
        Assert.Equal("C2 no_day, D2 value_unknown, E3 value_unknown, A5 code_twice",
            Wrong("Mã|Nội dung|Thời hạn|Độ khẩn|Lặp lại|Phiên bản", "a|x|31/02/2027|rất vội||", "b|y|1/3/2027|Khẩn|thỉnh thoảng|", "C|z||||", "c|z||||"));
        var (_, wrong, _) = SheetReading.Read(Rows("Nội dung|Bắt đầu|Thời hạn|Sản phẩm|Phiên bản", "|1/2/2027|1/1/2027||", $"{new string('a', 4001)}|1/2/2027|1/1/2027||một", "TUYỆT MẬT|||Báo cáo|"));
        Assert.Equal(["A2 assignment.content_missing", "C2 assignment.due_before_start", "A3 text.too_long", "C3 assignment.due_before_start", "E3 sheet.version_unknown"],
            wrong.Where(one => one.Row < 4).Select(one => $"{Place(one)} {one.Refusal.Code}"));
        Assert.Contains(wrong, one => one.Row == 4 && one.Refusal.Code == TextRefusals.Classified.Code);
        Assert.Equal(81, wrong.First(one => Place(one) == "A3").Said!.Length);
    }

    [Fact]
    public void Days_months_and_failed_formulas_of_a_workbook()
    {
        var head = Rows("Nội dung|Thời hạn|Bắt đầu")[0];
        var (content, _, _) = SheetReading.Read([head, new(2, [new("x"), new("01/06/2027", new DateOnly(2027, 6, 1), IsMonth: true), new("02/06/2027", new DateOnly(2027, 6, 2))])]);
        Assert.Equal((new DateOnly(2027, 6, 30), new DateOnly(2027, 6, 2)), (content!.Lines[0].Due, content.Lines[0].StartsOn));
        var (_, wrong, _) = SheetReading.Read([head, new(2, [new("#REF!", IsError: true), new("#N/A", IsError: true)])]);
        Assert.Equal(["A2 sheet.formula_failed", "B2 sheet.formula_failed"], wrong.Select(one => $"{Place(one)} {one.Refusal.Code}"));
        // A number where a day is wanted, and a bare text.
        Assert.Equal("B2 no_day, C3 no_day", Wrong("Nội dung|Thời hạn|Bắt đầu", "x|46354|", "y||đầu năm"));
    }

    [Theory]
    [InlineData("sheet.no_headings", "a|b", "c|d")]
    [InlineData("sheet.no_headings", "Nội dung", "Rà soát")]
    [InlineData("sheet.column_twice", "Nội dung|Thời hạn|Hạn", "x||")]
    [InlineData("sheet.no_rows", "Nội dung|Thời hạn")]
    [InlineData("sheet.no_headings")]
    public void What_is_no_table_of_assignments_is_refused(string code, params string[] rows) => Assert.Equal(code, SheetReading.Read(Rows(rows)).Refusal!.Code);

    private static readonly string[] Samples = ["", "x", "1", "I", "31/12/2027", "31/02/2027", "Khẩn", "a;b", "Thường xuyên", "#REF!"];

    /// <summary>Whatever stands in the cells, no row is lost: it is a line, a group, numbers of columns, or has a wrong cell.</summary>
    [Fact]
    public void No_row_is_lost() =>
        Check.Sample(Gen.OneOf(Array.ConvertAll(Samples, one => Gen.Const(one))).Array[5].Array[1, 8], cells =>
        {
            var rows = cells.Select((row, index) => new GivenRow(index + 2, [.. row.Select(cell => new GivenCell(cell))])).Where(row => row.Cells.Any(cell => cell.Text.Length > 0)).ToList();
            var (content, wrong, refusal) = SheetReading.Read([.. Rows("Mã|Nội dung|Thời hạn|Độ khẩn|Cơ quan chủ trì"), .. rows]);
            if (refusal is not null)
                return;
            var told = wrong.Select(one => one.Row).ToHashSet();
            var lines = content!.Lines.Select(line => line.Row).ToHashSet();
            var left = rows.Count(row => !lines.Contains(row.Number) && !told.Contains(row.Number));
            var numberings = rows.Count(row => row.Cells.Count(cell => cell.Text.Length > 0) > 2 && row.Cells.All(cell => cell.Text is "" or "1" or "x" or "I"));
            Assert.InRange(left, content.Groups, content.Groups + numberings);
        });
}
