using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access;

/// <summary>Every "no" of this module.</summary>
public static class AccessRefusals
{
    /// <summary>What the log says of a request that a policy did not allow.</summary>
    public static readonly Refusal NotPermitted = new("access.not_permitted");

    /// <summary>What the log says of a record asked for by its id that is foreign or absent.</summary>
    public static readonly Refusal RecordNotFound = new("access.record_not_found");

    public static readonly Refusal AccountNotFound = new("access.account_not_found");
    public static readonly Refusal UserNameTaken = new("access.user_name_taken") { Field = "UserName" };
    public static readonly Refusal UserNameInvalid = new("access.user_name_invalid") { Field = "UserName" };
    public static readonly Refusal PasswordShort = new("access.password_short") { Field = "Password" };
    public static readonly Refusal PasswordCommon = new("access.password_common") { Field = "Password" };
    public static readonly Refusal PasswordPersonal = new("access.password_personal") { Field = "Password" };
    public static readonly Refusal NameMissing = new("access.name_missing") { Field = "DisplayName" };
    public static readonly Refusal OrganisationOutOfReach = new("access.organisation_out_of_reach") { Field = "Organisation" };

    /// <summary>{0} the organisation, {1} the committee whose work it does: a role in the house alone opens nothing of the committee's.</summary>
    public static readonly Refusal RoleInMissing = new("access.role_in_missing") { Field = "RoleIn" };
    public static readonly Refusal CommissionOutOfReach = new("access.commission_out_of_reach") { Field = "Organisation" };
    public static readonly Refusal AlreadyHeld = new("access.already_held");
    public static readonly Refusal OwnRole = new("access.own_role");
    public static readonly Refusal OwnPassword = new("access.own_password");
    public static readonly Refusal GrantNotFound = new("access.grant_not_found");
    public static readonly Refusal GrantEnded = new("access.grant_ended");
    public static readonly Refusal GrantEndsBeforeStart = new("access.grant_ends_before_start") { Field = "To" };
    public static readonly Refusal OwnAdministration = new("access.own_administration");
    public static readonly Refusal AdministratorLeft = new("access.administrator_left");
    public static readonly Refusal AlreadyThere = new("access.already_there") { Field = "Home" };
    public static readonly Refusal AlreadySetUp = new("access.already_set_up");
    public static readonly Refusal GrantInPast = new("access.grant_in_past") { Field = "From" };
    public static readonly Refusal LastAdministrator = new("access.last_administrator");
    public static readonly Refusal EmailInvalid = new("access.email_invalid") { Field = "Email" };
    public static readonly Refusal ReasonMissing = new("access.reason_missing") { Field = "Reason" };
    public static readonly Refusal AlreadyClosed = new("access.already_closed");
    public static readonly Refusal AlreadyOpen = new("access.already_open");
    public static readonly Refusal Minimised = new("access.minimised");
    public static readonly Refusal OwnAccount = new("access.own_account");
    public static readonly Refusal OwnSessions = new("access.own_sessions");
    public static readonly Refusal HoldsMore = new("access.holds_more");
    public static readonly Refusal ChangedMeanwhile = new("access.changed_meanwhile");
    public static readonly Refusal LinkInvalid = new("access.link_invalid");
    public static readonly Refusal PasswordSame = new("access.password_same") { Field = "New" };
    public static readonly Refusal PasswordWrong = new("access.password_wrong") { Field = "Password" };
    public static readonly Refusal TokenNotFound = new("access.token_not_found");
    public static readonly Refusal TokenRevoked = new("access.token_revoked");
    public static readonly Refusal TokenInvalid = new("access.token_invalid");

