using DonDoc.Tracking.Access.Reviews;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.AccountReviews;

/// <summary>Reviews of accounts in words, the same on pages and in the export.</summary>
static class ReviewSentences
{
    /// <summary>A review that is due or under way.</summary>
    public static string Say(this IStringLocalizer<AccountReviewWords> words, ShowReviewDue.Row row) => row.Open is not null
        ? words["due.open", row.Organisation.Name, row.Decided, row.Accounts]
        : words["due", row.Organisation.Name, Dates.Show(row.DueOn)];

    public static IEnumerable<string> Roles(this IStringLocalizer<AccountWords> words, AccountFacts facts) => facts.Roles.Select(role =>
        words["grant", words["role." + role.Role].Value, role.Organisation].Value + (role.To is { } to ? " " + words["grant.until", Dates.Show(to.AddDays(-1))].Value : ""));

    public static IEnumerable<string> Others(this IStringLocalizer<AccountReviewWords> words, AccountFacts facts)
    {
        foreach (var mandate in facts.Mandates)
            yield return words["mandate", mandate.Organisation, Dates.Show(mandate.To.AddDays(-1))];
        foreach (var deputy in facts.Delegations)
            yield return words[deputy.IsReceived ? "delegation.received" : "delegation.given", deputy.Person, Dates.Show(deputy.To.AddDays(-1))];
        if (facts.Tokens > 0)
            yield return facts.TokensUsedAt is { } used ? words["tokens.used", facts.Tokens, Dates.ShowInstant(used)] : words["tokens", facts.Tokens];
    }
}
