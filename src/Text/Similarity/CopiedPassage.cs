namespace DonDoc.Text.Similarity;

/// <summary>A passage that two texts have in common, as it stands or with light changes. Places count words of the <see cref="Wording"/>.</summary>
/// <param name="Text">The earlier text, by its place in the collection.</param>
/// <param name="Other">The later one.</param>
/// <param name="First">First word in the earlier text.</param>
/// <param name="End">Exclusive.</param>
/// <param name="OtherFirst">First word in the later one.</param>
/// <param name="OtherEnd">Exclusive.</param>
/// <param name="Words">Of the passage in the later text: fewer than its places where it has several paragraphs.</param>
public readonly record struct CopiedPassage(int Text, int Other, int First, int End, int OtherFirst, int OtherEnd, int Words);
