using DonDoc.Text.Structure.Provisions;

namespace DonDoc.Tracking.Documents.Versions;

/// <summary>What a version is worth.</summary>
public enum VersionStage
{
    /// <summary>Dự thảo: it binds nobody.</summary>
    Draft,

    /// <summary>Bản ban hành.</summary>
    Issued,
}

/// <summary>
/// One text of a document, with the file that it came in. Each is kept for good; the first is what was registered, and offsets that
/// name no version (facts taken from a text, passages of findings) mean that one.
/// </summary>
internal sealed class DocumentVersion
{
    private DocumentVersion()
    {
    }

    public DocumentVersion(DocumentId document, int number, VersionStage stage, string? note, StoredFile? file, Guid by, DateTime at, VersionOrigin? origin = null)
    {
        DocumentId = document;
        Number = number;
        Stage = stage;
        Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        Sha256 = file?.Sha256;
        FileName = file?.Name;
        FileSize = file?.Size;
        MediaType = file?.MediaType;
        Recognised = origin?.Recognised;
        UnreadPages = origin?.UnreadPages ?? 0;
        AddedBy = by;
        AddedAt = at;
    }

    public DocumentId DocumentId { get; private set; }

    /// <summary>1, 2, 3… within the document, in the order in which they were added.</summary>
    public int Number { get; private set; }

    public VersionStage Stage { get; private set; }

    /// <summary>What the person said about it: “dự thảo lần 2, xin ý kiến Ban Thường vụ”.</summary>
    public string? Note { get; private set; }

    public string? Sha256 { get; private set; }

    public string? FileName { get; private set; }

    public long? FileSize { get; private set; }

    public string? MediaType { get; private set; }

    /// <summary>See <see cref="VersionOrigin.Recognised"/>.</summary>
    public double? Recognised { get; private set; }

    /// <summary>See <see cref="VersionOrigin.UnreadPages"/>.</summary>
    public int UnreadPages { get; private set; }

    public Guid AddedBy { get; private set; }

    public DateTime AddedAt { get; private set; }

    /// <summary>Whether its provisions were read from its text; false for those that were registered before there were any.</summary>
    public bool IsRead { get; private set; }

    /// <summary>The <see cref="ProvisionReader.Rules"/> that what is proposed for its provisions was read by; 0: older ones.</summary>
    public int ReadingRules { get; private set; }

    /// <summary>Null where all of its words stand in the file as they are shown.</summary>
    public VersionOrigin? Origin => Recognised is null && UnreadPages == 0 ? null : new(Recognised, UnreadPages);

    public StoredFile? File => Sha256 is null ? null : new(Sha256, FileName ?? "", FileSize ?? 0, MediaType ?? "application/octet-stream");

    public void MarkRead() => (IsRead, ReadingRules) = (true, ProvisionReader.Rules);
}

/// <summary>The plain text of a version, apart so that lists never load it.</summary>
internal sealed class DocumentText
{
    private DocumentText()
    {
        PlainText = "";
    }

    public DocumentText(DocumentId document, int version, string plainText)
    {
        DocumentId = document;
        VersionNumber = version;
        PlainText = plainText;
    }

    public DocumentId DocumentId { get; private set; }

    public int VersionNumber { get; private set; }

    public string PlainText { get; private set; }
}
