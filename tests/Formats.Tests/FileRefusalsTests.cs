using System.Globalization;
using System.Reflection;
using DonDoc.Text.Extraction.Secrecy;

namespace DonDoc.Formats.Tests;

public sealed class FileRefusalsTests
{
    static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [Fact]
    public void Every_refusal_has_its_words_in_both_languages()
    {
        foreach (var code in FileRefusals.Codes)
        {
            var refusal = new FileRefusal(code, [50L]);
            var (vietnamese, english) = (refusal.Message(Vietnamese), refusal.Message(English));
            Assert.NotEqual(code, vietnamese);
            Assert.NotEqual(vietnamese, english);
            Assert.DoesNotContain("{", vietnamese + english, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_list_of_codes_is_complete()
    {
        var fields = typeof(FileRefusals).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(f => f.FieldType == typeof(FileRefusal)).Select(f => ((FileRefusal)f.GetValue(null)!).Code);
        Assert.Equal(FileRefusals.Codes.Order(StringComparer.Ordinal), fields
            .Concat([FileRefusals.TooLarge(1).Code, FileRefusals.PictureTooLarge(1).Code, FileRefusals.Infected("").Code, FileRefusals.TooManyParts(1).Code, FileRefusals.TooManyRows(1).Code, FileRefusals.RecognitionTooCostly(1).Code, FileRefusals.TemplateLacks("").Code, FileRefusals.TemplateNotAlone("").Code])
            .Concat(Enum.GetValues<SecrecyPlace>().Select(place => FileRefusals.Classified(new(SecrecyLevel.Mat, place)).Code)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_limit_is_named() =>
        Assert.Equal("Tệp lớn hơn mức cho phép (50 MB).", FileRefusals.TooLarge(50_000_000).Message(Vietnamese));
}
