using System.Collections.Concurrent;
using System.Data.Common;
using DonDoc.Storage.Sqlite;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Web.Tests;

/// <summary>Counts the statements of each request; the request names itself by a header.</summary>
sealed class Statements : DbCommandInterceptor
{
    public const string Header = "X-Counted";

    readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    readonly HttpContextAccessor _http = new();

    public int Of(string request) => _counts.GetValueOrDefault(request);

    public void Watch(IServiceCollection services) => services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(this));

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Count();
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Count();
        return ValueTask.FromResult(result);
    }

    void Count()
    {
        if (_http.HttpContext?.Request.Headers[Header].ToString() is { Length: > 0 } request)
            _counts.AddOrUpdate(request, 1, (_, count) => count + 1);
    }
}
