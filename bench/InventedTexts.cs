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
    /// <param name="provisions">Gets where each begins: five sections with a heading, ten provisions in each.</param>
    public string Document(int number, List<(string Path, string Label, string? Heading, int Start)>? provisions = null)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Provisions; i++)
        {
            var section = "I II III IV V".Split(' ')[i / 10];
            if (i % 10 == 0)
            {
                var heading = Sentence(5).ToUpper(CultureInfo.InvariantCulture);
                provisions?.Add((section, $"{section}.", heading, text.Length));
                text.Append(CultureInfo.InvariantCulture, $"{section}. {heading}\n");
            }

            provisions?.Add(($"{section}.{i % 10 + 1}", $"{i % 10 + 1}.", null, text.Length));
            text.Append(CultureInfo.InvariantCulture, $"{i % 10 + 1}. {Sentence(WordsOfProvision)}{(number % 1000 == 7 && i == 3 ? " zyxhiem7" : "")}.\n");
        }

        return text.ToString();
    }

    /// <summary>The same as the office that issues it would write it, with a header that says all that the registry wants.</summary>
    public string DocumentWithHeader(int number) => $"""
        THÀNH ỦY HẢI PHÒNG
        *
        Số {number}-NQ/TU
        ĐẢNG CỘNG SẢN VIỆT NAM
        Hải Phòng, ngày {Day():dd} tháng {Next(12) + 1:00} năm {2015 + Next(10)}

        NGHỊ QUYẾT
        về việc số {number}

        {Document(number)}
        """;

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
