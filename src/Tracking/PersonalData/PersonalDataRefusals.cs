using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.PersonalData;

/// <summary>Every "no" of this module.</summary>
public static class PersonalDataRefusals
{
    public static readonly Refusal WantedMissing = new("personal_data.wanted_missing") { Field = "Wanted" };
    public static readonly Refusal AskedTooOften = new("personal_data.asked_too_often");
    public static readonly Refusal AskedAlready = new("personal_data.asked_already") { Field = "Wanted" };
    public static readonly Refusal RequestNotFound = new("personal_data.request_not_found");
    public static readonly Refusal AlreadyDecided = new("personal_data.already_decided");
    public static readonly Refusal ReasonMissing = new("personal_data.reason_missing") { Field = "Reason" };
    public static readonly Refusal OwnRequest = new("personal_data.own_request");

    public static IReadOnlyList<Refusal> All { get; } = [WantedMissing, AskedTooOften, AskedAlready, RequestNotFound, AlreadyDecided, ReasonMissing, OwnRequest];
}
