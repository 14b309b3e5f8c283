using System.Runtime.InteropServices;
using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents.Provisions;

/// <summary>A provision with its own words, as far as two texts are compared.</summary>
/// <param name="Words">Without the label, which changes with the number.</param>
internal sealed record ProvisionWords(ProvisionId Id, string Path, string Label, int Ordinal, string Words)
{
    public static List<ProvisionWords> Of(IEnumerable<Provision> provisions, string text) =>
        [.. provisions.Select(row => new ProvisionWords(row.Id, row.Path, row.Label, row.Ordinal, Own(text, row.Start, row.OwnEnd, row.Label)))];

    private static string Own(string text, int start, int end, string label)
    {
        if (start < 0 || end > text.Length || start > end)
            return "";
        var words = text[start..end].Trim();
        return words.StartsWith(label, StringComparison.Ordinal) ? words[label.Length..].TrimStart() : words;
    }
}

internal sealed record ProvisionMatch(ProvisionWords Older, ProvisionWords Newer, double Score, LineageReason Reason);

/// <summary>
/// Which provisions of a newer text continue those of an older one, told by their words alone: first those with the same words, then those
/// with the same words but for marks, then by the share of pairs of neighbouring words that both have (Dice), the most alike first. Each is taken once. What is
/// looked for goes by keys and hashes; what is said of a pair goes by its words.
/// </summary>
internal static class ProvisionMatching
{
    /// <summary>Less in common is a new provision.</summary>
    public const double Least = 0.5;

    /// <summary>A pair of words that stands in more provisions tells none from another.</summary>
    private const int Common = 40;

    /// <param name="settled">What a person confirmed; taken first.</param>
    /// <param name="rejected">What a person rejected; never proposed again.</param>
    public static List<ProvisionMatch> Match(
        IReadOnlyList<ProvisionWords> older, IReadOnlyList<ProvisionWords> newer,
        IReadOnlyCollection<(ProvisionId Older, ProvisionId Newer)>? settled = null, IReadOnlySet<(ProvisionId Older, ProvisionId Newer)>? rejected = null)
    {
        var matches = new List<ProvisionMatch>();
        var (old, fresh) = (older.Select(Keyed.Of).ToList(), newer.Select(Keyed.Of).ToList());
        foreach (var (from, to) in settled ?? [])
        {
            if (old.Find(one => one.Words.Id == from && !one.IsTaken) is { } a && fresh.Find(one => one.Words.Id == to && !one.IsTaken) is { } b)
                Take(a, b);
        }

        // Of several with the same words those with the same address belong together, then in order.
        foreach (var wordsOf in new Func<Keyed, string>[] { one => one.Exact, one => one.Key })
        {
            var byWords = old.Where(one => !one.IsTaken && one.Key.Length > 0).ToLookup(wordsOf, StringComparer.Ordinal);
            foreach (var isSamePlace in new[] { true, false })
            {
                foreach (var one in fresh.Where(one => !one.IsTaken && one.Key.Length > 0))
                {
                    if (byWords[wordsOf(one)].FirstOrDefault(other => !other.IsTaken && (!isSamePlace || other.Words.Path == one.Words.Path) && IsOpen(other, one)) is { } same)
                        Take(same, one);
                }
            }
        }

        foreach (var (a, b, score) in Alike(old, fresh).OrderByDescending(pair => pair.Score).ThenByDescending(pair => pair.Older.Words.Path == pair.Newer.Words.Path)
            .ThenBy(pair => pair.Newer.Words.Ordinal).ThenBy(pair => pair.Older.Words.Ordinal))
        {
            if (!a.IsTaken && !b.IsTaken && score >= Least && IsOpen(a, b))
                Take(a, b);
        }

        return matches;

        bool IsOpen(Keyed a, Keyed b) => rejected?.Contains((a.Words.Id, b.Words.Id)) != true;

        void Take(Keyed a, Keyed b)
        {
            a.IsTaken = b.IsTaken = true;
            var (score, reason) = Judge(a, b);
            matches.Add(new ProvisionMatch(a.Words, b.Words, score, reason));
        }
    }

    /// <summary>What is said of two provisions that belong together.</summary>
    public static (double Score, LineageReason Reason) Judge(ProvisionWords older, ProvisionWords newer) => Judge(Keyed.Of(older), Keyed.Of(newer));

