using System.Globalization;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Search;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Organisations;

namespace DonDoc.Web.Pages.Search;

/// <summary>What a search for texts is narrowed to, as it stands in the address of the page.</summary>
public sealed record TextFilter(string? Type, string? Issuer, OrganisationInput? Organisation, string? Field, int? Year, DateOnly? From, DateOnly? To)
{
    const int FirstYear = 1930;
    const int LastYear = 2100;

    public static TextFilter Of(IQueryCollection query) => new(
        Text(query, "type"), Text(query, "issuer"),
        Text(query, "org.Name") is { } name ? new OrganisationInput { Name = name, Id = Guid.TryParse(query["org.Id"], out var id) ? id : null } : null,
        Text(query, "field"), int.TryParse(query["year"], CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear ? year : null,
        Dates.TryRead(query["from"], out var from) ? from : null, Dates.TryRead(query["to"], out var to) ? to : null);

    public bool IsEmpty => this == new TextFilter(null, null, null, null, null, null, null);

    /// <param name="choice">What the typed organisation came to. One that was typed and is not clear finds nothing rather than everything.</param>
    public SearchTexts.Input Input(string? words, OrganisationChoice choice, PageRequest page) => new(
        words, TypeName: Type, Organisation: Organisation is null ? null : choice.Chosen ?? default(OrganisationId), IssuerName: Issuer, Field: Field,
        From: Year is { } since ? Later(From, new DateOnly(since, 1, 1)) : From, To: Year is { } until ? Earlier(To, new DateOnly(until, 12, 31)) : To, Page: page);

    static DateOnly Later(DateOnly? one, DateOnly other) => one > other ? one.Value : other;

    static DateOnly Earlier(DateOnly? one, DateOnly other) => one < other ? one.Value : other;

    static string? Text(IQueryCollection query, string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
