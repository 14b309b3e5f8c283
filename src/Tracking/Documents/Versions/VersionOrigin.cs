namespace DonDoc.Tracking.Documents.Versions;

/// <summary>Where the words of a version do not stand in its file as they are shown: whoever relies on them compares them with the original.</summary>
/// <param name="Recognised">How sure the recogniser of pictures was of a word in the mean, 0–1; null where nothing was recognised.</param>
/// <param name="UnreadPages">How many pages are pictures that were not recognised.</param>
public sealed record VersionOrigin(double? Recognised, int UnreadPages);
