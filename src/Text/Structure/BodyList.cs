namespace DonDoc.Text.Structure;

/// <summary>Divides a cell of cooperating bodies. Names have commas in them: “Sở Văn hóa, Thể thao và Du lịch” is one body.</summary>
static class BodyList
{
    // Words with which a name of a body begins.
    static readonly string[] Heads =
    [
        "Bộ", "Sở", "Ban", "các", "Ủy", "Uỷ", "Văn phòng", "Các", "Hội", "UBND", "HĐND", "UBMTTQ", "MTTQ", "Công an", "Đảng", "Tỉnh", "Thành", "Huyện", "Quận", "Phường",
        "Xã", "Viện", "Đài", "Cục", "Tổng", "Liên", "Mặt trận", "Ngân hàng", "Kiểm toán", "Tòa", "Toà", "Phòng", "Trung tâm", "Trường", "Học viện", "Báo", "Chi cục", "Chi bộ",
        "Thanh tra", "Bảo hiểm", "Kho bạc", "Thuế", "Hải quan", "Đoàn", "Tập đoàn", "Doanh nghiệp", "Quân", "Bộ đội", "Chính phủ", "Quốc hội", "Thường trực", "Cơ quan", "Đơn vị",
        "Địa phương", "Thông tấn", "VNPT", "Viettel",
    ];

    public static IReadOnlyList<string> Divide(string? cell)
    {
        if (cell is null)
            return [];
        var bodies = new List<string>();
        var start = 0;
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] == ';' || (cell[i] == ',' && BeginsBody(cell.AsSpan(i + 1).TrimStart())))
            {
                Add(cell.AsSpan(start, i - start));
                start = i + 1;
            }
        }

        Add(cell.AsSpan(start));
        return bodies;

        void Add(ReadOnlySpan<char> body)
        {
            body = body.Trim(" .;,-");
            if (!body.IsEmpty)
                bodies.Add(body.ToString());
        }
    }

    static bool BeginsBody(ReadOnlySpan<char> text)
    {
        foreach (var head in Heads)
        {
            if (text.StartsWith(head, StringComparison.Ordinal) && (text.Length == head.Length || !char.IsLetter(text[head.Length])))
                return true;
        }

        // Abbreviations: VTV, VOV, TTXVN.
        var end = text.IndexOfAny(" ,;.");
        var word = end < 0 ? text : text[..end];
        return word.Length > 1 && Line.IsInCapitals(word);
    }
}
