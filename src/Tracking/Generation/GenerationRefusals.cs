using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Generation;

/// <summary>Every "no" of this module.</summary>
public static class GenerationRefusals
{
    /// <summary>{0} which number, {1} the least, {2} the most.</summary>
    public static readonly Refusal OutOfRange = new("generation.out_of_range");

    /// <summary>Invented records are mixed with nobody's real ones.</summary>
    public static readonly Refusal NotEmpty = new("generation.not_empty");

    /// <summary>An earlier run was ended before its assignments were there.</summary>
    public static readonly Refusal CutShort = new("generation.cut_short");

    public static IReadOnlyList<Refusal> All { get; } = [OutOfRange, NotEmpty, CutShort];
}
