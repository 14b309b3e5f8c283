namespace DonDoc.Web.Pages.Programmes;

/// <summary>What the organisation says to a flag, as it is typed.</summary>
public sealed class FlagInput
{
    /// <summary>Which of the flags on the page: two may be about the same words.</summary>
    public string? Place { get; set; }

    public string? Kind { get; set; }

    public string? Passage { get; set; }

    public string? Explanation { get; set; }

    /// <summary>undo takes back what was said.</summary>
    public string? Act { get; set; }
}
