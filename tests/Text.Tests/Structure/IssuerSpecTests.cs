using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Tests.Structure;

/// <summary>Every row of <c>Issuers.md</c> is set as a header block, a title and a signature; the issuer read of it is the one in the row.</summary>
public sealed class IssuerSpecTests
{
    public static TheoryData<string, string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(Documents.Root, "src", "Text", "Structure", "Issuers.md")))
        {
            if (line is ['|', ..] && line.Split('|', StringSplitOptions.TrimEntries) is [_, var column, var number, var signature, var issuer, _] && number is [>= '0' and <= '9', ..])
                rows.Add(column, number, signature, issuer);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Issuer_is_read_as_specified(string column, string number, string signature, string issuer)
    {
        var title = number.Contains("-CV/", StringComparison.Ordinal) ? "V/v thực hiện nhiệm vụ" : "KẾ HOẠCH\nthực hiện nhiệm vụ";
        var motto = number.Split('/')[0].Contains('-', StringComparison.Ordinal) ? "ĐẢNG CỘNG SẢN VIỆT NAM" : "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc";
        var text = $"{Lines(column)}\nSố: {number}\n{motto}\nLam Sơn, ngày 05 tháng 3 năm 2026\n\n{title}\n\nI. NHIỆM VỤ\n1. Một.\n2. Hai.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n{Lines(signature)}\nTrần Văn Ba";

        Assert.Equal(issuer.ToLowerInvariant(), OutlineReader.Read(SourceText.FromPlain(text)).Issuer?.ToLowerInvariant());
    }

    [Fact]
    public void The_specification_has_its_rows() => Assert.True(Rows().Count > 50);

    static string Lines(string cell) => cell.Replace(" / ", "\n", StringComparison.Ordinal);
}
