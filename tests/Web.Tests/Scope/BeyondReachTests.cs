using DonDoc.Running;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Web.Tests.Scope;

/// <summary>Writes of the API against the matrix, on records that nobody has changed.</summary>
[Collection(ScopeCollection.Name)]
[Slow("Writes to every record in the name of every person.")]
public sealed class BeyondReachTests(ScopeSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>
    /// Every write that names a record, for every person of every role at every place, with a token of all that a token can have: what the matrix does not
    /// give them is not done, and what they do not see answers as what is not there.
    /// </summary>
    [Theory]
    [MemberData(nameof(HttpScopeTests.Places), MemberType = typeof(HttpScopeTests))]
    public async Task What_the_matrix_does_not_give_a_person_is_not_done_by_them(string place)
    {
        var (writes, versions) = (Writes(), await VersionsAsync());
        Assert.True(writes.Count >= 15);
        var tried = 0;
        foreach (var person in site.People.Where(person => person.Name == place || person.Name.EndsWith("." + place, StringComparison.Ordinal)))
        {
            using var client = await site.ProgramAsync(person, [.. ApiEndpoints.Permissions]);
            var before = await site.StateAsync();
            foreach (var (route, needs) in writes)
            {
                var absent = await ForgedWritesTests.SendAsync(client, route, $"{Guid.CreateVersion7()}", ForgedWritesTests.Body(person.Home, 1));
                foreach (var subject in Beyond(person, needs))
                {
                    var sent = await ForgedWritesTests.SendAsync(client, route, subject.Key, ForgedWritesTests.Body(person.Home, versions[subject.Key]));
                    var what = $"{person} {route} {subject.Kind} {subject.Mark}";
                    Assert.True((int)sent.Status is >= 400 and < 500, $"{what}: {sent.Status}");
                    if (!site.Table.Sees(person, subject))
                        Assert.Equal((what, absent.Status, absent.Body), (what, sent.Status, sent.Body));
                    tried++;
                }
            }

            var after = await site.StateAsync();
            Assert.True(before == after, $"{person}: {before}\n{after}");
        }

        Assert.True(tried >= writes.Count);
    }

    /// <summary>A few records that the operation does not reach, of those that the person sees and of those that they do not.</summary>
    IEnumerable<Subject> Beyond(Person person, Permission operation) => site.Subjects
        .Where(subject => subject.Kind is Kind.Draft or Kind.Assignment && !site.Table.Sees(person, subject, operation))
        .GroupBy(subject => (subject.Kind, site.Table.Sees(person, subject)))
        .SelectMany(group => group.Where((_, index) => index % Math.Max(1, group.Count() / 2) == 0).Take(2));

    /// <summary>Those of the API that change the record whose id is in the address, with the permission that their policy names.</summary>
    IReadOnlyList<(string Route, Permission Needs)> Writes() =>
    [
        .. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Route: "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), endpoint.Metadata))
            .Where(one => one.Route.StartsWith("/api/", StringComparison.Ordinal) && one.Route.Contains('{', StringComparison.Ordinal)
                && one.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == false)
            .Select(one => (one.Route, Enum.Parse<Permission>(one.Metadata.GetMetadata<IAuthorizeData>()!.Policy!))),
    ];

    async Task<Dictionary<string, int>> VersionsAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TrackingDb>().Assignments.ToDictionaryAsync(row => $"{row.Id}", row => row.Version, Cancel);
    }
}
