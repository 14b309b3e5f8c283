using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using DonDoc.Storage;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DonDoc.Web.Tests.Scope;

[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "The word of the test framework.")]
public sealed class ScopeCollection : ICollectionFixture<ScopeSite>
{
    public const string Name = "Scope";
}

/// <summary>
/// The real tree with a record of every kind on every side of seven places, and a person of every role at each: above, in the house, in
/// its commission, in a sister house, below, in a foreign branch; with a visitor and two deputies.
/// </summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the test runner.")]
public sealed class ScopeSite : Site, IAsyncLifetime
{
    const string Centre = "TW";

    protected override bool WantsDemonstration => false;

    private protected override PreparedData? Begins => PreparedData.Tree;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        // What an administrator's second factor opens is asked here, not whether they have one.
        builder.UseSetting("Access:SecondFactorForAdministrators", "false");
    }

    internal IReadOnlyList<Person> People { get; private set; } = [];

    internal IReadOnlyList<Subject> Subjects { get; private set; } = [];

    internal ScopeTable Table { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _ = Server;
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackingDb>();
        var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        var (today, at) = (clock.Today(), clock.Instant());
        var parents = await db.OrganisationPlacements.ToDictionaryAsync(row => row.OrganisationId, row => row.ParentId);
        Table = new ScopeTable(parents, (await db.Organisations.Where(row => row.Type == OrganisationType.InspectionCommission).Select(row => row.Id).ToListAsync()).ToHashSet());

        var names = await db.OrganisationNames.ToListAsync();
        OrganisationId Named(string name) => names.First(row => row.Name == name).OrganisationId;
        var centre = await db.Organisations.Where(row => row.Code == Centre).Select(row => row.Id).SingleAsync();
        var places = new Dictionary<string, OrganisationId>(StringComparer.Ordinal)
        {
            ["above"] = centre,
            ["house"] = Named("Thành ủy Hải Phòng"),
            ["commission"] = Named("Ủy ban Kiểm tra Thành ủy Hải Phòng"),
            ["department"] = Named("Sở Xây dựng thành phố Hải Phòng"),
            ["sister"] = Named("Sở Khoa học và Công nghệ thành phố Hải Phòng"),
            ["below"] = Named("Đảng ủy phường Ngô Quyền"),
            ["foreign"] = Named("Thành ủy Cần Thơ"),
        };
        var stranger = Named("Tỉnh ủy Nghệ An");
        using var content = new MemoryStream("một tệp"u8.ToArray());
        var (hash, size) = await scope.ServiceProvider.GetRequiredService<FileStore>().SaveAsync(content);
        var subjects = await ScopeRecords.FillAsync(db, places.Values, stranger, new StoredFile(hash, "tệp.txt", size, "text/plain"), at);

        var people = new List<Person>();
        Guid Account(string name, OrganisationId home, params Held[] roles)
        {
            var mark = ScopeRecords.Mark(900 + people.Count);
            var account = new Account(name, $"Người {mark}", "", home, at) { NormalizedUserName = name.ToUpperInvariant() };
            db.Add(account);
            foreach (var held in roles)
                db.Add(new RoleGrant(account.Id, held.Role, held.In, today.AddDays(-9), null));
            subjects.Add(new(Kind.Account, $"{account.Id}", mark, [(Party.Owner, home)]));
            return account.Id;
        }

        foreach (var (place, organisation) in places)
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                var name = $"{role}.{place}";
                people.Add(new(name, Account(name, organisation, new Held(role, organisation)), organisation, [new(role, organisation)]));
            }
        }

        // A visitor from elsewhere, and two who do somebody's work in the house; at home they read only what is below it.
        var reading = new Held(Role.Leader, places["foreign"]);
        Permission[] contents = [Permission.ViewDocuments, Permission.ViewAssignments];
        const int visitMark = 899;
        var visitor = new Person("visitor", Account("visitor", places["foreign"], reading), places["foreign"], [reading], (places["department"], contents),
            Seat: ScopeRecords.Mark(visitMark));
        people.Add(visitor);
        var visit = Engagement.Record(stranger, EngagementKind.Inspection, null, $"Đoàn {ScopeRecords.Mark(visitMark)}", new NamedBody(null, "Bên kiểm tra"), new NamedBody(null, "Bên được kiểm tra"), Guid.Empty, at).Value;
        Assert.False(visit.Seat(null, visitor.Account, new NamedPerson("Người thăm", [])).IsRefused);
        subjects.Add(new(Kind.Engagement, $"{visit.Id}", ScopeRecords.Mark(visitMark), [(Party.Owner, stranger)]));
        db.Add(visit);
        db.Add(new Mandate(visitor.Account, visit.Id, 1, places["department"], today, today.AddDays(9), contents, Guid.Empty, at));
        foreach (var (operation, role) in new[] { (Permission.ReportWork, Role.Head), (Permission.AssignWork, Role.Officer) })
        {
            var delegator = people.Find(person => person.Name == $"{role}.house")!;
            var own = new Held(Role.Leader, places["below"]);
            var deputy = new Person($"deputy.{operation}", Account($"deputy.{operation}", places["below"], own), places["below"], [own],
                For: ([.. delegator.Roles], delegator.Home, operation));
            people.Add(deputy);
            db.Add(Delegation.Give(delegator.Account, deputy.Account, today, today, today.AddDays(9), [operation], at).Value);
        }

        await db.SaveChangesAsync();
        subjects.AddRange(await ScopeRecords.EntriesAsync(db));
        (People, Subjects) = (people, subjects);
    }

    /// <summary>A browser in which a person is signed in already: the session and the cookie are real, only the page of the password is left out.</summary>
    internal async Task<HttpClient> BrowserAsync(Person person)
    {
        await using var scope = Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var account = await services.GetRequiredService<TrackingDb>().Accounts.SingleAsync(row => row.Id == person.Account);
        var session = await services.GetRequiredService<OpenSession>().RunAsync(new(account.Id));
        var principal = await services.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim("session", session.ToString()));
        var cookies = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = cookies.TicketDataFormat.Protect(new AuthenticationTicket(
            principal, new AuthenticationProperties { ExpiresUtc = DateTimeOffset.MaxValue }, IdentityConstants.ApplicationScheme));
        var jar = new System.Net.CookieContainer();
        jar.Add(new System.Net.Cookie(cookies.Cookie.Name!, ticket, "/", "localhost"));
        return CreateDefaultClient(new CookieContainerHandler(jar));
    }

    /// <summary>How many rows each table has and how often its rows were changed; without what the program notes of every request, and the sums that it makes of the rows.</summary>
    internal async Task<string> StateAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackingDb>();
        var tables = db.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not (null or "AuditEntries" or "AccountSessions" or "Tallies" or "TallyBasis" or "TallyChanges" or "PastSums" or "KeptDays"))
            .Select(entity => (Table: entity.GetTableName()!, HasVersion: entity.FindProperty("Version") is not null,
                Ends: entity.GetProperties().FirstOrDefault(property => property.Name is "EndedAt" or "RevokedAt" or "ValidTo")?.Name)).Distinct();
        var words = string.Join(" UNION ALL ", tables.OrderBy(table => table.Table, StringComparer.Ordinal).Select(table =>
            $"SELECT '{table.Table} ' || COUNT(*) || ' ' || {(table.HasVersion ? "COALESCE(SUM(\"Version\"), 0)" : "''")} || ' ' || {(table.Ends is null ? "''" : $"COALESCE(MIN(\"{table.Ends}\"), '') || COUNT(\"{table.Ends}\")")} AS \"Value\" FROM \"{table.Table}\""));
        return string.Join('\n', await db.Database.SqlQueryRaw<string>(words).ToListAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>How often an organisation is named by any record, in whatever place of it.</summary>
    internal async Task<int> MentionsAsync(OrganisationId organisation)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackingDb>();
        var count = 0;
        foreach (var entity in db.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not (null or "AuditEntries") && !entity.IsOwned()))
        {
            foreach (var property in entity.GetProperties().Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(OrganisationId)))
                count += await (Task<int>)Counting.MakeGenericMethod(entity.ClrType).Invoke(null, [db, property.Name, property.IsNullable, organisation])!;
        }

        return count;
    }

    static readonly System.Reflection.MethodInfo Counting = typeof(ScopeSite).GetMethod(nameof(CountAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;

    static Task<int> CountAsync<T>(TrackingDb db, string property, bool isNullable, OrganisationId organisation) where T : class => isNullable
        ? db.Set<T>().CountAsync(row => EF.Property<OrganisationId?>(row, property) == organisation, TestContext.Current.CancellationToken)
        : db.Set<T>().CountAsync(row => EF.Property<OrganisationId>(row, property) == organisation, TestContext.Current.CancellationToken);

    /// <summary>A program of a person's, whose token may what is named.</summary>
    internal async Task<HttpClient> ProgramAsync(Person person, params Permission[] permissions)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackingDb>();
        var at = scope.ServiceProvider.GetRequiredService<TimeProvider>().Instant();
        var (token, secret) = ApiToken.Issue(person.Account, "Thử", permissions, Clock.DayOf(at).AddDays(9), at);
        db.Add(token);
        await db.SaveChangesAsync();
        var client = CreateDefaultClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return client;
    }
}
