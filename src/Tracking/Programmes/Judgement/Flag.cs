using System.Security.Cryptography;
using System.Text;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Tracking.Programmes.Judgement;

/// <summary>By what a passage is known again when it stands elsewhere, or is typed in another case or with another tone placement.</summary>
internal static class Flag
{
    public static string KeyOf(string passage) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SearchKey.Of(passage.Trim()))));

    /// <summary>Whether the words stand in a text, wherever, in whatever case and spelling.</summary>
    public static bool StandsIn(string passage, string text) => SearchKey.Of(text).Contains(SearchKey.Of(passage.Trim()), StringComparison.Ordinal);

    public static string Shown(string passage) => passage.Length <= FlagExplanation.LongestPassage ? passage.Trim() : passage[..FlagExplanation.LongestPassage].Trim();
}
