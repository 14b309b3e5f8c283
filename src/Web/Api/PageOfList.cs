using DonDoc.Tracking.Kernel;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Api;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Cursor">The <c>next</c> of the page before; none for the first.</param>
/// <param name="Limit">Rows of the page, 1 to 200.</param>
readonly record struct PageQuery(string? Cursor, int? Limit)
{
    public PageRequest Request => new(Cursor, Limit ?? 25);
}

/// <summary>
/// A page of the website begins a list anew when its cursor is none; a program that pages through everything would go round for ever,
/// so here it is told.
/// </summary>
sealed class PageOfList : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (context.Arguments.OfType<PageQuery>().Cast<PageQuery?>().FirstOrDefault() is not { } page)
            return await next(context);
        var words = context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<RefusalWords>>();
        if (page.Limit is < 1 or > PageRequest.Ceiling)
            return words.Problem(ApiRefusals.LimitWrong);
        return page.Cursor is not null && !PageRequest.IsCursor(page.Cursor)
            ? words.Problem(ApiRefusals.CursorWrong)
            : await next(context);
    }
}
