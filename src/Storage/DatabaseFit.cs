namespace DonDoc.Storage;

/// <summary>How a database stands to this program.</summary>
public enum DatabaseFit
{
    /// <summary>Empty, of this version, or one that can be brought to it.</summary>
    Fits,

    /// <summary>A later program wrote it; this one would misread it.</summary>
    Newer,

    /// <summary>From before the first step that this program knows (<c>Migrations/Baseline.cs</c>).</summary>
    TooOld,
}
