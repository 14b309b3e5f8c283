using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DonDoc.Tracking.Access;

/// <summary>How a list of operations is kept: their names with commas. A name that this version does not know gives nothing.</summary>
internal static class Operations
{
    public static readonly ValueConverter<IReadOnlyList<Permission>, string> Words = new(list => string.Join(',', list), words => Read(words));

    public static readonly ValueComparer<IReadOnlyList<Permission>> SameWords = new(
        (left, right) => left!.SequenceEqual(right!), list => string.Join(',', list).GetHashCode(StringComparison.Ordinal));

    private static List<Permission> Read(string words) =>
        [.. words.Split(',', StringSplitOptions.RemoveEmptyEntries).Where(word => Enum.TryParse<Permission>(word, out _)).Select(Enum.Parse<Permission>)];
}
