using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DonDoc.Running;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Web.Tests.Scope;

/// <summary>
/// Every form of every page, sent as no page would send it: for a foreign record, for one that does not exist, for what is no id, with
/// foreign ids and an old version in its fields, and a second time. Nothing changes, and nothing breaks.
/// </summary>
[Slow("Sends every form there is in the name of every person.")]
public sealed partial class ForgedFormsTests(ScopeSite site) : IClassFixture<ScopeSite>
{
    /// <summary>Who opens the pages: of the house, and so with foreign records on every side.</summary>
    static readonly string[] Senders = ["Administrator.house", "Officer.house", "Head.house", "Officer.above"];

    /// <summary>Forms on no page of the signed-in, and those whose second sending is a second wish.</summary>
    static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["describe"] = "of an assignment that is asked for: AssignmentPageTests",
        ["reach"] = "a milestone; there is none here: AssignmentPageTests",
        ["drop"] = "a milestone; there is none here: AssignmentPageTests",
        ["line"] = "a reorganisation; there is none here: ReorganisationPageTests",
        ["file"] = "a reorganisation; there is none here: ReorganisationPageTests",
        ["carry-out"] = "a reorganisation; there is none here: ReorganisationPageTests",
        ["discard"] = "a reorganisation; there is none here: ReorganisationPageTests",
        ["keep-view"] = "one's own filter of a list, by its name: SavedViewTests",
        ["drop-view"] = "one's own filter of a list; there is none here: SavedViewTests",
        ["take-sheet"] = "a table that was given; there is none here: SheetPageTests",
        ["discard-sheet"] = "a table that was given; there is none here: SheetPageTests",
        ["write-report"] = "a report of a period: ReportPageTests",
        ["decide-report"] = "a report of a period: ReportPageTests",
        ["urge"] = "all work of this site is reported already: UrgingTests, UrgingPageTests",
        ["letter"] = "a letter to an organisation that is late; nobody is here: LetterPageTests",
        ["issue-letter"] = "the draft of a letter; there is none here: LetterPageTests",
        ["discard-letter"] = "the draft of a letter; there is none here: LetterPageTests",
        ["setup"] = "the first administrator: EmptySiteTests",
        ["choose"] = "the link of an invitation, once: AccountAdministrationTests",
        ["sign-in"] = "SignInTests",
        ["review"] = "the review of an import: ImportTests sends it twice",
        ["forgot"] = "a link by mail, for who is not signed in",
        ["code"] = "the second step of signing in",
        ["passkey"] = "the second step of signing in",
        ["renew"] = "one's own second factor, with the password: no id in it",
        ["off"] = "one's own second factor, with the password: no id in it",
        ["name"] = "one's own passkey",
        ["remove"] = "one's own passkey",
        ["decide"] = "a request of correction; there is none here",
        ["retry"] = "a mail that was given up; there is none here",
        ["end"] = "one's own session or delegation: another person's is not found (SessionTests, DelegationTests)",
        ["report"] = "all work of this site is reported already: ClassifiedTests, and for programs ForgedWritesTests",
        ["unlink"] = "an outside sign-in; none is configured here: OutsideSignInTests",
        ["targets"] = "quantities in a document; those of this site have none: ProposedTargetsTests",
        ["plan"] = "a target; there is none here: TargetPageTests, TargetSlicesTests",
        ["accept"] = "a target; there is none here: TargetPageTests, TargetSlicesTests",
        ["contest"] = "a target; there is none here: TargetPageTests, TargetSlicesTests",
        ["terms"] = "a target; there is none here: TargetSlicesTests",
        ["enter"] = "a target; there is none here: TargetPageTests, TargetSlicesTests",
        ["bottleneck"] = "an assignment that is named beside the address: BottleneckPageTests, BottleneckTests",
        ["bottleneck-take-up"] = "all bottlenecks of this site are answered already: BottleneckPageTests, BottleneckTests",
        ["bottleneck-reopen"] = "no bottleneck of this site is at its end: BottleneckTests",
        ["drafts"] = "provisions of a document; those of this site have none",
        ["provisions"] = "provisions of a document; those of this site have none",
        ["kind"] = "mentions of a document; those of this site have none",
        ["link"] = "an outside sign-in; none is configured here: OutsideSignInTests",
        ["release"] = "a daily job that was held; none is here: JobTests",
        ["mandate"] = "of an engagement whose both sides record here: MandateTests",
        ["end-mandate"] = "a mandate of one's own engagement: MandateTests",
        ["check"] = "the check of the chain, by who reads the whole log: AuditTests",
        ["open"] = "a review of accounts: AccountReviewTests",
        ["finish"] = "a review of accounts: AccountReviewTests",
        ["programme"] = "the answer to a document with provisions; those of this site have none: ProgrammePageTests",
        ["adopt"] = "an issued document that is a programme; those of this site have no provisions: AdoptProgrammeTests",
        ["commitment"] = "in a section of a programme; those of this site have none: DraftingTests",
        ["excuse"] = "a provision of the document above; that of this site has none: CoverageTests",
        ["excuse-many"] = "provisions of the document above; that of this site has none: CoverageTests, ProgrammePageTests",
        ["clear"] = "suggestions of what answers provisions; that of this site has none: CoverageTests",
        ["taken-back"] = "what was confirmed at once; that of this site has no provisions: CoverageTests",
        ["vote"] = "a ballot; there is none here: BallotTests",
        ["roll"] = "a ballot; there is none here: BallotTests",
        ["close"] = "a ballot; there is none here: BallotTests",
        ["receive"] = "an issued programme that was sent to one's own side; there is none here: IssueTests",
        ["opinion"] = "what one is asked for an opinion on; there is nothing here: OpinionPageTests",
        ["own-vote"] = "a ballot of which one is a member; there is none here: OpinionPageTests",
        ["dispose"] = "an opinion on a programme; there is none here: OpinionPageTests",
        ["campaign"] = "a document with provisions; those of this site have none: CampaignPageTests",
        ["aim"] = "a campaign; there is none here: CampaignPageTests",
        ["single"] = "a campaign; there is none here: CampaignPageTests",
        ["unchoose"] = "a campaign; there is none here: CampaignPageTests",
        ["rule"] = "a campaign; there is none here: CampaignPageTests",
        ["remove-rule"] = "a campaign; there is none here: CampaignPageTests",
        ["send"] = "a campaign; there is none here: CampaignPageTests",
        ["remind"] = "a campaign; there is none here: CampaignPageTests, ReminderTests",
        ["answer"] = "a request of a campaign and a programme that was there before; there is none here: CampaignPageTests, CampaignSlicesTests",
        ["reconsider"] = "an adopted programme; there is none here: ProgrammePageTests",
        ["take-back"] = "a request of a campaign that a programme answers; there is none here: CampaignPageTests, CampaignSlicesTests",
        ["extend"] = "a request of a campaign; there is none here: CampaignPageTests",
        ["end-delegation"] = "a delegation of an account: DelegationTests",
    };

    /// <summary>Forms that name nothing of another's: no record in their address, no id, no version, no organisation. All that can be forged is who sends them.</summary>
    static readonly Dictionary<string, string> Unforgeable = new(StringComparer.Ordinal)
    {
        ["begin"] = "a reorganisation that an administrator prepares: a title, a day, a basis and a table of codes, no id",
        ["add"] = "one's own passkey; what the authenticator answers is bound to the question",
        ["correct"] = "a wish about one's own data, in words",
        ["document"] = "a new document of one's own house; its issuer is a name",
        ["drop"] = "carries the buttons of the rows, and there is no row; a foreign export is not found: PreparedExportTests",
        ["end"] = "the right that ends is in the address of the form's own name, which the page makes for one's own only",
        ["give"] = "a deputy by the user name, whom the slice must see",
        ["issue"] = "one's own token, with permissions that one has",
        ["open-0"] = "a review of what one manages, by its place in the list",
        ["password"] = "one's own password, with the old one",
        ["retry"] = "carries the buttons of the rows, and there is no row; a foreign mail is not found: OutboxTests",
        ["sheet"] = "a table of one's own house, with its file; what it names is looked up for who gives it: SheetSlicesTests",
        ["set-up"] = "one's own authenticator; its key is sealed for the account",
        ["sign-out-all"] = "one's own sessions",
        ["mark"] = "one's own notices: another person's are not touched (UrgingTests)",
        ["undo"] = "one's own notices: another person's are not touched (UrgingTests)",
        ["digest"] = "one's own choice: no id in it",
    };

    /// <summary>Names of the forms that were sent with something foreign in them.</summary>
    readonly HashSet<string> _forged = new(StringComparer.Ordinal);

    /// <summary>Where a record is not found its page has no form, which is a bad request to the framework.</summary>
    static readonly HttpStatusCode[] Refused = [HttpStatusCode.NotFound, HttpStatusCode.BadRequest];

    static readonly string[] SecondWish = ["issue", "check", "sign-out-all", "act", "password", "edit", "set-up", "add", "begin"];

    /// <summary>What a form is filled with where the page leaves it empty, so that the first sending does something.</summary>
    static readonly Dictionary<string, string> Filled = new(StringComparer.Ordinal)
    {
        ["Form.Deputy"] = "Officer.department",
        ["Form.UserName"] = "Leader.sister",
        ["Form.Member"] = "new",
        ["Form.Code"] = "ZZ.1",
        ["Form.TypeName"] = "nghị quyết",
        ["Form.Number"] = "977-NQ/TU",
        ["Form.Password"] = "",
        ["Form.Email"] = "",
        ["Form.Period"] = "",
        ["Form.IssuedOn"] = "01/10/2026",
    };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="Path">Of the page on which it stands.</param>
    /// <param name="Key">The record in that address; null where there is none.</param>
    sealed record Form(Person Sender, string Path, string? Key, Kind? Kind, string Name, IHtmlFormElement Element);

    /// <summary>In this order: what is sent twice at the end is done once, and then no longer there to be forged.</summary>
    [Fact]
    public async Task Every_form_is_found_and_changes_nothing_when_it_is_forged_or_sent_again()
    {
        var forms = await FormsAsync();
        EveryFormOfTheSourceIsFound(forms);
        await ForeignAbsentAndNoRecordAnswerAlikeAsync(forms);
        await ForeignIdsAndOldVersionsInFieldsAsync(forms);
        await SentASecondTimeAsync(forms);
        var spared = forms.Select(form => form.Name).Distinct(StringComparer.Ordinal).Except(_forged, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(spared.SequenceEqual(Unforgeable.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal), string.Join(", ", spared));
    }

    static void EveryFormOfTheSourceIsFound(List<Form> forms)
    {
        var inSource = Directory.EnumerateFiles(Path.Combine(Root(), "src", "Web", "Pages"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Named().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value.TrimEnd('-')))
            .Distinct(StringComparer.Ordinal).Except(Elsewhere.Keys);
        var found = forms.Select(form => form.Name).ToHashSet(StringComparer.Ordinal);
        var missing = inSource.Except(found, StringComparer.Ordinal).ToList();
        Assert.True(missing.Count == 0, string.Join(", ", missing));
    }

    async Task ForeignAbsentAndNoRecordAnswerAlikeAsync(List<Form> forms)
    {
        foreach (var form in forms.Where(form => form.Key is not null))
        {
            // Who sees everything has nothing foreign.
            if (site.Subjects.FirstOrDefault(subject => subject.Kind == form.Kind && !site.Table.Sees(form.Sender, subject)) is not { } foreign)
                continue;
            using var client = await site.BrowserAsync(form.Sender);
            var (own, before) = (await PageAsync(client, form.Path), await site.StateAsync());
            var sent = FieldsOf(own, form);
            if (sent is null)
                continue;
            async Task<(HttpStatusCode Status, string Body)> ForAsync(string key)
            {
                using var answer = await SendAsync(client, form.Path.Replace(form.Key!, key, StringComparison.Ordinal), sent);
                return (answer.StatusCode, Plain(await answer.Content.ReadAsStringAsync(Cancel), key));
            }

            var absent = await ForAsync($"{Guid.CreateVersion7()}");
            Assert.Equal((form.ToString(), absent), (form.ToString(), await ForAsync(foreign.Key)));
            Assert.Contains(absent.Status, Refused);
            Assert.Contains((await ForAsync("khong-phai-ma")).Status, Refused);
            _forged.Add(form.Name);
            Assert.Equal(before, await site.StateAsync());
        }
    }

    async Task ForeignIdsAndOldVersionsInFieldsAsync(List<Form> forms)
    {
        var forged = 0;
        foreach (var form in forms)
        {
            using var client = await site.BrowserAsync(form.Sender);
            var (page, before) = (await PageAsync(client, form.Path), await site.StateAsync());
            if (FieldsOf(page, form) is not { } sent)
                continue;
            foreach (var field in sent.Where(field => Guid.TryParse(field.Value, out _) || field.Key.EndsWith(".Version", StringComparison.Ordinal)).ToList())
            {
                string[] values = field.Key.EndsWith(".Version", StringComparison.Ordinal)
                    ? [$"{int.Parse(field.Value, System.Globalization.CultureInfo.InvariantCulture) - 1}", "-1", "x", "99999999999999"]
                    : [site.Subjects.Last(subject => subject.Kind == Kind.Organisation).Key, $"{site.People[^1].Account}", $"{Guid.CreateVersion7()}", "x"];
                foreach (var value in values)
                {
                    // Signing out and a new link do the same whatever the account's data: their page carries the version for its other acts.
                    if (form.Name == "act" && field.Key.EndsWith(".Version", StringComparison.Ordinal))
                        continue;
                    // With an organisation's id comes its name: below, and beside an own name in SentASecondTimeAsync.
                    if (field.Key.EndsWith(".Id", StringComparison.Ordinal))
                        continue;
                    _forged.Add(form.Name);
                    using var answer = await SendAsync(client, form.Path, [.. sent.Where(one => one.Key != field.Key), new(field.Key, value)]);
                    Assert.True((int)answer.StatusCode < 500, $"{form.Name} {field.Key}={value}: {answer.StatusCode}");
                    var after = await site.StateAsync();
                    Assert.True(before == after, $"{form.Sender} {form.Path} {form.Name} {field.Key}={value}: {string.Join(" / ", after.Split('\n').Except(before.Split('\n'), StringComparer.Ordinal))}");
                    forged++;
                }
            }

            // An id alone decides nothing: beside a name that nobody bears it is not taken.
            foreach (var named in OrganisationsOf(page, form))
            {
                using var answer = await SendAsync(client, form.Path, [.. sent.Where(one => one.Key != named + ".Name" && one.Key != named + ".Id"),
                    new(named + ".Name", "Cơ quan không có ở đâu"), new(named + ".Id", $"{Foreign}")]);
                Assert.True((int)answer.StatusCode < 500, $"{form.Name} {named}: {answer.StatusCode}");
                Assert.Equal($"{form.Name} {named} {before}", $"{form.Name} {named} {await site.StateAsync()}");
                _forged.Add(form.Name);
                forged++;
            }
        }

        Assert.True(forged > 20);
    }

    async Task SentASecondTimeAsync(List<Form> forms)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var form in forms.Where(form => !SecondWish.Contains(form.Name, StringComparer.Ordinal)))
        {
            using var client = await site.BrowserAsync(form.Sender);
            var page = await PageAsync(client, form.Path);
            if (FieldsOf(page, form) is not { } sent)
                continue;
            var (before, named) = (await site.StateAsync(), await site.MentionsAsync(Foreign));
            // Beside an own name the id of a foreign organisation means nothing: the name was the person's word.
            sent.AddRange(OrganisationsOf(page, form).Where(field => sent.TrueForAll(one => one.Key != field + ".Id")).Select(field => KeyValuePair.Create(field + ".Id", $"{Foreign}")));
            using var first = await SendAsync(client, form.Path, sent);
            Assert.Equal((form.Name, named), (form.Name, await site.MentionsAsync(Foreign)));
            var after = await site.StateAsync();
            using var second = await SendAsync(client, form.Path, sent);
            Assert.True((int)first.StatusCode < 500 && (int)second.StatusCode < 500, form.Name);
            var again = await site.StateAsync();
            Assert.True(after == again, $"{form.Sender} {form.Path} {form.Name} {first.StatusCode}, then {second.StatusCode}: {string.Join(" / ", again.Split((char)10).Except(after.Split((char)10), StringComparer.Ordinal))}");
            if (before != after)
                done.Add(form.Name);
        }

        string[] should = ["correct", "confirm", "grant", "give", "document", "organisation", "account", "transfer"];
        Assert.Equal("", string.Join(", ", should.Except(done, StringComparer.Ordinal)));
    }

    /// <summary>Every form that the senders find, once for each page and name.</summary>
    async Task<List<Form>> FormsAsync()
    {
        var forms = new List<Form>();
        foreach (var sender in Senders.Select(name => site.People.Single(person => person.Name == name)))
        {
            using var client = await site.BrowserAsync(sender);
            foreach (var (route, needs) in Addresses.Of(site.Services).Where(address => !address.Route.StartsWith("/api", StringComparison.Ordinal)))
            {
                var address = Addresses.Known[route];
                if (address.IsFile || (needs is { } permission && !site.Table.May(sender, permission)))
                    continue;
                var pages = (address.Shows ?? []).SelectMany(kind => site.Subjects.Where(subject => subject.Kind == kind && subject.Key != $"{sender.Account}"
                        && subject.Sides.Concat([(Party.Owner, new OrganisationId(Guid.Parse(subject.Kind == Kind.Organisation ? subject.Key : $"{Guid.Empty}")))]).Any(side => side.Item2 == sender.Home)
                        && site.Table.Sees(sender, subject, address.By)).Take(6))
                    .Select(subject => (Path: Addresses.With(route, subject), Key: (string?)subject.Key, Kind: (Kind?)subject.Kind)).ToList();
                if (address.Shows is null)
                    pages = [(route, null, null)];
                foreach (var (path, key, kind) in pages)
                {
                    var page = await PageAsync(client, path);
                    var asked = page.QuerySelectorAll("main a[href*='revoke=']").Select(link => link.GetAttribute("href")!).Take(1).ToList();
                    foreach (var (at, shown) in new[] { (path, page) }.Concat(await Task.WhenAll(asked.Select(async href => (href, await PageAsync(client, href))))))
                    {
                        foreach (var element in shown.QuerySelectorAll<IHtmlFormElement>("main form[method=post]"))
                        {
                            if (NameOf(element) is { } name && !forms.Exists(one => one.Name == name && one.Path == at))
                                forms.Add(new(sender, at, key, kind, name, element));
                        }
                    }
                }
            }
        }

        return forms;
    }

    /// <summary>Its name without the id of the row that it stands at.</summary>
    static string? NameOf(IHtmlFormElement form) =>
        form.QuerySelector("input[name=_handler]")?.GetAttribute("value") is { } name ? Id().Replace(name, "").TrimEnd('-') : null;

    /// <summary>The fields as a browser would send them with everything filled in; null where the page no longer has the form.</summary>
    static List<KeyValuePair<string, string>>? FieldsOf(IHtmlDocument page, Form form)
    {
        if (page.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").FirstOrDefault(one => NameOf(one) == form.Name) is not { } element)
            return null;
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var control in element.QuerySelectorAll("input, textarea, select").Where(one => !string.IsNullOrEmpty(one.GetAttribute("name"))))
        {
            var name = control.GetAttribute("name")!;
            var value = control switch
            {
                IHtmlInputElement { Type: "file" } => null,
                IHtmlInputElement { Type: "checkbox" } box => box.Value,
                IHtmlInputElement { Type: "radio" } choice => choice.IsChecked || (Filled.TryGetValue(name, out var wanted) && wanted == choice.Value) ? choice.Value : null,
                IHtmlInputElement { Type: "hidden" } hidden => hidden.Value,
                IHtmlInputElement { Value.Length: 0 } input when IsOrganisation(input) => "Sở Xây dựng thành phố Hải Phòng",
                IHtmlInputElement when name == "Form.UserName" && form.Name == "account" => "nguoi.moi",
                IHtmlInputElement input => input.Value.Length > 0 && !Filled.ContainsKey(name) ? input.Value : Fill(name, input.ClassList.Contains("date")),
                IHtmlTextAreaElement area => area.Value.Length > 0 && form.Name != "correct" ? area.Value : Fill(name, isDate: false),
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null)
                fields.Add(new(name, value));
        }

        return fields;
    }

    /// <summary>Fields of the form that name an organisation, without the end by which name and id differ.</summary>
    static List<string> OrganisationsOf(IHtmlDocument page, Form form) =>
    [
        .. page.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").Where(one => NameOf(one) == form.Name).Take(1)
            .SelectMany(one => one.QuerySelectorAll<IHtmlInputElement>("input")).Where(IsOrganisation).Select(input => input.Name![..^".Name".Length]),
    ];

    static bool IsOrganisation(IHtmlInputElement input) => input.Dataset["suggest"] == "/organisations/suggest" && input.Name?.EndsWith(".Name", StringComparison.Ordinal) == true;

    OrganisationId Foreign => site.People.Single(person => person.Name == "Officer.foreign").Home;

    static string Fill(string name, bool isDate) => Filled.TryGetValue(name, out var value) ? value
        : isDate || DayField().IsMatch(name) ? TimeProvider.System.GetUtcNow().AddDays(20).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)
        : "Nội dung thử";

    static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await client.PostAsync(new Uri(path, UriKind.Relative), content, Cancel);
    }

    static async Task<IHtmlDocument> PageAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancel), Cancel);
    }

    static string Plain(string body, string key) => Noise().Replace(body.Replace(key, "key", StringComparison.Ordinal), "");

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "DonDoc.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex("@formname=\"(?:@\\(\\$\")?([a-z-]+)", RegexOptions.None, 5000)]
    private static partial Regex Named();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, 5000)]
    private static partial Regex Id();

    [GeneratedRegex(@"\.(From|To|Due|Day|LastDay|Founded)$", RegexOptions.None, 5000)]
    private static partial Regex DayField();

    [GeneratedRegex(@"CfDJ8[\w-]+|""traceId"":""[^""]*""", RegexOptions.None, 5000)]
    private static partial Regex Noise();
}
