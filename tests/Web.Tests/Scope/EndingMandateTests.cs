using System.Net;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Web.Tests.Scope;

/// <summary>A mandate that runs out while its holder is signed in, on a clock that is moved.</summary>
public sealed class EndingMandateTests(OfficeSite site) : IClassFixture<OfficeSite>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_mandate_opens_is_closed_with_the_first_click_after_its_last_day_in_the_same_session()
    {
        var (address, person) = await site.InviteAsync("khach.den");
        var account = Guid.Parse(address.Split('/')[^1]);
        string document;
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TrackingDb>();
            var (at, today) = (site.Clock.Instant(), site.Clock.Today());
            var place = await db.OrganisationNames.Where(row => row.Name == "Thành ủy Cần Thơ").Select(row => row.OrganisationId).FirstAsync(Cancel);
            var visit = Engagement.Record(place, EngagementKind.Inspection, null, "Đoàn kiểm tra", new NamedBody(null, "Bên kiểm tra"), new NamedBody(place, "Thành ủy Cần Thơ"), Guid.Empty, at).Value;
            var shown = new Document(place, "NQ", "nghị quyết", null, null, "Thành ủy Cần Thơ", null, "2026", "Nghị quyết của Cần Thơ", DocumentAudience.OwnerSubtree, Guid.Empty, at);
            db.AddRange(visit, shown);
            db.Add(new DocumentVersion(shown.Id, 1, VersionStage.Issued, null, null, Guid.Empty, at));
            db.Add(new DocumentText(shown.Id, 1, "Toàn văn"));
            db.Add(new Mandate(account, visit.Id, 1, place, today, today.AddDays(1), [Permission.ViewDocuments], Guid.Empty, at));
            await db.SaveChangesAsync(Cancel);
            document = $"/documents/{shown.Id}";
        }

        // Nine o'clock in the office; the session begins in the evening.
        site.Clock.Pass(TimeSpan.FromHours(10));
        await person.SignInAsync("khach.den", OfficeSite.Password);
        var day = site.Clock.Today();
        while (site.Clock.Today() == day)
        {
            Assert.Equal(HttpStatusCode.OK, (await person.TryAsync(document)).Status);
            site.Clock.Pass(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await person.TryAsync(document)).Status);
        // The session itself goes on.
        Assert.Equal(HttpStatusCode.OK, (await person.TryAsync("/documents")).Status);
    }
}
