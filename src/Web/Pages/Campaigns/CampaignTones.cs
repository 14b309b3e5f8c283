using DonDoc.Tracking.Programmes.Campaigns;
using DonDoc.Web.Pages.Kit;

namespace DonDoc.Web.Pages.Campaigns;

/// <summary>How the state of a campaign and of what it asks look everywhere.</summary>
static class CampaignTones
{
    public static Tone Of(CampaignState state) => state switch
    {
        CampaignState.Sent => Tone.Waiting,
        CampaignState.Closed => Tone.Closed,
        _ => Tone.Neutral,
    };

    public static Tone Of(RequestStage stage) => stage switch
    {
        RequestStage.Issued => Tone.Closed,
        RequestStage.Decided => Tone.Good,
        RequestStage.NotReceived or RequestStage.NotBegun => Tone.Neutral,
        _ => Tone.Waiting,
    };

    public static Tone Of(RequestTiming timing) => timing switch
    {
        RequestTiming.InTime => Tone.Good,
        RequestTiming.DueSoon => Tone.Soon,
        RequestTiming.OnTrack => Tone.Neutral,
        _ => Tone.Late,
    };
}
