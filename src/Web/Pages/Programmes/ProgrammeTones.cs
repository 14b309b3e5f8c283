using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Ballots;
using DonDoc.Tracking.Programmes.Coverage;
using DonDoc.Web.Pages.Kit;

namespace DonDoc.Web.Pages.Programmes;

/// <summary>How the state of a programme, and how it stands to a provision, look everywhere.</summary>
static class ProgrammeTones
{
    public static Tone Of(ProgrammeState state) => state switch
    {
        ProgrammeState.Issued => Tone.Closed,
        ProgrammeState.Decided => Tone.Good,
        ProgrammeState.Consulting or ProgrammeState.Deciding => Tone.Waiting,
        _ => Tone.Neutral,
    };

    public static Tone Of(BallotOutcome outcome) => outcome switch { BallotOutcome.Adopted => Tone.Good, BallotOutcome.NoQuorum => Tone.Soon, _ => Tone.Late };

    public static Tone Of(ProvisionStanding standing) => standing switch
    {
        ProvisionStanding.Full => Tone.Good,
        ProvisionStanding.Partial => Tone.Soon,
        ProvisionStanding.NotApplicable => Tone.Neutral,
        _ => Tone.Late,
    };
}
