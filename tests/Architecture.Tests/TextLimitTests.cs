using System.Text.RegularExpressions;

namespace DonDoc.Architecture.Tests;

/// <summary>Every slice that keeps a text from outside asks first how long it is, or is named here with the reason.</summary>
public sealed partial class TextLimitTests
{
    static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["Access/CheckPassword.cs"] = "compared, never kept",
        ["Access/AskForPassword.cs"] = "looked up, never kept",
        ["Access/OpenSession.cs"] = "the host's own words: an address, the name of a browser, a language",
        ["Access/GiveDelegation.cs"] = "a user name, looked up",
        ["Access/Factors/CheckSecondFactor.cs"] = "a code, compared",
        ["Access/Factors/RemovePasskey.cs"] = "a password, compared",
        ["Access/Factors/SetUpAuthenticator.cs"] = "the key that the page offered, once a code has shown that it is one",
        ["Access/Factors/TurnOffAuthenticator.cs"] = "a password and a code, compared",
        ["Access/RecoverAdministrator.cs"] = "a user name, looked up",
        ["Access/Tokens/UseApiToken.cs"] = "a secret, compared",
        ["Exports/ClaimExport.cs"] = "the program's own words: the name of the act, and a sealed key",
        ["Inspections/GiveMandate.cs"] = "a user name, looked up",
        ["Imports/ImportWithoutReview.cs"] = "a file that was read within the reader's limits; RegisterDocument and StageImport ask",
        ["Imports/StageImport.cs"] = "a file that was read within the reader's limits",
        ["Audit/MailAnchor.cs"] = "the configured address and the program's own words",
    };

    [Fact]
    public void Every_slice_that_keeps_a_text_asks_first_how_long_it_is()
    {
        var unasked = Repository.Sources("src/Tracking/").Where(path => Keeps(Repository.Read(path)))
            .Select(path => path["src/Tracking/".Length..]).Order(StringComparer.Ordinal);
        Assert.Equal(Exceptions.Keys.Order(StringComparer.Ordinal), unasked);
    }

    [Theory]
    [InlineData("public sealed record Input(Guid Id, string Name); await db.TrySaveAsync(cancel);", true)]
    [InlineData("public sealed record Input(Guid Id, string Name); TextLimits.Refuse(input); await db.TrySaveAsync(cancel);", false)]
    [InlineData("public sealed record Input(Guid Id, string Name); db.Documents.Where(row => row.Id == id);", false)]
    [InlineData("public sealed record Input(Guid Id); await db.SaveChangesAsync(cancel);", false)]
    public void The_rule_can_fail(string code, bool isUnasked) => Assert.Equal(isUnasked, Keeps(code));

    [Fact]
    public void No_form_has_a_limit_of_its_own_for_what_a_slice_limits()
    {
        string[] own = ["Access/Forgot.razor", "Access/SignIn.razor", "Imports/SessionFields.razor", "Imports/ItemFields.razor", "Imports/BodyFields.razor"];
        Assert.Equal(own.Order(StringComparer.Ordinal), Repository.Sources("src/Web/Pages/").Where(path => Number().IsMatch(Repository.Read(path)))
            .Select(path => path["src/Web/Pages/".Length..]).Order(StringComparer.Ordinal));
    }

    static bool Keeps(string code) => Input().Match(code) is { Success: true, Value: var input } && input.Contains("string", StringComparison.Ordinal)
        && Saves().IsMatch(code) && !code.Contains("TextLimits.Refuse(", StringComparison.Ordinal);

    [GeneratedRegex(@"record Input\((?>[^()]|\([^()]*\))*\)", RegexOptions.None, 1000)]
    private static partial Regex Input();

    [GeneratedRegex(@"SaveAsync|SaveChangesAsync|CreateAsync|ExecuteUpdateAsync|SaveAdministeredAsync|\.CloseAsync|check\.ProveAsync|postbox\.Put", RegexOptions.None, 1000)]
    private static partial Regex Saves();

    [GeneratedRegex(@"Limit=""\d+""", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
