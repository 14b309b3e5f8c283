namespace DonDoc.Text.Tests.Structure;

/// <summary>Reads the fenced examples of the specifications beside <c>Text/Structure</c>: the text, <c>=&gt;</c>, what is read of it.</summary>
static class Specification
{
    public static TheoryData<int, string, string> Examples(string language, params string[] path)
    {
        var text = File.ReadAllText(Path.Combine([Documents.Root, "src", "Text", "Structure", .. path]));
        var examples = new TheoryData<int, string, string>();
        var fence = $"```{language}\n";
        for (var at = text.IndexOf(fence, StringComparison.Ordinal); at >= 0; at = text.IndexOf(fence, at + 1, StringComparison.Ordinal))
        {
            var start = at + fence.Length;
            var parts = text[start..text.IndexOf("\n```", start, StringComparison.Ordinal)].Split("\n=>\n");
            examples.Add(text.AsSpan(0, at).Count('\n') + 1, parts[0], parts[1]);
        }

        return examples;
    }
}
