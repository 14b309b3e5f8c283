using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments;

/// <summary>A file that shows a result, given with one report.</summary>
internal sealed class Evidence
{
    private Evidence()
    {
        Sha256 = FileName = MediaType = "";
    }

    public Evidence(AssignmentId assignment, AssignmentEventId report, StoredFile file)
    {
        Id = TypedId.New<EvidenceId>();
        AssignmentId = assignment;
        EventId = report;
        Sha256 = file.Sha256;
        FileName = file.Name;
        FileSize = file.Size;
        MediaType = file.MediaType;
    }

    public EvidenceId Id { get; private set; }

    public AssignmentId AssignmentId { get; private set; }

    public AssignmentEventId EventId { get; private set; }

    public string Sha256 { get; private set; }

    public string FileName { get; private set; }

    public long FileSize { get; private set; }

    public string MediaType { get; private set; }
}
