using System.Globalization;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Targets;

/// <summary>A number as Vietnamese writes it: full stops between thousands, a comma before the decimals; read strictly, so that no figure becomes another.</summary>
public static class TargetNumber
{
    /// <summary>Beyond this it is a slip of the hand.</summary>
    public const decimal Largest = 999_999_999_999_999m;

    public const int MostDecimals = 6;

    /// <summary>Null where nothing was written. A per cent sign behind it is taken for the unit.</summary>
    public static Outcome<decimal?> Read(string? typed)
    {
        var text = (typed ?? "").Replace('\u00a0', ' ').Replace('−', '-').Trim();
        if (text.EndsWith('%'))
            text = text[..^1].TrimEnd();
        if (text.Length == 0)
            return string.IsNullOrWhiteSpace(typed) ? (decimal?)null : TargetRefusals.NumberWrong.With(typed.Trim());
        var digits = text.TrimStart('-');
        if (text.Length - digits.Length > 1 || digits.Any(sign => !char.IsAsciiDigit(sign) && sign is not ('.' or ',')))
            return TargetRefusals.NumberWrong.With(Short(text));
        var parts = digits.Split(',');
        if (parts.Length > 2)
            return TargetRefusals.NumberTwoCommas.With(Short(text));
        var groups = parts[0].Split('.');
        if (parts[0].Length == 0 || (parts.Length == 2 && (parts[1].Length == 0 || parts[1].Contains('.', StringComparison.Ordinal)))
            || (groups.Length > 1 && (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(group => group.Length != 3))))
        {
            return TargetRefusals.NumberGroups.With(Short(text));
        }

        var plain = parts[0].Replace(".", "", StringComparison.Ordinal);
        if (plain.TrimStart('0').Length > 15 || (parts.Length == 2 && parts[1].TrimEnd('0').Length > MostDecimals))
            return TargetRefusals.NumberTooLong.With(Short(text));
        var value = decimal.Parse(parts.Length == 2 ? $"{plain}.{parts[1]}" : plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return (decimal?)(text[0] == '-' ? -value : value);
    }

    /// <summary>Whether a number that a program sent can be kept as it is.</summary>
    internal static bool Fits(decimal? value) => value is not { } number || (Math.Abs(number) <= Largest && decimal.Round(number, MostDecimals) == number);

    /// <summary>The same number as it is read: “1.234,5”.</summary>
    public static string Write(decimal value)
    {
        var plain = Math.Abs(value).ToString("0.######", CultureInfo.InvariantCulture).Split('.');
        var whole = decimal.Parse(plain[0], CultureInfo.InvariantCulture).ToString("#,##0", CultureInfo.InvariantCulture).Replace(',', '.');
        return (value < 0 ? "-" : "") + (plain.Length == 2 ? $"{whole},{plain[1]}" : whole);
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
