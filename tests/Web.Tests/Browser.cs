using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DonDoc.Tracking.Access.Factors;

namespace DonDoc.Web.Tests;

/// <summary>A person at a browser without scripts: opens pages, fills in forms, follows where they lead.</summary>
public sealed class Browser(HttpClient client)
{
    public HttpClient Client => client;

    public async Task<IHtmlDocument> OpenAsync(string path)
    {
        var (status, page) = await TryAsync(path);
        Assert.Equal(HttpStatusCode.OK, status);
        return page;
    }

    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> TryAsync(string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await ParseAsync(answer));
    }

    /// <summary>
    /// Is refused, and finds it told in the log with these words. Other tests are refused under the same name, and of each caller only so many a minute are told
    /// one by one (<see cref="DonDoc.Web.Access.RefusalMeter"/>): where this one was only counted, it is tried again in the next minute.
    /// </summary>
    /// <param name="query">A list of the log.</param>
    /// <returns>The entry.</returns>
    public async Task<IHtmlDocument> ToldAsync(string query, Func<Task> refused, params string[] words)
    {
        for (var patience = TimeSpan.FromSeconds(90); ; patience -= TimeSpan.FromSeconds(15))
        {
            await refused();
            var links = (await OpenAsync(query)).QuerySelectorAll("main tbody a[href^='/audit/']").Select(link => link.GetAttribute("href")!);
            foreach (var link in links.Distinct(StringComparer.Ordinal))
            {
                var entry = await OpenAsync(link);
                if (Array.TrueForAll(words, word => entry.QuerySelector("main")!.TextContent.Contains(word, StringComparison.Ordinal)))
                    return entry;
            }

            Assert.True(patience > TimeSpan.Zero, $"Nothing is told at {query}.");
            await Task.Delay(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Where a request is sent on to, or its status where it is not.</summary>
    public async Task<string> LeadsToAsync(string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.Headers.Location?.ToString() ?? ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Sends a form of a page as a browser would, with some fields filled in, and follows the answer.</summary>
    public async Task<(string Path, IHtmlDocument Page)> SendAsync(IHtmlDocument page, string form, params (string Field, string Value)[] filled)
    {
        using var answer = await PostAsync(page, form, filled);
        return await FollowAsync(answer, answer.RequestMessage!.RequestUri!.PathAndQuery);
    }

    /// <summary>Sends a form and gives the answer as it came.</summary>
    public async Task<HttpResponseMessage> PostAsync(IHtmlDocument page, string form, params (string Field, string Value)[] filled)
    {
        var element = (IHtmlFormElement)(page.QuerySelector(form) ?? throw new InvalidOperationException($"No form {form} in {page.Title}."));
        var fields = Fields(element).Where(field => filled.All(one => one.Field != field.Key)).ToList();
        fields.AddRange(filled.Select(one => KeyValuePair.Create(one.Field, one.Value)));
        var action = element.GetAttribute("action") is { Length: > 0 } given ? given : new Uri(page.Url).PathAndQuery;
        using var content = new FormUrlEncodedContent(fields);
        return await client.PostAsync(action, content, TestContext.Current.CancellationToken);
    }

    public async Task<(string Path, IHtmlDocument Page)> SendFilesAsync(IHtmlDocument page, params (string Name, byte[] Content)[] files)
    {
        using var answer = await PostFilesAsync(page, files);
        return await FollowAsync(answer, "/import/files");
    }

    /// <summary>Sends files and gives the answer as it came.</summary>
    public async Task<HttpResponseMessage> PostFilesAsync(IHtmlDocument page, params (string Name, byte[] Content)[] files)
    {
        using var content = new MultipartFormDataContent();
        content.Add(new StringContent(page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), "files", name);
        return await client.PostAsync("/import/files", content, TestContext.Current.CancellationToken);
    }

    public async Task SignInAsync(string userName, string password)
    {
        var (path, page) = await EnterAsync(userName, password);
        Assert.True(path == "/", page.QuerySelector("#problems")?.TextContent ?? path);
    }

    /// <summary>Gives a password at the door, and tells where that leads.</summary>
    public async Task<(string Path, IHtmlDocument Page)> EnterAsync(string userName, string password) =>
        await SendAsync(await OpenAsync("/account/sign-in"), "main form", ("Form.Name", userName), ("Form.Password", password));

    /// <summary>Takes an authenticator into use, whose clock is told.</summary>
    public async Task<(string Key, IReadOnlyList<string> Codes)> SetUpSecondFactorAsync(string password, DateTime now)
    {
        var page = await OpenAsync("/account/second-factor");
        var key = page.QuerySelector("#key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var (_, done) = await SendAsync(page, "main form", ("Form.Code", TimedCode.At(key, now)), ("Form.Password", password));
        var codes = done.QuerySelectorAll("#codes li").Select(code => code.TextContent).ToList();
        Assert.True(codes.Count == 10, done.QuerySelector("#problems")?.TextContent);
        return (key, codes);
    }

    async Task<(string Path, IHtmlDocument Page)> FollowAsync(HttpResponseMessage answer, string path)
    {
        if (answer.Headers.Location is not { } location)
            return (path, await ParseAsync(answer));
        var next = location.IsAbsoluteUri ? location.PathAndQuery : location.ToString();
        return (next, (await TryAsync(next)).Page);
    }

    static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer)
    {
        var document = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        document.Location.Href = answer.RequestMessage!.RequestUri!.ToString();
        return document;
    }

    static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var control in form.QuerySelectorAll("input, textarea, select").Where(control => !string.IsNullOrEmpty(control.GetAttribute("name"))))
        {
            var value = control switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox" } choice => choice.IsChecked ? choice.Value : null,
                IHtmlInputElement { Type: "file" } => null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null)
                yield return KeyValuePair.Create(control.GetAttribute("name")!, value);
        }
    }
}
