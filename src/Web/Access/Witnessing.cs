using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace DonDoc.Web.Access;

static class Witnessing
{
    /// <summary>Whom the audit log names for what this request, or this scope of the program, does.</summary>
    public static Witness Witness(this IServiceProvider services)
    {
        var http = services.GetRequiredService<IHttpContextAccessor>().HttpContext;
        var address = http?.Connection.RemoteIpAddress?.ToString();
        var under = http?.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>()?.Policy;
        if (services.GetRequiredService<Acting>().Known is { } person)
            return new Witness(person.AccountId == Guid.Empty ? null : person.AccountId, person.Name, person.Home, under, address, person.Token);
        return http is null ? Tracking.Kernel.Witness.Program : new Witness(null, null, null, null, address);
    }
}
