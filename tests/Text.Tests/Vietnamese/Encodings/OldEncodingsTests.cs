using System.Text;
using CsCheck;
using DonDoc.Text.Source;
using DonDoc.Text.Vietnamese.Encodings;

namespace DonDoc.Text.Tests.Vietnamese.Encodings;

public sealed class OldEncodingsTests
{
    const string Letters =
        "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴĐ";

    [Theory]
    [InlineData(OldEncoding.Tcvn3, "Céng hßa x· héi chñ nghÜa ViÖt Nam. NghÞ quyÕt §¹i héi §¶ng bé thµnh phè", "Cộng hòa xã hội chủ nghĩa Việt Nam. Nghị quyết Đại hội Đảng bộ thành phố")]
    [InlineData(OldEncoding.Tcvn3, "T\u00ADëng, ®\u00ADîc, §¹i häc Kü thuËt, tØnh ñy, quy ®Þnh, v¨n b¶n, ý kiÕn", "Tưởng, được, Đại học Kỹ thuật, tỉnh ủy, quy định, văn bản, ý kiến")]
    [InlineData(OldEncoding.Vni, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Ñoäc laäp - Töï do - Haïnh phuùc", "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc")]
    [InlineData(OldEncoding.Vni, "NGHÒ QUYEÁT ÑAÏI HOÄI ÑAÛNG BOÄ, chæ thò, kyû luaät, ñaëc bieät, naêm, öu tieân, ôû, ÖÙng", "NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ, chỉ thị, kỷ luật, đặc biệt, năm, ưu tiên, ở, Ứng")]
    [InlineData(OldEncoding.Viqr, "Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam\\. DDo^.c la^.p, nu+o+'c, ba(`ng", "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập, nước, bằng")]
    public void Known_texts_are_read(OldEncoding encoding, string written, string read) =>
        Assert.Equal(read, OldEncodings.Read(written, new OldWriting(encoding)));

    [Theory]
    [InlineData(OldEncoding.Tcvn3)]
    [InlineData(OldEncoding.Vni)]
    [InlineData(OldEncoding.Viqr)]
    public void What_is_written_is_read_back(OldEncoding encoding) =>
        Gen.String[Gen.Char[Letters + "abcdegiouyXYZ0 ,;()\n"], 0, 40].Sample(text =>
        {
            // Small letters only, where the encoding has no others; no d after d, which is one letter in VIQR, and no dot below, which may be a full stop there (its own test).
            text = encoding switch
            {
                OldEncoding.Tcvn3 => text.ToLowerInvariant(),
                OldEncoding.Viqr => string.Concat(text.Replace("d", "", StringComparison.Ordinal).Replace("(", "", StringComparison.Ordinal).Where(c => !c.ToString().Normalize(NormalizationForm.FormD).Contains('\u0323', StringComparison.Ordinal))),
                _ => text,
            };
            var written = OldText.Write(text, encoding);
            Assert.Equal(text, OldEncodings.Read(written, new OldWriting(encoding)));
            if (encoding == OldEncoding.Tcvn3)
                Assert.Equal(text.ToUpperInvariant(), OldEncodings.Read(written, new OldWriting(encoding, OldCapitals.All)));
        }, iter: 3000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Every_letter_has_its_place_in_every_table()
    {
        foreach (var encoding in new[] { OldEncoding.Vni, OldEncoding.Viqr })
            Assert.Equal(Letters.Order(), LetterTable.Of(encoding).Letters.Values.Distinct().Order());
        Assert.Equal((Letters[..67] + "ĂÂÊÔƠƯĐ").Order(), LetterTable.Of(OldEncoding.Tcvn3).Letters.Values.Order());
    }

    [Fact]
    public void Codes_that_Windows_took_for_others_are_read_too()
    {
        Assert.Equal("Nghị quyết", OldEncodings.Read("Ngh\uF0DE quy\uF0D5t", new OldWriting(OldEncoding.Tcvn3)));
        // Decoded as Windows-1258: Þ became a mark, Õ the letter Ơ.
        Assert.Equal("Nghị quyết", OldEncodings.Read("Ngh\u0303 quyƠt", new OldWriting(OldEncoding.Tcvn3)));
    }

    [Theory]
    [InlineData("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]
    [InlineData("Hµ Néi, ngµy 5. ñy ban §¶ng", "Hà Nội, ngày 5. ủy ban Đảng")]
    [InlineData("BCH §¶NG Bé TØNH Vµ THµNH PHè Hµ NéI", "BCH ĐẢNG BỘ TỈNH VÀ THÀNH PHỐ HÀ NỘI")]
    [InlineData("Tê tr×nh\nVµ TH¦ VIÖN", "Tờ trình\nVÀ THƯ VIỆN")]
    [InlineData("Sè: 12-NQ/TU", "Số: 12-NQ/TU")]
    [InlineData("Sè 03/KH-UBND\t§¶NG CéNG S¶N VIÖT NAM", "Số 03/KH-UBND\tĐẢNG CỘNG SẢN VIỆT NAM")]
    [InlineData("Tõ 2/QC-TW", "Từ 2/QC-TW")]
    [InlineData("VÒ VIÖC TæNG KÕT", "VỀ VIỆC TỔNG KẾT")]
    public void Capitals_are_told_by_the_words(string written, string read) =>
        Assert.Equal(read, OldEncodings.Read(written, new OldWriting(OldEncoding.Tcvn3, OldCapitals.ByWord)));

    [Theory]
    [InlineData("I. MU.C TIE^U", "I. MỤC TIÊU")]
    [InlineData("III. TO^? CHU+'C THU+.C HIE^.N", "III. TỔ CHỨC THỰC HIỆN")]
    [InlineData("a. Ca^'p u?y;\nb. Chi bo^.;\nc. Kha'c", "a. Cấp ủy;\nb. Chi bộ;\nc. Khác")]
    [InlineData("kho^ng cha^.m tre^~ nu+~a. Gia'm ddo^'c", "không chậm trễ nữa. Giám đốc")]
    [InlineData("giao cho xa~.", "giao cho xã.")]
    [InlineData("co' nhie^.m vu. Ban", "có nhiệm vụ Ban")]
    [InlineData("ve^` nhie^.m vu.. Ban", "về nhiệm vụ. Ban")]
    [InlineData("quy mo^. Ba?o ve^. mo^i tru+o+`ng", "quy mô. Bảo vệ môi trường")]
    [InlineData("dda^`u tu+.\nHai", "đầu tư.\nHai")]
    [InlineData("ba'o ca'o ta.i ho^.i nghi., ta.m nghi?", "báo cáo tại hội nghị, tạm nghỉ")]
    [InlineData("Chu+o+ng IV. QUY DDI.NH", "Chương IV. QUY ĐỊNH")]
    [InlineData("DDO+N VI. THU+.C HIE^.N", "ĐƠN VỊ THỰC HIỆN")]
    [InlineData("ho.p cho+. o+? xa~", "họp chợ ở xã")]
    [InlineData("kinh te^' - xa~ ho^.i, va`...", "kinh tế - xã hội, và...")]
    public void A_full_stop_of_viqr_is_told_from_the_dot_below(string written, string read) =>
        Assert.Equal(read.Normalize(), OldEncodings.Read(written, new OldWriting(OldEncoding.Viqr)).Normalize());

    [Fact]
    public void Spans_lead_back_into_what_was_written()
    {
        const string Written = "Nghò quyeát\r\nÑaïi ho\u00E4i";
        var builder = new SourceTextBuilder();
        builder.Append(Written);
        var source = builder.Build(OldEncoding.Vni);
        Assert.Equal("Nghị quyết\nĐại hội".Replace("hội", "h" + "ộ" + "i", StringComparison.Ordinal), source.Text);
        Assert.Equal("quyeát", Back(source, "quyết"));
        Assert.Equal("Ñaïi", Back(source, "Đại"));
        Assert.Equal("hoäi", Back(source, "hội"));
        Assert.Equal(2, source.Paragraphs.Count);

        static string Back(SourceText source, string word)
        {
            var at = source.Text.IndexOf(word, StringComparison.Ordinal);
            var span = source.ToOriginal(new Span(at, at + word.Length));
            return source.Original[span.Start..span.End];
        }
    }

    [Fact]
    public void Every_span_of_any_string_leads_back() =>
        Gen.Select(Gen.String[Gen.Char["aouAOÑñöøïáä\u00AD\u00B5\u0301\u0303\r\n \uFEFF\0^'.+d\\\uF0DE\uD83D\uDE00"], 0, 60], Gen.Enum<OldEncoding>()).Sample((original, encoding) =>
        {
            var builder = new SourceTextBuilder();
            builder.Append(original);
            var source = builder.Build(encoding);
            Assert.True(source.Text.IsNormalized(NormalizationForm.FormC));
            var last = 0;
            for (var i = 0; i <= source.Text.Length; i++)
            {
                var start = source.ToOriginal(new Span(i, i)).Start;
                Assert.InRange(start, last, original.Length);
                last = start;
            }
        }, iter: 3000, seed: "0N0XIzNsQ0O2");
}
