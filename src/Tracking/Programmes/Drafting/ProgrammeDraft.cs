using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>The whole wording of a programme at one moment (dự thảo lần n): what was sent for opinions, what was voted on, what was issued. Never changed.</summary>
internal sealed class ProgrammeDraft
{
    private ProgrammeDraft()
    {
        PlainText = KeptByName = "";
    }

    public ProgrammeDraft(ProgrammeId programme, int number, string plainText, string? note, Actor by)
        : this()
    {
        ProgrammeId = programme;
        Number = number;
        PlainText = plainText;
        Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        KeptBy = by.AccountId;
        KeptByName = by.Name;
        KeptAt = by.At;
    }

    public ProgrammeId ProgrammeId { get; private set; }

    /// <summary>1, 2, 3… within the programme.</summary>
    public int Number { get; private set; }

    /// <summary>As <see cref="ProgrammeText"/> lays it out.</summary>
    public string PlainText { get; private set; }

    public string? Note { get; private set; }

    public Guid KeptBy { get; private set; }

    public string KeptByName { get; private set; }

    public DateTime KeptAt { get; private set; }
}
