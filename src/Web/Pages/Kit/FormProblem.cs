namespace DonDoc.Web.Pages.Kit;

/// <summary>One thing wrong with a form: what, and the field it is about (null when it is about the whole).</summary>
/// <param name="Code">Of the refusal, where it is one.</param>
public sealed record FormProblem(string? Field, string Text, string? Code = null);
