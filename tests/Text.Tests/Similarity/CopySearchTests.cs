using DonDoc.Text.Similarity;

namespace DonDoc.Text.Tests.Similarity;

/// <summary>Copies within a collection.</summary>
public sealed class CopySearchTests
{
    // Invented syllables: two texts have nothing in common by chance.
    static readonly string[] _syllables =
        [.. from first in "b c d g h k l m n p r s t v x".Split(' ') from vowel in "a à á e è é ê o ò ó ô ơ u ư i".Split(' ') from last in "n ng t c m p".Split(' ') select first + vowel + last];

    [Theory]
    [InlineData(12)]
    [InlineData(20)]
    [InlineData(60)]
    public void A_passage_is_found_with_its_place_in_both_texts(int words)
    {
        var random = new Random(words);
        var (one, passage, other) = (Text(random, 300), Text(random, words), Text(random, 200));
        var (first, second) = ($"{one} {passage} {Text(random, 50)}", $"{other} {passage} {Text(random, 80)}");

        var found = Assert.Single(Find([first, Text(random, 500), second]));

        Assert.Equal((0, 2, words), (found.Text, found.Other, found.Words));
        Assert.Equal(passage, Wording.Of(first).Place(found.First, found.End).In(first).ToString());
        Assert.Equal(passage, Wording.Of(second).Place(found.OtherFirst, found.OtherEnd).In(second).ToString());
    }

    [Fact]
    public void Shorter_passages_are_not_asked_for()
    {
        var random = new Random(7);
        var passage = Text(random, 15);
        string[] texts = [$"{Text(random, 40)} {passage} {Text(random, 40)}", $"{Text(random, 40)} {passage} {Text(random, 40)}"];

        Assert.Single(Find(texts));
        Assert.Empty(Find(texts, 20));
    }

    [Fact]
    public void Of_a_passage_that_very_many_have_each_is_shown_with_the_first()
    {
        var random = new Random(11);
        var passage = Text(random, 40);
        var texts = Enumerable.Range(0, 400).Select(_ => $"{Text(random, 60)} {passage} {Text(random, 60)}").ToArray();

        var found = Find(texts);

        Assert.Equal(399, found.Select(one => one.Other).Distinct().Count());
        Assert.All(found, one => Assert.True(one.Text < one.Other && one.Words is >= 39 and <= 41));
        Assert.InRange(found.Count, 399, 400 * 12);
    }

    [Fact]
    public void The_same_texts_give_the_same_answer_every_time()
    {
        var random = new Random(13);
        var pieces = Enumerable.Range(0, 30).Select(_ => Text(random, 25)).ToArray();
        var texts = Enumerable.Range(0, 120).Select(_ => string.Join(". ", Enumerable.Range(0, 8).Select(_ => pieces[random.Next(pieces.Length)]))).ToArray();

        Assert.Equal(Find(texts), Find(texts));
    }

    [Fact]
    public void Nothing_to_compare_is_no_error()
    {
        Assert.Empty(Find([]));
        Assert.Empty(Find(["một văn bản"]));
        Assert.Empty(Find(["", "", "x"]));
    }

    [Fact]
    public void An_index_tells_of_a_new_text_what_the_search_tells_of_the_last()
    {
        var random = new Random(17);
        var pieces = Enumerable.Range(0, 40).Select(_ => Text(random, 30)).ToArray();
        var texts = Enumerable.Range(0, 60).Select(_ => string.Join(". ", Text(random, 20), pieces[random.Next(pieces.Length)], Text(random, 20))).Select(Wording.Of).ToArray();
        var index = new CopyIndex(texts[..7]);

        for (var i = 7; i < texts.Length; i++)
        {
            Assert.Equal(CopySearch.Find(texts[..(i + 1)]).Where(passage => passage.Other == i), index.Find(texts[i]));
            index.Add(texts[i]);
            Assert.Equal(i + 1, index.Count);
        }

        Assert.Empty(new CopyIndex([]).Find(texts[0]));
    }

    static IReadOnlyList<CopiedPassage> Find(IEnumerable<string> texts, int words = CopySearch.UsualWords) => CopySearch.Find([.. texts.Select(Wording.Of)], words);

    static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => _syllables[random.Next(_syllables.Length)]));
}
