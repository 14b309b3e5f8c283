using System.Globalization;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>Gives the rows of a table their addresses: “PL II.I.3” is row 3 of group I in appendix II.</summary>
static class RowAddresses
{
    public static TaskTable Give(TaskTable table, string path, Addresses addresses)
    {
        var rows = new List<TaskRow>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            var group = row.Group is { } title ? GroupNumber(title) : null;
            var name = row.Ordinal ?? (rows.Count + 1).ToString(CultureInfo.InvariantCulture);
            var address = addresses.Claim(string.Join('.', new[] { path, group, name }.Where(part => !string.IsNullOrEmpty(part))));
            rows.Add(row with { Path = address, Parts = [.. row.Parts.Select(part => part with { Path = addresses.Claim(PartOf(address, row.Ordinal, part.Ordinal)) })] });
        }

        return table with { Rows = rows };
    }

    // Part 11.2 of row 11 is …11.2, not …11.11.2.
    static string PartOf(string address, string? whole, string? part) =>
        part is not null && whole is not null && part.StartsWith(whole + ".", StringComparison.Ordinal) ? $"{address}{part.AsSpan(whole.Length)}" : $"{address}.{part}";

    static string? GroupNumber(string title)
    {
        var end = title.IndexOfAny(['.', ' ', ')', '-', '/']);
        var number = end < 0 ? title : title[..end];
        return number.Length is > 0 and <= 6 && (number.Length == 1 || char.IsAsciiDigit(number[0]) || RomanNumeral.TryParse(number, out _)) ? number : null;
    }
}
