using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access;

/// <summary>One role held by one account in one organisation.</summary>
public readonly record struct RoleGrantId(Guid Value) : ITypedId<RoleGrantId>
{
    public static RoleGrantId From(Guid value) => new(value);

    public int CompareTo(RoleGrantId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>One link by which a person chooses a password.</summary>
public readonly record struct AccountLinkId(Guid Value) : ITypedId<AccountLinkId>
{
    public static AccountLinkId From(Guid value) => new(value);

    public int CompareTo(AccountLinkId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>One browser that is signed in.</summary>
public readonly record struct AccountSessionId(Guid Value) : ITypedId<AccountSessionId>
{
    public static AccountSessionId From(Guid value) => new(value);

    public int CompareTo(AccountSessionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>One member's leave to read the records of an inspected organisation.</summary>
public readonly record struct MandateId(Guid Value) : ITypedId<MandateId>
{
    public static MandateId From(Guid value) => new(value);

    public int CompareTo(MandateId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>One person's work, given to a deputy for a time.</summary>
public readonly record struct DelegationId(Guid Value) : ITypedId<DelegationId>
{
    public static DelegationId From(Guid value) => new(value);

    public int CompareTo(DelegationId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>One request for a link to choose a password.</summary>
public readonly record struct PasswordRequestId(Guid Value) : ITypedId<PasswordRequestId>
{
    public static PasswordRequestId From(Guid value) => new(value);

    public int CompareTo(PasswordRequestId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
