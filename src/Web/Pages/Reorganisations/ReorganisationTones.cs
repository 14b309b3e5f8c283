using DonDoc.Tracking.Reorganisations;
using DonDoc.Web.Pages.Kit;

namespace DonDoc.Web.Pages.Reorganisations;

static class ReorganisationTones
{
    public static Tone Of(ReorganisationState state) => state switch
    {
        ReorganisationState.CarriedOut => Tone.Good,
        ReorganisationState.Discarded => Tone.Closed,
        _ => Tone.Waiting,
    };
}
