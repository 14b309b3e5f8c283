using System.Globalization;
using System.Text.RegularExpressions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Sheets;

/// <summary>Finds out what a table would do: which organisations its words mean, what is new, what differs from what stands there, and what does not go.</summary>
internal sealed partial class SheetPlanning(TrackingDb db, CurrentUser user)
{
    private const int AtOnce = 500;
    private const int MostCandidates = 3;
    private const int Timeout = 1000;

    private readonly List<CellProblem> wrong = [];
    private readonly Dictionary<string, (OrganisationLabel? Found, Refusal? Refusal)> bodies = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<OrganisationId, bool> own = [];

    private sealed record Standing(
        AssignmentId Id, string Code, int Version, AssignmentState State, OrganisationId Assigner, string Content, string? Product, OrganisationLabel? Lead,
        OrganisationLabel? Supervisor, string? Responsible, string? Field, Priority Priority, Recurrence Recurrence, Cadence? ReportsEvery, DateOnly? StartsOn, DateOnly? Due)
    {
        public IReadOnlyList<OrganisationLabel> Cooperating { get; set; } = [];
    }

    public async Task<SheetPlan> RunAsync(SheetContent content, OrganisationId assigner, bool sends, CancellationToken cancel)
    {
        var (makes, changes, unchanged) = (new List<SheetPlan.Make>(), new List<SheetPlan.Change>(), 0);
        var standing = await StandingAsync([.. content.Lines.Select(line => line.Code).OfType<string>()], cancel);
        foreach (var line in content.Lines)
        {
            var named = new SheetPlan.Named(
                await FindAsync(content, line, SheetColumn.Lead, line.Lead, assigner, AssignmentRefusals.LeadOutOfReach, cancel),
                await FindAllAsync(content, line, assigner, cancel),
                await FindAsync(content, line, SheetColumn.Supervisor, line.Supervisor, assigner, AssignmentRefusals.SupervisorOutOfReach, cancel));
            named = named with { Cooperating = [.. named.Cooperating.Where(one => one.Id != named.Lead?.Id).DistinctBy(one => one.Id)] };
            if (line.Code is not { } code)
            {
                Judge(content, line, named, line.Product, line.StartsOn ?? user.Today, sends);
                makes.Add(new SheetPlan.Make(line, named));
            }
            else if (!standing.TryGetValue(code, out var there))
                Tell(content, line, SheetColumn.Code, code, SheetRefusals.CodeUnknown);
            else if (await ChangeAsync(content, line, named, there, sends, cancel) is { } change)
                changes.Add(change);
            else
                unchanged++;
        }

        return wrong.Count > 0 ? new SheetPlan([], [], 0, [.. CellProblem.InOrder(wrong)]) : new SheetPlan(makes, changes, unchanged, []);
    }

