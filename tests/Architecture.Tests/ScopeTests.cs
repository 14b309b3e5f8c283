using System.Text.RegularExpressions;

namespace DonDoc.Architecture.Tests;

/// <summary>
/// Every query on records that not everybody may see starts from VisibleTo, or is named here with its reason and as many times as it
/// stands in its file.
/// </summary>
public sealed partial class ScopeTests
{
    /// <summary>Sets whose rows belong to an organisation or a person, each with a VisibleTo of its own.</summary>
    static readonly string[] Scoped =
    [
        "Documents", "Assignments", "Engagements", "Recommendations", "ImportedFiles", "Organisations", "Accounts", "RoleGrants", "Mandates",
        "Delegations", "ApiTokens", "AuditEntries", "OutgoingMails",
    ];

    /// <summary>Parts of such a record: a file that reads them reads the record from VisibleTo.</summary>
    static readonly Dictionary<string, string[]> Parts = new(StringComparer.Ordinal)
    {
        ["Documents"] = ["DocumentTexts", "DocumentReferences", "ReviewedFacts"],
        ["Assignments"] = ["AssignmentEvents", "Evidence", "AssignmentCooperations"],
        ["Engagements"] = ["EngagementMembers", "Sessions", "Findings", "Requirements", "Commitments"],
        ["ImportedFiles"] = ["ImportedTexts"],
    };

    /// <summary>Sets that say nothing of a record, or are asked by who is nobody yet.</summary>
    static readonly Dictionary<string, string> Free = new(StringComparer.Ordinal)
    {
        ["OrganisationNames"] = "a name is shown beside a record that is seen; names above the grassroots are no secret",
        ["OrganisationPlacements"] = "the tree, of which scope itself is made",
        ["OrganisationAliases"] = "looked up by what was typed; what is found is filtered by scope",
        ["Ancestry"] = "the tree, of which scope itself is made",
        ["OrganisationTree"] = "the lock of changes of the tree",
        ["AssignmentSeries"] = "the next number",
        ["AccountSessions"] = "by the id in the person's own cookie",
        ["PasswordRequests"] = "asked by who is not signed in, answered by the program",
        ["AccountLinks"] = "by the hash of the word that was handed out",
    };

