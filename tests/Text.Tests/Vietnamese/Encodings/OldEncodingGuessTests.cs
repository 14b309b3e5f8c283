using System.Text;
using DonDoc.Text.Tests.Extraction;
using DonDoc.Text.Vietnamese.Encodings;

namespace DonDoc.Text.Tests.Vietnamese.Encodings;

/// <summary>
/// Detection, measured over the texts of the corpus: whole, and cut into pieces of 300 characters. A text in Unicode is never touched; of the
/// pieces in an old encoding a few may be missed.
/// </summary>
public sealed class OldEncodingGuessTests
{
    const int PieceLength = 300;
    const double FewestFound = 0.97;

    static readonly List<string> Texts = Load();

    static IEnumerable<string> Pieces => Texts.SelectMany(text => text.Chunk(PieceLength)).Where(piece => piece.Length == PieceLength).Select(piece => new string(piece));

    [Theory]
    [InlineData(OldEncoding.Tcvn3)]
    [InlineData(OldEncoding.Vni)]
    [InlineData(OldEncoding.Viqr)]
    public void Old_texts_are_found(OldEncoding encoding)
    {
        Assert.All(Texts, text => Assert.Equal(encoding, OldEncodingGuess.Of(OldText.Write(text, encoding))));
        var guesses = Pieces.Select(piece => OldEncodingGuess.Of(OldText.Write(piece, encoding))).ToList();
        Assert.DoesNotContain(guesses, guess => guess is not null && guess != encoding);
        Assert.True(guesses.Count(guess => guess == encoding) >= FewestFound * guesses.Count, $"{guesses.Count(guess => guess == encoding)} of {guesses.Count}");
    }

    [Fact]
    public void Vietnamese_in_Unicode_is_not_touched()
    {
        Assert.True(Pieces.Count() > 400);
        Assert.All(Texts.Concat(Pieces), text =>
        {
            Assert.Null(OldEncodingGuess.Of(text));
            Assert.Null(OldEncodingGuess.Of(text.Normalize(NormalizationForm.FormD)));
            // Typed without diacritics.
            Assert.Null(OldEncodingGuess.Of(new string([.. text.Normalize(NormalizationForm.FormD).Replace('đ', 'd').Replace('Đ', 'D').Where(c => c < '\u0080')])));
            Assert.Null(OldEncodingGuess.Of(text.ToUpperInvariant()));
        });
    }

    [Theory]
    [InlineData("Là bà có cá và cà mà bò có bê; ông có lê, bé có na. Cô có xe, chú có nhà, bà có đò. Thôi, bé ra ao câu cá, bà ra nhà có bê.")]
    [InlineData("Où était-il allé ? L'été dernier, à la fête de l'école, nous avons mangé des pâtés très épicés, reçu des élèves français, et l'hôtel était déjà fermé à Noël.")]
    [InlineData("Die größten Städte müssen für ältere Menschen über Brücken führen; schöne Gärten blühen, während Vögel fröhlich Körner wählen. Äpfel, Öl, Übung, Maß.")]
    [InlineData("A avaliação não é só técnica: as condições de saúde, educação e habitação são também questões políticas. Três irmãos vêm à estação às três.")]
    [InlineData("El niño comió jamón después del baño; mañana será otro día de sueños, años y montañas. Él también bebió té, café y piña.")]
    [InlineData("Å være på sjøen før påske gjør gåsa blå; børn får brød, smør, øl og rømmegrøt på fjellet når våren kommer i året.")]
    [InlineData("The quick brown fox. Do you know? He can't; I don't. Go to a. b. c. (e.g. x^2 + y^2 = z^2, a^n, e^x, u^v, i^2 = -1), no^? add, odd, middle.")]
    [InlineData("if (a^b) { x = y^z; d = e*(f+g); } while (i++ < 10) a[i] = u.v^o.p; // go? no. do. add(i*j) ^ (e+o) ^ u*")]
    [InlineData("1.250.000 đ; 3,5%; 45-NQ/TW; 12/2024/QĐ-TTg; 10 m²; 5 µm; ±0,5; §3; ½; 25 °C; «a»; £10; ©2024; ®; ¶; ·; ¸; ¹; º; »; ¼; ¾; ¿; Ø10; 3×4; 6÷2")]
    [InlineData("Tập 1 × 2 ± 3 µ ¸ · ¹ § « » ® ¯ ° ² ³ ´ ¶ ¢ £ ¤ ¥ ¦ ¨ © ª ¬ Ø Þ ß ð")]
    [InlineData("BÃ¡o cÃ¡o káº¿t quáº£ thá»±c hiá»‡n nghá»‹ quyáº¿t Ä‘áº¡i há»™i Ä‘áº£ng bá»™ tá»‰nh nÄƒm 2024 vá»›i nhiá»u káº¿t quáº£ tÃ­ch cá»±c")]
    public void Other_texts_are_not_touched(string text)
    {
        Assert.Null(OldEncodingGuess.Of(text));
        Assert.Null(OldEncodingGuess.Of(string.Concat(Enumerable.Repeat(text + "\n", 20))));
    }

    [Fact]
    public void A_text_that_is_mostly_in_Unicode_is_not_touched()
    {
        var old = OldText.Write(Texts[0][..300], OldEncoding.Tcvn3);
        Assert.Null(OldEncodingGuess.Of(Texts[1] + old));
    }

    static List<string> Load()
    {
        var corpus = Path.Combine(SessionCorpus.Folder, "..");
        var files = Directory.EnumerateFiles(Path.Combine(corpus, "sessions"), "*.txt").Concat(Directory.EnumerateFiles(Path.Combine(corpus, "outlines"), "*.txt"));
        return [.. files.Order(StringComparer.Ordinal).Select(file => File.ReadAllText(file).Normalize())];
    }
}
