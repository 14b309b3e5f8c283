using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Exports;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Jobs;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.PersonalData;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Ballots;
using DonDoc.Tracking.Programmes.Issue;
using DonDoc.Tracking.Programmes.Opinions;
using DonDoc.Tracking.Reorganisations;
using DonDoc.Tracking.Targets;

namespace DonDoc.Tracking.Tests;

public sealed class RefusalTests
{
    [Fact]
    public void Every_refusal_is_listed_once_and_its_code_names_its_module()
    {
        var modules = new (Type Type, string Module, IReadOnlyList<Refusal> All)[]
        {
            (typeof(OrganisationRefusals), "organisation.", OrganisationRefusals.All), (typeof(AccessRefusals), "access.", AccessRefusals.All),
            (typeof(DocumentRefusals), "document.", DocumentRefusals.All), (typeof(AssignmentRefusals), "assignment.", AssignmentRefusals.All),
            (typeof(AuditRefusals), "audit.", AuditRefusals.All), (typeof(PersonalDataRefusals), "personal_data.", PersonalDataRefusals.All),
            (typeof(InspectionRefusals), "engagement.", InspectionRefusals.All), (typeof(ImportRefusals), "import.", ImportRefusals.All),
            (typeof(NotificationRefusals), "notification.", NotificationRefusals.All), (typeof(JobRefusals), "job.", JobRefusals.All),
            (typeof(ProgrammeRefusals), "programme.", ProgrammeRefusals.All), (typeof(DonDoc.Tracking.Generation.GenerationRefusals), "generation.", DonDoc.Tracking.Generation.GenerationRefusals.All), (typeof(BallotRefusals), "ballot.", BallotRefusals.All),
            (typeof(ExportRefusals), "export.", ExportRefusals.All),
            (typeof(BottleneckRefusals), "bottleneck.", BottleneckRefusals.All),
            (typeof(TargetRefusals), "target.", TargetRefusals.All),
            (typeof(IssueRefusals), "issue.", IssueRefusals.All),
            (typeof(OpinionRefusals), "opinion.", OpinionRefusals.All),
            (typeof(TextRefusals), "text.", TextRefusals.All), (typeof(ReorganisationRefusals), "reorganisation.", ReorganisationRefusals.All),
        };
        foreach (var (type, module, all) in modules)
        {
            var declared = type.GetFields().Where(field => field.FieldType == typeof(Refusal)).Select(field => ((Refusal)field.GetValue(null)!).Code);
            Assert.Equal(declared.Order(StringComparer.Ordinal), all.Select(refusal => refusal.Code).Order(StringComparer.Ordinal));
            Assert.All(all, refusal => Assert.StartsWith(module, refusal.Code, StringComparison.Ordinal));
        }

        var codes = modules.SelectMany(module => module.All).Select(refusal => refusal.Code).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }
}
