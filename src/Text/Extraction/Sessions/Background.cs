using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>What a report tells of an earlier day: “… cho biết ngày 14/7, Đoàn đã triển khai quyết định”, “Trước đó, ngày 5/6, đoàn đã khảo sát tại …”.</summary>
static class Background
{
    /// <summary>Whether a place in a sentence lies behind words that lead to what was before.</summary>
    public static bool Is(Reading reading, Sentence sentence, int at)
    {
        if (reading.IsWord(sentence.First, "trước") && (reading.IsWord(sentence.First + 1, "đó") || reading.IsWord(sentence.First + 1, "đây")))
            return true;
        for (var i = sentence.First; i < at - 1; i++)
        {
            if (reading.IsWord(i, "cho") && reading.IsWord(i + 1, "biết"))
                return true;
        }

        return false;
    }
}
