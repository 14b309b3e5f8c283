using CsCheck;
using DonDoc.Text.Coverage;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Text.Tests.Coverage;

/// <summary>Any texts can be compared; every span lies in its statement, every score between 0 and 1.</summary>
public sealed class AnyStatementTests
{
    static readonly string[] Pieces =
    [
        "nước sạch", " nước máy ", "hợp tác xã", "85%", "12.000 căn", "1,", ".5", " và ", "của", "tăng cường", "mục III.3 Nghị quyết", "điểm a khoản 2 Điều 5 Nghị quyết số 19-NQ/TU", "mục ", "điểm", "31/12/2027", "\n",
        "\u0301", "\uD800", "\u200B", "😀", "\0", "thị trường", "trường", "THUẾ", "Uỷ ban", "9999999999999999999999", ";", "“", "”", "|", "- ", "không", "nước", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "",
    ];

    static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 20].Select(string.Concat),
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 20].Select(pieces => string.Join(' ', pieces)),
        Gen.String[Gen.Char, 0, 60]);

    static readonly Gen<Statement> Statements = Gen.Select(Texts, Texts.Array[0, 2], (text, headings) => new Statement("III.3", headings, text));

    [Fact]
    public void Any_statements_can_be_compared() => Gen.Select(Statements.Array[0, 6], Statements.Array[0, 6]).Sample((parent, child) => Check(CoverageReader.Suggest(parent, child), parent, child), iter: 5_000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Any_documents_can_be_compared() => Gen.Select(Texts, Texts).Sample(
        (parent, child) =>
        {
            var (one, other) = (SourceText.FromPlain("II. NHIỆM VỤ\n1. " + parent), SourceText.FromPlain("II. NHIỆM VỤ\n1. " + child));
            foreach (var provision in CoverageReader.Of(one, OutlineReader.Read(one), other, OutlineReader.Read(other)).Provisions)
                Assert.Equal(provision.Provision.Text, one.Text.Substring(provision.Provision.Start, provision.Provision.Text.Length));
        },
        iter: 5_000,
        seed: "0N0XIzNsQ0O2");

    static void Check(CoverageSuggestions read, Statement[] parent, Statement[] child)
    {
        Assert.Equal(parent, read.Provisions.Select(p => p.Provision));
        var answering = new HashSet<Statement>(ReferenceEqualityComparer.Instance);
        foreach (var provision in read.Provisions)
        {
            Assert.InRange(provision.AnsweredShare, 0, 1);
            Assert.Equal(provision.Suggestions.Count == 0, provision.Kind == AnswerKind.None);
            Assert.All(provision.Unanswered, span => Assert.True(Lies(span, provision.Provision) && span.Length > 0));
            foreach (var suggestion in provision.Suggestions)
            {
                Assert.InRange(suggestion.Score, 0, 1);
                Assert.All(suggestion.Links, link => Assert.True(Lies(link.InProvision, provision.Provision) && Lies(link.InCommitment, suggestion.Commitment)));
                answering.Add(suggestion.Commitment);
            }
        }

        // What is behind the best is not shown, and is not the programme's own either.
        Assert.DoesNotContain(read.Own, answering.Contains);
    }

    static bool Lies(Span span, Statement statement) => span.Start >= 0 && span.End >= span.Start && span.End <= statement.Text.Length;
}
