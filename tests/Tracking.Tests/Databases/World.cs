using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Databases;

/// <summary>
/// A small country: the centre with its inspection commission; Hải Phòng with a standing committee, a department and a ward; Cần Thơ,
/// which is foreign to everybody from Hải Phòng, with a ward. And the people who work there.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly Dictionary<string, OrganisationId> organisations;
    private readonly Dictionary<string, Guid> accounts;

    private World(TestDatabase database, Dictionary<string, OrganisationId> organisations, Dictionary<string, Guid> accounts)
    {
        this.database = database;
        this.organisations = organisations;
        this.accounts = accounts;
    }

    public TestClock Clock { get; } = new();

    public DateOnly Today => Clock.Today();

    public OrganisationId Centre => organisations["TW"];

    public OrganisationId Commission => organisations["TW.UBKT"];

    public OrganisationId HaiPhong => organisations["31.TU"];

    public OrganisationId StandingCommittee => organisations["31.BTV"];

    public OrganisationId Works => organisations["31.SXD"];

    public OrganisationId Ward => organisations["11311.DU"];

    public OrganisationId CanTho => organisations["92.TU"];

    public OrganisationId CanThoWard => organisations["31117.DU"];

    /// <summary>Inspector of the centre: sees everything.</summary>
    public CurrentUser Inspector => User("thanhtra", Role.Inspector, Commission, Centre);

    public CurrentUser Administrator => User("quantri", Role.Administrator, Centre, Centre);

    /// <summary>Officer of the Hải Phòng committee.</summary>
    public CurrentUser Officer => User("chuyenvien", Role.Officer, HaiPhong, HaiPhong);

    /// <summary>Officer at its standing committee: of one house with the committee, and placed below it.</summary>
    public CurrentUser StandingOfficer => User("chuyenvien", Role.Officer, StandingCommittee, HaiPhong);

    public CurrentUser Head => User("thutruong", Role.Head, HaiPhong, HaiPhong);

    public CurrentUser Leader => User("lanhdao", Role.Leader, HaiPhong, HaiPhong);

    /// <summary>Officer of the department of works of Hải Phòng.</summary>
    public CurrentUser WorksOfficer => User("xaydung", Role.Officer, Works, Works);

    public CurrentUser WardOfficer => User("phuong", Role.Officer, Ward, Ward);

    /// <summary>Head in Cần Thơ: nothing of Hải Phòng is theirs to see.</summary>
    public CurrentUser Foreigner => User("cantho", Role.Head, CanTho, CanTho);

    public static async Task<World> CreateAsync(Provider provider)
    {
        var own = await TestDatabase.CreateAsync(provider, "world", FillAsync);
        await using var db = own.Open();
        return new World(own,
            await db.Organisations.ToDictionaryAsync(row => row.Code, row => row.Id),
            await db.Accounts.ToDictionaryAsync(row => row.UserName!, row => row.Id));
    }

    public TrackingDb Open(Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor? watcher = null) => database.Open(watcher);

    public string Connection => database.Connection;

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private CurrentUser User(string name, Role role, OrganisationId home, OrganisationId roleIn) =>
        new(accounts[name], name, home, Today, AccessMatrix.Reaches(new HeldRole(role, roleIn, home, null)));

    private static async Task FillAsync(TrackingDb db)
    {
        var clock = new TestClock();
        var root = new Organisation("TW", "Ban Chấp hành Trung ương Đảng", OrganisationLevel.Central, OrganisationType.PartyCommittee, null, null);
        db.Add(root);
        db.Add(new OrganisationAncestry(root.Id, root.Id, 0, Timeline.Beginning, Timeline.End));
        db.Add(new OrganisationTree());
        await db.SaveChangesAsync();

        var found = new FoundOrganisation(db, CurrentUser.Installation(root.Id, clock.Today()), clock);
        async Task<OrganisationId> Add(string code, string name, OrganisationLevel level, OrganisationType type, OrganisationId parent, params string[] aliases) =>
            (await found.RunAsync(new(code, name, level, type, parent, Aliases: aliases))).Value;

        var commission = await Add("TW.UBKT", "Ủy ban Kiểm tra Trung ương", OrganisationLevel.Central, OrganisationType.InspectionCommission, root.Id);
        var haiPhong = await Add("31.TU", "Thành ủy Hải Phòng", OrganisationLevel.Province, OrganisationType.PartyCommittee, root.Id, "Đảng bộ thành phố Hải Phòng");
        await Add("31.BTV", "Ban Thường vụ Thành ủy Hải Phòng", OrganisationLevel.Province, OrganisationType.StandingCommittee, haiPhong);
        var works = await Add("31.SXD", "Sở Xây dựng thành phố Hải Phòng", OrganisationLevel.Province, OrganisationType.Department, haiPhong);
        var ward = await Add("11311.DU", "Đảng ủy phường Hồng Bàng", OrganisationLevel.Commune, OrganisationType.PartyCommittee, haiPhong);
        var canTho = await Add("92.TU", "Thành ủy Cần Thơ", OrganisationLevel.Province, OrganisationType.PartyCommittee, root.Id);
        await Add("31117.DU", "Đảng ủy phường Ninh Kiều", OrganisationLevel.Commune, OrganisationType.PartyCommittee, canTho);

        foreach (var (name, role, home, roleIn) in new[]
                 {
                     ("thanhtra", Role.Inspector, commission, root.Id), ("quantri", Role.Administrator, root.Id, root.Id),
                     ("chuyenvien", Role.Officer, haiPhong, haiPhong), ("thutruong", Role.Head, haiPhong, haiPhong),
                     ("lanhdao", Role.Leader, haiPhong, haiPhong), ("xaydung", Role.Officer, works, works),
                     ("phuong", Role.Officer, ward, ward), ("cantho", Role.Head, canTho, canTho),
                 })
        {
            var account = new Account(name, name, "", home) { NormalizedUserName = name.ToUpperInvariant() };
            db.Add(account);
            db.Add(new RoleGrant(account.Id, role, roleIn, new DateOnly(2026, 1, 1), null));
        }

        await db.SaveChangesAsync();
    }
}
