namespace DonDoc.Tracking.Kernel;

/// <summary>
/// A record that several people may change. A slice compares the version that the person saw before it acts; every verb
/// raises it; the database refuses a save whose loaded version is no longer the stored one.
/// </summary>
internal interface IVersioned
{
    int Version { get; }
}
