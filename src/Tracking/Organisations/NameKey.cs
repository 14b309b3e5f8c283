using System.Text;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Tracking.Organisations;

/// <summary>
/// The form in which names of bodies are compared: without marks and punctuation, abbreviations spelled out
/// (“UBND TP. Hải Phòng” and “Ủy ban nhân dân thành phố Hải Phòng” are one).
/// </summary>
internal static class NameKey
{
    private static readonly Dictionary<string, string> Spelled = new(StringComparer.Ordinal)
    {
        ["tp"] = "thanh pho",
        ["tphcm"] = "thanh pho ho chi minh",
        ["hcm"] = "ho chi minh",
        ["tw"] = "trung uong",
        ["ubnd"] = "uy ban nhan dan",
        ["hdnd"] = "hoi dong nhan dan",
        ["ubkt"] = "uy ban kiem tra",
        ["ubmttq"] = "uy ban mat tran to quoc",
        ["mttq"] = "mat tran to quoc",
        ["btv"] = "ban thuong vu",
        ["bch"] = "ban chap hanh",
        ["bct"] = "bo chinh tri",
        ["dbqh"] = "dai bieu quoc hoi",
        ["btc"] = "ban to chuc",
        ["vp"] = "van phong",
    };

    public static string Of(string name)
    {
        var words = Words(SearchKey.Of(name));
        var key = new StringBuilder(name.Length + 16);
        for (var i = 0; i < words.Count; i++)
        {
            if (key.Length > 0)
                key.Append(' ');
            // “T.Ư” falls into its two letters.
            if (words[i] == "t" && i + 1 < words.Count && words[i + 1] is "u" or "w")
            {
                key.Append("trung uong");
                i++;
            }
            else
            {
                key.Append(Spelled.GetValueOrDefault(words[i], words[i]));
            }
        }

        return key.ToString();
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inWord && start < 0)
            {
                start = i;
            }
            else if (!inWord && start >= 0)
            {
                words.Add(text[start..i]);
                start = -1;
            }
        }

        return words;
    }
}
