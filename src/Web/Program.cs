using DonDoc.Web.Appearance;
using DonDoc.Web.Installation;
using DonDoc.Web.Pages;
using Microsoft.AspNetCore.DataProtection;

var builder = WebApplication.CreateBuilder(Place.Arguments(args));
var place = Place.Of(builder.Configuration);
Directory.CreateDirectory(place.Folder);

builder.AddQuietLogging();
builder.AddPages();
builder.Services.AddSingleton(place);
builder.Services.AddDataProtection().SetApplicationName("DonDoc").PersistKeysToFileSystem(new DirectoryInfo(place.Keys));
builder.Services.AddOpenApi();
builder.Services.AddAuthorization();
builder.Services.AddAuthentication("Cookies").AddCookie();

var app = builder.Build();
app.UsePages();
app.MapPages();
app.MapHealth();
app.MapOpenApi("/openapi/v1.json").AllowAnonymous();
app.Run();
