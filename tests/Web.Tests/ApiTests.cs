using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace DonDoc.Web.Tests;

/// <summary>A program with a token, as the account page issues it.</summary>
public sealed class ApiTests(DemonstrationSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task<string> TokenAsync(string userName, params string[] permissions)
    {
        var browser = await site.SignedInAsync(userName);
        var page = await browser.OpenAsync("/account/tokens");
        using var answer = await browser.PostAsync(page, "form:has(#name)",
            [("Form.Name", "Bảng theo dõi"), ("Form.Password", site.PasswordOf(userName)), .. permissions.Select(permission => ("Form.Permissions", permission))]);
        var shown = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancel), Cancel);
        return shown.QuerySelector("#secret")?.GetAttribute("value") ?? throw new InvalidOperationException(shown.QuerySelector("#problems")?.TextContent);
    }

    async Task<HttpClient> ProgramAsync(string userName, params string[] permissions)
    {
        var client = site.Open().Client;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(userName, permissions));
        return client;
    }

    static async Task<JsonElement> GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.NotEqual(code, problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_document_is_read_by_provision_version_and_reference()
    {
        using var client = await ProgramAsync("vanphong", "ViewDocuments");
        async Task<string> IdAsync(string number) => (await GetAsync(client, $"/api/v1/documents?number={number}")).GetProperty("items")[0].GetProperty("id").GetString()!;
        var (plan, programme) = (await IdAsync("112-KH-UBND"), await IdAsync("05-CTr-DU"));
        var text = (await GetAsync(client, $"/api/v1/documents/{plan}?version=1")).GetProperty("plainText").GetString()!;
        var page = await GetAsync(client, $"/api/v1/documents/{plan}/provisions?limit=3");
        Assert.NotNull(page.GetProperty("next").GetString());
        var first = page.GetProperty("items")[1];
        var provision = first.GetProperty("provision");
        Assert.Equal(("I.1", "I"), (provision.GetProperty("path").GetString(), provision.GetProperty("parent").GetString()));
        Assert.Equal(first.GetProperty("text").GetString(), text[provision.GetProperty("start").GetInt32()..provision.GetProperty("ownEnd").GetInt32()].Trim());
        var target = (await GetAsync(client, $"/api/v1/documents/{plan}/provisions?version=1&class=Target")).GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("provision").GetProperty("path").GetString() == "II.1").GetProperty("provision").GetProperty("targets")[0];
        Assert.Equal((95m, "%"), (target.GetProperty("quantity").GetDecimal(), target.GetProperty("unit").GetString()));
        var reference = (await GetAsync(client, $"/api/v1/documents/{plan}/references")).GetProperty("items")[0];
        Assert.Equal(await IdAsync("09-NQ-TU"), reference.GetProperty("to").GetString());
        Assert.Equal([2, 1], (await GetAsync(client, $"/api/v1/documents/{programme}/versions")).GetProperty("items").EnumerateArray().Select(row => row.GetProperty("number").GetInt32()));
        var compared = await GetAsync(client, $"/api/v1/documents/{programme}/compare?from=1&to=2");
        Assert.Contains(compared.GetProperty("rows").EnumerateArray(), row => row.GetProperty("change").GetString() == "Changed");
        var start = await GetAsync(client, $"/api/v1/documents/{programme}/compare?from=1&to=2&limit=1");
        var rest = await GetAsync(client, $"/api/v1/documents/{programme}/compare?from=1&to=2&cursor={start.GetProperty("next").GetString()}");
        Assert.Equal(compared.GetProperty("rows").EnumerateArray().Select(Where),
            start.GetProperty("rows").EnumerateArray().Concat(rest.GetProperty("rows").EnumerateArray()).Select(Where));
        Assert.Equal(compared.GetProperty("rows").GetArrayLength(), rest.GetProperty("counts").EnumerateObject().Sum(count => count.Value.GetInt32()));
        static (string?, string?, string?) Where(JsonElement row) => (row.GetProperty("change").GetString(), Path(row.GetProperty("older")), Path(row.GetProperty("newer")));
        static string? Path(JsonElement place) => place.ValueKind == JsonValueKind.Null ? null : place.GetProperty("path").GetString();
        using var wrong = await client.GetAsync($"/api/v1/documents/{plan}/provisions?class=Foo", Cancel);
        await AssertProblemAsync(wrong, HttpStatusCode.BadRequest, "api.bad_request");
    }

    [Fact]
    public async Task What_no_member_has_and_what_no_address_takes_is_told()
    {
        using var client = await ProgramAsync("vanphong", "ViewAssignments", "AssignWork");
        foreach (var filter in new[] { "state=999", "timeliness=-3", "duty=77", "state=foo" })
        {
            using var answer = await client.GetAsync($"/api/v1/assignments?{filter}", Cancel);
            await AssertProblemAsync(answer, HttpStatusCode.BadRequest, "api.bad_request");
        }

        using var other = await client.DeleteAsync("/api/v1/assignments", Cancel);
        await AssertProblemAsync(other, HttpStatusCode.MethodNotAllowed, "api.no_address");
        using var xml = new StringContent("<x/>", System.Text.Encoding.UTF8, "text/xml");
        using var sent = await client.PostAsync($"/api/v1/assignments/{Guid.CreateVersion7()}/send", xml, Cancel);
        await AssertProblemAsync(sent, HttpStatusCode.UnsupportedMediaType, "api.bad_request");
    }

    [Fact]
    public async Task A_list_is_walked_to_its_end_by_cursor_and_each_row_opens()
    {
        using var client = await ProgramAsync("trunguong", "ViewAssignments");
        List<string> ids = [];
        string? next = null;
        do
        {
            var page = await GetAsync(client, $"/api/v1/assignments?limit=2{(next is null ? "" : "&cursor=" + next)}");
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetString()!));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);
        Assert.True(ids.Count > 4);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var one = await GetAsync(client, "/api/v1/assignments/" + ids[0]);
        Assert.Equal(ids[0], one.GetProperty("row").GetProperty("id").GetString());
        Assert.Matches("^[A-Z][a-zA-Z]+$", one.GetProperty("row").GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("organisations", "ViewOrganisations")]
    [InlineData("documents", "ViewDocuments")]
    [InlineData("engagements", "ViewEngagements")]
    [InlineData("recommendations", "ViewEngagements")]
    public async Task Every_list_answers_and_what_another_place_owns_is_not_in_it(string list, string permission)
    {
        using var centre = await ProgramAsync("trunguong", permission);
        using var department = await ProgramAsync("soxaydung", permission);
        var all = (await GetAsync(centre, $"/api/v1/{list}?limit=200")).GetProperty("items");
        var own = (await GetAsync(department, $"/api/v1/{list}?limit=200")).GetProperty("items");
        Assert.NotEqual(0, all.GetArrayLength());
        Assert.True(own.GetArrayLength() < all.GetArrayLength());
        var foreign = all.EnumerateArray().Select(row => row.GetProperty("id").GetString()!)
            .Except(own.EnumerateArray().Select(row => row.GetProperty("id").GetString()!)).First();
        if (list == "recommendations")
            return; // No address of one alone.
        using var absent = await department.GetAsync($"/api/v1/{list}/{Guid.CreateVersion7()}", Cancel);
        using var invisible = await department.GetAsync($"/api/v1/{list}/{foreign}", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, invisible.StatusCode);
        Assert.Equal(await absent.Content.ReadAsStringAsync(Cancel), await invisible.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.OK, (await centre.GetAsync($"/api/v1/{list}/{foreign}", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Without_a_token_with_a_wrong_one_and_with_a_cookie_alone_the_answer_is_401()
    {
        using var answer = await site.Open().Client.GetAsync("/api/v1/me", Cancel);
        await AssertProblemAsync(answer, HttpStatusCode.Unauthorized, "api.token_missing");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        using var cookie = await (await site.SignedInAsync("vanphong")).Client.GetAsync("/api/v1/me", Cancel);
        await AssertProblemAsync(cookie, HttpStatusCode.Unauthorized, "api.token_missing");
        var stranger = site.Open().Client;
        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "dondoc_guess");
        using var wrong = await stranger.GetAsync("/api/v1/me", Cancel);
        await AssertProblemAsync(wrong, HttpStatusCode.Unauthorized, "access.token_invalid");
    }

    [Fact]
    public async Task A_token_opens_no_page_and_no_address_beyond_its_permissions()
    {
        using var client = await ProgramAsync("vanphong", "ViewDocuments");
        using var page = await client.GetAsync("/documents", Cancel);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        using var other = await client.GetAsync("/api/v1/assignments", Cancel);
        await AssertProblemAsync(other, HttpStatusCode.Forbidden, "api.not_permitted");
        using var act = await client.PostAsJsonAsync($"/api/v1/assignments/{Guid.CreateVersion7()}/confirm", new { version = 1 }, Cancel);
        await AssertProblemAsync(act, HttpStatusCode.Forbidden, "api.not_permitted");
    }

    [Theory]
    [InlineData("/api/v1/documents?limit=0", HttpStatusCode.BadRequest, "api.limit_wrong")]
    [InlineData("/api/v1/documents?limit=201", HttpStatusCode.BadRequest, "api.limit_wrong")]
    [InlineData("/api/v1/documents?cursor=%21%21", HttpStatusCode.BadRequest, "api.cursor_wrong")]
    [InlineData("/api/v1/documents?from=tomorrow", HttpStatusCode.BadRequest, "api.bad_request")]
    [InlineData("/api/v1/documents/0", HttpStatusCode.NotFound, "api.no_address")]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound, "api.no_address")]
    [InlineData("/api/v2/documents", HttpStatusCode.NotFound, "api.no_address")]
    public async Task What_is_asked_wrongly_is_a_problem_and_never_a_page(string path, HttpStatusCode status, string code)
    {
        using var client = await ProgramAsync("vanphong", "ViewDocuments");
        using var answer = await client.GetAsync(path, Cancel);
        await AssertProblemAsync(answer, status, code);
    }

    [Fact]
    public async Task Verbs_act_as_the_pages_do_and_an_old_version_is_a_conflict()
    {
        using var client = await ProgramAsync("vanphong", "ViewAssignments", "ReportWork");
        var mine = (await GetAsync(client, "/api/v1/assignments?duty=ToReport")).GetProperty("items").EnumerateArray()
            .First(row => row.GetProperty("state").GetString() == "Assigned");
        var path = $"/api/v1/assignments/{mine.GetProperty("id").GetString()}";
        var version = mine.GetProperty("version").GetInt32();
        using var empty = await client.PostAsJsonAsync(path + "/report", new { version }, Cancel);
        await AssertProblemAsync(empty, HttpStatusCode.BadRequest, "assignment.evidence_missing");
        using var old = await client.PostAsJsonAsync(path + "/report", new { version = version - 1, note = "Đã xong." }, Cancel);
        await AssertProblemAsync(old, HttpStatusCode.Conflict, "assignment.changed_meanwhile");
        using var malformed = await client.PostAsync(path + "/report", new StringContent("{", System.Text.Encoding.UTF8, "application/json"), Cancel);
        await AssertProblemAsync(malformed, HttpStatusCode.BadRequest, "api.bad_request");
    }

    [Fact]
    public async Task Words_come_in_the_language_that_is_asked_for()
    {
        var client = site.Open().Client;
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        using var answer = await client.GetAsync("/api/v1/me", Cancel);
        Assert.Contains("A token is needed", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_shown_once_and_a_revoked_one_is_dead()
    {
        using var client = await ProgramAsync("lanhdao", "ViewDocuments");
        var secret = client.DefaultRequestHeaders.Authorization!.Parameter!;
        Assert.Equal("Bearer", client.DefaultRequestHeaders.Authorization.Scheme);
        Assert.Equal(["ViewDocuments"], (await GetAsync(client, "/api/v1/me")).GetProperty("permissions").EnumerateArray().Select(one => one.GetString()));
        var browser = await site.SignedInAsync("lanhdao");
        var page = await browser.OpenAsync("/account/tokens");
        Assert.DoesNotContain(secret, page.Source.Text, StringComparison.Ordinal);
        var row = page.QuerySelectorAll("tbody tr").Single(one => one.TextContent.Contains("…" + secret[^4..], StringComparison.Ordinal));
        var asked = await browser.OpenAsync("/account/tokens" + new Uri("http://x" + row.QuerySelector("a")!.GetAttribute("href")).Query);
        var (path, _) = await browser.SendAsync(asked, "#revoke form");
        Assert.Equal("/account/tokens?done=revoked", path);
        using var answer = await client.GetAsync("/api/v1/me", Cancel);
        await AssertProblemAsync(answer, HttpStatusCode.Unauthorized, "access.token_invalid");
    }

    [Fact]
    public async Task The_description_lists_every_address_with_its_summary_and_the_token()
    {
        var description = await GetAsync(site.Open().Client, "/openapi/v1.json");
        Assert.Equal("bearer", description.GetProperty("components").GetProperty("securitySchemes").GetProperty("Bearer").GetProperty("scheme").GetString());
        var operations = description.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).ToList();
        Assert.True(operations.Count >= 14);
        Assert.All(operations, operation => Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!));
        Assert.All(description.GetProperty("paths").EnumerateObject(), path => Assert.StartsWith("/api/v1/", path.Name, StringComparison.Ordinal));
        Assert.Equal("uuid", description.GetProperty("components").GetProperty("schemas").GetProperty("AssignmentId").GetProperty("format").GetString());
    }
}