    private static (double Score, LineageReason Reason) Judge(Keyed older, Keyed newer) =>
        string.Equals(older.Exact, newer.Exact, StringComparison.Ordinal) ? (1, LineageReason.SameWords) : (Share(older.Exact, newer.Exact), LineageReason.SimilarWords);

    // Only those that share a rare pair of words are looked at: linear for texts that differ, never all with all.
    private static IEnumerable<(Keyed Older, Keyed Newer, double Score)> Alike(List<Keyed> old, List<Keyed> fresh)
    {
        var index = new Dictionary<int, List<Keyed>>();
        foreach (var one in old.Where(one => !one.IsTaken))
        {
            foreach (var pair in one.Pairs.Keys)
            {
                ref var holders = ref CollectionsMarshal.GetValueRefOrAddDefault(index, pair, out _);
                (holders ??= []).Add(one);
            }
        }

        foreach (var one in fresh.Where(one => !one.IsTaken))
        {
            foreach (var other in one.Pairs.Keys.Where(pair => index.TryGetValue(pair, out var holders) && holders.Count <= Common).SelectMany(pair => index[pair]).Distinct())
                yield return (other, one, Dice(other, one));
        }
    }

    private static double Dice(Keyed a, Keyed b)
    {
        var (few, many) = a.Pairs.Count <= b.Pairs.Count ? (a, b) : (b, a);
        var shared = few.Pairs.Sum(pair => Math.Min(pair.Value, many.Pairs.GetValueOrDefault(pair.Key)));
        return few.Count + many.Count == 0 ? 0 : 2.0 * shared / (few.Count + many.Count);
    }

    // As Dice, of the words themselves.
    private static double Share(string one, string other)
    {
        var (older, newer) = (Pairs(one), Pairs(other));
        var counts = older.CountBy(pair => pair).ToDictionary();
        var shared = newer.CountBy(pair => pair).Sum(pair => Math.Min(pair.Value, counts.GetValueOrDefault(pair.Key)));
        return older.Count + newer.Count == 0 ? 0 : 2.0 * shared / (older.Count + newer.Count);

        static List<(string, string)> Pairs(string words) => words.Split(' ') is var parts && parts.Length > 1 ? [.. parts.Zip(parts.Skip(1))] : [(parts[0], "")];
    }

    private sealed class Keyed
    {
        public required ProvisionWords Words { get; init; }

        /// <summary>Its words in lower case, without what stands between them.</summary>
        public required string Exact { get; init; }

        /// <summary>The same without marks.</summary>
        public required string Key { get; init; }

        /// <summary>Neighbouring words, by hash, with how often; a word that stands alone is a pair with nothing.</summary>
        public required Dictionary<int, int> Pairs { get; init; }

        public required int Count { get; init; }

        public bool IsTaken { get; set; }

        public static Keyed Of(ProvisionWords words)
        {
            var exact = Parts(words.Words.Normalize().ToLowerInvariant());
            var parts = Parts(SearchKey.Of(words.Words));
            var pairs = new Dictionary<int, int>(parts.Length);
            for (var i = 0; i < Math.Max(parts.Length - 1, Math.Min(parts.Length, 1)); i++)
                CollectionsMarshal.GetValueRefOrAddDefault(pairs, HashCode.Combine(parts[i], i + 1 < parts.Length ? parts[i + 1] : ""), out _)++;
            return new Keyed { Words = words, Exact = string.Join(' ', exact), Key = string.Join(' ', parts), Pairs = pairs, Count = Math.Max(parts.Length - 1, Math.Min(parts.Length, 1)) };
        }

        private static string[] Parts(string words) => words.Split([' ', ',', '.', ';', ':', '(', ')', '“', '”', '"', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }
}

internal static class ProvisionTexts
{
    /// <summary>The provisions of a version with their words; the caller has seen the document from VisibleTo. None of more than a page shows.</summary>
    public static async Task<List<ProvisionWords>> ProvisionWordsAsync(this TrackingDb db, DocumentId document, int version, CancellationToken cancel)
    {
        var text = await db.DocumentTexts.AsNoTracking().Where(row => row.DocumentId == document && row.VersionNumber == version).Select(row => row.PlainText).SingleOrDefaultAsync(cancel);
        if (text is null)
            return [];
        var rows = await db.Provisions.AsNoTracking().Where(row => row.DocumentId == document && row.VersionNumber == version && row.Ordinal < ShowProvisions.Most)
            .OrderBy(row => row.Ordinal).ToListAsync(cancel);
        return ProvisionWords.Of(rows, text);
    }
}
