using System.Globalization;

namespace DonDoc.Web.Pages.Rollups;

/// <summary>The outlines of the provinces as paths of one picture, made by <c>assets/provinces.mjs</c>.</summary>
static class ProvinceShapes
{
    static readonly Lazy<(int Width, int Height, IReadOnlyDictionary<string, string> Paths)> Read = new(() =>
    {
        using var file = typeof(ProvinceShapes).Assembly.GetManifestResourceStream("DonDoc.Web.Pages.Rollups.ProvinceShapes.txt")!;
        using var reader = new StreamReader(file);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').ToList();
        var size = lines[0].Split(' ');
        return (int.Parse(size[0], CultureInfo.InvariantCulture), int.Parse(size[1], CultureInfo.InvariantCulture), lines.Skip(1).Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => parts[1]));
    });

    public static int Width => Read.Value.Width;

    public static int Height => Read.Value.Height;

    /// <summary>By the code of the administrative unit, in the order of the codes.</summary>
    public static IReadOnlyDictionary<string, string> Paths => Read.Value.Paths;
}