    /// <summary>What reads a scoped set otherwise, by reason: file, set, how often.</summary>
    static readonly (string Reason, (string File, string Set, int Times)[] Uses)[] Exceptions =
    [
        ("who did it is named with what they did",
        [
            ("Documents/DocumentQueries.cs", "Accounts", 1), ("Documents/ShowDocument.cs", "Accounts", 1), ("Imports/ListImports.cs", "Accounts", 1),
            ("Inspections/ShowEngagement.cs", "Accounts", 1), ("Inspections/ListMandates.cs", "Accounts", 2), ("Access/ListDelegations.cs", "Accounts", 1),
        ]),
        ("one's own account, by the id of who is signed in, beside those that VisibleTo gives",
        [
            ("Access/ChangeMyPassword.cs", "Accounts", 1), ("Access/EditMyAccount.cs", "Accounts", 1), ("Access/ShowMyAccount.cs", "Accounts", 1),
            ("Access/ShowMyAccount.cs", "RoleGrants", 1), ("Access/SignOutAccount.cs", "Accounts", 1), ("Access/OpenSession.cs", "Accounts", 1),
            ("Reports/NameRecords.cs", "Accounts", 1),
        ]),
        ("nobody is signed in yet: the name with its password, the link or the token is the right to ask",
        [
            ("Access/CheckPassword.cs", "Accounts", 1), ("Access/FindAccountLink.cs", "Accounts", 1), ("Access/UseAccountLink.cs", "Accounts", 1),
            ("Access/Tokens/UseApiToken.cs", "ApiTokens", 2), ("Access/AskForPassword.cs", "Accounts", 1), ("Access/AnswerPasswordRequests.cs", "Accounts", 1),
        ]),
        ("here scope is made, and the queries that the rest starts from",
        [
            ("Access/LoadCurrentUser.cs", "Accounts", 3), ("Access/LoadCurrentUser.cs", "RoleGrants", 1), ("Access/LoadCurrentUser.cs", "Mandates", 1),
            ("Access/LoadCurrentUser.cs", "Delegations", 1), ("Access/LoadCurrentUser.cs", "Organisations", 1), ("Inspections/MandateQueries.cs", "Mandates", 1),
            ("Inspections/MandateQueries.cs", "Engagements", 1), ("Audit/AuditQueries.cs", "Organisations", 1), ("Recommendations/ListRecommendations.cs", "Recommendations", 1),
        ]),
        ("what an account reaches beyond the scope of who asks is just what must be found; the answer is yes or no",
        [
            ("Access/AccountQueries.cs", "Accounts", 2), ("Access/AccountQueries.cs", "RoleGrants", 1), ("Access/AccountQueries.cs", "Mandates", 1),
            ("Access/AccountQueries.cs", "Delegations", 1), ("Access/AccountQueries.cs", "Organisations", 1), ("Access/GiveDelegation.cs", "Delegations", 1),
            ("Inspections/GiveMandate.cs", "Accounts", 1),
        ]),
        ("joined to rows that are seen, and shown as a count or a filter of those",
        [
            ("Audit/ListAuditEntries.cs", "Accounts", 1), ("Access/ListAccounts.cs", "Mandates", 1), ("Access/ListAccounts.cs", "Delegations", 1), ("Inspections/ListEngagements.cs", "Assignments", 1),
            ("Inspections/FindRequirement.cs", "Engagements", 1), ("Inspections/ListMandates.cs", "Mandates", 4),
        ]),
        ("after ReachesAsync of the same organisation, or whether one exists at all: a form may name any above the grassroots",
        [
            ("Organisations/FoundOrganisation.cs", "Organisations", 2), ("Organisations/MoveOrganisation.cs", "Organisations", 2),
            ("Organisations/RenameOrganisation.cs", "Organisations", 1), ("Organisations/OrganisationQueries.cs", "Organisations", 1),
            ("Organisations/ShowOrganisation.cs", "Organisations", 1), ("Organisations/ShowOrganisationTree.cs", "Organisations", 1),
            ("Assignments/AssignmentQueries.cs", "Organisations", 1), ("Imports/RecordReviewedSession.cs", "Organisations", 1),
            ("Organisations/FindOrganisationByName.cs", "Organisations", 1), ("Organisations/LoadAdministrativeUnits.cs", "Organisations", 1),
        ]),
        ("the chain as a whole, by the program; of its state the first number and the last check are shown, never an entry",
            [("Audit/RecordAct.cs", "AuditEntries", 1), ("Audit/ShowAuditState.cs", "AuditEntries", 2), ("Audit/VerifyAuditLog.cs", "AuditEntries", 5)]),
        ("sent by the program, whoever it is for", [("Notifications/ClaimMail.cs", "OutgoingMails", 3), ("Notifications/SettleMail.cs", "OutgoingMails", 1)]),
        ("ends what belongs to an account that the caller has found", [("Access/Tokens/ListApiTokens.cs", "ApiTokens", 1)]),
        ("the same import that was opened from VisibleTo, read again after a lost race",
            [("Imports/ImportQueries.cs", "ImportedFiles", 1), ("Imports/RecordReviewedSession.cs", "ImportedFiles", 1)]),
    ];

    /// <summary>Files that read parts of a record which another file read from VisibleTo for them.</summary>
    static readonly Dictionary<string, string> PartsOnly = new(StringComparer.Ordinal)
    {
        ["Assignments/AssignmentQueries.cs"] = "VisibleTo itself, and the last act on an assignment that the caller has seen",
        ["Imports/RecordReviewedSession.cs"] = "the import was opened from VisibleTo by OpenAsync",
        ["Imports/RegisterImportedDocument.cs"] = "the import was opened from VisibleTo by OpenAsync",
    };

