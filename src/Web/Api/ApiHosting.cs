using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DonDoc.Web.Api;

/// <summary>The API beside the pages: its own way to be known, its own words for what goes wrong, and its description.</summary>
static class ApiHosting
{
    public const string Path = "/api";

    /// <summary>Asks the token at the addresses of the API and the cookie everywhere else.</summary>
    const string ByAddress = "ByAddress";

    public static void AddApi(this IServiceCollection services)
    {
        services.AddAuthentication(ByAddress)
            .AddScheme<AuthenticationSchemeOptions, BearerToken>(BearerToken.SchemeName, null)
            .AddPolicyScheme(ByAddress, null, options =>
                options.ForwardDefaultSelector = http => IsApi(http) ? BearerToken.SchemeName : IdentityConstants.ApplicationScheme);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new TypedIdJson());
            // By the names that the query strings take.
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
        });
        services.AddOpenApi(Describe);
    }

    /// <summary>What goes wrong at an address of the API is told as a problem, never as a page.</summary>
    public static void UseApiProblems(this IApplicationBuilder app) => app.UseWhen(IsApi, api =>
    {
        api.Use((http, next) =>
        {
            if (http.Request.GetTypedHeaders().AcceptLanguage.FirstOrDefault()?.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true)
                CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
            return next(http);
        });
        api.UseExceptionHandler(failed => failed.Run(http => Problems.WriteAsync(http, http.Response.StatusCode, ApiRefusals.Failed)));
        api.UseStatusCodePages(context => Problems.WriteAsync(
            context.HttpContext, context.HttpContext.Response.StatusCode, ApiRefusals.Of(context.HttpContext.Response.StatusCode)));
    });

    static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);

    static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "DonDoc";
            document.Servers = null; // Whoever reads it knows where from.
            document.AddComponent(BearerToken.SchemeName, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A token issued on the account page.",
            });
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(BearerToken.SchemeName, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (TypedIdJson.IsId(context.JsonTypeInfo.Type))
                (schema.Type, schema.Format) = (JsonSchemaType.String, "uuid");
            return Task.CompletedTask;
        });
    }
}

/// <summary>A typed id is written as the id alone.</summary>
sealed class TypedIdJson : JsonConverterFactory
{
    public static bool IsId(Type type) => type.IsValueType
        && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(ITypedId<>));

    public override bool CanConvert(Type typeToConvert) => IsId(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    sealed class Of<TId> : JsonConverter<TId> where TId : struct, ITypedId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TId.From(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
