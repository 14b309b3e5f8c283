using DonDoc.Storage;
using DonDoc.Tracking;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Access;
using DonDoc.Web.Api;
using DonDoc.Web.Appearance;
using DonDoc.Web.Installation;
using DonDoc.Web.Jobs;
using DonDoc.Web.Pages.AccountReviews;
using DonDoc.Web.Pages.Assignments;
using DonDoc.Web.Pages.Audit;
using DonDoc.Web.Pages.Bottlenecks;
using DonDoc.Web.Pages.Campaigns;
using DonDoc.Web.Pages.Documents;
using DonDoc.Web.Pages.Exports;
using DonDoc.Web.Pages.Imports;
using DonDoc.Web.Pages.Imports.Bulk;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Pages.Notifications;
using DonDoc.Web.Pages.Notifications.Letters;
using DonDoc.Web.Pages.Organisations;
using DonDoc.Web.Pages.PersonalData;
using DonDoc.Web.Pages.Programmes;
using DonDoc.Web.Pages.Programmes.Opinions;
using DonDoc.Web.Pages.Reorganisations;
using DonDoc.Web.Pages.Reports;
using DonDoc.Web.Pages.Rollups;
using DonDoc.Web.Pages.Search;
using DonDoc.Web.Pages.Targets;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

var builder = WebApplication.CreateBuilder(Preparation.Arguments(args));
builder.Configuration.AddSecretFiles();
var place = Place.Of(builder.Configuration["data"], builder.Configuration.GetConnectionString("Tracking"));
OwnersOnly.Folder(place.Folder);

builder.AddQuietLogging();
builder.AddReach();
var limits = builder.AddRequestLimits();
builder.Services.AddRateLimits(limits);
builder.AddPages();
builder.Services.AddSingleton(place);
builder.AddKeys(place);
builder.Services.AddStorage(place.Connection, place.Files, Witnessing.Witness);
builder.Services.AddUrging(builder.Configuration);
builder.Services.AddTracking(builder.Configuration.GetSection("Tracking").Get<TrackingOptions>());
builder.Services.AddSignIn(builder.Configuration.GetSection("Access").Get<AccessOptions>());
builder.Services.AddOutsideSignIn(builder.Configuration.GetSection("OpenIdConnect").Get<OutsideOptions>());
builder.Services.AddMail(builder.Configuration);
builder.Services.AddImports();
builder.Services.AddBulkImports();
builder.Services.AddExports(builder.Configuration);
builder.Services.AddSingleton<DocumentTemplates>();
builder.Services.AddScoped<ProgrammeFile>();
builder.Services.AddInstallation();
builder.Services.AddApi();

var app = builder.Build();
app.UsePages();
app.MapPages();
app.MapPreferences();
app.MapSignOut();
app.MapPasskeys();
app.MapOutsideSignIn();
app.MapReviewExport();
app.MapOrganisationSuggestions();
app.MapSearchSuggestions();
app.MapLease();
app.MapCoverageExports();
app.MapJudgementExport();
app.MapDraftPaper();
app.MapOpinionPaper();
app.MapExports();
app.MapAssignmentTemplate();
app.MapRollupExport();
app.MapPeersExport();
app.MapTargetExport();
app.MapLetterPaper();
app.MapReorganisationSheets();
app.MapDocumentFiles();
app.MapDocumentExports();
app.MapEvidence();
app.MapImports();
app.MapBulkImports();
app.MapPersonalData();
app.MapApi();
app.MapHealth();
app.MapOpenApi("/openapi/v1.json").AllowAnonymous();

if (!await app.PrepareAsync())
    return 1;
try
{
    await app.RunAsync();
    return 0;
}
catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Console.Error.WriteLineAsync(app.Services.GetRequiredService<IStringLocalizer<ShellWords>>()["start.address_taken", taken.Message]);
    return 1;
}
