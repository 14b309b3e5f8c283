namespace DonDoc.Tracking.Kernel;

/// <summary>Who acts, for which organisation and when; the name is kept with the act, so that the history outlives the account.</summary>
/// <param name="For">Thay mặt: whose work it is, where a deputy does it.</param>
internal readonly record struct Actor(Guid AccountId, string Name, DateTime At, OrganisationId? Organisation = null, Delegator? For = null)
{
    public static Actor Of(CurrentUser user, TimeProvider clock, Delegator? onBehalfOf = null) =>
        new(user.AccountId, user.Name, clock.Instant(), user.Home, onBehalfOf);

    /// <summary>Four eyes: neither the person nor the one for whom they act had a hand in it.</summary>
    public bool Is(Guid account) => AccountId == account || For?.AccountId == account;
}
