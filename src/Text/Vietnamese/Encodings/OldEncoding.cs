namespace DonDoc.Text.Vietnamese.Encodings;

/// <summary>How Vietnamese was written before Unicode. Its letters are those of Western Europe, which fonts of their own draw otherwise.</summary>
public enum OldEncoding
{
    /// <summary>TCVN 5712:1993, also called ABC: the fonts .VnTime, .VnArial.</summary>
    Tcvn3,

    /// <summary>The fonts VNI-Times, VNI-Helve.</summary>
    Vni,

    /// <summary>RFC 1456: <c>Nghi. quye^'t</c>.</summary>
    Viqr,
}

/// <summary>How the capitals of a text in an old encoding are told.</summary>
public enum OldCapitals
{
    /// <summary>A letter is a capital where it is written as one.</summary>
    AsWritten,

    /// <summary>The font draws every letter as a capital: .VnTimeH.</summary>
    All,

    /// <summary>
    /// The font is not known. TCVN3 has no accented capitals: a small one among the capitals of a word (<c>QUYÕT</c>) was drawn as a capital.
    /// </summary>
    ByWord,
}

/// <summary>How a piece of text is written that is not written in Unicode.</summary>
public readonly record struct OldWriting(OldEncoding Encoding, OldCapitals Capitals = OldCapitals.AsWritten);