    /// <summary>Told to the log only: who sends it learns no more than of a wrong one.</summary>
    public static readonly Refusal TokenOutside = new("access.token_outside");
    public static readonly Refusal TokenNetworkWrong = new("access.token_network_wrong") { Field = "Networks" };
    public static readonly Refusal TokenNetworksMany = new("access.token_networks_many") { Field = "Networks" };
    public static readonly Refusal TokenNameMissing = new("access.token_name_missing") { Field = "Name" };
    public static readonly Refusal TokenPermissionsMissing = new("access.token_permissions_missing") { Field = "Permissions" };
    public static readonly Refusal TokenBeyondOwn = new("access.token_beyond_own") { Field = "Permissions" };
    public static readonly Refusal TokenDays = new("access.token_days") { Field = "LastDay" };
    public static readonly Refusal SignInRefused = new("access.sign_in_refused");
    public static readonly Refusal EnrolFromInside = new("access.enrol_from_inside");
    public static readonly Refusal CodeWrong = new("access.code_wrong") { Field = "Code" };
    public static readonly Refusal CodeMistyped = new("access.code_mistyped") { Field = "Code" };
    public static readonly Refusal SecondFactorOn = new("access.second_factor_on");
    public static readonly Refusal SecondFactorOff = new("access.second_factor_off");
    public static readonly Refusal PasswordShortAlone = new("access.password_short_alone") { Field = "Password" };
    public static readonly Refusal PasskeyRefused = new("access.passkey_refused");
    public static readonly Refusal PasskeyNotFound = new("access.passkey_not_found");
    public static readonly Refusal PasskeyNameMissing = new("access.passkey_name_missing") { Field = "Name" };
    public static readonly Refusal PasskeysTooMany = new("access.passkeys_too_many");
    public static readonly Refusal SessionNotFound = new("access.session_not_found");
    public static readonly Refusal MandateNotFound = new("access.mandate_not_found");
    public static readonly Refusal MandateEnded = new("access.mandate_ended");
    public static readonly Refusal DelegationNotFound = new("access.delegation_not_found");
    public static readonly Refusal DelegationEnded = new("access.delegation_ended");
    public static readonly Refusal DelegationInPast = new("access.delegation_in_past") { Field = "From" };
    public static readonly Refusal DelegationEndsBeforeStart = new("access.delegation_ends_before_start") { Field = "To" };

    /// <summary>{0} days.</summary>
    public static readonly Refusal DelegationTooLong = new("access.delegation_too_long") { Field = "To" };
    public static readonly Refusal DelegationCircle = new("access.delegation_circle") { Field = "Deputy" };
    public static readonly Refusal DeputyIsSelf = new("access.deputy_is_self") { Field = "Deputy" };
    public static readonly Refusal DeputyNotFound = new("access.deputy_not_found") { Field = "Deputy" };
    public static readonly Refusal OperationsMissing = new("access.operations_missing") { Field = "Operations" };
    public static readonly Refusal NotDelegable = new("access.not_delegable") { Field = "Operations" };
    public static readonly Refusal OutsideRefused = new("access.outside_refused");
    public static readonly Refusal OutsideFailed = new("access.outside_failed");
    public static readonly Refusal OutsideTaken = new("access.outside_taken") { Field = "Subject" };
    public static readonly Refusal OutsideNotLinked = new("access.outside_not_linked");
    public static readonly Refusal OutsideSubjectMissing = new("access.outside_subject_missing") { Field = "Subject" };
    public static readonly Refusal ReviewNotFound = new("access.review_not_found");
    public static readonly Refusal ReviewFinished = new("access.review_finished");

    /// <summary>{0} accounts.</summary>
    public static readonly Refusal ReviewUnfinished = new("access.review_unfinished");

    public static IReadOnlyList<Refusal> All { get; } =
    [
        NotPermitted, RecordNotFound, AccountNotFound, UserNameTaken, UserNameInvalid, PasswordShort, PasswordCommon, PasswordPersonal, NameMissing,
        OrganisationOutOfReach, RoleInMissing, CommissionOutOfReach, AlreadyHeld, OwnRole, OwnPassword, GrantNotFound, GrantEnded, GrantEndsBeforeStart, OwnAdministration, LastAdministrator, AdministratorLeft, AlreadyThere, AlreadySetUp, GrantInPast,
        EmailInvalid, ReasonMissing, AlreadyClosed, AlreadyOpen, Minimised, OwnAccount, OwnSessions, HoldsMore,
        ChangedMeanwhile, LinkInvalid, PasswordWrong, PasswordSame, SignInRefused, EnrolFromInside,
        CodeWrong, CodeMistyped, SecondFactorOn, SecondFactorOff, PasswordShortAlone,
        PasskeyRefused, PasskeyNotFound, PasskeyNameMissing, PasskeysTooMany, SessionNotFound,
        TokenNotFound, TokenRevoked, TokenInvalid, TokenOutside, TokenNetworkWrong, TokenNetworksMany, TokenNameMissing, TokenPermissionsMissing, TokenBeyondOwn, TokenDays,
        MandateNotFound, MandateEnded, DelegationNotFound, DelegationEnded, DelegationInPast,
        DelegationEndsBeforeStart, DelegationTooLong, DelegationCircle, DeputyIsSelf, DeputyNotFound, OperationsMissing, NotDelegable,
        OutsideRefused, OutsideFailed, OutsideTaken, OutsideNotLinked, OutsideSubjectMissing,
        ReviewNotFound, ReviewFinished, ReviewUnfinished,
    ];
}
