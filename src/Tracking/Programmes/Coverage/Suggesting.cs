using DonDoc.Text.Coverage;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Programmes.Drafting;

namespace DonDoc.Tracking.Programmes.Coverage;

/// <summary>That a commitment may answer a provision, and by which words of the two.</summary>
/// <param name="Score">0–1; it orders, it is no probability.</param>
/// <param name="Words">The words in common, the weightiest first, as a person reads them.</param>
/// <param name="IsCopied">The commitment repeats the provision.</param>
public sealed record SuggestedAnswer(ProgrammeCommitmentId Commitment, ProvisionId Provision, AnswerExtent Extent, double Score, string Words, bool IsCopied)
{
    /// <summary>Whether it may be confirmed beside others without a look at each. What repeats a provision never may: it would answer any.</summary>
    public bool IsClear => Score >= CoverageRules.Default.SureScore && !IsCopied;
}

/// <summary>Asks the reader which commitments of a programme answer which provisions of the document above it.</summary>
internal static class Suggesting
{
    // As many words in common as tell a person why.
    private const int MostWords = 6;

    /// <param name="outline">Whose commitments.</param>
    /// <returns>By provision, the best first.</returns>
    public static ILookup<ProvisionId, SuggestedAnswer> Of(AskedProvisions asked, ProgrammeOutline outline)
    {
        var ids = asked.Rows.ToDictionary(row => row.Statement.Path, row => row.Id, StringComparer.Ordinal);
        var commitments = outline.Commitments.Select(one => Statement(one.Section, one.Commitment)).ToList();
        var found = CoverageReader.Suggest([.. asked.Rows.Select(row => row.Statement)], commitments, null, asked.Number);
        return found.Provisions.SelectMany(provision => provision.Suggestions.Select(suggestion => new SuggestedAnswer(
                ProgrammeCommitmentId.From(Guid.Parse(suggestion.Commitment.Path)), ids[provision.Provision.Path],
                provision.Kind == AnswerKind.Full ? AnswerExtent.Full : AnswerExtent.Partial, suggestion.Score, Words(suggestion), suggestion.IsCopied)))
            .ToLookup(suggestion => suggestion.Provision);
    }

    /// <summary>What the reader compares of a commitment: the work with what comes of it, under the titles above.</summary>
    private static Statement Statement(ProgrammeOutline.Entry section, ProgrammeCommitment commitment) => new(
        commitment.Id.ToString(), section.Section.Heading.Length > 0 ? [.. section.Headings, section.Section.Heading] : section.Headings,
        string.Join(". ", new[] { commitment.What, commitment.Product, commitment.Measure, commitment.Target }.Where(part => part is not null)));

    private static string Words(Suggestion suggestion) => string.Join(", ", suggestion.Links
        .Select(link => suggestion.Commitment.Text[link.InCommitment.Start..link.InCommitment.End].Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords));
}
