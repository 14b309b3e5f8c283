using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications.Urging;
using DonDoc.Web.Installation;
using Microsoft.AspNetCore.Components.Endpoints;

namespace DonDoc.Web.Access;

/// <summary>How many notices wait for who looks at a page, for the bell in its top bar. Asked before the page is made: the two would ask the database at the same time.</summary>
static class Bell
{
    public static int Unread(this HttpContext http) => http.Items[typeof(Bell)] as int? ?? 0;

    public static void UseBell(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && !http.IsShownAgain() && http.Person()?.Has(Permission.ViewAssignments) == true
            && !http.MustChangePassword() && !http.MustSetUpSecondFactor())
            http.Items[typeof(Bell)] = await http.RequestServices.GetRequiredService<ShowInbox>().CountAsync(http.RequestAborted);
        await next(http);
    });
}
