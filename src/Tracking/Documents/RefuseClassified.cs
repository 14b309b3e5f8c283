using DonDoc.Text.Extraction.Secrecy;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Documents;

/// <summary>How a document was about to come in.</summary>
public enum WayIn
{
    Import,
    Evidence,
    Registration,
    Version,
}

/// <summary>
/// Tells the audit log that somebody brought a classified document: its level, the kind of place of its mark, the way in. Never the document,
/// its name, its title or its number.
/// </summary>
public sealed class RefuseClassified(TrackingDb db)
{
    public Task RunAsync(SecrecyMark mark, WayIn way, CancellationToken cancel = default) => db.RecordAsync(new RecordedAct("document.classified_refused")
    {
        Refusal = DocumentRefusals.Classified.Code,
        Details = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["level"] = mark.Level.ToString(),
            ["place"] = mark.Place.ToString(),
            ["way"] = way.ToString(),
        },
    }, cancel);
}
