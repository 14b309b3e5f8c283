using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>Which organisations a rule is about: all four conditions together; a condition that is not given holds for everybody.</summary>
/// <param name="Level">Of this level.</param>
/// <param name="Type">Of this type.</param>
/// <param name="Field">In this field of work (lĩnh vực), which may be one of several that the organisation's record names: “xây dựng” holds for “xây dựng, giao thông”.</param>
/// <param name="Under">This organisation, or below it on the day of sending.</param>
internal sealed record RuleScope(OrganisationLevel? Level = null, OrganisationType? Type = null, string? Field = null, OrganisationId? Under = null)
{
    public bool Holds(AskedOrganisation organisation) =>
        (Level is null || Level == organisation.Level)
        && (Type is null || Type == organisation.Type)
        && (Field is null || FieldsOf(Field).Intersect(FieldsOf(organisation.Field), StringComparer.Ordinal).Any())
        && (Under is null || organisation.Above.Contains(Under.Value));

    /// <summary>What a record says of its field, part by part.</summary>
    public static IEnumerable<string> PartsOf(string? field) => (field ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string> FieldsOf(string? field) => PartsOf(field).Select(Text.Vietnamese.SearchKey.Of);
}

/// <summary>What rules ask of an organisation.</summary>
/// <param name="Above">Itself and all above it.</param>
internal sealed record AskedOrganisation(OrganisationLevel Level, OrganisationType Type, string? Field, IReadOnlySet<OrganisationId> Above);

/// <summary>
/// Whether a provision concerns some of the recipients. It is about its provision and all below that, or about the whole document, and
/// about the organisations of its scope. Everything concerns everybody until a rule says otherwise; of the rules that are about a
/// provision and an organisation, the one written last decides. So "nothing of part III concerns wards" followed by "III.2 concerns wards"
/// asks of a ward III.2 and all below it, and of part III nothing else. That something does not concern somebody needs a reason.
/// </summary>
internal sealed class CampaignRule
{
    /// <summary>In characters.</summary>
    public const int LongestReason = 1000;

    private CampaignRule()
    {
    }

    private CampaignRule(CampaignId campaign, int number, ProvisionId? provision, RuleScope scope, bool applies, string? reason)
    {
        CampaignId = campaign;
        Number = number;
        ProvisionId = provision;
        (Level, Type, Field, UnderId) = (scope.Level, scope.Type, scope.Field, scope.Under);
        Applies = applies;
        Reason = reason;
    }

    public CampaignId CampaignId { get; private set; }

    /// <summary>1, 2, 3… A higher one beats a lower one.</summary>
    public int Number { get; private set; }

    /// <summary>With all below it; null for the whole document.</summary>
    public ProvisionId? ProvisionId { get; private set; }

    public OrganisationLevel? Level { get; private set; }

    public OrganisationType? Type { get; private set; }

    public string? Field { get; private set; }

    public OrganisationId? UnderId { get; private set; }

    public bool Applies { get; private set; }

    public string? Reason { get; private set; }

    public RuleScope Scope => new(Level, Type, Field, UnderId);

    public static Outcome<CampaignRule> Write(CampaignId campaign, int number, ProvisionId? provision, RuleScope scope, bool applies, string? reason)
    {
        if (!applies && string.IsNullOrWhiteSpace(reason))
            return CampaignRefusals.RuleReasonMissing;
        return new CampaignRule(campaign, number, provision, scope with { Field = string.IsNullOrWhiteSpace(scope.Field) ? null : scope.Field.Trim() }, applies,
            string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
    }

    /// <summary>The rule that decides; null where none is about it, so that it applies.</summary>
    /// <param name="rules">Of one campaign, in any order.</param>
    /// <param name="above">The provision itself and all above it.</param>
    public static CampaignRule? Deciding(IEnumerable<CampaignRule> rules, IReadOnlySet<ProvisionId> above, AskedOrganisation organisation) =>
        rules.Where(rule => (rule.ProvisionId is null || above.Contains(rule.ProvisionId.Value)) && rule.Scope.Holds(organisation)).MaxBy(rule => rule.Number);
}
