using DonDoc.Storage;
using DonDoc.Tracking.Audit;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Audit;

public sealed class AuditRuleTests
{
    [Fact]
    public void Every_entity_is_audited_or_it_is_said_why_not()
    {
        using var db = TrackingStorage.Open(":memory:");
        var entities = db.Model.GetEntityTypes().ToDictionary(entity => entity.ShortName(), StringComparer.Ordinal);
        Assert.Equal(entities.Keys.Order(StringComparer.Ordinal),
            AuditRules.Audited.Keys.Concat(AuditRules.NotAudited.Keys).Order(StringComparer.Ordinal));
        foreach (var (name, rule) in AuditRules.Audited)
        {
            foreach (var property in new[] { rule.Subject, rule.Owner, rule.Verb }.OfType<string>())
                Assert.True(entities[name].FindProperty(property) is not null, $"{name} has no {property}.");
            // Only the record itself may name its owner on behalf of its parts.
            Assert.Contains(AuditRules.Audited.Values, record => record.Kind == rule.Kind && record.Noun is null);
        }
    }

    [Theory]
    [InlineData("Account", "PasswordHash")]
    [InlineData("IdentityUserToken", "Value")]
    [InlineData("ApiToken", "SecretHash")]
    [InlineData("AccountLink", "Hash")]
    public void A_secret_is_known_by_its_name(string entity, string property) => Assert.True(AuditRules.IsSecret(entity, property));

    [Fact]
    public void A_hash_of_a_file_is_no_secret() => Assert.False(AuditRules.IsSecret("Document", "Sha256"));
}
