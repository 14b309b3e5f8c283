namespace DonDoc.Text.Similarity;

/// <summary>
/// Copied passages within a collection of texts, in time and memory that grow with its words. Every text has <see cref="Anchors"/>; texts with an anchor
/// in common are laid side by side there and walked outwards (<see cref="Stretch"/>). An anchor that stands in more texts than can all be compared is a
/// set phrase: of those, only texts that agree there for as long as a passage is are compared, each with the first of them.
/// </summary>
public static class CopySearch
{
    /// <summary>Words that make a passage where nobody says otherwise: shorter ones are mostly set phrases.</summary>
    public const int UsualWords = 12;

    /// <summary>With fewer, some passages of that length would not be found.</summary>
    public const int FewestWords = Anchors.Sure;

    // Texts with an anchor in common of which every pair is compared, at most; and pairs of places to be compared for each word of the collection.
    const int MostTexts = 24;
    const double MostPairs = 0.25;

    /// <param name="texts">The earlier before the later.</param>
    /// <param name="words">The least that makes a passage.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>By later text, then by earlier text and place.</returns>
    public static IReadOnlyList<CopiedPassage> Find(IReadOnlyList<Wording> texts, int words = UsualWords, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(words, FewestWords);
        if (texts.Count < 2)
            return [];
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        var collection = new Collection(texts);
        var links = GatherLinks(collection, new AnchorIndex(collection, options), words, options);
        var found = new List<CopiedPassage>[Shares.Count];
        Parallel.For(0, Shares.Count, options, () => new Laying(collection, words), (share, _, laying) =>
        {
            found[share] = laying.Follow(Shares.Take(links, share), cancellation);
            return laying;
        }, _ => { });
        return [.. found.SelectMany(passages => passages)];
    }

    // Pairs of places to be compared, the later one in the upper half, in the share of its text.
    static List<Shares> GatherLinks(Collection texts, AnchorIndex anchors, int words, ParallelOptions options)
    {
        var most = MostCompared(anchors, texts.Row.Length);
        var gathered = new List<Shares>();
        Parallel.For(0, Shares.Count, options, () => new Linking(texts, most, words), (share, _, linking) =>
        {
            linking.Follow(anchors.Take(share));
            return linking;
        }, linking =>
        {
            lock (gathered)
                gathered.Add(linking.Links);
        });
        return gathered;
    }

    // In how many places an anchor may stand for all pairs to be compared.
    static int MostCompared(AnchorIndex anchors, int words)
    {
        var groups = new long[MostTexts + 1];
        for (var share = 0; share < Shares.Count; share++)
        {
            var all = anchors[share];
            for (int at = 0, alike; at < all.Length; at += alike)
            {
                alike = AnchorIndex.Alike(all, at);
                if (alike <= MostTexts)
                    groups[alike]++;
            }
        }

        var (most, pairs) = (1, 0.0);
        while (most < MostTexts && (pairs += groups[most + 1] * (most + 1.0) * most / 2) <= MostPairs * words)
            most++;
        return Math.Max(2, most);
    }
}
