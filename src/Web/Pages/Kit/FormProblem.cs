namespace DonDoc.Web.Pages.Kit;

/// <summary>One thing wrong with a form: what, and the field it is about (null when it is about the whole).</summary>
public sealed record FormProblem(string? Field, string Text);
