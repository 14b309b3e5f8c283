using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Campaigns;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Tests.Documents;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Programmes.Campaigns;

/// <summary>A campaign by which the centre's inspection commission asks for answers to <see cref="Papers.Resolution"/>, and the acts of its life.</summary>
internal sealed class Asking
{
    private readonly World world;

    private Asking(World world, DocumentId document, CampaignId id) => (this.world, Document, Id) = (world, document, id);

    public DocumentId Document { get; }

    public CampaignId Id { get; }

    public static async Task<Asking> BeginAsync(World world)
    {
        var document = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        await using var db = world.Open();
        var written = await new WriteCampaign(db, world.Inspector, world.Clock).RunAsync(Words(world, document));
        return new Asking(world, document, written.Value);
    }

    public static WriteCampaign.Input Words(World world, DocumentId document) =>
        new(null, 0, document, null, "CTr", "Xây dựng chương trình hành động thực hiện Nghị quyết số 81-NQ/TW", world.Today.AddDays(30), "Gửi về trước hạn.", "I. Mục tiêu\nII. Nhiệm vụ");

    public async Task<ShowCampaign.Result> ShowAsync(CurrentUser? by = null)
    {
        await using var db = world.Open();
        return (await new ShowCampaign(db, by ?? world.Inspector).RunAsync(Id)).Value;
    }

    public async Task<Refusal?> AimAsync(OrganisationLevel[] levels, OrganisationType[] types)
    {
        var shown = await ShowAsync();
        await using var db = world.Open();
        return await new AimCampaign(db, world.Inspector, world.Clock).RunAsync(new(Id, shown.Version, world.Centre, levels, types));
    }

    public async Task<Refusal?> ChooseAsync(OrganisationId recipient, bool? asked, string? reason)
    {
        var version = (await ShowAsync()).Version;
        await using var db = world.Open();
        return await new ChooseRecipient(db, world.Inspector, world.Clock).RunAsync(new(Id, version, recipient, asked, reason));
    }

    public async Task<Refusal?> RuleAsync(string? path, bool applies, string? reason, OrganisationLevel? level = null, OrganisationId? under = null)
    {
        var version = (await ShowAsync()).Version;
        await using var db = world.Open();
        var provision = path is null ? (ProvisionId?)null : await db.Provisions.Where(row => row.DocumentId == Document && row.Path == path).Select(row => row.Id).SingleAsync();
        return await new WriteRule(db, world.Inspector, world.Clock).RunAsync(new(Id, version, provision, level, null, null, under, applies, reason));
    }

    public async Task<Outcome<int>> SendAsync()
    {
        var version = (await ShowAsync()).Version;
        await using var db = world.Open();
        return await new SendCampaign(db, world.Inspector, world.Clock).RunAsync(new(Id, version));
    }

    public async Task<ListRequests.Row[]> RequestsAsync(CurrentUser? by = null, ListRequests.Input? input = null)
    {
        await using var db = world.Open();
        return [.. (await new ListRequests(db, by ?? world.Inspector, new()).RunAsync(input ?? new(Id))).Items];
    }

    public async Task<CampaignRequestId> RequestOfAsync(OrganisationId organisation) => (await RequestsAsync()).Single(row => row.OrganisationId == organisation).Id;

    public async Task<ShowRequest.Result> RequestAsync(CampaignRequestId request, CurrentUser? by = null)
    {
        await using var db = world.Open();
        return (await new ShowRequest(db, by ?? world.Inspector, world.Clock, new()).RunAsync(request)).Value;
    }
}
