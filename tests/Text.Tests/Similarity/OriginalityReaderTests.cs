using DonDoc.Text.Similarity;
using DonDoc.Text.Source;

namespace DonDoc.Text.Tests.Similarity;

/// <summary>What counts as taken over, and what does not.</summary>
public sealed class OriginalityReaderTests
{
    const string Sentence = "Hoàn thành nạo vét luồng Lạch Giang trước mùa mưa, giao Cảng vụ Hải Phòng chủ trì, kiểm đếm khối lượng từng tháng và công khai trên trang thông tin của thành phố.";

    static readonly string _parent = $"NGHỊ QUYẾT\nvề phát triển cảng biển\nI. NHIỆM VỤ\n1. {Sentence}\n2. Chuyển 40% hàng rời sang đường thủy nội địa vào năm 2030, mỗi năm báo cáo một lần tại kỳ họp cuối năm của Ban Chấp hành.";

    [Theory]
    [InlineData("Hoàn thành nạo vét luồng Lạch Giang trước mùa mưa, giao Cảng vụ Hải Phòng chủ trì, kiểm đếm khối lượng từng tháng và công khai trên trang thông tin của thành phố.")]
    [InlineData("HOÀN THÀNH NẠO VÉT LUỒNG LẠCH GIANG TRƯỚC MÙA MƯA, giao Cảng vụ Hải Phòng chủ trì, kiểm đếm khối lượng từng tháng và công khai trên trang thông tin của thành phố")]
    [InlineData("Hoàn thành nạo vét luồng Cửa Lục trước mùa mưa, giao Cảng vụ Quảng Ninh chủ trì, kiểm đếm khối lượng từng tháng và công khai trên trang thông tin của tỉnh.")]
    [InlineData("Hoàn thành việc nạo vét luồng Lạch Giang trước mùa bão, giao Cảng vụ chủ trì, kiểm đếm khối lượng từng quý và công khai trên trang thông tin điện tử của thành phố.")]
    [InlineData("Kiểm đếm khối lượng từng tháng và công khai trên trang thông tin của thành phố; hoàn thành nạo vét luồng Lạch Giang trước mùa mưa, giao Cảng vụ Hải Phòng chủ trì.")]
    public void A_sentence_is_taken_over_with_other_names_a_word_changed_or_its_clauses_turned_round(string copied)
    {
        var child = $"KẾ HOẠCH\nI. VIỆC PHẢI LÀM\n1. Phường mở sổ theo dõi bến thủy, ghi tên chủ bến và ngày kiểm tra.\n2. {copied}\n3. Đội quản lý trật tự dẹp bãi chứa cát trái phép ở ba tổ dân phố.";

        var read = Read(child);

        var passage = Assert.Single(read.Passages);
        var at = child.IndexOf(copied, StringComparison.Ordinal);
        Assert.InRange(passage.Span.Start, at, at + 12);
        Assert.InRange(passage.Span.End, at + copied.Length - 25, at + copied.Length);
        Assert.Null(passage.Sibling);
        Assert.Contains(passage.SourceSpan.In(_parent).ToString()[..20], Sentence, StringComparison.Ordinal);
        Assert.Equal(1, read.OwnShare + read.VerbatimShare + read.SiblingShare, 6);
    }

    [Theory]
    [InlineData("Cảng vụ kiểm đếm bùn mỗi tuần, dán kết quả ở bảng tin của bến; ai thấy tàu đổ trộm thì gọi số của trạm.")]
    [InlineData("Căn cứ Nghị quyết: Hoàn thành nạo vét luồng Lạch Giang trước mùa mưa, giao Cảng vụ Hải Phòng chủ trì, kiểm đếm khối lượng từng tháng;")]
    [InlineData("Nghị quyết nêu rõ: “Hoàn thành nạo vét luồng Lạch Giang trước mùa mưa, giao Cảng vụ Hải Phòng chủ trì, kiểm đếm khối lượng từng tháng”.")]
    [InlineData("Nâng cao năng lực lãnh đạo, sức chiến đấu của tổ chức đảng và đảng viên trong toàn Đảng bộ phường.")]
    public void Own_words_grounds_quotations_and_set_phrases_are_not_copied(string own)
    {
        var parent = $"{_parent}\n3. Nâng cao năng lực lãnh đạo, sức chiến đấu của tổ chức đảng và đảng viên.";

        Assert.Empty(new OriginalityReader(SourceText.FromPlain(parent)).Read([SourceText.FromPlain($"KẾ HOẠCH\nI. VIỆC PHẢI LÀM\n{own}")])[0].Passages);
    }

