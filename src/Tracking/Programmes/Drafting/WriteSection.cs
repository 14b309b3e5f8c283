using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>Writes a section: a new one, or other words in one that is there.</summary>
public sealed class WriteSection(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <summary>I., 1., a): what a programme has above its commitments.</summary>
    public const int Deepest = ProgrammeSection.Deepest;

    /// <param name="Section">Null for a new one.</param>
    /// <param name="Under">Of a new one: the section that it stands in; null for the top.</param>
    /// <param name="Version">Of the section as the person saw it.</param>
    /// <param name="Anyway">Somebody else is at it, and the person was told.</param>
    public sealed record Input(
        ProgrammeId Programme, ProgrammeSectionId? Section, ProgrammeSectionId? Under, int Version, [Longest(ProgrammeSection.LongestHeading)] string? Heading,
        [Longest(ProgrammeSection.LongestBody)] string? Body, bool Anyway = false);

    public async Task<Outcome<ProgrammeSectionId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenToWriteAsync(user, clock, input.Programme, cancel);
        if (opened.IsRefused)
            return opened.Refusal!;
        return input.Section is { } id ? await ChangeAsync(id, input, opened.Value.By, cancel) : await AddAsync(input, opened.Value.By, cancel);
    }

    private async Task<Outcome<ProgrammeSectionId>> AddAsync(Input input, Actor by, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(input.Heading) && string.IsNullOrWhiteSpace(input.Body))
            return ProgrammeRefusals.SectionEmpty;
        var depth = 1;
        if (input.Under is { } under)
        {
            if (await db.SectionAsync(input.Programme, under, cancel) is not { } above)
                return ProgrammeRefusals.SectionNotFound;
            depth = above.Depth + 1;
        }

        if (depth > ProgrammeSection.Deepest)
            return ProgrammeRefusals.TooDeep.With($"{ProgrammeSection.Deepest}");
        var siblings = await db.ProgrammeSections.Where(row => row.ProgrammeId == input.Programme)
            .GroupBy(row => 1).Select(all => new { Count = all.Count(), Last = all.Where(row => row.UnderId == input.Under).Max(row => (int?)row.Ordinal) }).SingleOrDefaultAsync(cancel);
        if (siblings?.Count >= ProgrammeSection.Most)
            return ProgrammeRefusals.TooMany.With($"{ProgrammeSection.Most}");
        // The same form a second time, by a double click or a page that is sent again, makes no second section.
        var (heading, body) = ((input.Heading ?? "").Trim(), (input.Body ?? "").Trim());
        if (await db.ProgrammeSections.Where(row => row.ProgrammeId == input.Programme && row.UnderId == input.Under && row.EditedById == by.AccountId && row.Heading == heading && row.Body == body)
            .Select(row => (ProgrammeSectionId?)row.Id).FirstOrDefaultAsync(cancel) is { } known)
            return known;
        var section = new ProgrammeSection(input.Programme, input.Under, depth, (siblings?.Last ?? -1) + 1, input.Heading ?? "", input.Body ?? "", by);
        db.Add(section);
        await db.SaveChangesAsync(cancel);
        return section.Id;
    }

    private async Task<Outcome<ProgrammeSectionId>> ChangeAsync(ProgrammeSectionId id, Input input, Actor by, CancellationToken cancel)
    {
        var section = await db.SectionAsync(input.Programme, id, cancel);
        if (section is null)
            return ProgrammeRefusals.SectionNotFound;
        if (section.Version != input.Version)
            return ProgrammeRefusals.SectionChanged.ChangedBy(section.EditedByName, section.EditedAt);
        if (!input.Anyway && section.LeaseOfAnother(by) is { } leased)
            return leased;
        if (section.Write(input.Heading, input.Body, by) is { } refusal)
            return refusal;
        if (await db.TrySaveAsync(cancel) == SaveResult.Saved)
            return id;
        var now = await db.ProgrammeSections.AsNoTracking().Where(row => row.ProgrammeId == input.Programme && row.Id == id).Select(row => new { row.EditedByName, row.EditedAt }).SingleOrDefaultAsync(cancel);
        return now is null ? ProgrammeRefusals.SectionNotFound : ProgrammeRefusals.SectionChanged.ChangedBy(now.EditedByName, now.EditedAt);
    }
}