    [Fact]
    public void Every_query_on_scoped_records_starts_from_VisibleTo_or_is_named_with_a_reason()
    {
        var found = Repository.Sources("src/").Where(path => !path.StartsWith("src/Tracking/Kernel/", StringComparison.Ordinal))
            .SelectMany(path => Unscoped(Repository.Read(path)).Select(set => (File: Short(path), Set: set)))
            .CountBy(use => use).Select(use => (use.Key.File, use.Key.Set, use.Value)).Order();
        Assert.Equal(Exceptions.SelectMany(one => one.Uses).Order(), found);
    }

    [Fact]
    public void Who_reads_a_part_reads_its_record_from_VisibleTo()
    {
        var found = Repository.Sources("src/").Where(path => !path.StartsWith("src/Tracking/Kernel/", StringComparison.Ordinal))
            .Where(path => PartsWithoutRecord(Repository.Read(path))).Select(Short).Order(StringComparer.Ordinal);
        Assert.Equal(PartsOnly.Keys.Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public void Every_set_of_the_database_is_scoped_a_part_or_free()
    {
        var sets = DbSet().Matches(Repository.Read("src/Tracking/Kernel/TrackingDb.cs")).Select(match => match.Groups["set"].Value);
        Assert.Equal(Scoped.Concat(Parts.Values.SelectMany(parts => parts)).Concat(Free.Keys).Order(StringComparer.Ordinal), sets.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("var all = await db.Documents.CountAsync(cancel);", "Documents")]
    [InlineData("join db.Assignments\n    .Where(row => true)", "Assignments")]
    [InlineData("var sets = new { db.Engagements };", "Engagements")]
    [InlineData("var rows = db.Set<Document>();", "Set")]
    public void A_query_without_scope_is_found(string source, string set) => Assert.Equal([set], Unscoped(source));

    [Theory]
    [InlineData("var seen = db.Documents.VisibleTo(user, db);")]
    [InlineData("db.Assignments\n    .VisibleTo(user, db).ToReport(user, db)")]
    [InlineData("// db.Documents is what nobody should ask")]
    [InlineData("/// <summary>db.Documents</summary>")]
    public void A_query_with_scope_and_a_comment_are_not(string source) => Assert.Empty(Unscoped(source));

    [Fact]
    public void A_part_without_its_record_is_found()
    {
        Assert.True(PartsWithoutRecord("db.Evidence.Where(row => row.Id == id)"));
        Assert.True(PartsWithoutRecord("db.Documents.VisibleTo(user, db); db.Evidence.Where(row => row.Id == id)"));
        Assert.False(PartsWithoutRecord("db.Assignments.VisibleTo(user, db); db.Evidence.Where(row => row.Id == id)"));
    }

    static IEnumerable<string> Unscoped(string source) =>
        Query().Matches(Comment().Replace(source, "")).Where(match => match.Groups["set"].Value is "Set" || Scoped.Contains(match.Groups["set"].Value, StringComparer.Ordinal))
            .Where(match => !match.Groups["scope"].Success).Select(match => match.Groups["set"].Value);

    static bool PartsWithoutRecord(string source)
    {
        var queries = Query().Matches(Comment().Replace(source, "")).ToList();
        return Parts.Any(record => queries.Exists(match => record.Value.Contains(match.Groups["set"].Value, StringComparer.Ordinal))
            && !queries.Exists(match => match.Groups["set"].Value == record.Key && match.Groups["scope"].Success));
    }

    static string Short(string path) => path.Replace("src/Tracking/", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\b[dD]b\s*\.\s*(?<set>\w+)\b(?<scope>\s*\.\s*VisibleTo\()?", RegexOptions.None, 5000)]
    private static partial Regex Query();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline, 5000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"DbSet<\w+>\s+(?<set>\w+)\s*=>", RegexOptions.None, 5000)]
    private static partial Regex DbSet();
}
