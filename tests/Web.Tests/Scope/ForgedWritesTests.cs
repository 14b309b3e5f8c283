using System.Net;
using System.Text.RegularExpressions;
using DonDoc.Running;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Web.Tests.Scope;

/// <summary>Every write of the API as no honest program would send it: nothing changes, and nothing breaks.</summary>
[Slow("Writes to every record in the name of every person.")]
public sealed partial class ForgedWritesTests(ScopeSite site) : IClassFixture<ScopeSite>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The writes of the API, each for the record in the state that it takes.</summary>
    [Theory]
    [InlineData("send", Permission.AssignWork, "Officer.house", Kind.Draft)]
    [InlineData("receive", Permission.ReportWork, "Officer.house", Kind.Assignment)]
    [InlineData("accept", Permission.ReportWork, "Officer.house", Kind.Assignment)]
    [InlineData("decline", Permission.ReportWork, "Officer.house", Kind.Assignment)]
    [InlineData("progress", Permission.ReportWork, "Officer.house", Kind.Assignment)]
    [InlineData("ask-extension", Permission.ReportWork, "Officer.house", Kind.Assignment)]
    [InlineData("grant-extension", Permission.ConfirmWork, "Officer.house", Kind.Assignment)]
    [InlineData("refuse-extension", Permission.ConfirmWork, "Officer.house", Kind.Assignment)]
    [InlineData("reopen", Permission.ConfirmWork, "Officer.house", Kind.Assignment)]
    [InlineData("suspend", Permission.AssignWork, "Officer.house", Kind.Assignment)]
    [InlineData("resume", Permission.AssignWork, "Officer.house", Kind.Assignment)]
    [InlineData("cancel", Permission.AssignWork, "Officer.house", Kind.Assignment)]
    [InlineData("report", Permission.ReportWork, "Officer.house", Kind.Assignment)]
    [InlineData("confirm", Permission.ConfirmWork, "Officer.house", Kind.Assignment)]
    [InlineData("return", Permission.ConfirmWork, "Officer.house", Kind.Assignment)]
    public async Task A_program_that_names_a_foreign_record_or_sends_twice_changes_nothing(string verb, Permission permission, string sender, object kind)
    {
        var person = site.People.Single(one => one.Name == sender);
        using var client = await site.ProgramAsync(person, permission, Permission.ViewAssignments);
        var house = person.Home;
        var before = await site.StateAsync();
        Task<(HttpStatusCode Status, string Body)> PostAsync(string key, string body) => SendAsync(client, $"/api/v1/assignments/{{id}}/{verb}", key, body);

        string Own(int version) => Body(house, version);
        var foreign = site.Subjects.First(subject => subject.Kind == (Kind)kind && !site.Table.Sees(person, subject));
        var absent = await PostAsync($"{Guid.CreateVersion7()}", Own(1));
        Assert.Equal((HttpStatusCode.NotFound, absent.Body), await PostAsync(foreign.Key, Own(1)));
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("khong-phai-ma", Own(1))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(foreign.Key, """{"version":"x"}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(foreign.Key, "không phải JSON")).Status);
        Assert.Equal(before, await site.StateAsync());

        // The house stands on the side on which the act is done.
        var side = permission == Permission.ReportWork ? Party.Lead : Party.Assigner;
        foreach (var own in site.Subjects.Where(subject => subject.Kind == (Kind)kind && subject.Sides.Contains((side, house))))
        {
            var version = await VersionAsync(own.Key);
            Assert.NotEqual(HttpStatusCode.NoContent, (await PostAsync(own.Key, Own(version - 1))).Status);
            var unchanged = await site.StateAsync();
            var first = await PostAsync(own.Key, Own(version));
            var after = await site.StateAsync();
            Assert.Equal(first.Status == HttpStatusCode.NoContent, unchanged != after);
            Assert.Equal(first.Status == HttpStatusCode.NoContent ? HttpStatusCode.Conflict : first.Status, (await PostAsync(own.Key, Own(version))).Status);
            Assert.Equal(after, await site.StateAsync());
        }
    }

    internal static string Body(OrganisationId house, int version) =>
        $$"""{"version":{{version}},"lead":"{{house}}","product":"Báo cáo","note":"Xong","due":"2031-12-31","percent":40}""";

    internal static async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpClient client, string route, string key, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(Addresses.With(route, key, null), UriKind.Relative), content, Cancel);
        return (answer.StatusCode, Plain(await answer.Content.ReadAsStringAsync(Cancel), key));
    }

    async Task<int> VersionAsync(string key)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var id = new Tracking.Assignments.AssignmentId(Guid.Parse(key));
        return await scope.ServiceProvider.GetRequiredService<TrackingDb>().Assignments.Where(row => row.Id == id).Select(row => row.Version).SingleAsync(Cancel);
    }

    static string Plain(string body, string key) => Noise().Replace(body.Replace(key, "key", StringComparison.Ordinal), "");

    [GeneratedRegex(@"""traceId"":""[^""]*""", RegexOptions.None, 5000)]
    private static partial Regex Noise();
}
