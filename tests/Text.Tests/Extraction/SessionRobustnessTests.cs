using CsCheck;
using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.Sessions;
using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;

namespace DonDoc.Text.Tests.Extraction;

/// <summary>Any string gives a report, and every fact of it is a piece of its text.</summary>
public sealed class SessionRobustnessTests
{
    static readonly string[] _pieces =
    [
        "Đoàn kiểm tra số ", "135", " của Bộ Chính trị ", "làm việc với ", "Ban Thường vụ Tỉnh ủy ", "Hà Nội", ", ", "; ", ". ", ": ", "\n", "\n\n", "(", ")", "- ", "1. ",
        "II- HẠN CHẾ", "đồng chí ", "Trần Văn An", ", Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy ", "Chiều 10/12", "ngày 31/2/2020", "99/99/9999", "Nghị quyết Trung ương 4 khóa XI, XII",
        "45-NQ/TW", "Nghị quyết số ", "Đại hội ", "khóa ", "XIII", "đề nghị ", "kiến nghị ", "sẽ ", "còn hạn chế", "Các tin khác", "7 đề án", "\uFEFF", "e\u0301", "\uD83D", "\uDE00", "\0", "\t",
        "999999999999999999", "H'", "’", "và ", "của ", "lần thứ ", "Luật ", "tháng ", "năm ", "Phát biểu kết luận, ",
    ];

    [Fact]
    public void Any_mixture_of_pieces_gives_a_report_whose_facts_are_in_the_text() =>
        Gen.Int[0, _pieces.Length - 1].Select(i => _pieces[i]).Array[0, 60].Select(parts => string.Concat(parts))
            .Sample(Holds, iter: 3000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Any_string_gives_a_report_whose_facts_are_in_the_text() =>
        Gen.String[Gen.Char, 0, 200].Sample(Holds, iter: 1000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void A_report_cut_anywhere_gives_a_report_whose_facts_are_in_the_text()
    {
        var texts = SessionCorpus.Labels.Select(l => SessionCorpus.Text(l).Text).ToArray();
        Gen.Select(Gen.Int[0, texts.Length - 1], Gen.Double[0, 1], Gen.Double[0, 1], (text, from, to) =>
        {
            var (a, b) = ((int)(from * texts[text].Length), (int)(to * texts[text].Length));
            return a <= b ? texts[text][a..b] : texts[text][b..a];
        }).Sample(Holds, iter: 600, seed: "0N0XIzNsQ0O2");
    }

    [Fact]
    public void Every_fact_of_the_corpus_is_in_its_text()
    {
        foreach (var label in SessionCorpus.Labels)
            Holds(SessionCorpus.Text(label).Text);
    }

    // A text of one kind of word, repeated, is where a reader that goes back shows itself. Work is counted, not timed.
    [Theory]
    [InlineData("Nguyễn ")]
    [InlineData("Ban Thường vụ Tỉnh ủy ")]
    [InlineData("Nghị quyết Trung ương 4, ")]
    [InlineData("đồng chí ")]
    [InlineData("kiểm tra tại ")]
    [InlineData("ngày 12, ")]
    [InlineData("(")]
    [InlineData("Bí thư Tỉnh ủy, ")]
    [InlineData("Đại hội ")]
    [InlineData("làm việc với ")]
    [InlineData("tiếp Đoàn kiểm tra của Bộ Y tế ")]
    [InlineData("kiểm tra của Sở Y tế. ")]
    [InlineData("Ông Trần Văn An đề nghị. ")]
    [InlineData("các xã A, xã B, ")]
    public void Work_grows_with_the_length_and_not_with_its_square(string piece)
    {
        var small = Work(piece, 20_000);
        var large = Work(piece, 160_000);
        Assert.True(large < small * 12, $"{small} look-ups for 20,000 characters, {large} for 160,000");
    }

    static long Work(string piece, int length)
    {
        var reading = Reading.Of(SourceText.FromPlain(string.Concat(Enumerable.Repeat(piece, length / piece.Length))));
        SessionReader.Read(reading);
        return reading.Lookups;
    }

    static void Holds(string original)
    {
        var source = SourceText.FromPlain(original);
        var report = SessionReader.Read(source);
        foreach (var passage in report.Strengths.Concat(report.Shortcomings).Concat(report.Requirements).Concat(report.Recommendations).Concat(report.Commitments))
        {
            Inside(source, passage);
            Assert.Equal(source.Text[passage.Start..passage.End], passage.Text);
        }

        foreach (var reference in report.References)
        {
            Inside(source, reference);
            Assert.Equal(source.Text[reference.Start..reference.End], reference.Text);
            Assert.True(reference.Number is not null || reference.Name is not null);
        }

        foreach (var count in report.Counts)
        {
            Inside(source, count);
            Assert.EndsWith(count.Of, source.Text[count.Start..count.End], StringComparison.Ordinal);
        }

        foreach (var person in report.Participants.Concat(report.Lead is { } lead ? [lead] : []))
        {
            Inside(source, person);
            var text = source.Text[person.Start..person.End];
            Assert.Contains(person.Name, text, StringComparison.Ordinal);
            Assert.All(person.Positions, p => Assert.Contains(p, text, StringComparison.Ordinal));
        }

        foreach (var (field, at) in report.Sources)
        {
            Inside(source, at);
            Assert.NotEmpty(field);
        }
    }

    static void Inside(SourceText source, IFact fact)
    {
        Assert.InRange(fact.Start, 0, source.Text.Length);
        Assert.InRange(fact.End, fact.Start + 1, source.Text.Length);
        Assert.InRange(fact.Confidence, 0, 1);
        Assert.NotEmpty(fact.Rule);
    }
}
