using System.Security;
using System.Text;
using DonDoc.Formats.Tests.Docx;
using DonDoc.Formats.Tests.Pdf;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Formats.Tests.Outlines;

/// <summary>One table of tasks, set in every form and order of columns: cells merged over rows, groups over columns, a header of two rows, two pages.</summary>
public sealed class TaskTableTests
{
    /// <summary>Null in a cell: it is merged with the one above.</summary>
    sealed record Row(string Ordinal, string? Task, string? Lead, string? Cooperating, string? Due, string? Product)
    {
        public bool IsGroup => Lead == "";
    }

    static readonly Row[] _rows =
    [
        Group("I", "Công tác xây dựng Đảng"),
        new("1", "Tổng kết Nghị quyết chuyên đề", "Ban Tổ chức Tỉnh ủy", "Văn phòng Tỉnh ủy; Đảng ủy UBND tỉnh", "Quý I/2026", "Báo cáo"),
        new("2", "Kiểm tra việc thực hiện chỉ thị", "Ủy ban Kiểm tra Tỉnh ủy", "Các cơ quan liên quan", "30/6/2026", "Thông báo kết luận"),
        new("3", "Bồi dưỡng cấp ủy viên cơ sở", null, "Trường Chính trị tỉnh", null, "Kế hoạch"),
        Group("II", "Phát triển kinh tế"),
        new("4", "Lập quy hoạch vùng động lực", "Sở Xây dựng", "Sở Tài chính, Sở Nội vụ", "Năm 2026", "Quyết định"),
        new("5", "Thu hút đầu tư", null, "Ban Quản lý Khu kinh tế", null, "Danh mục dự án"),
        Group("III", "Văn hóa, xã hội"),
        new("6", "Xóa nhà tạm", "Sở Nông nghiệp và Môi trường", "UBND các xã, phường", "Trước 31/12/2026", "Báo cáo"),
    ];

    static readonly (string Name, Func<Row, string?> Cell)[] _columns =
    [
        ("TT", r => r.Ordinal), ("Nhiệm vụ", r => r.Task), ("Cơ quan chủ trì", r => r.Lead), ("Cơ quan phối hợp", r => r.Cooperating), ("Thời gian hoàn thành", r => r.Due), ("Sản phẩm", r => r.Product),
    ];

    public static TheoryData<int[]> Orders() => new([0, 1, 2, 3, 4, 5], [0, 1, 4, 2, 3, 5], [0, 5, 1, 4, 2, 3], [0, 1, 2, 3, 5, 4]);

