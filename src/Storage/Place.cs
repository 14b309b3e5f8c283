namespace DonDoc.Storage;

/// <summary>Where an installation keeps what it knows. The web and the command line find it by the same rule.</summary>
/// <param name="Folder">Database, files and keys.</param>
/// <param name="Connection">The full path of a SQLite file, or <c>Host=…</c> for PostgreSQL.</param>
public sealed record Place(string Folder, string Connection)
{
    /// <summary>Folder of the keys that sign cookies and forms.</summary>
    public string Keys => Path.Combine(Folder, "keys");

    /// <summary>Folder of the files as they came.</summary>
    public string Files => Path.Combine(Folder, "files");

    /// <summary>Heads of the audit log, where no other file is configured for them.</summary>
    public string Anchors => Path.Combine(Folder, "anchors.log");

    /// <summary>Folder of what was moved out of the audit log, where no other is named.</summary>
    public string AuditArchive => Path.Combine(Folder, "audit-archive");

    /// <summary>The demonstration's accounts with their passwords; only where there is a demonstration.</summary>
    public string DemonstrationAccounts => Path.Combine(Folder, "demonstration.json");

    /// <param name="folder">As <c>--data</c> names it; <c>data</c> in the current folder where it is not given.</param>
    /// <param name="connection">As <c>ConnectionStrings__Tracking</c> names it; a file in the folder where it is not given.</param>
    public static Place Of(string? folder, string? connection)
    {
        var full = Path.GetFullPath(string.IsNullOrEmpty(folder) ? "data" : folder);
        return new Place(full, string.IsNullOrEmpty(connection) ? Path.Combine(full, "dondoc.db")
            : TrackingStorage.IsPostgres(connection) ? connection : Path.GetFullPath(connection));
    }
}
