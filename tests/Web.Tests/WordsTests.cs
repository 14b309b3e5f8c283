using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using DonDoc.Formats;
using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Reviews;
using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Reorganisations;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Ballots;
using DonDoc.Tracking.Programmes.Campaigns;
using DonDoc.Tracking.Programmes.Coverage;
using DonDoc.Tracking.Programmes.Drafting;
using DonDoc.Tracking.Programmes.Opinions;
using DonDoc.Tracking.PersonalData;
using DonDoc.Web.Resources;

namespace DonDoc.Web.Tests;

public sealed partial class WordsTests
{
    static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static IEnumerable<string> RefusalCodes => new[] { typeof(Refusal).Assembly, typeof(RefusalWords).Assembly }.SelectMany(part => part.GetTypes())
        .Where(type => type.Name.EndsWith("Refusals", StringComparison.Ordinal))
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(one => one.FieldType == typeof(Refusal))
        .Select(one => ((Refusal)one.GetValue(null)!).Code);

    [Fact]
    public void Every_refusal_has_its_words_in_both_languages()
    {
        var codes = RefusalCodes.ToList();
        Assert.True(codes.Count > 50);
        Assert.Empty(codes.SelectMany(code => Missing(typeof(RefusalWords), code)));
        Assert.NotEmpty(Missing(typeof(RefusalWords), "no.such_code"));
    }

