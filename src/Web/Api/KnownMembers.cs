using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Api;

/// <summary>The framework takes a number for a member of an enumeration, also one that none has; here such a filter is told, not left empty.</summary>
static class KnownMembers
{
    public static EndpointFilterDelegate Ask(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        var names = endpoint.MethodInfo.GetParameters().Select(parameter => parameter.Name ?? "").ToList();
        return async context =>
        {
            for (var i = 0; i < context.Arguments.Count; i++)
            {
                if (context.Arguments[i] is Enum member && !Enum.IsDefined(member.GetType(), member))
                    return context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<RefusalWords>>().Problem(ApiRefusals.BadRequest.At(names[i]));
            }

            return await next(context);
        };
    }
}
