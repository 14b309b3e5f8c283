namespace DonDoc.Web.Pages.Rollups;

/// <summary>Five steps of equal width between the smallest and the largest value, so that neighbours are told apart whatever the figure is.</summary>
public sealed class MapSteps
{
    public const int Count = 5;

    readonly double least;
    readonly double width;

    public MapSteps(IEnumerable<double> values)
    {
        var all = values.ToList();
        least = all.Count == 0 ? 0 : all.Min();
        width = all.Count == 0 ? 0 : (all.Max() - least) / Count;
    }

    /// <summary>Whether all are the same: there is then one step.</summary>
    public bool IsOne => width == 0;

    /// <summary>1 to 5; the largest value is in the last.</summary>
    public int Of(double value) => IsOne ? 1 : Math.Clamp((int)((value - least) / width) + 1, 1, Count);

    public (double From, double To) Bounds(int step) => (least + ((step - 1) * width), least + (step * width));
}