    [Fact]
    public void No_words_are_kept_for_refusals_that_are_gone()
    {
        var codes = RefusalCodes.ToHashSet(StringComparer.Ordinal);
        var keys = Of(typeof(RefusalWords)).GetResourceSet(CultureInfo.InvariantCulture, true, false)!.Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key);
        Assert.DoesNotContain(keys, key => !codes.Contains(key));
    }

    [Fact]
    public void Every_refusal_of_a_file_has_its_words_in_both_languages()
    {
        foreach (var code in FileRefusals.Codes)
        {
            var refusal = new FileRefusal(code, [50]);
            Assert.NotEqual(code, refusal.Message(Vietnamese));
            Assert.NotEqual(refusal.Message(Vietnamese), refusal.Message(English));
        }
    }

    /// <summary>What the log may tell of a change: names of properties, and values that are one of a few.</summary>
    [Fact]
    public void Every_property_that_the_log_tells_has_its_words()
    {
        using var db = Storage.TrackingStorage.Open("words.sqlite");
        var told = db.Model.GetEntityTypes().Where(entity => AuditRules.Audited.TryGetValue(entity.ClrType.Name, out var rule) && !rule.Counted)
            .SelectMany(entity => entity.GetProperties()).Where(property => !property.IsPrimaryKey() && !AuditRules.IsUntold(property.Name)).ToList();
        Assert.True(told.Count > 100);
        Assert.Empty(told.SelectMany(property => Missing(typeof(AuditWords), "property." + property.Name)).Distinct());
        Assert.Empty(told.Select(property => (property.Name, Type: Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType)).Where(property => property.Type.IsEnum && property.Name is not ("Role" or "Standing"))
            .SelectMany(property => Enum.GetNames(property.Type).SelectMany(value => Missing(typeof(AuditWords), $"value.{property.Name}.{value}"))).Distinct());
    }

    /// <summary>Keys that pages put together from a value: every value has its words.</summary>
    [Fact]
    public void Every_value_of_a_list_has_its_words() => Assert.Empty(new List<string>(
    [
        .. Missing<OrganisationLevel>(typeof(OrganisationWords), "level."),
        .. Missing<OrganisationType>(typeof(OrganisationWords), "type."),
        .. Missing<SuccessionKind>(typeof(OrganisationWords), "succession."),
        .. Missing<ReorganisationState>(typeof(ReorganisationWords), "state."),
        .. Missing<ReorganisationStep>(typeof(ReorganisationWords), "step."),
        .. Missing<OrganisationLevel>(typeof(ReorganisationWords), "level."),
        .. Missing<OrganisationType>(typeof(ReorganisationWords), "type."),
        .. Missing<BallotForm>(typeof(BallotWords), "form."),
        .. Missing<BallotCounting>(typeof(BallotWords), "counting."),
        .. Missing<BallotOutcome>(typeof(BallotWords), "outcome."),
        .. Missing<Vote>(typeof(BallotWords), "vote."),
        .. Missing<CampaignState>(typeof(CampaignWords), "state."),
        .. Missing<RequestStage>(typeof(CampaignWords), "stage."),
        .. Missing<RequestTiming>(typeof(CampaignWords), "timing."),
        .. Missing<RemindedOnes>(typeof(CampaignWords), "ones."),
        .. Missing<NotAskedBecause>(typeof(CampaignWords), "because."),
        .. Missing<ProgrammeState>(typeof(ProgrammeWords), "state."),
        .. Missing<ProgrammeState>(typeof(ProgrammeWords), "next."),
        .. Missing<ProgrammeAct>(typeof(ProgrammeWords), "act."),
        .. Missing<ProgrammeStart>(typeof(ProgrammeWords), "start."),
        .. Missing<ProgrammeStart>(typeof(ProgrammeWords), "start.text."),
        .. Missing<ProvisionStanding>(typeof(ProgrammeWords), "standing."),
        .. Missing<OpinionStance>(typeof(OpinionWords), "stance."),
        .. Missing<Disposal>(typeof(OpinionWords), "disposal."),
        .. Missing<OpinionFilter>(typeof(OpinionWords), "filter."),
        .. Missing<ProvisionStanding>(typeof(ProgrammeWords), "matrix.with."),
        .. Missing<AnswerExtent>(typeof(ProgrammeWords), "extent."),
        .. Missing<Text.Clarity.PartKind>(typeof(ProgrammeWords), "part."),
        .. Missing<Text.Clarity.VagueReason>(typeof(ProgrammeWords), "reason."),
        .. BeginProgramme.Types.SelectMany(type => Missing(typeof(ProgrammeWords), "type." + type.Name)),
        .. Missing<AssignmentState>(typeof(AssignmentWords), "state."),
        .. Missing<AssignmentState>(typeof(AssignmentWords), "next.wait."),
        .. Missing<Timeliness>(typeof(AssignmentWords), "timeliness."),
        .. Missing<AssignmentDuty>(typeof(AssignmentWords), "sentence.duty."),
        .. Missing<AssignmentAct>(typeof(AssignmentWords), "act."),
        .. Missing<AssignmentSign>(typeof(AssignmentWords), "sign."),
        .. Missing<AssignmentOrigin>(typeof(AssignmentWords), "origin."),
        .. Missing<Priority>(typeof(AssignmentWords), "priority."),
        .. Missing<Recurrence>(typeof(AssignmentWords), "recurrence."),
        .. Pages.Assignments.AssignmentForms.Names.SelectMany(form => Missing(typeof(AssignmentWords), "do." + form).Concat(Missing(typeof(AssignmentWords), "done." + form))),
        .. Missing<EngagementKind>(typeof(EngagementWords), "kind."),
        .. Missing<DelegationRole>(typeof(EngagementWords), "role."),
        .. Missing<DocumentAudience>(typeof(DocumentWords), "audience."),
        .. Missing<FactDecision>(typeof(DocumentWords), "fact.decision."),
        .. Missing<Tracking.Jobs.JobHold>(typeof(JobWords), "hold."),
        .. Missing<Tracking.Jobs.JobOutcome>(typeof(JobWords), "outcome."),
        .. Missing<ReviewDecision>(typeof(AccountReviewWords), "decision."),
        .. Missing<ReviewDecision>(typeof(AccountReviewWords), "do."),
        .. Missing<MailState>(typeof(MailWords), "state."),
        .. Missing<Role>(typeof(AccountWords), "role."),
        .. Missing<Permission>(typeof(TokenWords), "permission."),
        .. Missing<CorrectedData>(typeof(PersonalDataWords), "what."),
        .. Missing<CorrectionState>(typeof(PersonalDataWords), "state."),
        .. Missing<ApiTokenState>(typeof(TokenWords), "state."),
        .. Missing<Permission>(typeof(AccountWords), "permission."),
        .. Missing<Relation>(typeof(AccountWords), "relation."),
        .. Missing<Party>(typeof(AccountWords), "party."),
        .. AccessMatrix.MandateContents.SelectMany(content => Missing(typeof(EngagementWords), "content." + content)),
        .. Pages.Imports.ReviewLists.All.SelectMany(list => Missing(typeof(ReviewWords), "field." + list)),
    ]));

    [Fact]
    public void A_placeholder_of_one_language_is_in_the_other()
    {
        foreach (var words in typeof(ShellWords).Assembly.GetTypes().Where(type => type.Namespace == typeof(ShellWords).Namespace && type.Name.EndsWith("Words", StringComparison.Ordinal)))
        {
            foreach (System.Collections.DictionaryEntry entry in Of(words).GetResourceSet(CultureInfo.InvariantCulture, true, false)!)
            {
                var english = Of(words).GetString((string)entry.Key, English)!;
                foreach (var place in new[] { "{0}", "{1}" })
                    Assert.True(((string)entry.Value!).Contains(place, StringComparison.Ordinal) == english.Contains(place, StringComparison.Ordinal), $"{words.Name} {entry.Key}");
            }
        }
    }

    /// <summary>One word for one thing, and one spelling; what stands in quotation marks is the words of others.</summary>
    [Fact]
    public void Terms_are_the_same_on_all_pages()
    {
        var texts = typeof(ShellWords).Assembly.GetTypes().Where(type => type.Namespace == typeof(ShellWords).Namespace && type.Name.EndsWith("Words", StringComparison.Ordinal))
            .Select(Of).Append(new ResourceManager("DonDoc.Formats.FileRefusals", typeof(FileRefusal).Assembly))
            .SelectMany(words => words.GetResourceSet(CultureInfo.InvariantCulture, true, false)!.Cast<System.Collections.DictionaryEntry>())
            .Select(entry => ((string)entry.Key, Words: (string)entry.Value!)).ToList();
        Assert.True(texts.Count > 1500);
        Assert.DoesNotContain(texts, text => IsAnother(text.Words));
        Assert.All(["Uỷ quyền", "Xác thực hai lớp", "mời đồng chí chọn", "mã truy cập mới"], words => Assert.True(IsAnother(words)));
        Assert.False(IsAnother("vì có “đồng chí” trước họ tên"));
    }

    static bool IsAnother(string text)
    {
        var own = Quoted().Replace(text, "");
        return ToneMarks.Normalise(own) != own || Others.Any(other => own.Contains(other, StringComparison.OrdinalIgnoreCase));
    }

    // The second step, the reader (bạn), the token of a program (mã kết nối) beside the passkey (khóa truy cập).
    static readonly string[] Others = ["hai lớp", "hai yếu tố", "đồng chí", "mã truy cập", "khóa kết nối", "passkey"];

    [GeneratedRegex("“[^”]*”", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    static IEnumerable<string> Missing<T>(Type words, string prefix) where T : struct, Enum =>
        Enum.GetNames<T>().SelectMany(name => Missing(words, prefix + name));

    static IEnumerable<string> Missing(Type words, string key)
    {
        var manager = Of(words);
        if (string.IsNullOrWhiteSpace(manager.GetString(key, Vietnamese)))
            yield return $"{words.Name} {key} (vi)";
        if (string.IsNullOrWhiteSpace(manager.GetResourceSet(CultureInfo.GetCultureInfo("en"), true, false)!.GetString(key)))
            yield return $"{words.Name} {key} (en)";
    }

    static ResourceManager Of(Type words) => new(words.FullName!, words.Assembly);
}
