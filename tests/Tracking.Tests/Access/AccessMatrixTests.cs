using System.Text;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Tests.Access;

/// <summary>The table is whole, and docs/access.md says the same.</summary>
public sealed class AccessMatrixTests
{
    private const string Begin = "<!-- matrix -->\n";

    [Fact]
    public void Every_operation_stands_in_the_matrix_once() =>
        Assert.Equal(Enum.GetValues<Permission>(), AccessMatrix.Rules.Select(rule => rule.Operation));

    [Fact]
    public void What_is_delegated_or_opened_by_a_mandate_never_manages()
    {
        Assert.DoesNotContain(AccessMatrix.Rules, rule => (rule.IsDelegable || rule.ByMandate) && rule.Operation is Permission.ManageAccounts or Permission.ManageOrganisations);
        Assert.All(AccessMatrix.Rules.Where(rule => rule.ByMandate), rule => Assert.StartsWith("View", rule.Operation.ToString(), StringComparison.Ordinal));
        Assert.All(AccessMatrix.Delegable.SelectMany(AccessMatrix.With), operation => Assert.False(operation.ToString().StartsWith("Manage", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_documentation_shows_the_matrix_of_the_code()
    {
        var page = File.ReadAllText(Path.Combine(FindRoot(), "docs", "access.md")).ReplaceLineEndings("\n");
        Assert.True(page.EndsWith(Begin + Table(AccessMatrix.Rules), StringComparison.Ordinal), Table(AccessMatrix.Rules));
        Assert.False(page.EndsWith(Begin + Table([.. AccessMatrix.Rules.Skip(1)]), StringComparison.Ordinal));
    }

    private static string Table(IEnumerable<AccessRule> rules)
    {
        var table = new StringBuilder("| operation | roles | relation | commission’s level | mandate | delegable | parties of a record |\n|---|---|---|---|---|---|---|\n");
        foreach (var rule in rules)
        {
            table.Append("| ").AppendJoin(" | ", rule.Operation, string.Join(", ", rule.Roles), rule.Relation, Yes(rule.AtLevel), Yes(rule.ByMandate),
                Yes(rule.IsDelegable), string.Join(", ", rule.Parties)).Append(" |\n");
        }

        return table.ToString();
    }

    private static string Yes(bool value) => value ? "yes" : "";

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "DonDoc.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
