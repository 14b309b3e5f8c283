using System.Diagnostics;
using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using DonDoc.Text.Similarity;
using DonDoc.Text.Source;

namespace DonDoc.Bench;

/// <summary>
/// Copies within a collection, against decoding UTF-8 and hashing the same bytes in the same run; with 1, 10 and so on times the text. Processor time is told
/// too, where others work on the machine. Every fourth text has a passage of an earlier one.
/// </summary>
static class CopiesBenchmarks
{
    // As long as a short programme.
    const int TextBytes = 5000;

    // Kept, so that nothing is left out.
    static ulong s_hash;

    public static int Run(IReadOnlyList<int> megabytes)
    {
        foreach (var size in megabytes)
            Measure(size);
        return 0;
    }

    static void Measure(int megabytes)
    {
        var texts = Invent(megabytes * 1_000_000L);
        var bytes = texts.Sum(text => (long)text.Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:f0} MB, {texts.Count} texts"));
        var plain = Time("decode and hash (one core)", bytes, () =>
        {
            foreach (var text in texts)
                s_hash ^= XxHash3.HashToUInt64(MemoryMarshal.AsBytes(Encoding.UTF8.GetString(text).AsSpan()));
        });
        var wordings = new Wording[texts.Count];
        var read = Time("words", bytes, () => Parallel.For(0, texts.Count, i => wordings[i] = Wording.Of(SourceText.FromPlain(Encoding.UTF8.GetString(texts[i])).Text)));
        var last = wordings[^1];
        texts = [];
        var found = 0;
        var searched = Time("passages", bytes, () => found = CopySearch.Find(wordings).Count);
        CopyIndex? index = null;
        Time("kept ready", bytes, () => index = new CopyIndex(wordings));
        var one = Stopwatch.GetTimestamp();
        index!.Find(last);
        index.Add(last);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  one text more, compared and kept: {Stopwatch.GetElapsedTime(one).TotalMilliseconds:f1} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  together {bytes / 1e6 / (read + searched):f0} MB/s, {(read + searched) / plain:f1} times the plain pass; {found} passages; {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:f0} MB at most"));
    }

    static double Time(string what, long bytes, Action act)
    {
        using var process = Process.GetCurrentProcess();
        var (started, processor) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        act();
        process.Refresh();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what}: {seconds:f2} s, {(process.TotalProcessorTime - processor).TotalSeconds:f2} s of processor time, {bytes / 1e6 / seconds:f0} MB/s"));
        return seconds;
    }

    // Words follow each other as in the corpus, so that set phrases are as frequent as they are.
    static List<byte[]> Invent(long bytes)
    {
        var random = new Random(20261127);
        var words = Corpus.SessionTexts().SelectMany(text => Encoding.UTF8.GetString(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var next = words.Zip(words.Skip(1)).ToLookup(pair => pair.First, pair => pair.Second).ToDictionary(group => group.Key, group => group.ToArray());
        var texts = new List<byte[]>();
        var builder = new StringBuilder();
        string[] before = [];
        for (long size = 0; size < bytes; size += texts[^1].Length)
        {
            builder.Clear();
            var word = words[random.Next(words.Length)];
            while (builder.Length < TextBytes * 3 / 4)
            {
                builder.Append(word).Append(random.Next(14) == 0 ? ".\n" : " ");
                word = random.Next(4) > 0 && next.TryGetValue(word, out var follow) ? follow[random.Next(follow.Length)] : words[random.Next(words.Length)];
            }

            if (texts.Count % 4 == 3)
                builder.AppendJoin(' ', before.Skip(random.Next(100)).Take(40)).Append('.');
            if (texts.Count % 4 == 0)
                before = builder.ToString().Split(' ');
            texts.Add(Encoding.UTF8.GetBytes(builder.ToString()));
        }

        return texts;
    }
}
