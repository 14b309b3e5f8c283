using DonDoc.Text.Extraction.Secrecy;
using DonDoc.Text.Source;
using DonDoc.Text.Vietnamese.Encodings;

namespace DonDoc.Formats;

/// <summary>
/// Refuses a file that is marked Mật, Tối mật or Tuyệt mật. It stands at the end of reading, so no way into the product leads
/// around it. The refusal names the level and the kind of place, nothing of the file.
/// </summary>
static class SecrecyGate
{
    /// <summary>Null where the file bears no mark.</summary>
    public static FileRefusal? Check(string fileName, SourceText? text, Surroundings around) =>
        Find(fileName, text, around) is { } mark ? FileRefusals.Classified(mark) : null;

    static SecrecyMark? Find(string fileName, SourceText? text, Surroundings around)
    {
        if (SecrecyReader.ReadTitle(fileName) is { } named)
            return named;
        foreach (var (name, value) in around.Properties)
        {
            foreach (var words in AsRead(value))
            {
                if (SecrecyReader.ReadProperty(name, words) is { } property)
                    return property;
            }
        }

        foreach (var words in around.Texts.SelectMany(AsRead))
        {
            if (SecrecyReader.ReadAround(words) is { } margin)
                return margin;
        }

        return text is null ? null : SecrecyReader.Read(text);
    }

    // What stands around a text has lost its fonts: it is looked at as it stands and as the old ones would draw it.
    static IEnumerable<string> AsRead(string words)
    {
        yield return words;
        if (!words.AsSpan().ContainsAnyInRange('\u00A1', '\u00FF'))
            yield break;
        yield return OldEncodings.Read(words, new OldWriting(OldEncoding.Tcvn3));
        yield return OldEncodings.Read(words, new OldWriting(OldEncoding.Vni));
    }
}
