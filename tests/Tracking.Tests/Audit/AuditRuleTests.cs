using System.Text.RegularExpressions;
using DonDoc.Storage;
using DonDoc.Tracking.Audit;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Audit;

public sealed partial class AuditRuleTests
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

    /// <summary>What changes rows past the change tracker, and so past the log, file by file: told otherwise, or why not.</summary>
    private static readonly Dictionary<string, string> PastTheTracker = new(StringComparer.Ordinal)
    {
        ["Access/Tokens/UseApiToken.cs"] = "when a token was last used: what is done with it has entries of its own",
        ["Access/OpenSession.cs"] = "the last sign-in: access.signed_in tells",
        ["Access/KeepSession.cs"] = "when a session was last used; its end is access.signed_out, access.session_ended, or the act that ended it",
        ["Access/EndEverySignIn.cs"] = "installation.restored tells that every sign-in, token and link ended",
        ["Access/EndMySession.cs"] = "access.session_ended",
        ["Access/AnswerPasswordRequests.cs"] = "what was asked at the sign-in page goes when it is answered; the link has an entry of its own",
        ["Kernel/TrackingDb.cs"] = "writes what a slice gives it to write; who does is named here",
        ["Kernel/Postbox.cs"] = "a waiting mail that something newer makes void; the newer has an entry of its own",
        ["Notifications/Urging/NoticeWriting.cs"] = "the ledger of what was urged, which is told to nobody else",
        ["Notifications/Urging/MarkNotices.cs"] = "when somebody read a notice: the ledger shows it",
        ["Notifications/Urging/SendDigests.cs"] = "in which mail a notice went out: the outbox and the ledger show it",
        ["Notifications/ClaimMail.cs"] = "which server takes a mail, and until when",
        ["Notifications/RetryMail.cs"] = "when a mail is due again",
        ["Notifications/SettleMail.cs"] = "what the mail server answered",
        ["Access/Reviews/OpenReview.cs"] = "the accounts of a new review as they are: account_review.created of the same transaction tells",
        ["Generation/GenerateRecords.cs"] = "installation.generated, with the counts: invented records for trying the program out",
        ["Imports/Bulk/ClaimBulkImport.cs"] = "which server works on an import, and until when",
        ["Imports/Bulk/NoteBulkImport.cs"] = "what became of a file: its record, where it has one, is told; the end of the import has an entry of its own",
        ["Exports/ListExports.cs"] = "that a person has seen which files are there",
        ["Exports/TakeExport.cs"] = "when a file was first seen, with export.taken; or that it is given up, which changes nothing of any record",
        ["Exports/ClaimExport.cs"] = "the clockwork of making files; that a list was taken out is told by its own act",
        ["Jobs/BeginJob.cs"] = "the clockwork",
        ["Jobs/EndJob.cs"] = "the clockwork; what the job did has entries of its own",
        ["Documents/Provisions/AcceptProposals.cs"] = "document.provisions_accepted, with the count",
        ["Documents/Versions/AddVersion.cs"] = "document.version_added",
        ["Notifications/PurgeMail.cs"] = "what was sent long ago; what it told of has entries of its own",
        ["Documents/Provisions/ProvisionReading.cs"] = "read from the text of a version, which is told as document.version_added or with its document",
        ["Documents/Versions/ReadWaitingVersions.cs"] = "the same for versions from before there were provisions",
        ["Documents/Provisions/ReadProposalsAnew.cs"] = "what the reader proposes where nobody has decided: read from the text of a version, which is told",
        ["Documents/References/ReferenceResolution.cs"] = "which document a mention means: follows from the registration, which is told",
        ["Assignments/Tallies/FoldTallies.cs"] = "counts of assignments, which are told",
        ["Assignments/Tallies/RebuildTallies.cs"] = "counts of assignments, which are told",
        ["Assignments/Tallies/KeepPastDays.cs"] = "counts of assignments, which are told",
        ["Assignments/Reporting/OpenPeriods.cs"] = "the calendar, and figures counted from reports, which are told",
        ["Assignments/AssignmentQueries.cs"] = "the next number of a series, which says nothing",
        ["Organisations/AncestryDraft.cs"] = "the closure of the tree: computed from the placements, which are told",
        ["Programmes/InheritProgrammes.cs"] = "who asks, of each request of a campaign: the campaign's change of the same transaction tells",
        ["Organisations/LoadAdministrativeUnits.cs"] = "organisation.loaded, with the count",
        ["PersonalData/MinimiseAccounts.cs"] = "account.minimised: telling what was there would keep what is taken away",
        ["Programmes/Campaigns/RemindRecipients.cs"] = "campaign.reminder_added of the same transaction tells how many were reminded",
        ["Programmes/Campaigns/SendCampaign.cs"] = "campaign.changed of the same transaction tells how many were asked",
        ["Search/SearchIndexing.cs"] = "the index of texts: made from records that are told",
    };

    [Fact]
    public void Every_change_past_the_log_is_known()
    {
        var folder = Path.Combine(FindRoot(), "src", "Tracking");
        var found = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(file => (Path: Path.GetRelativePath(folder, file).Replace('\\', '/'), File: file))
            .Where(file => !file.Path.StartsWith("obj/", StringComparison.Ordinal) && !file.Path.StartsWith("bin/", StringComparison.Ordinal))
            .Where(file => Past().IsMatch(File.ReadAllText(file.File))).Select(file => file.Path);
        Assert.Equal(PastTheTracker.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.Matches(Past(), "await db.Accounts.ExecuteDeleteAsync(cancel)");
    }

    [GeneratedRegex(@"\.Execute(Update|Delete|Sql\w*)Async\(|\b(Try)?BulkInsertAsync\(", RegexOptions.None, 1000)]
    private static partial Regex Past();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "DonDoc.slnx")))
            folder = folder.Parent;
        return folder.FullName;
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
