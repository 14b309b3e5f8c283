using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes.Opinions;

/// <summary>Every "no" of asking for opinions, giving them and answering them.</summary>
public static class OpinionRefusals
{
    public static readonly Refusal NotFound = new("opinion.not_found");
    public static readonly Refusal NobodyAsked = new("opinion.nobody_asked") { Field = "Bodies" };

    /// <summary>{0} at most.</summary>
    public static readonly Refusal TooManyAsked = new("opinion.too_many_asked") { Field = "Bodies" };

    /// <summary>{0} the organisation, which is the programme's own.</summary>
    public static readonly Refusal AsksItself = new("opinion.asks_itself") { Field = "Bodies" };
    public static readonly Refusal BodyUnknown = new("opinion.body_unknown") { Field = "Bodies" };

    /// <summary>{0} as it was typed.</summary>
    public static readonly Refusal PersonUnknown = new("opinion.person_unknown") { Field = "Persons" };

    /// <summary>{0} the name, which several bear.</summary>
    public static readonly Refusal PersonUnclear = new("opinion.person_unclear") { Field = "Persons" };
    public static readonly Refusal DueMissing = new("opinion.due_missing") { Field = "DueOn" };
    public static readonly Refusal DueInPast = new("opinion.due_in_past") { Field = "DueOn" };

    /// <summary>Who asks may not give it for whom it is asked.</summary>
    public static readonly Refusal NotAsked = new("opinion.not_asked");
    public static readonly Refusal TextMissing = new("opinion.text_missing") { Field = "Text" };

    /// <summary>The words are not those of the draft that was sent.</summary>
    public static readonly Refusal QuoteNotFound = new("opinion.quote_not_found") { Field = "Quote" };
    public static readonly Refusal PlaceUnknown = new("opinion.place_unknown") { Field = "Section" };

    /// <summary>{0} at most.</summary>
    public static readonly Refusal TooMany = new("opinion.too_many");

    /// <summary>The programme is issued or given up: what comes now has nowhere to go.</summary>
    public static readonly Refusal TooLate = new("opinion.too_late");
    public static readonly Refusal ReasonMissing = new("opinion.reason_missing") { Field = "Reason" };
    public static readonly Refusal NothingToDispose = new("opinion.nothing_to_dispose");
    public static readonly Refusal NothingChanged = new("opinion.nothing_changed");

    /// <summary>{0} by whom.</summary>
    public static readonly Refusal DisposedMeanwhile = new("opinion.disposed_meanwhile");

    /// <summary>{0} opinions to which nothing was said: who goes on says so.</summary>
    public static readonly Refusal StillWaiting = new("opinion.still_waiting");

    public static IReadOnlyList<Refusal> All { get; } =
    [
        NotFound, NobodyAsked, TooManyAsked, AsksItself, BodyUnknown, PersonUnknown, PersonUnclear, DueMissing, DueInPast, NotAsked, TextMissing, QuoteNotFound, PlaceUnknown,
        TooMany, TooLate, ReasonMissing, NothingToDispose, NothingChanged, DisposedMeanwhile, StillWaiting,
    ];
}
