using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Text.Tests.Structure;

/// <summary>Every example of <c>InnerReferences.md</c> is read as it says.</summary>
public sealed class InnerReferenceSpecTests
{
    public static TheoryData<int, string, string> Examples() => Specification.Examples("inner", "InnerReferences.md");

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_is_read_as_specified(int line, string text, string expected)
    {
        var source = SourceText.FromPlain(text);
        var read = OutlineReader.Read(source).InnerReferences;
        Assert.All(read, r => Assert.Equal(r.Text, source.Text[r.Start..r.End]));
        Assert.Equal($"line {line}\n{expected}", $"line {line}\n{string.Join('\n', read.Select(r => $"{r.Text}: {r.Address} {r.Target ?? "-"}"))}");
    }
}
