using DonDoc.Storage;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Web.Demonstration;
using DonDoc.Web.Jobs;
using DonDoc.Web.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Installation;

/// <summary>Brings the database to this version before the first request, fills an empty one, and says where to go.</summary>
static class Preparation
{
    public static void AddInstallation(this IServiceCollection services)
    {
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<Readiness>();
        services.AddSingleton(provider => new AnchorLog(
            provider.GetRequiredService<IConfiguration>()["Audit:Anchors"] is { Length: > 0 } file ? file : provider.GetRequiredService<Place>().Anchors));
        services.AddSingleton<ChainCheck>();
        services.AddSingleton<PrintedAccounts>();
        services.AddHostedService<Anchoring>();
        services.AddHostedService<Tallying>();
        services.AddHostedService<PastKeeping>();
        services.AddHostedService<DailyJobs>();
        services.AddScoped<IDailyJob, IdleAccountsJob>().AddScoped<IDailyJob, MinimisingJob>().AddScoped<IDailyJob, UnusedFilesJob>().AddScoped<IDailyJob, SettledMailJob>()
            .AddScoped<IDailyJob, MissedMentionsJob>().AddScoped<IDailyJob, OlderProposalsJob>().AddScoped<IDailyJob, ReportingPeriodsJob>()
            .AddScoped<IDailyJob, UrgingJob>().AddScoped<IDailyJob, DigestJob>().AddScoped<IDailyJob, OldExportsJob>();
        services.AddScoped<DemonstrationData>();
    }

    /// <summary>The flag <c>--no-demo</c> stands alone; configuration wants a value behind it.</summary>
    public static string[] Arguments(string[] args) => [.. args.Select(arg => arg == "--no-demo" ? "--no-demo=true" : arg)];

    /// <returns>False where the database is of a version that this program must not touch; the words are on the error output.</returns>
    public static async Task<bool> PrepareAsync(this WebApplication app)
    {
        var place = app.Services.GetRequiredService<Place>();
        var wantsDemonstration = !app.Configuration.GetValue("no-demo", false);
        IReadOnlyList<DemonstrationAccount> demonstration = [];
        string? setUp = null;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            if (await TrackingStorage.PrepareAsync(place.Connection, app.Configuration.GetConnectionString("Migration")) is var fit && fit != DatabaseFit.Fits)
            {
                await Console.Error.WriteLineAsync(app.Services.GetRequiredService<IStringLocalizer<ShellWords>>()["start." + fit]);
                return false;
            }

            if (!await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().Users.AnyAsync())
            {
                if (wantsDemonstration)
                {
                    demonstration = await scope.ServiceProvider.GetRequiredService<DemonstrationData>().LoadAsync();
                }
                else
                {
                    await scope.ServiceProvider.GetRequiredService<LoadAdministrativeUnits>().RunAsync(new());
                    setUp = app.Services.GetRequiredService<FirstAdministrator>().Offer();
                }
            }
            else if (wantsDemonstration)
            {
                demonstration = await DemonstrationAccounts.KeptAsync(place);
            }
        }

        app.Services.GetRequiredService<PrintedAccounts>().All = demonstration;
        // Filling an empty database leaves much behind that is never needed again.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var readiness = app.Services.GetRequiredService<Readiness>();
        readiness.IsPrepared = true;
        // What the program does at its end is done once, however often it is told to stop.
        app.Lifetime.ApplicationStopped.Register(() => readiness.IsPrepared = false);
        app.Lifetime.ApplicationStarted.Register(() => Say(app, demonstration, setUp));
        return true;
    }

    static void Say(WebApplication app, IReadOnlyList<DemonstrationAccount> demonstration, string? setUp)
    {
        foreach (var address in app.Urls)
            Console.WriteLine($"DonDoc: {SiteAddress.Reachable(address)}");
        if (setUp is not null)
            Console.WriteLine($"Create the administrator (this link works once): {app.Services.GetRequiredService<SiteAddress>().Of("/account/setup")}?token={setUp}");
        if (demonstration.Count == 0)
            return;
        Console.WriteLine("Demonstration accounts (user name / password):");
        foreach (var account in demonstration)
            Console.WriteLine($"  {account.UserName,-12} / {account.Password}   {account.Position}, {account.Organisation}");
        Console.WriteLine("These accounts alone sign in without a second factor; every other administrator must set one up (Access__SecondFactorForAdministrators).");
    }
}
