namespace DonDoc.Formats.Docx.Writing;

/// <summary>The parts of a document that a template names in braces: <c>{issuer}</c>.</summary>
/// <param name="IsRequired">A template without it would lose a part of the document.</param>
/// <param name="IsAlone">Paragraphs stand in its place, so nothing else stands in its own.</param>
sealed record Placeholder(string Name, bool IsRequired, bool IsAlone)
{
    public static readonly Placeholder Superior = new("superior", IsRequired: false, IsAlone: false);
    public static readonly Placeholder Issuer = new("issuer", IsRequired: true, IsAlone: false);
    public static readonly Placeholder Number = new("number", IsRequired: true, IsAlone: false);
    public static readonly Placeholder Place = new("place", IsRequired: false, IsAlone: false);
    public static readonly Placeholder Date = new("date", IsRequired: true, IsAlone: false);
    public static readonly Placeholder Type = new("type", IsRequired: true, IsAlone: false);
    public static readonly Placeholder Subject = new("subject", IsRequired: true, IsAlone: false);
    public static readonly Placeholder Body = new("body", IsRequired: true, IsAlone: true);
    public static readonly Placeholder Signature = new("signature", IsRequired: true, IsAlone: true);
    public static readonly Placeholder Recipients = new("recipients", IsRequired: true, IsAlone: true);

    public static readonly IReadOnlyList<Placeholder> All = [Superior, Issuer, Number, Place, Date, Type, Subject, Body, Signature, Recipients];

    /// <summary>As it is typed.</summary>
    public string Token { get; } = $"{{{Name}}}";
}
