using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.Sessions;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Pages.Organisations;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Imports;

/// <summary>Reads a sent review into what the slices take, and gathers what is wrong with it.</summary>
public sealed class ReviewReading(ReviewForm form, SessionReport report, FindOrganisationByName find, IStringLocalizer<ReviewWords> words)
{
    /// <summary>More than these are counted, not listed.</summary>
    const int MostListed = 5;

    readonly Dictionary<string, OrganisationChoice> _choices = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<Item>> _items = new(StringComparer.Ordinal);
    int _undecided;

    public List<FormProblem> Problems { get; } = [];

    /// <summary>What each field that names an organisation came to.</summary>
    public OrganisationChoice Choice(string field) => _choices.GetValueOrDefault(field, OrganisationChoice.Empty);

    public DocumentCard Card() => new(
        form.Words("document.code") ?? "", form.Words("document.type") ?? "", form.Words("document.number"), null, form.Words("document.issuer"),
        Day("document.issued", words["document.issued"]), form.Words("document.subject") ?? "",
        Named.Read<DocumentAudience>(form["document.audience"]) ?? DocumentAudience.OwnerSubtree,
        form.Words("document.period"), Named.Read<VersionStage>(form["document.stage"]) ?? VersionStage.Issued);

    /// <summary>The field of an item by its place in the list that the slice was given.</summary>
    public string FieldAt(string list, int index) => Items(list)[index].Field;

    public async Task<ReviewedSession> SessionAsync(CancellationToken cancel)
    {
        // In the order of the page, so that its problems come in that order too.
        foreach (var list in ReviewLists.All)
            Items(list);
        var session = new ReviewedSession
        {
            Kind = KindOf(form["kind"]),
            Number = form.Words("delegationNumber"),
            Title = form.Words("title") ?? "",
            Inspecting = await BodyAsync("inspectingBody", cancel),
            Inspected = await BodyAsync("inspectedBody", cancel),
            Date = Day("date"),
            Place = form.Words("place"),
            Lead = form.Words("lead.name") is { } lead ? new NamedPerson(lead, Positions("lead.positions")) : null,
            Participants = [.. Items(ReviewLists.Participants).Select(Person)],
            References = [.. References()],
            Strengths = Passages(ReviewLists.Strengths),
            Shortcomings = Passages(ReviewLists.Shortcomings),
            Requirements = await RequirementsAsync(cancel),
            Recommendations =
            [
                .. Items(ReviewLists.Recommendations).Select(item =>
                    new ReviewedRecommendation(item.Proposed, item.Kept ? form.Words(item.Field + ".text") : null, form.Words(item.Field + ".addressee"))),
            ],
            Commitments = Passages(ReviewLists.Commitments),
            Counts = Passages(ReviewLists.Counts),
        };
        if (_undecided > MostListed)
            Problems.Add(new FormProblem(null, words["undecided.many", _undecided - MostListed]));
        return session;
    }

    public IEnumerable<ReviewedReference> References()
    {
        foreach (var item in Items(ReviewLists.References))
        {
            var (number, name) = (form.Words(item.Field + ".number"), form.Words(item.Field + ".name"));
            if (!item.Kept || (number ?? name) is null)
                yield return new ReviewedReference(item.Proposed, null);
            else if (item.Proposed is { } index)
                yield return new ReviewedReference(index, Mention(report.References[index], number, name));
            else
                yield return new ReviewedReference(null, new MentionedDocument(number ?? name!, Number: number, Name: name));
        }
    }

    /// <summary>Looks up the organisations that the fields name, for showing the choices.</summary>
    public async Task LookUpAsync(CancellationToken cancel)
    {
        await ChooseAsync("inspectingBody", cancel);
        await ChooseAsync("inspectedBody", cancel);
    }

    static MentionedDocument Mention(ReferenceFact fact, string? number, string? name) => new(
        fact.Text, fact.Type, number, name, fact.Issuer, fact.Date, fact.Start, fact.End);

    ReviewedPerson Person(Item item) => new(item.Proposed,
        item.Kept && form.Words(item.Field + ".name") is { } name ? new NamedPerson(name, Positions(item.Field + ".positions")) : null);

    List<ReviewedItem> Passages(string list) =>
        Items(list).ConvertAll(item => new ReviewedItem(item.Proposed, item.Kept ? form.Words(item.Field + ".text") : null));

