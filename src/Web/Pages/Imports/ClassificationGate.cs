using DonDoc.Text.Extraction.Secrecy;

namespace DonDoc.Web.Pages.Imports;

/// <summary>How a document was about to come in.</summary>
enum WayIn
{
    Import,
    Evidence,
    Registration,
}

/// <summary>
/// Where it is noted that a classified document was refused: the level, the kind of place of its mark, the way in. Never the
/// document, its name, its title or its number.
/// </summary>
sealed partial class ClassificationGate(ILogger<ClassificationGate> log)
{
    public void Refused(SecrecyMark mark, WayIn way) => Note(mark.Level, mark.Place, way);

    [LoggerMessage(LogLevel.Warning, "A document marked {Level} ({Place}) was refused ({Way}); nothing of it was kept.")]
    private partial void Note(SecrecyLevel level, SecrecyPlace place, WayIn way);
}
