namespace DonDoc.Web.Installation;

/// <summary>Where this installation keeps what it knows.</summary>
/// <param name="Folder">Database, files and keys.</param>
/// <param name="Connection">A file path means SQLite; <c>Host=…</c> means PostgreSQL.</param>
/// <param name="WantsDemonstration">Whether an empty database is filled with the demonstration data.</param>
sealed record Place(string Folder, string Connection, bool WantsDemonstration)
{
    /// <summary>Folder of the keys that sign cookies and forms.</summary>
    public string Keys => Path.Combine(Folder, "keys");

    /// <summary>Folder of the files as they came.</summary>
    public string Files => Path.Combine(Folder, "files");

    /// <summary>Reads <c>--data</c>, <c>--no-demo</c> and <c>ConnectionStrings__Tracking</c>.</summary>
    public static Place Of(IConfiguration configuration)
    {
        var folder = Path.GetFullPath(configuration["data"] ?? "data");
        var connection = configuration.GetConnectionString("Tracking") is { Length: > 0 } given ? given : Path.Combine(folder, "dondoc.db");
        return new Place(folder, connection, !configuration.GetValue("no-demo", false));
    }

    /// <summary>The flag <c>--no-demo</c> stands alone; configuration wants a value behind it.</summary>
    public static string[] Arguments(string[] args) => [.. args.Select(arg => arg == "--no-demo" ? "--no-demo=true" : arg)];
}
