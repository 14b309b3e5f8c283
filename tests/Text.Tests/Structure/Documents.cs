using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Text.Tests.Structure;

/// <summary>Finds documents to read, and looks through what was read of them.</summary>
static class Documents
{
    public static string Root { get; } = FindRoot();

    public static string Corpus => Path.Combine(Root, "tests", "Corpus", "outlines");

    /// <summary>A published document that lies beside the repository; without it the test skips and says so.</summary>
    public static SourceText Published(string name)
    {
        var path = Path.Combine(Root, "..", "shared", "data", "documents", name);
        Assert.SkipUnless(File.Exists(path), $"The published document {name} is not here; it is not part of the repository.");
        return SourceText.FromPlain(File.ReadAllText(path));
    }

    public static IEnumerable<(OutlineNode Node, OutlineNode? Parent)> All(IEnumerable<OutlineNode> nodes, OutlineNode? parent = null)
    {
        foreach (var node in nodes)
        {
            yield return (node, parent);
            foreach (var below in All(node.Children, node))
                yield return below;
        }
    }

    static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "DonDoc.slnx")))
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return directory.FullName;
    }
}
