using System.Reflection;
using DonDoc.Text.Source;

namespace DonDoc.Text.Similarity;

/// <summary>The set phrases of the genre (<c>SetPhrases.phrases</c>), found in a wording.</summary>
static class SetPhrases
{
    // Words by which a phrase is looked up; shorter phrases are no help.
    const int Key = 4;

    static readonly ILookup<ulong, ushort[]> Phrases = Read();

    /// <summary>Marks the words of every phrase that the wording has.</summary>
    public static void Mark(ReadOnlySpan<ushort> codes, Span<bool> common)
    {
        for (var i = 0; i + Key <= codes.Length; i++)
        {
            foreach (var phrase in Phrases[Anchors.Hash(codes.Slice(i, Key))])
            {
                // So much of a phrase as is there.
                var agreeing = codes[i..].CommonPrefixLength(phrase);
                if (agreeing >= Key)
                    common.Slice(i, agreeing).Fill(true);
            }
        }
    }

    // From every word on: the phrases are begun and left off where it suits.
    static ILookup<ulong, ushort[]> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{typeof(SetPhrases).FullName}.phrases")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .SelectMany(line =>
            {
                var codes = Wording.Of(SourceText.FromPlain(line).Text).Codes.ToArray();
                return Enumerable.Range(0, Math.Max(0, codes.Length - Key + 1)).Select(from => codes[from..]);
            })
            .ToLookup(codes => Anchors.Hash(codes.AsSpan(0, Key)));
    }
}
