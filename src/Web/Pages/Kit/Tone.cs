namespace DonDoc.Web.Pages.Kit;

/// <summary>How a state looks. The colour never stands alone: every tone has its icon and the word is always written.</summary>
public enum Tone
{
    Neutral,
    Good,
    Soon,
    Late,
    Waiting,
    Closed,
}
