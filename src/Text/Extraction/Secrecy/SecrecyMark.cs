namespace DonDoc.Text.Extraction.Secrecy;

/// <summary>How secret a document says it is: the three levels of the law, in its own words.</summary>
public enum SecrecyLevel
{
    Mat,
    ToiMat,
    TuyetMat,
}

/// <summary>Where a document says so.</summary>
public enum SecrecyPlace
{
    /// <summary>The name of the file or the title of the document.</summary>
    Title,

    /// <summary>What the file says of itself outside its text.</summary>
    Property,

    /// <summary>Its number and symbol: “12-BC/TU/M”.</summary>
    Number,

    /// <summary>The block above the text.</summary>
    Header,

    /// <summary>Headers and footers of pages, watermarks, text boxes, notes: whatever stands around the text.</summary>
    Margin,

    /// <summary>A stamp, or a label, within the text.</summary>
    Stamp,

    /// <summary>A sentence of the document about itself.</summary>
    Statement,
}

/// <summary>That a document is marked as secret. Holds nothing of the document: not a word, not a position.</summary>
public sealed record SecrecyMark(SecrecyLevel Level, SecrecyPlace Place);
