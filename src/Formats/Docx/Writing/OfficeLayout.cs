using System.Text.RegularExpressions;
using DonDoc.Text.Structure;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Formats.Docx.Writing;

/// <summary>By whose rules a document is set on paper.</summary>
public enum OfficeLayout
{
    /// <summary>Documents of the Party: Hướng dẫn 05-HD/VPTW.</summary>
    Party,

    /// <summary>Administrative documents of the State: Nghị định 30/2020/NĐ-CP.</summary>
    State,
}

public static partial class OfficeLayouts
{
    // Words of which one stands in the name of every body of the Party.
    static readonly string[] PartyBodies =
        ["bo chinh tri", "ban bi thu", "trung uong dang", "ban chap hanh", "ban thuong vu", "tinh uy", "thanh uy", "huyen uy", "quan uy", "thi uy", "dang uy", "dang bo", "chi bo", "uy ban kiem tra"];

    /// <summary>
    /// The layout in which the issuer sets its documents: told by the number, which the Party writes 12-NQ/TU and the State 12/NQ-UBND,
    /// and by the name of the issuer where there is no number.
    /// </summary>
    public static OfficeLayout Of(string? number, string? issuer)
    {
        if (number is not null && PartyNumber().IsMatch(number))
            return OfficeLayout.Party;
        if (number is not null && StateNumber().IsMatch(number))
            return OfficeLayout.State;
        var key = SearchKey.Of(issuer ?? "");
        return Array.Exists(PartyBodies, body => key.Contains(body, StringComparison.Ordinal)) ? OfficeLayout.Party : OfficeLayout.State;
    }

    public static OfficeLayout Of(Outline outline)
    {
        ArgumentNullException.ThrowIfNull(outline);
        return Of(outline.Number, outline.Issuer);
    }

    [GeneratedRegex(@"^\d+[a-z]?-", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PartyNumber();

    [GeneratedRegex(@"^\d+[a-z]?/", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StateNumber();
}
