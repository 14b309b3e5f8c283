using System.Globalization;
using System.Text;

namespace DonDoc.Bench;

/// <summary>
/// Documents of fifty provisions without sense: each word is followed by one that follows it somewhere in the texts of the tests. So words and pairs
/// of words are as common and as rare as they are there. The same seed gives the same documents.
/// </summary>
sealed class InventedTexts
{
    public const int Provisions = 50;
    const int WordsOfProvision = 25;

    readonly Dictionary<string, List<string>> followers = new(StringComparer.Ordinal);
    readonly Random random;
    string word = "";

    public InventedTexts(int seed)
    {
        random = new Random(seed);
        var before = "";
        foreach (var next in Corpus.Texts().SelectMany(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Append(""))
        {
            if (!followers.TryGetValue(before, out var list))
                followers.Add(before, list = []);
            list.Add(next);
            before = next;
        }
    }

    /// <param name="number">One of a thousand documents has a word that stands nowhere else, in its fourth provision.</param>
    public string Document(int number)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Provisions; i++)
        {
            if (i % 10 == 0)
                text.Append(CultureInfo.InvariantCulture, $"{"I II III IV V".Split(' ')[i / 10]}. {Sentence(5).ToUpper(CultureInfo.InvariantCulture)}\n");
            text.Append(CultureInfo.InvariantCulture, $"{i % 10 + 1}. {Sentence(WordsOfProvision)}{(number % 1000 == 7 && i == 3 ? " zyxhiem7" : "")}.\n");
        }

        return text.ToString();
    }

    public string Sentence(int words)
    {
        var sentence = new StringBuilder();
        for (var i = 0; i < words; i++)
        {
            word = followers[word][random.Next(followers[word].Count)];
            sentence.Append(i > 0 ? " " : "").Append(word);
        }

        return sentence.ToString();
    }

    /// <summary>A day within eleven years.</summary>
    public DateOnly Day() => new DateOnly(2015, 1, 1).AddDays(random.Next(4000));

    public int Next(int below) => random.Next(below);
}