    async Task<List<ReviewedRequirement>> RequirementsAsync(CancellationToken cancel)
    {
        var requirements = new List<ReviewedRequirement>();
        foreach (var item in Items(ReviewLists.Requirements))
        {
            if (!item.Kept || form.Words(item.Field + ".text") is not { } text)
            {
                requirements.Add(new ReviewedRequirement(item.Proposed, null));
                continue;
            }

            if (form[item.Field + ".recordOnly"] is not null)
            {
                requirements.Add(new ReviewedRequirement(item.Proposed, text, IsFollowed: false));
                continue;
            }

            var lead = await ChooseAsync(item.Field + ".lead", cancel);
            var product = form.Words(item.Field + ".product");
            if (lead.Chosen is null && form.Words(item.Field + ".lead.Name") is { } unclear)
                Problems.Add(new FormProblem($"{item.Field}.lead", words["organisation.unclear", unclear]));
            requirements.Add(new ReviewedRequirement(item.Proposed, text, lead.Chosen, product, Day(item.Field + ".due", text)));
        }

        return requirements;
    }

    async Task<NamedBody> BodyAsync(string field, CancellationToken cancel)
    {
        var choice = await ChooseAsync(field, cancel);
        if (choice.Candidates.Count == 0 && form.Words(field + ".tree") is { } sought)
            Problems.Add(new FormProblem(field + ".tree", words["body.search.none", sought]));
        else if (choice.Chosen is null && form.Words(field + ".tree") is { } unclear && form[field + ".id"] != "none")
            Problems.Add(new FormProblem(field, words["organisation.unclear", unclear]));
        return new NamedBody(choice.Chosen, form.Words(field) ?? "");
    }

    async Task<OrganisationChoice> ChooseAsync(string field, CancellationToken cancel)
    {
        // A body keeps its name as the text words it beside the organisation picked; a lead is the organisation only.
        var isBody = field is "inspectingBody" or "inspectedBody";
        var name = form.Words(isBody ? field : field + ".Name") ?? (form.IsSent ? null : form.Words(field));
        var picked = form[isBody ? field + ".id" : field + ".Id"];
        if (name is null)
            return _choices[field] = OrganisationChoice.Empty;
        if (isBody)
        {
            var found = await find.RunAsync(new FindOrganisationByName.Input(form.Words(field + ".tree") ?? name, For: Permission.RecordEngagements), cancel);
            var chosen = picked == "none" ? null
                : found.Candidates.FirstOrDefault(candidate => candidate.Id.ToString() == picked)?.Id ?? found.Found?.Id;
            return _choices[field] = new OrganisationChoice(chosen, found.Candidates);
        }

        var input = new OrganisationInput { Name = name, Id = Guid.TryParse(picked, out var id) ? id : null };
        return _choices[field] = await OrganisationChoice.OfAsync(input, Permission.AddressWork, find, cancel);
    }

    /// <summary>The items of a list with their decision: what was proposed first, then what the person wrote.</summary>
    List<Item> Items(string list)
    {
        if (_items.TryGetValue(list, out var read))
            return read;
        var items = _items[list] = [];
        for (var i = 0; i < report.Of(list).Count; i++)
        {
            var field = FormattableString.Invariant($"{list}.{i}");
            var decision = form[field + ".decision"] ?? form["rest"];
            if (decision is not ("accept" or "reject") && _undecided++ < MostListed)
                Problems.Add(new FormProblem("item-" + field, words["undecided", i + 1, words["field." + list]]));
            items.Add(new Item(field, i, decision == "accept"));
        }

        items.AddRange(form.Added(list).Select(number => new Item($"{list}.{number}", null, true)).Where(item => IsWritten(item.Field)));
        return items;
    }

    bool IsWritten(string field) => (form.Words(field + ".text") ?? form.Words(field + ".name") ?? form.Words(field + ".number")) is not null;

    List<string> Positions(string field) =>
        [.. (form.Words(field) ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    DateOnly? Day(string field, string? of = null)
    {
        if (form.Words(field) is not { } text)
            return null;
        if (Dates.TryRead(text, out var day))
            return day;
        Problems.Add(new FormProblem(field, words[Dates.IsNoDay(text) ? "date.none" : "date.wrong", of ?? words["field.date"].Value, text.Trim()]));
        return null;
    }

    static EngagementKind KindOf(string? words) => words switch
    {
        SessionKinds.Inspection => EngagementKind.Inspection,
        SessionKinds.Supervision => EngagementKind.Supervision,
        SessionKinds.InspectionAndSupervision => EngagementKind.InspectionAndSupervision,
        SessionKinds.Survey => EngagementKind.Survey,
        _ => EngagementKind.WorkingVisit,
    };

    sealed record Item(string Field, int? Proposed, bool Kept);
}
