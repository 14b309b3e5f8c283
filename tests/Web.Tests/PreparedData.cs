using Microsoft.Data.Sqlite;

namespace DonDoc.Web.Tests;

/// <summary>
/// A data folder as the program leaves it after its first start, made by the program itself once a run and copied for each site that begins with it: making the tree and the demonstration
/// anew for every site cost more than most tests. A site that is about the first start begins with nothing.
/// </summary>
sealed class PreparedData
{
    /// <summary>The tree, the texts and the accounts of the demonstration.</summary>
    public static readonly PreparedData Demonstration = new(withDemonstration: true);

    /// <summary>The tree alone.</summary>
    public static readonly PreparedData Tree = new(withDemonstration: false);

    readonly Lazy<DirectoryInfo> _made;

    PreparedData(bool withDemonstration) => _made = new(() => Make(withDemonstration));

    public void CopyTo(string folder)
    {
        foreach (var file in _made.Value.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(_made.Value.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            file.CopyTo(to);
        }
    }

    static DirectoryInfo Make(bool withDemonstration)
    {
        var made = Directory.CreateTempSubdirectory("dondoc-prepared-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => made.Delete(recursive: true);
        using var first = new FirstStart(withDemonstration);
        first.RunInto(made.FullName);
        return made;
    }

    sealed class FirstStart(bool withDemonstration) : Site
    {
        protected override bool WantsDemonstration => withDemonstration;

        private protected override PreparedData? Begins => null;

        public void RunInto(string folder)
        {
            _ = Server;
            Stop();
            // The last connection to go brings the log into the file; only then is a copy of the file the database.
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder);
            Directory.Move(Data, folder);
        }
    }
}
