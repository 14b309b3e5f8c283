using DonDoc.Tracking.Kernel;

namespace DonDoc.Web.Api;

/// <summary>Every "no" of the API that is not a module's.</summary>
static class ApiRefusals
{
    public static readonly Refusal TokenMissing = new("api.token_missing");
    public static readonly Refusal NotPermitted = new("api.not_permitted");
    public static readonly Refusal NoAddress = new("api.no_address");
    public static readonly Refusal BadRequest = new("api.bad_request");
    public static readonly Refusal TooMany = new("api.too_many");
    public static readonly Refusal LimitWrong = new("api.limit_wrong") { Field = nameof(PageQuery.Limit) };
    public static readonly Refusal CursorWrong = new("api.cursor_wrong") { Field = nameof(PageQuery.Cursor) };
    public static readonly Refusal Failed = new("api.failed");

    /// <summary>What the framework itself refuses, by its status.</summary>
    public static Refusal Of(int status) => status switch
    {
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => NoAddress,
        StatusCodes.Status429TooManyRequests => TooMany,
        >= 500 => Failed,
        _ => BadRequest,
    };
}