    [Fact]
    public void The_parent_under_another_name_has_nothing_of_its_own()
    {
        var read = Read(_parent.Replace("NGHỊ QUYẾT", "CHƯƠNG TRÌNH HÀNH ĐỘNG", StringComparison.Ordinal));

        Assert.InRange(read.VerbatimShare, 0.8, 1);
        Assert.Equal(1, read.VerbatimShare + read.OwnShare, 6);
    }

    [Fact]
    public void Texts_that_say_the_same_again_and_again_cost_no_more_than_others()
    {
        var again = SourceText.FromPlain(string.Concat(Enumerable.Repeat("rà soát, bổ sung, hoàn thiện quy định. ", 20_000)));

        Assert.True(new OriginalityReader(again).Read([again, again])[0] is { VerbatimShare: >= 0 and <= 1 });
    }

    [Fact]
    public void What_the_parent_does_not_have_is_looked_for_among_the_siblings()
    {
        const string shared = "Mỗi bến cử một người trực đêm, ghi sổ giờ tàu vào và giờ tàu ra, cuối tuần nộp về văn phòng phường.";
        var (one, other) = (SourceText.FromPlain($"KẾ HOẠCH\n1. {shared}\n2. {Sentence}"), SourceText.FromPlain($"CHƯƠNG TRÌNH\n1. Dẹp bãi cát.\n2. {shared}"));

        var read = new OriginalityReader(SourceText.FromPlain(_parent)).Read([one, other]);

        Assert.Equal([1, null], read[0].Passages.Select(passage => passage.Sibling));
        Assert.Equal(shared.TrimEnd('.'), read[0].Passages[0].Span.In(one.Text).ToString());
        Assert.Equal(0, Assert.Single(read[1].Passages).Sibling);
        Assert.True(read[0] is { SiblingShare: > 0, VerbatimShare: > 0 });
    }

    [Theory]
    [InlineData("")]
    [InlineData("Kế hoạch")]
    [InlineData("The programme is written in another language and has nothing in common with the resolution that it answers.")]
    [InlineData("\u0301\ud800“”\"…\n\n\n- - -")]
    public void A_text_of_nothing_is_its_own(string text)
    {
        var read = Read(text);

        Assert.Empty(read.Passages);
        Assert.Equal((0, 0, 1), (read.VerbatimShare, read.SiblingShare, read.OwnShare));
        Assert.Single(new OriginalityReader(SourceText.FromPlain(text)).Read([SourceText.FromPlain(_parent)]));
    }

    [Fact]
    public void Whatever_the_texts_are_passages_lie_inside_them_and_do_not_overlap()
    {
        var random = new Random(20261127);
        string[] pieces = ["đảng ", "viên ", "Hải Phòng ", "45 ", "XIII ", "\n", ". ", "“", "”", "\"", "a\u0301", "\ud83d\ude00", "– ", new string(' ', 700), new string('x', 600), Sentence, "Căn cứ "];
        for (var round = 0; round < 300; round++)
        {
            var texts = Enumerable.Range(0, 3).Select(_ => SourceText.FromPlain(string.Concat(Enumerable.Range(0, random.Next(120)).Select(_ => pieces[random.Next(pieces.Length)])))).ToList();
            var read = new OriginalityReader(texts[0]).Read([texts[1], texts[2]]);
            for (var i = 0; i < 2; i++)
            {
                var end = 0;
                foreach (var passage in read[i].Passages)
                {
                    Assert.True(passage.Span.Start >= end && passage.Span.Length > 0 && passage.Span.End <= texts[i + 1].Text.Length);
                    var source = passage.Sibling is { } sibling ? texts[sibling + 1] : texts[0];
                    Assert.True(passage.SourceSpan.Start >= 0 && passage.SourceSpan.Length > 0 && passage.SourceSpan.End <= source.Text.Length);
                    end = passage.Span.End;
                }

                Assert.Equal(1, read[i].VerbatimShare + read[i].SiblingShare + read[i].OwnShare, 6);
            }
        }
    }

    static Originality Read(string child) => new OriginalityReader(SourceText.FromPlain(_parent)).Read([SourceText.FromPlain(child)])[0];
}
