namespace DonDoc.Tracking.Audit;

/// <summary>The names that acts and changes are made of, for whoever has to put them into words.</summary>
public static class AuditVocabulary
{
    /// <summary>Records, as entries name them: document, account…</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. AuditRules.Audited.Values.Select(rule => rule.Kind).Distinct(StringComparer.Ordinal)];

    /// <summary>Parts of records: the “role” of account.role_added.</summary>
    public static IReadOnlyList<string> Parts { get; } = [.. AuditRules.Audited.Values.Select(rule => rule.Noun).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Rows, as changes name them.</summary>
    public static IReadOnlyList<string> Rows { get; } = [.. AuditRules.Audited.Keys];
}
