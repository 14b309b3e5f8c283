using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.PersonalData;
using DonDoc.Web.Access;
using DonDoc.Web.Api;
using DonDoc.Web.Appearance;

namespace DonDoc.Web.Pages.PersonalData;

/// <summary>All that is held about one person, as a file: for the person, and for who administers the account. Each time it is told.</summary>
static class PersonalDataEndpoints
{
    // Read by people too: on lines, and with Vietnamese letters as they are.
    static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new TypedIdJson(), new JsonStringEnumConverter() },
    };

    public static void MapPersonalData(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account/data/export", (HttpContext http, ShowPersonalData show, RecordRead record, CurrentUser user) =>
            SendAsync(http, null, show, record, user)).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
        routes.MapGet("/administration/{id:guid}/data/export", (Guid id, HttpContext http, ShowPersonalData show, RecordRead record, CurrentUser user) =>
            SendAsync(http, id, show, record, user)).RequireAuthorization(nameof(Permission.ManageAccounts)).ExcludeFromDescription();
    }

    static async Task<IResult> SendAsync(HttpContext http, Guid? account, ShowPersonalData show, RecordRead record, CurrentUser user)
    {
        var shown = await show.RunAsync(new(account, ShowPersonalData.InFile), http.RequestAborted);
        if (shown.IsRefused)
            return Results.NotFound();
        var data = shown.Value;
        await record.RunAsync(new("account.data_exported", "account", data.Person.Account), http.RequestAborted);
        return Results.File(JsonSerializer.SerializeToUtf8Bytes(data, Lines), "application/json", $"du-lieu-ca-nhan-{Dates.ForMachine(user.Today)}.json");
    }
}
