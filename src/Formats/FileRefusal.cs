using System.Globalization;
using System.Resources;
using DonDoc.Text.Extraction.Secrecy;

namespace DonDoc.Formats;

/// <summary>Why a file was not read: a code, and the values that its message names.</summary>
/// <param name="Code">One of <see cref="FileRefusals.Codes"/>; also the key of the message in the resources.</param>
/// <param name="Arguments">Values for the placeholders of the message.</param>
public sealed record FileRefusal(string Code, IReadOnlyList<object> Arguments)
{
    static readonly ResourceManager Messages = new("DonDoc.Formats.FileRefusals", typeof(FileRefusal).Assembly);

    /// <summary>The mark of secrecy for which the file was refused; null for any other reason. Such a file is to be forgotten, its name with it.</summary>
    public SecrecyMark? Mark { get; init; }

    /// <summary>Which file of several that are one document; null where there is one.</summary>
    public string? Part { get; init; }

    /// <summary>The reason in words: English for English cultures, otherwise Vietnamese.</summary>
    public string Message(CultureInfo culture) => Part is null ? Words(Code, Arguments, culture) : $"{Part}: {Words(Code, Arguments, culture)}";

    internal static string Words(string code, IReadOnlyList<object> arguments, CultureInfo culture) =>
        string.Format(culture, Messages.GetString(code, culture) ?? code, [.. arguments]);
}
