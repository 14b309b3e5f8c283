using DonDoc.Text.Extraction.Secrecy;
using DonDoc.Tracking.Documents;

namespace DonDoc.Web.Pages.Imports;

/// <summary>
/// Where it is noted that a file was refused because it is classified: in the audit log with the person, in the program's log without. The
/// level, the kind of place of its mark, the way in; never the document, its name, its title or its number.
/// </summary>
sealed partial class ClassificationGate(RefuseClassified refuse, ILogger<ClassificationGate> log)
{
    public Task RefusedAsync(SecrecyMark mark, WayIn way)
    {
        Note(mark.Level, mark.Place, way);
        // Whoever has gone meanwhile brought it all the same.
        return refuse.RunAsync(mark, way, CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Warning, "A document marked {Level} ({Place}) was refused ({Way}); nothing of it was kept.")]
    private partial void Note(SecrecyLevel level, SecrecyPlace place, WayIn way);
}