    public static TheoryData<int[], bool, bool, bool> Prints()
    {
        bool[] either = [false, true];
        return [.. from order in Orders() from head in either from title in either from number in either select (order.Data, head, title, number)];
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Html(int[] order)
    {
        var table = new StringBuilder("<p>PHỤ LỤC I</p><table><tr>");
        foreach (var column in order)
            table.Append("<th>").Append(_columns[column].Name).Append("</th>");
        table.Append("</tr>");
        for (var i = 0; i < _rows.Length; i++)
        {
            table.Append("<tr>");
            if (_rows[i].IsGroup)
                table.Append("<td>").Append(_rows[i].Ordinal).Append("</td><td colspan=\"5\">").Append(_rows[i].Task).Append("</td>");
            else
                foreach (var column in order)
                    Cell(column);
            table.Append("</tr>");

            void Cell(int column)
            {
                if (_columns[column].Cell(_rows[i]) is not { } text)
                    return;
                var rows = 1 + _rows.Skip(i + 1).TakeWhile(r => !r.IsGroup && _columns[column].Cell(r) is null).Count();
                table.Append(Reading.Invariant($"<td rowspan=\"{rows}\">")).Append(SecurityElement.Escape(text)).Append("</td>");
            }
        }

        Check(Reading.Read(Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>{table}</table></body></html>"), "a.html").Text);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Word(int[] order)
    {
        var table = new StringBuilder("<w:p><w:r><w:t>PHỤ LỤC I</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblBorders><w:insideH w:val=\"single\" w:sz=\"4\"/></w:tblBorders></w:tblPr><w:tr>");
        foreach (var column in order)
            table.Append(Cell(_columns[column].Name));
        table.Append("</w:tr>");
        for (var i = 0; i < _rows.Length; i++)
        {
            table.Append("<w:tr>");
            if (_rows[i].IsGroup)
            {
                table.Append(Cell(_rows[i].Ordinal)).Append(Cell(_rows[i].Task!, "<w:gridSpan w:val=\"5\"/>"));
            }
            else
            {
                foreach (var read in order.Select(column => _columns[column].Cell))
                {
                    var begins = i + 1 < _rows.Length && !_rows[i + 1].IsGroup && read(_rows[i + 1]) is null;
                    table.Append(Cell(read(_rows[i]) ?? "", read(_rows[i]) is null ? "<w:vMerge/>" : begins ? "<w:vMerge w:val=\"restart\"/>" : ""));
                }
            }

            table.Append("</w:tr>");
        }

        Check(Reading.Read(WordFile.FromXml($"{table}</w:tbl>"), "a.docx").Text);

        static string Cell(string text, string properties = "") =>
            $"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r></w:p></w:tc>";
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Plain_text_in_pipes_with_the_header_again_on_a_new_page(int[] order)
    {
        var lines = new List<string> { "PHỤ LỤC I", Line(c => c.Name) };
        for (var i = 0; i < _rows.Length; i++)
        {
            // A page ends in the middle of the table.
            if (i == 5)
                lines.AddRange(["12", Line(c => c.Name)]);
            lines.Add(_rows[i].IsGroup ? $"| {_rows[i].Ordinal} | {_rows[i].Task} | | | | |" : Line(c => Filled(i, c.Cell)));
        }

        Check(SourceText.FromPlain(string.Join('\n', lines)));

        string Line(Func<(string Name, Func<Row, string?> Cell), string> cell) => $"| {string.Join(" | ", order.Select(o => cell(_columns[o])))} |";
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Pdf_with_ruled_cells_over_two_pages(int[] order)
    {
        var sheet = new Sheet();
        for (var i = 0; i < _rows.Length; i++)
        {
            if (i is 0 or 5)
            {
                sheet.Page(i == 0 ? "PHỤ LỤC I" : null, null);
                sheet.Head(order);
            }

            sheet.Row(order, i);
        }

        Check(Reading.Read(sheet.Build(), "a.pdf").Text);
    }

    /// <summary>Pages end behind a row, in the middle of a row, and before a group; what runs along at their edges is no part of the table.</summary>
    [Theory]
    [MemberData(nameof(Prints))]
    public void Pdf_over_three_pages(int[] order, bool isHeadRepeated, bool hasTitle, bool hasNumber)
    {
        var sheet = new Sheet();
        for (var i = 0; i < _rows.Length; i++)
        {
            if (i is 0 or 7)
                Page();
            if (i == 5)
            {
                // What the row says goes on upon the next page, below the header where there is one.
                var cells = order.Select(o => Filled(i, _columns[o].Cell).Split(' ')).ToList();
                sheet.Cells([.. cells.Select((words, column) => string.Join(' ', column == 0 ? words : words.Take((words.Length + 1) / 2)))], Sheet.Edges);
                Page();
                sheet.Cells([.. cells.Select((words, column) => column == 0 ? "" : string.Join(' ', words.Skip((words.Length + 1) / 2)))], Sheet.Edges);
                continue;
            }

            sheet.Row(order, i);
        }

        var text = Reading.Read(sheet.Build(), "a.pdf").Text;
        Check(text);
        // As it is kept and read again.
        Check(SourceText.FromPlain(text.Text));

        void Page()
        {
            sheet.Page(sheet.Pages == 0 ? "PHỤ LỤC I" : hasTitle ? "Kèm theo Kế hoạch số 12-KH/TU" : null, hasNumber ? $"{sheet.Pages + 1}" : null);
            if (sheet.Pages == 1 || isHeadRepeated)
                sheet.Head(order);
        }
    }

    /// <summary>The same words above both are no running title where the numbers begin anew.</summary>
    [Fact]
    public void Two_tables_under_one_title_are_two()
    {
        const string Table = "Nhiệm vụ cụ thể\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Trồng cây | Sở Xây dựng | Năm 2026 |\n| 2 | Tưới cây | Sở Nội vụ | Năm 2027 |\n";
        Assert.Equal([2, 2], OutlineReader.Read(SourceText.FromPlain($"PHỤ LỤC I\n{Table}{Table}")).TaskTables.Select(table => table.Rows.Count));
        var goesOn = Table.Replace("| 1 |", "| 3 |", StringComparison.Ordinal).Replace("| 2 |", "| 4 |", StringComparison.Ordinal);
        Assert.Equal([4], OutlineReader.Read(SourceText.FromPlain($"PHỤ LỤC I\n{Table}{goesOn}")).TaskTables.Select(table => table.Rows.Count));
    }

    /// <summary>Pages with cells that lines are drawn around.</summary>
    sealed class Sheet
    {
        public static readonly double[] Edges = [30, 60, 170, 275, 390, 480, 570];

        readonly PdfFile _file = new();
        double _y;

        public int Pages => _file.Pages;

        public byte[] Build() => _file.Build();

        public void Page(string? above, string? below)
        {
            _file.Page();
            _y = 780;
            if (above is not null)
                _file.Line(200, 800, above);
            if (below is not null)
                _file.Line(295, 30, below);
        }

        public void Head(int[] order) => Cells([.. order.Select(o => _columns[o].Name)], Edges);

        public void Row(int[] order, int row)
        {
            if (_rows[row].IsGroup)
                Cells([_rows[row].Ordinal, _rows[row].Task!], [Edges[0], Edges[1], Edges[^1]]);
            else
                Cells([.. order.Select(o => Filled(row, _columns[o].Cell))], Edges);
        }

        public void Cells(string[] cells, double[] at)
        {
            var wrapped = cells.Select((c, i) => Wrap(c, (int)((at[i + 1] - at[i] - 6) / 4)).ToList()).ToList();
            var height = 12 * wrapped.Max(w => w.Count) + 6;
            for (var i = 0; i < cells.Length; i++)
            {
                for (var line = 0; line < wrapped[i].Count; line++)
                    _file.Line(at[i] + 3, _y - 11 - 12 * line, wrapped[i][line], 8);
            }

            foreach (var x in at)
                _file.Stroke(x, _y, x, _y - height);
            _file.Stroke(at[0], _y, at[^1], _y);
            _file.Stroke(at[0], _y - height, at[^1], _y - height);
            _y -= height;
        }
    }

    static void Check(SourceText text)
    {
        var outline = OutlineReader.Read(text);
        var rows = outline.TaskTables.SelectMany(t => t.Rows).Select(r => string.Join(" | ", r.Ordinal, r.Group, r.Task, r.Lead, string.Join("; ", r.Cooperating), r.Due, r.Deliverable));
        Assert.Equal(Expected(), rows);
    }

    static IEnumerable<string> Expected()
    {
        Row? group = null;
        for (var i = 0; i < _rows.Length; i++)
        {
            if (_rows[i].IsGroup)
                group = _rows[i];
            else
                yield return string.Join(" | ", _rows[i].Ordinal, $"{group!.Ordinal} {group.Task}", _rows[i].Task, Filled(i, r => r.Lead), Filled(i, r => r.Cooperating).Replace(", Sở", "; Sở", StringComparison.Ordinal), Filled(i, r => r.Due), Filled(i, r => r.Product));
        }
    }

    static string Filled(int row, Func<Row, string?> cell)
    {
        while (cell(_rows[row]) is null)
            row--;
        return cell(_rows[row])!;
    }

    static Row Group(string ordinal, string title) => new(ordinal, title, "", "", "", "");

    static IEnumerable<string> Wrap(string text, int letters)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length + 1 > letters)
            {
                yield return line;
                line = "";
            }

            line += (line.Length > 0 ? " " : "") + word;
        }

        yield return line;
    }
}
