using CsCheck;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Search;
using DonDoc.Tracking.Tests.Databases;

namespace DonDoc.Tracking.Tests.Search;

/// <summary>Whatever is typed, both databases find the same texts in the same order.</summary>
public sealed class SameOnBothTests
{
    private static readonly string[] Words =
    [
        "nghị", "quyết", "nghi", "quyet", "chuyển", "đổi", "số", "so", "sổ", "Ủy", "ủy", "uỷ", "ban", "bản", "45-NQ/TW", "45", "NQ", "2030", "5G", "đ", "d", "hòa", "hoà", "hoa",
    ];

    private static readonly Gen<string> Phrase = Gen.Int[0, Words.Length - 1].Array[1, 4].Select(at => string.Join(' ', at.Select(i => Words[i])));

    [Fact]
    public async Task The_same_is_found_in_the_same_order()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        var texts = Enumerable.Range(0, 40).Select(i => string.Join('\n', Enumerable.Range(1, 5).Select(n => $"{n}. {Sentence(i * 7 + n)}"))).ToList();
        await using var lite = await World.CreateAsync(Provider.Sqlite);
        await using var big = await World.CreateAsync(Provider.Postgres);
        foreach (var world in new[] { lite, big })
        {
            await using var db = world.Open();
            foreach (var (text, i) in texts.Select((text, i) => (text, i)))
            {
                Assert.Null((await new RegisterDocument(db, world.Officer, world.Clock, new()).RunAsync(new("", "nghị quyết", $"{i}-NQ/TU", world.HaiPhong, null,
                    new DateOnly(2020 + i % 5, 1 + i % 12, 1 + i % 28), Sentence(i), PlainText: text))).Refusal);
            }
        }

        await Gen.Select(Phrase, Gen.Bool, Gen.Bool).SampleAsync(async typed =>
        {
            var (words, isQuoted, isUnfinished) = typed;
            var text = isQuoted ? $"\"{words}\"" : words;
            Assert.Equal(await FindAsync(lite, text, isUnfinished), await FindAsync(big, text, isUnfinished));
        }, iter: 60, threads: 1, seed: "0N0XIzNsQ0O2");

        static string Sentence(int seed) => string.Join(' ', Enumerable.Range(0, 9).Select(n => Words[(seed * 31 + n * n * 17 + n) % Words.Length]));
    }

    private static async Task<List<string>> FindAsync(World world, string text, bool isUnfinished)
    {
        await using var db = world.Open();
        var page = await new SearchTexts(db, world.Officer).RunAsync(new(text, IsUnfinished: isUnfinished, Page: new(Limit: 60)));
        return [.. page.Items.Select(hit => $"{hit.Number} {hit.Path} {string.Concat(hit.Words.Select(word => word.IsMarked ? $"[{word.Text}]" : word.Text))}")];
    }
}
