using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using DonDoc.Text.Extraction.Secrecy;

namespace DonDoc.Tracking.Kernel;

/// <summary>On a text of a slice's input: the most characters that are taken, where it is not <see cref="TextLimits.Usual"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class LongestAttribute(int characters) : Attribute
{
    public int Characters => characters;
}

/// <summary>On a text of a slice's input that is not asked for a mark of secrecy here, with the reason.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class MarkNotAskedAttribute(string reason) : Attribute
{
    /// <summary>Kept as a hash, enciphered or not at all.</summary>
    public const string Secret = "a secret: nobody reads it again";

    /// <summary>What the registry knows of a document: the refusal names its level to the log.</summary>
    public const string Registry = "asked for by the description of the document, which tells the log";

    /// <summary>Words of a file.</summary>
    public const string File = "its file passed the gate of secrecy";

    /// <summary>Another document may be a secret one, and be cited as such.</summary>
    public const string Citing = "how another document is cited, in a text that passed the gate of secrecy";

    public string Reason => reason;
}

public static class TextRefusals
{
    /// <summary>{0} characters at most.</summary>
    public static readonly Refusal TooLong = new("text.too_long");

    /// <summary>It bears a mark of secrecy: nothing of the kind is kept, in whatever field.</summary>
    public static readonly Refusal Classified = new("text.classified");

    public static IReadOnlyList<Refusal> All { get; } = [TooLong, Classified];
}

/// <summary>
/// How long the texts may be that somebody types or sends, and that none of them bears a mark of secrecy. A form's <c>maxlength</c> holds back who types;
/// this holds back who sends. Each slice that writes asks it first, of its whole input: parts of records and items of lists are looked at as well.
/// </summary>
public static class TextLimits
{
    /// <summary>Characters of a text that says nothing else.</summary>
    public const int Usual = 2000;

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Part>> Parts = new();

    private sealed record Part(PropertyInfo Property, int Limit, bool AsksMark);

    /// <summary>The most characters of one field of an input, for the form that asks for it.</summary>
    public static int Of<TInput>(string field) => Parts.GetOrAdd(typeof(TInput), PartsOf).First(part => part.Property.Name == field).Limit;

    /// <summary>The first text that is too long or marked, by its field; null where none is.</summary>
    /// <param name="within">The field of the input itself, where it is part of a larger form; empty where its fields are the form's.</param>
    public static Refusal? Refuse(object input, string? within = null)
    {
        foreach (var part in Parts.GetOrAdd(input.GetType(), PartsOf))
        {
            var field = within switch
            {
                null => part.Property.Name,
                "" => Lower(part.Property.Name),
                _ => $"{within}.{Lower(part.Property.Name)}",
            };
            if (Refuse(part.Property.GetValue(input), part, field) is { } refusal)
                return refusal;
        }

        return null;
    }

    private static Refusal? Refuse(object? value, Part part, string field) => value switch
    {
        string text when text.Length > part.Limit => TextRefusals.TooLong.With(part.Limit.ToString(CultureInfo.InvariantCulture)).At(field),
        string text => part.AsksMark && SecrecyReader.ReadTyped(text) is not null ? TextRefusals.Classified.At(field) : null,
        IEnumerable<string> texts => texts.Select(text => Refuse(text, part, field)).FirstOrDefault(refusal => refusal is not null),
        IEnumerable items => items.Cast<object?>().Select((item, index) => item is null ? null : Refuse(item, $"{Lower(field)}.{index}")).FirstOrDefault(refusal => refusal is not null),
        null => null,
        _ => Refuse(value, Lower(field)),
    };

    private static List<Part> PartsOf(Type type)
    {
        var parameters = type.GetConstructors().SelectMany(made => made.GetParameters()).ToLookup(one => one.Name);
        return [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.GetIndexParameters().Length == 0 && Holds(property.PropertyType))
            .Select(property => new Part(property, Said<LongestAttribute>(property)?.Characters ?? Usual, Said<MarkNotAskedAttribute>(property) is null))];

        // Of a record whose parameters are its properties, it stands at either.
        TAttribute? Said<TAttribute>(PropertyInfo property)
            where TAttribute : Attribute =>
            property.GetCustomAttribute<TAttribute>() ?? parameters[property.Name].Select(one => one.GetCustomAttribute<TAttribute>()).FirstOrDefault(one => one is not null);
    }

    // Texts, records of ours and lists of either; not ids, days and what a reader of files has made.
    private static bool Holds(Type type) => type == typeof(string)
        || (type.IsClass && type.Namespace?.StartsWith("DonDoc.Tracking.", StringComparison.Ordinal) == true)
        || (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) && type.GetGenericArguments() is [var item] && Holds(item));

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
