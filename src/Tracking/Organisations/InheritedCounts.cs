namespace DonDoc.Tracking.Organisations;

/// <summary>What is open of some organisations, or was handed over from them.</summary>
public sealed record InheritedCounts
{
    /// <summary>Organisations right below that exist.</summary>
    public int Children { get; set; }

    /// <summary>Open assignments that it carries out.</summary>
    public int Led { get; set; }

    public int Cooperating { get; set; }

    public int Supervised { get; set; }

    /// <summary>Open assignments and drafts that it gave.</summary>
    public int Assigned { get; set; }

    /// <summary>Of those that it carries out: follow-ups of an inspection.</summary>
    public int Requirements { get; set; }

    /// <summary>What campaigns ask of it and is not answered.</summary>
    public int Requests { get; set; }

    /// <summary>Campaigns that it sent or prepares.</summary>
    public int Campaigns { get; set; }

    /// <summary>Programmes that it writes.</summary>
    public int Programmes { get; set; }

    /// <summary>Opinions that it is asked for and has not given.</summary>
    public int Opinions { get; set; }

    /// <summary>Lines of open targets for which it answers.</summary>
    public int Targets { get; set; }

    /// <summary>Open targets that it set.</summary>
    public int TargetsSet { get; set; }

    /// <summary>Open bottlenecks that it raised.</summary>
    public int BottlenecksRaised { get; set; }

    /// <summary>Open bottlenecks that it is asked to resolve.</summary>
    public int BottlenecksAsked { get; set; }

    /// <summary>People who work there.</summary>
    public int Accounts { get; set; }

    /// <summary>Roles that are held there.</summary>
    public int Roles { get; set; }

    /// <summary>Delegated work of people who work there.</summary>
    public int Delegations { get; set; }

    /// <summary>Mandates to read there for an inspection.</summary>
    public int Mandates { get; set; }

    /// <summary>Whether nothing at all is open.</summary>
    public bool IsEmpty => this == new InheritedCounts();

    public static InheritedCounts operator +(InheritedCounts left, InheritedCounts right) => new()
    {
        Children = left.Children + right.Children,
        Led = left.Led + right.Led,
        Cooperating = left.Cooperating + right.Cooperating,
        Supervised = left.Supervised + right.Supervised,
        Assigned = left.Assigned + right.Assigned,
        Requirements = left.Requirements + right.Requirements,
        Requests = left.Requests + right.Requests,
        Campaigns = left.Campaigns + right.Campaigns,
        Programmes = left.Programmes + right.Programmes,
        Opinions = left.Opinions + right.Opinions,
        Targets = left.Targets + right.Targets,
        TargetsSet = left.TargetsSet + right.TargetsSet,
        BottlenecksRaised = left.BottlenecksRaised + right.BottlenecksRaised,
        BottlenecksAsked = left.BottlenecksAsked + right.BottlenecksAsked,
        Accounts = left.Accounts + right.Accounts,
        Roles = left.Roles + right.Roles,
        Delegations = left.Delegations + right.Delegations,
        Mandates = left.Mandates + right.Mandates,
    };
}
