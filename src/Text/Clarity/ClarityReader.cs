using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Text.Clarity;

/// <summary>Why a commitment is vague.</summary>
public enum VagueReason
{
    /// <summary>Neither number nor product nor a definite act: nobody could say a year later whether it was done.</summary>
    NothingToCheck,

    /// <summary>Its verb is a direction.</summary>
    VagueVerb,

    /// <summary>It has hollow phrases instead.</summary>
    HollowPhrase,

    /// <summary>It leaves open whether anything is done.</summary>
    Condition,
}

/// <summary>A reason with the words that it is about: of <see cref="VagueReason.NothingToCheck"/> the whole commitment.</summary>
public sealed record VaguePassage(VagueReason Reason, string Text, int Start, int End);

/// <summary>How clear a commitment is. It judges the words only, and blocks nothing.</summary>
/// <param name="Score">0–1: the share of the required parts that are there, by weight; a vague one has at most <see cref="ClarityRules.VagueCeiling"/>.</param>
/// <param name="Missing">The required parts that the text does not say, in the order of the rules.</param>
/// <param name="Reasons">Why it is vague; empty where it is not.</param>
public sealed record CommitmentClarity(Commitment Commitment, double Score, IReadOnlyList<PartKind> Missing, IReadOnlyList<VaguePassage> Reasons)
{
    public bool IsVague => Reasons.Count > 0;
}

/// <summary>How clear a programme is.</summary>
/// <param name="Clarity">0–1: the mean of its commitments; 0 where it has none.</param>
/// <param name="Commitments">Every commitment, in the order of the text.</param>
public sealed record ProgrammeClarity(double Clarity, IReadOnlyList<CommitmentClarity> Commitments)
{
    /// <summary>What is not clear, the least clear first; of equals in the order of the text.</summary>
    public IReadOnlyList<CommitmentClarity> MendFirst => [.. Commitments.Where(c => c.Score < 1).OrderBy(c => c.Score)];

    /// <summary>In how many commitments each part is missing, the most frequent first: one sentence in the closing section may mend them all.</summary>
    public IReadOnlyList<(PartKind Kind, int Commitments)> Missing =>
        [.. Commitments.SelectMany(c => c.Missing).CountBy(kind => kind).OrderByDescending(count => count.Value).ThenBy(count => count.Key).Select(count => (count.Key, count.Value))];
}

/// <summary>Judges how clear commitments are. <c>Clarity.md</c> says how and is the test of it.</summary>
public static class ClarityReader
{
    public static ProgrammeClarity Read(SourceText text, Outline outline, ClarityRules rules)
    {
        IReadOnlyList<CommitmentClarity> judged = [.. CommitmentReader.Read(text, outline).Select(commitment => Judge(commitment, rules))];
        return new ProgrammeClarity(judged.Count == 0 ? 0 : judged.Average(c => c.Score), judged);
    }

    public static CommitmentClarity Judge(Commitment commitment, ClarityRules rules)
    {
        var required = commitment.Kind == CommitmentKind.Target ? rules.OfTargets : rules.OfTasks;
        var weight = required.Sum(part => part.Weight);
        IReadOnlyList<PartKind> missing = [.. required.Where(part => !IsSaid(commitment, part.Kind)).Select(part => part.Kind)];
        var score = weight <= 0 ? 1 : required.Where(part => !missing.Contains(part.Kind)).Sum(part => part.Weight) / weight;
        var reasons = Reasons(commitment);
        return new CommitmentClarity(commitment, reasons.Count > 0 ? Math.Min(score, rules.VagueCeiling) : score, missing, reasons);
    }

    // What is counted is a result too.
    static bool IsSaid(Commitment commitment, PartKind kind) =>
        commitment.Says(kind) || (kind == PartKind.Product && commitment.Says(PartKind.Measure));

    static IReadOnlyList<VaguePassage> Reasons(Commitment commitment)
    {
        if (commitment.Says(PartKind.Measure) || commitment.Says(PartKind.Product))
            return [];
        return [new VaguePassage(VagueReason.NothingToCheck, commitment.Text, commitment.Start, commitment.End), .. commitment.Hollow.Select(Reason)];
    }

    static VaguePassage Reason(HollowPassage hollow) => new(
        hollow.Kind switch { HollowKind.Verb => VagueReason.VagueVerb, HollowKind.Phrase => VagueReason.HollowPhrase, _ => VagueReason.Condition },
        hollow.Text, hollow.Start, hollow.End);
}
