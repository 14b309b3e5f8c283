using System.Diagnostics.CodeAnalysis;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Documents;

/// <summary>What the registry knows of a document, as it is typed.</summary>
public sealed class DescriptionForm
{
    public string? TypeName { get; set; }

    public string? Number { get; set; }

    public string? TypeCode { get; set; }

    public string? IssuerName { get; set; }

    public string? IssuedOn { get; set; }

    public string? Period { get; set; }

    public string? Subject { get; set; }

    public string? Audience { get; set; }

    /// <summary>Of what is registered; a correction leaves it as it is.</summary>
    public string? Stage { get; set; }

    /// <summary>Of what was shown; see <see cref="CorrectDocument.Result.Seen"/>.</summary>
    public string? Seen { get; set; }

    public DocumentAudience Readers => Named.Read<DocumentAudience>(Audience) ?? DocumentAudience.OwnerSubtree;

    public VersionStage Standing => Named.Read<VersionStage>(Stage) ?? VersionStage.Issued;

    /// <summary>The day of issue; null where none was typed.</summary>
    /// <returns>False where something was typed that is no day.</returns>
    public bool TryIssuedOn(IStringLocalizer<ShellWords> words, out DateOnly? day, [NotNullWhen(false)] out FormProblem? problem)
    {
        day = Dates.TryRead(IssuedOn, out var read) ? read : null;
        problem = day is null && !string.IsNullOrWhiteSpace(IssuedOn) ? new FormProblem("issuedon", Dates.Wrong(IssuedOn, words)) : null;
        return problem is null;
    }
}
