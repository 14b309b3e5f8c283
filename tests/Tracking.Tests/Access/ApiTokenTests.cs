using System.Net;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Access;

public sealed class ApiTokenTests
{
    private static readonly Permission[] Reading = [Permission.ViewAssignments, Permission.ViewDocuments];

    private static async Task<Outcome<IssueApiToken.Result>> IssueAsync(
        World world, CurrentUser by, string name = "Bảng theo dõi", Permission[]? permissions = null, int days = 30, string[]? networks = null)
    {
        await using var db = world.Open();
        return await Passwords.IssueTokenAsync(world, db, by, new(name, permissions ?? Reading, world.Today.AddDays(days), Passwords.Chosen, networks));
    }

    private static async Task<Outcome<CurrentUser>> UseAsync(World world, string secret, string from = "192.0.2.7")
    {
        await using var db = world.Open();
        return await new UseApiToken(db, new LoadCurrentUser(db, world.Clock), world.Clock).RunAsync(new(secret, IPAddress.Parse(from)));
    }

    [Theory, BothDatabases]
    public async Task A_token_acts_for_its_account_within_its_own_permissions(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var secret = (await IssueAsync(world, world.Officer)).Value.Secret;
        var acting = (await UseAsync(world, secret)).Value;
        Assert.Equal(world.Officer.AccountId, acting.AccountId);
        // Whose account sees drafts sees them among the assignments, as on the pages.
        Assert.Equal([Permission.ViewDocuments, Permission.ViewAssignments, Permission.ViewDrafts], Enum.GetValues<Permission>().Where(acting.Has).Order());
        Assert.Equal(world.Officer.Roots(Permission.ViewAssignments), acting.Roots(Permission.ViewAssignments));
        Assert.Empty(acting.Roots(Permission.AssignWork));
    }

    [Theory, BothDatabases]
    public async Task A_token_that_is_limited_to_networks_opens_from_nowhere_else(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var secret = (await IssueAsync(world, world.Officer, networks: ["10.20.33.7/16", " 203.0.113.7", "2001:db8::1/32"])).Value.Secret;
        foreach (var from in new[] { "10.20.1.1", "::ffff:10.20.1.1", "203.0.113.7", "2001:db8:ffff::2" })
            Assert.False((await UseAsync(world, secret, from)).IsRefused, from);
        foreach (var from in new[] { "10.21.1.1", "203.0.113.8", "2001:db9::1", "::1", "::a14:101" })
            Assert.Equal((from, AccessRefusals.TokenOutside), (from, (await UseAsync(world, secret, from)).Refusal));
        await using var db = world.Open();
        Assert.Equal(["10.20.0.0/16", "203.0.113.7/32", "2001:db8::/32"], (await new ListApiTokens(db, world.Officer).RunAsync(new())).Items.Single().Networks);
    }

    [Theory]
    [InlineData("10")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("2001:db8::/129")]
    [InlineData("co-quan.example")]
    [InlineData("")]
    public void What_is_no_network_is_not_taken_for_one(string text) => Assert.False(Networks.TryRead(text, out _));

    [Fact]
    public async Task A_token_for_no_network_or_for_too_many_is_not_issued()
    {
        await using var world = await World.CreateAsync(Provider.Sqlite);
        Assert.Equal(AccessRefusals.TokenNetworkWrong.Code, (await IssueAsync(world, world.Officer, networks: ["10.0.0.0/8", "co-quan"])).Refusal!.Code);
        Assert.Equal(AccessRefusals.TokenNetworksMany, (await IssueAsync(world, world.Officer, networks: [.. Enumerable.Range(0, 21).Select(i => $"10.0.{i}.0/24")])).Refusal);
    }

