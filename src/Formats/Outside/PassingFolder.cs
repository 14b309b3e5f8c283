namespace DonDoc.Formats.Outside;

/// <summary>A folder that only this account may open (0700), for what an outside program reads and writes. It goes with all that is in it.</summary>
sealed class PassingFolder : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dondoc-reading-");

    public string Path => _folder.FullName;

    public string Add(string name, ReadOnlySpan<byte> content)
    {
        var path = Place(name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Place(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
