using System.Text.Json;
using DonDoc.Text.Extraction.Sessions;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Imports;

/// <summary>Where an imported file stands.</summary>
public enum ImportState
{
    Waiting,
    Reviewed,
    Discarded,
}

/// <summary>
/// A file that was read, with what the reader proposes. Nothing of it is a record until a person has decided; then it is kept
/// as it was proposed.
/// </summary>
internal sealed class ImportedFile : IVersioned
{
    private ImportedFile()
    {
        FileName = Sha256 = Format = MediaType = Proposal = "";
    }

    public ImportedFile(OrganisationId organisation, StoredFile file, string format, string? pageTitle, SessionReport proposal, Guid by, DateTime at)
    {
        Id = TypedId.New<ImportId>();
        OrganisationId = organisation;
        FileName = file.Name;
        Sha256 = file.Sha256;
        FileSize = file.Size;
        MediaType = file.MediaType;
        Format = format;
        PageTitle = pageTitle;
        Proposal = JsonSerializer.Serialize(proposal, JsonSerializerOptions.Web);
        UploadedBy = by;
        UploadedAt = at;
        State = ImportState.Waiting;
        Version = 1;
    }

    public ImportId Id { get; private set; }

    /// <summary>The organisation whose import it is; those who import within its scope see it.</summary>
    public OrganisationId OrganisationId { get; private set; }

    public string FileName { get; private set; }

    public string Sha256 { get; private set; }

    public long FileSize { get; private set; }

    public string MediaType { get; private set; }

    /// <summary>txt, html, docx, pdf…, as the content told it.</summary>
    public string Format { get; private set; }

    public string? PageTitle { get; private set; }

    /// <summary>The reader's report as JSON.</summary>
    public string Proposal { get; private set; }

    public Guid UploadedBy { get; private set; }

    public DateTime UploadedAt { get; private set; }

    public ImportState State { get; private set; }

    /// <summary>Who reviewed or discarded it.</summary>
    public Guid? ClosedBy { get; private set; }

    public string? ClosedByName { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    public DocumentId? DocumentId { get; private set; }

    public int Version { get; private set; }

    public StoredFile File => new(Sha256, FileName, FileSize, MediaType);

    public SessionReport Report() => JsonSerializer.Deserialize<SessionReport>(Proposal, JsonSerializerOptions.Web)!;

    public Refusal? Review(DocumentId document, CurrentUser by, DateTime at)
    {
        if (Closed() is { } refusal)
            return refusal;
        DocumentId = document;
        Close(ImportState.Reviewed, by, at);
        return null;
    }

    public Refusal? Discard(CurrentUser by, DateTime at)
    {
        if (Closed() is { } refusal)
            return refusal;
        Close(ImportState.Discarded, by, at);
        return null;
    }

    public Refusal? Closed() => State switch
    {
        ImportState.Reviewed => ImportRefusals.AlreadyReviewed.With(ClosedByName ?? "", $"{ClosedAt:O}").LinkedTo(DocumentId!.Value.Value),
        ImportState.Discarded => ImportRefusals.AlreadyDiscarded.With(ClosedByName ?? "", $"{ClosedAt:O}"),
        _ => null,
    };

    private void Close(ImportState state, CurrentUser by, DateTime at)
    {
        State = state;
        ClosedBy = by.AccountId;
        ClosedByName = by.Name;
        ClosedAt = at;
        Version++;
    }
}

/// <summary>The plain text of an imported file, apart so that lists never load it.</summary>
internal sealed class ImportedText
{
    private ImportedText()
    {
        PlainText = "";
    }

    public ImportedText(ImportId import, string plainText, TextOrigin? origin = null)
    {
        ImportId = import;
        PlainText = plainText;
        Origin = origin is null ? null : JsonSerializer.Serialize(origin, JsonSerializerOptions.Web);
    }

    public ImportId ImportId { get; private set; }

    public string PlainText { get; private set; }

    /// <summary>A <see cref="TextOrigin"/> as JSON; null where the text stood in the file as it is.</summary>
    public string? Origin { get; private set; }
}