    [Theory, BothDatabases]
    public async Task The_secret_is_nowhere_in_the_database(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var secret = (await IssueAsync(world, world.Officer)).Value.Secret;
        await using var db = world.Open();
        var kept = await db.ApiTokens.AsNoTracking().SingleAsync();
        Assert.Equal(64, kept.SecretHash.Length);
        Assert.DoesNotContain(secret[ApiToken.Prefix.Length..], string.Join('|', kept.SecretHash, kept.Name, kept.Hint), StringComparison.Ordinal);
        Assert.EndsWith(kept.Hint, secret, StringComparison.Ordinal);
        Assert.Equal(AccessRefusals.TokenInvalid, (await UseAsync(world, kept.SecretHash)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task It_ends_with_its_last_day_with_its_revocation_and_with_its_account(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var issued = (await IssueAsync(world, world.Officer, days: 1)).Value;
        var longer = (await IssueAsync(world, world.Officer, days: 300)).Value;
        world.Clock.Pass(TimeSpan.FromDays(1));
        Assert.False((await UseAsync(world, issued.Secret)).IsRefused);
        world.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(AccessRefusals.TokenInvalid, (await UseAsync(world, issued.Secret)).Refusal);
        Assert.False((await UseAsync(world, longer.Secret)).IsRefused);
        await using (var db = world.Open())
        {
            var revoke = new RevokeApiToken(db, world.Officer, world.Clock);
            Assert.Null(await revoke.RunAsync(longer.Id));
            Assert.Equal(AccessRefusals.TokenRevoked, await revoke.RunAsync(longer.Id));
            var rows = (await new ListApiTokens(db, world.Officer).RunAsync(new())).Items;
            Assert.Equal([ApiTokenState.Revoked, ApiTokenState.Expired], rows.OrderByDescending(row => row.LastDay).Select(row => row.State));
        }

        Assert.Equal(AccessRefusals.TokenInvalid, (await UseAsync(world, longer.Secret)).Refusal);

        var third = (await IssueAsync(world, world.WorksOfficer)).Value;
        await using (var db = world.Open())
        {
            var account = await db.Accounts.SingleAsync(row => row.Id == world.WorksOfficer.AccountId);
            Assert.Null(await new CloseAccount(db, world.Administrator, world.Clock).RunAsync(new(account.Id, account.Version, AccountStanding.Locked, "Chuyển công tác")));
        }

        Assert.Equal(AccessRefusals.TokenInvalid, (await UseAsync(world, third.Secret)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task What_the_account_loses_the_token_loses(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var issued = (await IssueAsync(world, world.WardOfficer, permissions: [Permission.ViewDocuments, Permission.ReportWork])).Value;
        Assert.True((await UseAsync(world, issued.Secret)).Value.Has(Permission.ReportWork));
        await using (var db = world.Open())
        {
            var grant = await db.RoleGrants.Where(row => row.AccountId == world.WardOfficer.AccountId).Select(row => row.Id).SingleAsync();
            Assert.Null(await new RevokeRole(db, world.Administrator).RunAsync(new(grant)));
        }

        var acting = (await UseAsync(world, issued.Secret)).Value;
        Assert.DoesNotContain(Enum.GetValues<Permission>(), acting.Has);
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_issued_beyond_ones_own_without_a_name_or_for_too_long(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        Assert.Equal(AccessRefusals.TokenBeyondOwn, (await IssueAsync(world, world.Leader, permissions: [Permission.ViewDocuments, Permission.AssignWork])).Refusal);
        Assert.Equal(AccessRefusals.TokenNameMissing, (await IssueAsync(world, world.Leader, " ")).Refusal);
        Assert.Equal(TextRefusals.TooLong.Code, (await IssueAsync(world, world.Leader, new string('x', 101))).Refusal?.Code);
        Assert.Equal(AccessRefusals.TokenPermissionsMissing, (await IssueAsync(world, world.Leader, permissions: [])).Refusal);
        Assert.Equal(AccessRefusals.TokenDays.Code, (await IssueAsync(world, world.Leader, days: -1)).Refusal?.Code);
        Assert.Equal(AccessRefusals.TokenDays.Code, (await IssueAsync(world, world.Leader, days: 366)).Refusal?.Code);
        await using var db = world.Open();
        Assert.Equal(0, await db.ApiTokens.CountAsync());
    }

    [Theory, BothDatabases]
    public async Task Ones_own_tokens_and_those_of_accounts_that_one_administers_are_seen_and_no_other(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var own = (await IssueAsync(world, world.Officer)).Value;
        var foreign = (await IssueAsync(world, world.Foreigner)).Value;
        await using var db = world.Open();
        Assert.Equal([own.Id], (await new ListApiTokens(db, world.Officer).RunAsync(new())).Items.Select(row => row.Id));
        Assert.Empty((await new ListApiTokens(db, world.Officer).RunAsync(new(world.Foreigner.AccountId))).Items);
        Assert.Equal([foreign.Id], (await new ListApiTokens(db, world.Administrator).RunAsync(new(world.Foreigner.AccountId))).Items.Select(row => row.Id));
        var revoke = new RevokeApiToken(db, world.Officer, world.Clock);
        Assert.Equal(AccessRefusals.TokenNotFound, await revoke.RunAsync(foreign.Id));
        Assert.Equal(AccessRefusals.TokenNotFound, await revoke.RunAsync(new ApiTokenId(Guid.CreateVersion7())));
    }

    [Theory, BothDatabases]
    public async Task The_last_use_is_kept_once_a_minute(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var secret = (await IssueAsync(world, world.Officer)).Value.Secret;
        var first = world.Clock.Instant();
        foreach (var (pause, expected) in new[] { (0, first), (30, first), (31, first.AddSeconds(61)) })
        {
            world.Clock.Pass(TimeSpan.FromSeconds(pause));
            Assert.False((await UseAsync(world, secret)).IsRefused);
            await using var db = world.Open();
            var row = Assert.Single((await new ListApiTokens(db, world.Officer).RunAsync(new())).Items);
            Assert.Equal((expected, "192.0.2.7"), (row.LastUsedAt!.Value, row.LastUsedFrom));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("dondoc_")]
    [InlineData("dondoc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Bearer x")]
    public async Task What_is_no_token_is_refused(string secret)
    {
        await using var world = await World.CreateAsync(Provider.Sqlite);
        Assert.Equal(AccessRefusals.TokenInvalid, (await UseAsync(world, secret)).Refusal);
        Assert.Equal(AccessRefusals.TokenInvalid, (await UseAsync(world, ApiToken.Prefix + new string('a', 100_000))).Refusal);
    }
}
