using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.Sessions;
using DonDoc.Web.Appearance;

namespace DonDoc.Web.Pages.Imports;

/// <summary>The lists of a proposal in the order in which they are reviewed, by the name they have in the report.</summary>
static class ReviewLists
{
    public const string Participants = "participants";
    public const string References = "references";
    public const string Strengths = "strengths";
    public const string Shortcomings = "shortcomings";
    public const string Requirements = "requirements";
    public const string Recommendations = "recommendations";
    public const string Commitments = "commitments";
    public const string Counts = "counts";

    public static readonly IReadOnlyList<string> All =
        [Requirements, Shortcomings, Strengths, Recommendations, Commitments, References, Participants, Counts];

    public static IReadOnlyList<IFact> Of(this SessionReport report, string list) => list switch
    {
        Participants => report.Participants,
        References => report.References,
        Strengths => report.Strengths,
        Shortcomings => report.Shortcomings,
        Requirements => report.Requirements,
        Recommendations => report.Recommendations,
        Commitments => report.Commitments,
        Counts => report.Counts,
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, "Not a list of the report."),
    };

    /// <summary>What is proposed for the record; for a passage without the words that introduce who says it.</summary>
    public static string Proposed(IFact fact) => fact is PassageFact passage ? passage.Content : Words(fact);

    /// <summary>What the reader found, in one line; of a document its number or standard name, not the words used for it.</summary>
    public static string Words(IFact fact) => fact switch
    {
        PassageFact passage => passage.Text,
        PersonFact person => person.Positions.Count == 0 ? person.Name : $"{person.Name} ({string.Join("; ", person.Positions)})",
        CountFact count => FormattableString.Invariant($"{count.Quantity} {count.Of}"),
        ReferenceFact { Number: { } number, Type: { } type } => $"{Sentences.Capital(type)} {number}",
        ReferenceFact reference => Sentences.Capital(reference.Number ?? reference.Name ?? reference.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };
}
