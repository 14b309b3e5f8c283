using DonDoc.Tracking.Kernel;

namespace DonDoc.Web.Access;

/// <summary>Which reads were told a short while ago, so that a page opened again and again is one entry. In memory: a restart tells once more.</summary>
sealed class RecentReads(TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>As many as are kept; beyond that all is forgotten, which tells too much rather than too little.</summary>
    const int Most = 50_000;

    readonly Lock _gate = new();
    readonly Dictionary<(Guid Account, Guid? Token, string Act, string Path), DateTimeOffset> _told = [];

    public bool IsNew(CurrentUser person, string act, string path)
    {
        var now = clock.GetUtcNow();
        var read = (person.AccountId, person.Token?.Id, act, path);
        lock (_gate)
        {
            if (_told.TryGetValue(read, out var before) && now < before + Window)
                return false;
            if (_told.Count >= Most)
                _told.Clear();
            _told[read] = now;
            return true;
        }
    }
}
