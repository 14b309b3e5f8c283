using DonDoc.Tracking.Programmes.Opinions;
using DonDoc.Web.Pages.Kit;

namespace DonDoc.Web.Pages.Programmes.Opinions;

/// <summary>How what became of an opinion looks everywhere.</summary>
static class OpinionTones
{
    public static Tone Of(Disposal? disposal) => disposal switch
    {
        Disposal.Accepted => Tone.Good,
        Disposal.PartlyAccepted => Tone.Soon,
        Disposal.NotAccepted => Tone.Neutral,
        _ => Tone.Waiting,
    };
}
