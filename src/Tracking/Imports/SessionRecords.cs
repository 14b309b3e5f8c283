using System.Globalization;
using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.Sessions;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Recommendations;

namespace DonDoc.Tracking.Imports;

/// <summary>Turns the decided items of one session into records, and each with its fact. Adds; does not save.</summary>
internal sealed class SessionRecords(
    TrackingDb db, SessionReport report, ReviewedSession reviewed, Engagement engagement, Session session, DocumentId document, Actor by)
{
    private readonly FactSheet sheet = new(report, document, by.AccountId, by.At);
    private readonly List<AssignmentId> assignments = [];

    public IReadOnlyList<AssignmentId> Assignments => assignments;

    /// <summary>What is wrong with any of them, each by its place in the reviewed list; nothing is to be saved then.</summary>
    /// <param name="maySend">Whether the person signs for the assigner: what is complete is sent then, otherwise it waits as a draft.</param>
    public List<Refusal> Requirements(
        List<(int Index, ReviewedRequirement Item)> kept, IReadOnlyList<string> codes, OrganisationId assigner, OrganisationId owner, bool maySend)
    {
        var wrong = new List<Refusal>();
        var start = session.HeldOn ?? Clock.DayOf(by.At);
        for (var i = 0; i < kept.Count; i++)
        {
            var (index, item) = kept[i];
            var content = item.Text!.Trim();
            Assignment? assignment = null;
            if (item.IsFollowed)
            {
                var passage = item.Proposed is { } proposed ? report.Requirements[proposed] : null;
                assignment = Assignment.Draft(codes[assignments.Count], content, assigner, owner == assigner ? null : owner,
                    new AssignmentSource(document, passage?.Start, passage?.End), by, new AssignmentBeginning(AssignmentOrigin.Requirement)).Value;
                var refusal = maySend && item.Lead is { } lead && !string.IsNullOrWhiteSpace(item.Product)
                    ? assignment.Assign(lead, item.Product, start, item.Due, by)
                    : assignment.Propose(item.Lead, item.Product, start, item.Due);
                if (refusal is not null)
                {
                    wrong.Add(refusal.At(ReviewedRequirement.Field(index, "due")));
                    continue;
                }

                db.Add(assignment);
                assignments.Add(assignment.Id);
            }

            var requirement = new Requirement(engagement.Id, session.Id, i + 1, content, assignment?.Id);
            db.Add(requirement);
            sheet.Item("requirements", requirement.Id.Value, report.Requirements, item.Proposed, fact => fact.Content, content);
        }

        foreach (var item in reviewed.Requirements.Where(item => string.IsNullOrWhiteSpace(item.Text) && item.Proposed is not null))
            sheet.Item("requirements", null, report.Requirements, item.Proposed, fact => fact.Content, null);
        return wrong;
    }

    public void Findings()
    {
        Items("strengths", report.Strengths, reviewed.Strengths, (ordinal, text) =>
        {
            var finding = new Finding(engagement.Id, session.Id, FindingKind.Strength, ordinal, text);
            db.Add(finding);
            return finding.Id.Value;
        });
        Items("shortcomings", report.Shortcomings, reviewed.Shortcomings, (ordinal, text) =>
        {
            var finding = new Finding(engagement.Id, session.Id, FindingKind.Shortcoming, ordinal, text);
            db.Add(finding);
            return finding.Id.Value;
        });
        Items("commitments", report.Commitments, reviewed.Commitments, (ordinal, text) =>
        {
            var commitment = new Commitment(engagement.Id, session.Id, ordinal, text);
            db.Add(commitment);
            return commitment.Id.Value;
        });
    }

    public void Recommendations(OrganisationId owner)
    {
        var addressees = reviewed.Recommendations.Where(item => !string.IsNullOrWhiteSpace(item.Text)).Select(item => item.Addressee).ToList();
        Items("recommendations", report.Recommendations, reviewed.Recommendations.Select(item => new ReviewedItem(item.Proposed, item.Text)).ToList(),
            (ordinal, text) =>
            {
                var recommendation = new Recommendation(owner, reviewed.Inspected, addressees[ordinal - 1], text, engagement.Id, document,
                    session.HeldOn ?? Clock.DayOf(by.At), by.At);
                db.Add(recommendation);
                return recommendation.Id.Value;
            });
    }

    /// <summary>The single values, the people, the mentions and the counts; and the whole sheet with them.</summary>
    public void Values()
    {
        var (whole, day) = (engagement.Id.Value, session.Id.Value);
        sheet.Value("kind", whole, report.Kind, KindWords(reviewed.Kind));
        sheet.Value("delegationNumber", whole, report.DelegationNumber, reviewed.Number);
        sheet.Value("inspectingBody", whole, report.InspectingBody, reviewed.Inspecting.Name);
        sheet.Value("inspectedBody", whole, report.InspectedBody, reviewed.Inspected.Name);
        sheet.Value("title", whole, report.Title, reviewed.Title);
        sheet.Value("date", day, Iso(report.Date), Iso(reviewed.Date));
        sheet.Value("place", day, report.Place, reviewed.Place);
        Lead(whole);

        foreach (var item in reviewed.Participants)
        {
            var decided = item.Person is { } person ? FactSheet.Words(person.Name, person.Positions) : null;
            if (item.Proposed is not null || decided is not null)
                sheet.Item(ReviewedFact.Participants, decided is null ? null : day, report.Participants, item.Proposed, FactSheet.Words, decided);
        }

        foreach (var item in reviewed.References.Where(item => item.Proposed is not null || item.Mention is not null))
        {
            sheet.Item("references", item.Mention is null ? null : document.Value, report.References, item.Proposed,
                fact => Words(fact.Type, fact.Number, fact.Name, fact.Text), item.Mention is { } mention ? Words(mention.TypeName, mention.Number, mention.Name, mention.Wording) : null);
        }

        foreach (var item in reviewed.Counts.Where(item => item.Proposed is not null || !string.IsNullOrWhiteSpace(item.Text)))
        {
            var decided = string.IsNullOrWhiteSpace(item.Text) ? null : item.Text.Trim();
            sheet.Item("counts", decided is null ? null : day, report.Counts, item.Proposed,
                fact => string.Create(CultureInfo.InvariantCulture, $"{fact.Quantity} {fact.Of}"), decided);
        }

        db.AddRange(sheet.Facts);
    }

    private void Items(string field, IReadOnlyList<PassageFact> proposals, IReadOnlyList<ReviewedItem> items, Func<int, string, Guid> record)
    {
        var ordinal = 0;
        foreach (var item in items)
        {
            var text = string.IsNullOrWhiteSpace(item.Text) ? null : item.Text.Trim();
            if (text is not null || item.Proposed is not null)
                sheet.Item(field, text is null ? null : record(++ordinal, text), proposals, item.Proposed, fact => fact.Content, text);
        }
    }

    private void Lead(Guid record)
    {
        var decided = reviewed.Lead is { } lead && !string.IsNullOrWhiteSpace(lead.Name) ? FactSheet.Words(lead.Name, lead.Positions) : null;
        if (report.Lead is not null)
            sheet.Item("lead", decided is null ? null : record, [report.Lead], 0, FactSheet.Words, decided);
        else if (decided is not null)
            sheet.Item<PersonFact>("lead", record, [], null, FactSheet.Words, decided);
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Words(string? type, string? number, string? name, string wording) =>
        number is null ? name ?? wording : type is null ? number : $"{type} {number}";

    private static string KindWords(EngagementKind kind) => kind switch
    {
        EngagementKind.Inspection => SessionKinds.Inspection,
        EngagementKind.Supervision => SessionKinds.Supervision,
        EngagementKind.InspectionAndSupervision => SessionKinds.InspectionAndSupervision,
        EngagementKind.Survey => SessionKinds.Survey,
        _ => SessionKinds.WorkingVisit,
    };
}
