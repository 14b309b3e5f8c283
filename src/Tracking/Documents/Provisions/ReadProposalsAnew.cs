using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents.Provisions;

/// <summary>
/// Reads again what is proposed for provisions of versions that older rules read. What a person decided on stays as it is, with what was proposed to that
/// person; so do the provisions themselves, to which records point. How two provisions that nobody has confirmed belong together is judged anew too. One transaction for each version: it may be cut off anywhere.
/// </summary>
public sealed class ReadProposalsAnew(TrackingDb db)
{
    /// <summary>Versions in one run: minutes; the rest waits for the next day.</summary>
    private const int Most = 5_000;

    private const int AtOnce = 500;

    /// <returns>How many provisions have another proposal now.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var changed = 0;
        for (var read = 0; read < Most; read++)
        {
            if (await db.DocumentVersions.AsNoTracking().Where(row => row.IsRead && row.ReadingRules < ProvisionReader.Rules).OrderBy(row => row.DocumentId).ThenBy(row => row.Number)
                .Select(row => new { row.DocumentId, row.Number }).FirstOrDefaultAsync(cancel) is not { } next)
            {
                break;
            }

            changed += await ReadAsync(next.DocumentId, next.Number, cancel);
        }

        return changed;
    }

    private async Task<int> ReadAsync(DocumentId document, int version, CancellationToken cancel)
    {
        var text = await db.DocumentTexts.AsNoTracking().Where(row => row.DocumentId == document && row.VersionNumber == version).Select(row => row.PlainText).FirstOrDefaultAsync(cancel);
        var open = await db.Provisions.AsNoTracking().Where(row => row.DocumentId == document && row.VersionNumber == version && row.Decided == null).ToListAsync(cancel);
        var reading = string.IsNullOrEmpty(text) || open.Count == 0 ? null
            : ProvisionReading.Of(document, version, text, known: open.DistinctBy(row => (row.Path, row.Start)).ToDictionary(row => (row.Path, row.Start), row => row.Id));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var changed = reading is null ? 0 : await ProposeAsync(open, reading, cancel);
        await JudgeLineagesAsync(document, version, cancel);
        await db.DocumentVersions.Where(row => row.DocumentId == document && row.Number == version)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadingRules, ProvisionReader.Rules), cancel);
        await transaction.CommitAsync(cancel);
        return changed;
    }

    // What is said of two provisions taken for one, where nobody has decided: with which it is continued stays, by how much and why is told anew.
    private async Task JudgeLineagesAsync(DocumentId document, int version, CancellationToken cancel)
    {
        var links = await db.ProvisionLineages.AsNoTracking()
            .Where(link => link.DocumentId == document && link.State == LineageState.Proposed && db.Provisions.Any(row => row.Id == link.NewerId && row.VersionNumber == version)).ToListAsync(cancel);
        foreach (var batch in links.Chunk(AtOnce))
        {
            var words = await WordsAsync([.. batch.SelectMany(link => new[] { link.OlderId, link.NewerId })], cancel);
            foreach (var link in batch)
            {
                if (!words.TryGetValue(link.OlderId, out var older) || !words.TryGetValue(link.NewerId, out var newer) || ProvisionMatching.Judge(older, newer) is var (score, reason) && score == link.Score && reason == link.Reason)
                    continue;
                await db.ProvisionLineages.Where(row => row.NewerId == link.NewerId && row.OlderId == link.OlderId && row.State == LineageState.Proposed)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Score, score).SetProperty(row => row.Reason, reason).SetProperty(row => row.Version, row => row.Version + 1), cancel);
            }
        }
    }

    private async Task<Dictionary<ProvisionId, ProvisionWords>> WordsAsync(List<ProvisionId> ids, CancellationToken cancel)
    {
        var words = new Dictionary<ProvisionId, ProvisionWords>();
        foreach (var rows in (await db.Provisions.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancel)).GroupBy(row => (row.DocumentId, row.VersionNumber)))
        {
            if (await db.DocumentTexts.AsNoTracking().Where(row => row.DocumentId == rows.Key.DocumentId && row.VersionNumber == rows.Key.VersionNumber).Select(row => row.PlainText).FirstOrDefaultAsync(cancel) is not { } text)
                continue;
            foreach (var one in ProvisionWords.Of(rows, text))
                words[one.Id] = one;
        }

        return words;
    }

    private async Task<int> ProposeAsync(List<Provision> open, ProvisionReading reading, CancellationToken cancel)
    {
        var fresh = reading.Provisions.ToDictionary(row => row.Id);
        var (duties, targets) = (reading.Duties.ToDictionary(row => row.ProvisionId), reading.Targets.ToLookup(row => row.ProvisionId));
        var changed = 0;
        foreach (var batch in open.Where(row => fresh.ContainsKey(row.Id)).Chunk(AtOnce))
        {
            var ids = batch.Select(row => row.Id).ToList();
            var oldDuties = await db.ProvisionDuties.AsNoTracking().Where(row => ids.Contains(row.ProvisionId)).ToDictionaryAsync(row => row.ProvisionId, cancel);
            var oldTargets = (await db.ProvisionTargets.AsNoTracking().Where(row => ids.Contains(row.ProvisionId)).ToListAsync(cancel)).ToLookup(row => row.ProvisionId);
            var replaced = new List<ProvisionId>();
            foreach (var row in batch)
            {
                var now = fresh[row.Id];
                var isSame = row.ProposesAs(now) && Values(oldDuties.GetValueOrDefault(row.Id)).Equals(Values(duties.GetValueOrDefault(row.Id)))
                    && oldTargets[row.Id].OrderBy(target => target.Ordinal).Select(Values).SequenceEqual(targets[row.Id].Select(Values));
                // Decided on meanwhile: that one stays. Who decides at this moment by what was shown before is told.
                if (!isSame && await db.Provisions.Where(one => one.Id == row.Id && one.Decided == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.Proposed, now.Proposed).SetProperty(one => one.Rule, now.Rule).SetProperty(one => one.Confidence, now.Confidence)
                        .SetProperty(one => one.WordsStart, now.WordsStart).SetProperty(one => one.WordsEnd, now.WordsEnd).SetProperty(one => one.Version, one => one.Version + 1), cancel) > 0)
                {
                    replaced.Add(row.Id);
                }
            }

            await db.ProvisionDuties.Where(row => replaced.Contains(row.ProvisionId)).ExecuteDeleteAsync(cancel);
            await db.ProvisionTargets.Where(row => replaced.Contains(row.ProvisionId)).ExecuteDeleteAsync(cancel);
            await db.BulkInsertAsync(replaced.Select(id => duties.GetValueOrDefault(id)).OfType<ProvisionDuty>().ToList(), cancel);
            await db.BulkInsertAsync(replaced.SelectMany(id => targets[id]).ToList(), cancel);
            changed += replaced.Count;
        }

        return changed;
    }

    private static (string?, string?, string?, string?, DateOnly?, string?, string?) Values(ProvisionDuty? row) =>
        row is null ? default : (row.Task ?? "", row.Lead, row.Cooperating, row.Due, row.DueOn, row.Product, row.Group);

    private static (int, string, decimal?, decimal?, Comparison?, string?, int?, int?, int?) Values(ProvisionTarget row) =>
        (row.Ordinal, row.Words, row.Quantity, row.Upper, row.Comparison, row.Unit, row.Year, row.Start, row.End);
}