    /// <summary>What must be there, and no due date before the start.</summary>
    private void Judge(SheetContent content, SheetLine line, SheetPlan.Named named, string? product, DateOnly starts, bool sends)
    {
        if (line.Due < starts)
            Tell(content, line, SheetColumn.Due, line.Due?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), AssignmentRefusals.DueBeforeStart.With($"{starts:yyyy-MM-dd}"));
        if (sends && named.Lead is null && line.Lead is null)
            Tell(content, line, SheetColumn.Lead, null, AssignmentRefusals.LeadMissing);
        if (sends && string.IsNullOrWhiteSpace(product))
            Tell(content, line, SheetColumn.Product, null, AssignmentRefusals.ProductMissing);
    }

    private async Task<SheetPlan.Change?> ChangeAsync(SheetContent content, SheetLine line, SheetPlan.Named named, Standing there, bool sends, CancellationToken cancel)
    {
        if (!own.TryGetValue(there.Assigner, out var isOwn))
            own[there.Assigner] = isOwn = await db.ReachesAsync(user, Permission.AssignWork, there.Assigner, cancel);
        if (!isOwn)
        {
            Tell(content, line, SheetColumn.Code, there.Code, SheetRefusals.NotOwn);
            return null;
        }

        var has = content.Columns.ContainsKey;
        var whole = line with
        {
            Product = has(SheetColumn.Product) ? line.Product : there.Product,
            StartsOn = line.StartsOn ?? there.StartsOn,
            // “Thường xuyên” in the column of dates says how often; so does the column for it.
            Recurrence = line.Recurrence ?? (has(SheetColumn.Recurrence) ? Recurrence.Once : there.Recurrence),
            Priority = has(SheetColumn.Priority) ? line.Priority ?? Priority.Normal : there.Priority,
            ReportsEvery = has(SheetColumn.ReportsEvery) ? line.ReportsEvery : there.ReportsEvery,
            Responsible = has(SheetColumn.Responsible) ? line.Responsible : there.Responsible,
            Field = has(SheetColumn.Field) ? line.Field : there.Field,
            Due = has(SheetColumn.Due) ? line.Due : there.Due,
        };
        named = new SheetPlan.Named(has(SheetColumn.Lead) ? named.Lead : there.Lead, has(SheetColumn.Cooperating) ? named.Cooperating : there.Cooperating,
            has(SheetColumn.Supervisor) ? named.Supervisor : there.Supervisor);
        var cells = Differences(whole, named, there);
        var goes = sends && there.State == AssignmentState.Draft;
        if (cells.Count == 0 && !goes)
            return null;
        if (line.Version is { } version && version != there.Version)
            Tell(content, line, SheetColumn.Version, line.Version?.ToString(CultureInfo.InvariantCulture), SheetRefusals.ChangedSince);
        if (AssignmentStates.Ended.Contains(there.State))
            Tell(content, line, SheetColumn.Code, there.Code, SheetRefusals.Ended);
        else if (there.State == AssignmentState.Draft)
            Judge(content, whole, named, whole.Product, whole.StartsOn ?? user.Today, goes);
        else
        {
            foreach (var cell in cells.Where(cell => cell.Column is SheetColumn.Content or SheetColumn.Product or SheetColumn.Lead or SheetColumn.StartsOn or SheetColumn.Due))
                Tell(content, line, cell.Column, Words(cell.After), SheetRefusals.SentFixed);
        }

        return new SheetPlan.Change(whole, named, there.Id, there.Version, there.Content, there.State, goes, cells);
    }

    private static List<SheetPlan.Cell> Differences(SheetLine line, SheetPlan.Named named, Standing there)
    {
        var cells = new List<SheetPlan.Cell>();
        Compare(SheetColumn.Content, there.Content, line.Content);
        Compare(SheetColumn.Product, there.Product, line.Product);
        Compare(SheetColumn.Lead, there.Lead?.Id, named.Lead?.Id, there.Lead?.Name, named.Lead?.Name);
        if (!there.Cooperating.Select(one => one.Id).ToHashSet().SetEquals(named.Cooperating.Select(one => one.Id)))
            cells.Add(new(SheetColumn.Cooperating, Names(there.Cooperating), Names(named.Cooperating)));
        Compare(SheetColumn.Supervisor, there.Supervisor?.Id, named.Supervisor?.Id, there.Supervisor?.Name, named.Supervisor?.Name);
        Compare(SheetColumn.Responsible, there.Responsible, line.Responsible);
        Compare(SheetColumn.Field, there.Field, line.Field);
        Compare(SheetColumn.Priority, there.Priority, line.Priority);
        Compare(SheetColumn.Recurrence, there.Recurrence, line.Recurrence);
        Compare(SheetColumn.ReportsEvery, there.ReportsEvery, line.ReportsEvery);
        Compare(SheetColumn.StartsOn, there.StartsOn, line.StartsOn);
        Compare(SheetColumn.Due, there.Due, line.Due);
        return cells;

        void Compare(SheetColumn column, object? before, object? after, object? shownBefore = null, object? shownAfter = null)
        {
            if (!Equals(before, after))
                cells.Add(new(column, shownBefore ?? (before is OrganisationId ? null : before), shownAfter ?? (after is OrganisationId ? null : after)));
        }
    }

    private static string? Names(IReadOnlyList<OrganisationLabel> labels) => labels.Count == 0 ? null : string.Join("; ", labels.Select(one => one.Name));

    private static string? Words(object? value) => value is DateOnly day ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : value?.ToString();

    private async Task<Dictionary<string, Standing>> StandingAsync(string[] codes, CancellationToken cancel)
    {
        var found = new Dictionary<string, Standing>(StringComparer.OrdinalIgnoreCase);
        foreach (var some in codes.Distinct(StringComparer.OrdinalIgnoreCase).Chunk(AtOnce))
        {
            var rows = await db.Assignments.VisibleTo(user, db).Where(row => some.Contains(row.Code)).Select(row => new
            {
                row.Id, row.Code, row.Version, row.State, row.AssignerId, row.Content, row.Product, row.LeadId, row.SupervisorId, row.Responsible, row.Field, row.Priority,
                row.Recurrence, row.ReportsEvery, row.StartsOn, row.DueDate,
            }).ToListAsync(cancel);
            var ids = rows.ConvertAll(row => row.Id);
            var sides = (await db.AssignmentCooperations.Where(side => ids.Contains(side.AssignmentId)).Select(side => new { side.AssignmentId, side.OrganisationId }).ToListAsync(cancel))
                .ToLookup(side => side.AssignmentId, side => side.OrganisationId);
            var wanted = rows.Select(row => row.LeadId).Concat(rows.Select(row => row.SupervisorId)).OfType<OrganisationId>()
                .Concat(sides.SelectMany(side => side)).Distinct().ToList();
            var today = user.Today;
            var names = await db.NamesOn(today).Where(name => wanted.Contains(name.OrganisationId)).Select(name => new { name.OrganisationId, name.Name })
                .ToDictionaryAsync(name => name.OrganisationId, name => name.Name, cancel);
            OrganisationLabel? Label(OrganisationId? id) => id is { } one ? new OrganisationLabel(one, names.GetValueOrDefault(one, "")) : null;
            foreach (var row in rows)
            {
                found[row.Code] = new Standing(row.Id, row.Code, row.Version, row.State, row.AssignerId, row.Content, row.Product, Label(row.LeadId), Label(row.SupervisorId),
                    row.Responsible, row.Field, row.Priority, row.Recurrence, row.ReportsEvery, row.StartsOn, row.DueDate)
                {
                    Cooperating = [.. sides[row.Id].Select(id => Label(id)!).OrderBy(one => one.Name, StringComparer.Ordinal)],
                };
            }
        }

        return found;
    }

    // No name has more commas.
    private const int MostPieces = 5;

    private async Task<IReadOnlyList<OrganisationLabel>> FindAllAsync(SheetContent content, SheetLine line, OrganisationId assigner, CancellationToken cancel)
    {
        var found = new List<OrganisationLabel>();
        // That it is too long was told when it was read.
        if (line.Cooperating is { Length: > TextLimits.Usual })
            return found;
        foreach (var words in (line.Cooperating ?? "").Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var pieces = words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            for (var at = 0; at < pieces.Length;)
            {
                // Commas stand between names and within them (“Sở Văn hóa, Thể thao và Du lịch”): the longest that is a name is meant.
                var take = Math.Min(pieces.Length - at, MostPieces);
                while (take > 1 && (await KnownAsync(string.Join(", ", pieces[at..(at + take)]), assigner, cancel)).Found is null)
                    take--;
                if (await FindAsync(content, line, SheetColumn.Cooperating, string.Join(", ", pieces[at..(at + take)]), assigner, AssignmentRefusals.CooperatingOutOfReach, cancel) is { } one)
                    found.Add(one);
                at += take;
            }
        }

        return found;
    }

    private async Task<OrganisationLabel?> FindAsync(
        SheetContent content, SheetLine line, SheetColumn column, string? words, OrganisationId assigner, Refusal outOfReach, CancellationToken cancel)
    {
        if (words is null)
            return null;
        var known = await KnownAsync(words, assigner, cancel);
        if (known.Refusal is { } refusal)
            Tell(content, line, column, words, refusal == AssignmentRefusals.LeadOutOfReach ? outOfReach : refusal);
        return known.Found;
    }

    private async Task<(OrganisationLabel? Found, Refusal? Refusal)> KnownAsync(string words, OrganisationId assigner, CancellationToken cancel)
    {
        if (!bodies.TryGetValue(words, out var known))
            bodies[words] = known = await FindAsync(words, assigner, cancel);
        return known;
    }

    /// <summary>“Name (code)” as the product writes it, a code, or a name.</summary>
    private async Task<(OrganisationLabel? Found, Refusal? Refusal)> FindAsync(string words, OrganisationId assigner, CancellationToken cancel)
    {
        var code = words.Length <= Organisation.LongestName + Organisation.LongestCode && CodeAtEnd().Match(words) is { Success: true } match ? match.Groups["code"].Value : words;
        var today = user.Today;
        var byCode = code.Length > Organisation.LongestCode ? null : await db.Organisations.ExistingOn(today).Where(row => row.Code == code)
            .Select(row => new { row.Id, row.Level, Name = db.NamesOn(today).Where(name => name.OrganisationId == row.Id).Select(name => name.Name).First() }).SingleOrDefaultAsync(cancel);
        if (byCode is not null && await db.ReachesAsync(user, Permission.AddressWork, byCode.Id, cancel))
            return (new OrganisationLabel(byCode.Id, byCode.Name), null);
        // Public bodies can be named by everybody; of others nobody learns that they are there.
        if (byCode is { Level: not OrganisationLevel.Grassroots })
            return (null, AssignmentRefusals.LeadOutOfReach);
        if (words.Length > Organisation.LongestName)
            return (null, SheetRefusals.OrganisationUnknown);
        var named = await new FindOrganisationByName(db, user).RunAsync(new(words, assigner, StateSide: true, For: Permission.AddressWork), cancel);
        if (named.Found is { } found)
            return await db.ReachesAsync(user, Permission.AddressWork, found.Id, cancel) ? (found, null) : (null, AssignmentRefusals.LeadOutOfReach);
        return (null, named.Candidates.Count == 0 ? SheetRefusals.OrganisationUnknown : SheetRefusals.OrganisationUnclear.With(string.Join("; ",
            named.Candidates.Take(MostCandidates).Select(one => one.ParentName is null ? one.Name : $"{one.Name} – {one.ParentName}"))));
    }

    private void Tell(SheetContent content, SheetLine line, SheetColumn column, string? said, Refusal refusal)
    {
        if (!wrong.Exists(one => one.Row == line.Row && one.Column == column && one.Refusal.Code == refusal.Code))
            wrong.Add(new CellProblem(line.Row, column, content.PlaceOf(column), said, refusal));
    }

    [GeneratedRegex(@"\((?<code>[^()\s]{1,50})\)\s*$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex CodeAtEnd();
}
