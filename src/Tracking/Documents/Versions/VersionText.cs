using DonDoc.Text.Structure;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Documents.References;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Documents.Versions;

/// <summary>A version with what is read from its text: provisions, and the documents that it mentions.</summary>
/// <param name="outline">What was read from the text already; null where nothing was.</param>
internal sealed class VersionText(DocumentVersion version, string? plainText, Outline? outline = null)
{
    private readonly ProvisionReading? reading = string.IsNullOrEmpty(plainText) ? null : ProvisionReading.Of(version.DocumentId, version.Number, plainText, outline);

    public IReadOnlyList<Provision> Provisions => reading?.Provisions ?? [];

    /// <summary>Adds the version, its text and its mentions, without saving.</summary>
    /// <param name="mentions">What a person decided on; where null, what the reader finds.</param>
    /// <param name="rejected">What the person did not want; where given, what the reader finds beyond both is added.</param>
    public async Task AddAsync(
        TrackingDb db, Document document, IReadOnlyList<MentionedDocument>? mentions, IReadOnlyList<MentionedDocument>? rejected, DateOnly today, CancellationToken cancel)
    {
        version.MarkRead();
        db.Add(version);
        if (!string.IsNullOrEmpty(plainText))
            db.Add(new DocumentText(document.Id, version.Number, plainText));
        var found = Read(reading?.Outline).ToList();
        var more = mentions is null || rejected is null ? [] : found.Where(read => !mentions.Concat(rejected).Any(judged => IsSame(judged, read)));
        var references = (mentions?.Select(mention => WithKind(mention, found)).Concat(more) ?? found)
            .Select(mention => new DocumentReference(document.Id, version.Number, mention)).ToList();
        await db.ResolveAsync(document.Id, document.OwnerId, references, today, cancel);
        db.AddRange(references);
    }

    /// <summary>The provisions, in bulk and past the tracker; after the version is saved and in the same transaction.</summary>
    public async Task InsertAsync(TrackingDb db, CancellationToken cancel)
    {
        if (reading is not null)
            await reading.InsertAsync(db, cancel);
    }

    // Who reviews an import decides which documents are mentioned; why, the text tells. Each is read once, where it is first named.
    private static MentionedDocument WithKind(MentionedDocument mention, List<MentionedDocument> found) =>
        found.Find(read => IsSame(mention, read)) is { } same ? mention with { Kind = same.Kind, Path = same.Path } : mention;

    private static bool IsSame(MentionedDocument mention, MentionedDocument read) =>
        (read.Start < mention.End && mention.Start < read.End) || (read.Number is not null && DocumentNumber.Key(mention.Number) == DocumentNumber.Key(read.Number));

    private static IEnumerable<MentionedDocument> Read(Outline? outline) => (outline?.References ?? []).Select(found => new MentionedDocument(
        found.Text, found.Type, found.Number, found.Name, found.Issuer, found.Date, found.Start, found.End, found.Kind, found.Provision));
}
