using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Issue;

/// <summary>
/// Issues an adopted programme: it gets number, date and signer, becomes a document of the registry with its file and its provisions, and is sent to
/// its recipients. All of it or nothing.
/// </summary>
public sealed class IssueProgramme(TrackingDb db, CurrentUser user, TimeProvider clock, RegisterDocument register)
{
    public const int MostRecipients = 5000;

    /// <param name="Version">Of the programme as the person saw it.</param>
    /// <param name="Recipients">Bodies of the tree, each of which will be asked whether it has it.</param>
    /// <param name="Subordinates">Also all that stand right below the organisation.</param>
    /// <param name="OtherRecipients">As they are printed, one a line: “Lưu Văn phòng”.</param>
    /// <param name="Commitments">Where they are printed; all that was adopted of them is, wherever.</param>
    /// <param name="File">The Word file that was set from <see cref="TextAsync"/>; it lies in the store already.</param>
    public sealed record Input(
        ProgrammeId Programme, int Version, [Longest(Document.LongestNumber)] string? Number, DateOnly? IssuedOn, [Longest(Document.LongestIssuer)] string? Issuer, [Longest(200)] string? Place,
        [Longest(200)] string? SignerPosition, [Longest(200)] string? SignerName, IReadOnlyList<OrganisationId> Recipients, bool Subordinates = false, string? OtherRecipients = null, StoredFile? File = null, CommitmentPlace Commitments = CommitmentPlace.Appendix);

    /// <summary>What can be known before: the number that comes next, by whom, to whom.</summary>
    /// <param name="Number">Null where nothing of that type was registered yet, so that its symbol is not known.</param>
    /// <param name="Recipients">Those whose document is answered, and those that lead a commitment.</param>
    /// <param name="Subordinates">How many stand right below.</param>
    public sealed record Proposal(
        ProgrammeId Id, string TypeName, string Title, ProgrammeState State, int Version, string Issuer, string? Number, string? LastNumber, IReadOnlyList<OrganisationLabel> Recipients, int Subordinates, int Commitments, bool MayIssue);

    public async Task<Outcome<Proposal>> ProposeAsync(ProgrammeId id, CancellationToken cancel = default)
    {
        var programme = await db.Programmes.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (programme is null)
            return ProgrammeRefusals.NotFound;
        var today = user.Today;
        var issuer = await NameAsync(programme.OwnerId, cancel);
        var key = NameKey.Of(issuer);
        var numbers = await db.Documents.VisibleTo(user, db)
            .Where(row => row.NumberKey != null && row.TypeCode == programme.TypeCode && (row.IssuerId == programme.OwnerId || (row.OwnerId == programme.OwnerId && row.IssuerKey == key)))
            .OrderByDescending(row => row.Period).ThenByDescending(row => row.ListedOn).ThenByDescending(row => row.Id).Take(PageRequest.Ceiling).Select(row => new { row.Number, row.NumberKey, row.Period }).ToListAsync(cancel);
        var last = numbers.Where(row => row.Period == numbers[0].Period).Select(row => new { row.Number, Digits = Numbering.Of(row.NumberKey!) }).Where(row => row.Digits is not null).MaxBy(row => row.Digits);
        var parent = await db.Documents.Where(row => row.Id == programme.ParentDocumentId).Select(row => new { row.IssuerId, row.OwnerId }).SingleAsync(cancel);
        var leads = await db.ProgrammeCommitments.Where(row => row.ProgrammeId == id && row.LeadId != null).Select(row => row.LeadId!.Value).Distinct().ToListAsync(cancel);
        List<OrganisationId> to = [parent.IssuerId ?? parent.OwnerId, .. leads];
        var names = await db.NamesOn(today).Where(name => to.Contains(name.OrganisationId)).Select(name => new { name.OrganisationId, name.Name }).ToListAsync(cancel);
        return new Proposal(id, programme.TypeName, programme.Title, programme.State, programme.Version, issuer, Next(last?.Number, last?.Digits), last?.Number,
            [.. to.Distinct().Where(one => one != programme.OwnerId).Select(one => new OrganisationLabel(one, names.FirstOrDefault(name => name.OrganisationId == one)?.Name ?? ""))],
            await Below(programme.OwnerId).CountAsync(cancel), await db.ProgrammeCommitments.CountAsync(row => row.ProgrammeId == id, cancel), await db.DraftsForAsync(user, programme.OwnerId, cancel));
    }

    /// <summary>The document as it will read: for the preview, and for who sets the Word file.</summary>
    public async Task<Outcome<string>> TextAsync(Input input, CancellationToken cancel = default)
    {
        var prepared = await PrepareAsync(input, cancel);
        return prepared.IsRefused ? prepared.Refusal! : prepared.Value.Paper.Text;
    }

    public async Task<Outcome<DocumentId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var prepared = await PrepareAsync(input, cancel);
        if (prepared.IsRefused)
            return prepared.Refusal!;
        var (programme, frame, to, paper, by) = prepared.Value;
        var document = new RegisterDocument.Input(
            programme.TypeCode, programme.TypeName, frame.Number, frame.Issuer == await NameAsync(programme.OwnerId, cancel) ? programme.OwnerId : null, frame.Issuer, frame.IssuedOn, programme.Title,
            DocumentAudience.Subordinates, Owner: programme.OwnerId, File: input.File, PlainText: paper.Text);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var registered = await register.PrepareAsync(document, cancel);
        if (registered.IsRefused)
            return await register.ToldAsync(registered.Refusal!, document, cancel);
        await KeepDraft.KeepAsync(db, programme, null, by, cancel);
        if (await registered.Value.SaveAsync(db, cancel) != SaveResult.Saved)
            return DocumentRefusals.AlreadyRegistered;
        if (programme.Issue(registered.Value.Id, frame.IssuedOn, by) is { } refusal)
            return refusal;
        await StandAsync(programme.Id, paper, registered.Value.Text.Provisions, cancel);
        db.AddRange(to.Select(one => new ProgrammeRecipient(programme.Id, one.To, one.InsteadOf, by.At)));
        if (await db.SaveActAsync(programme.Id, cancel) is { } lost)
            return lost;
        await transaction.CommitAsync(cancel);
        return registered.Value.Id;
    }

    private sealed record Prepared(Programme Programme, PaperFrame Frame, IReadOnlyList<(OrganisationId To, OrganisationId? InsteadOf)> To, ProgrammePaper Paper, Actor By);

    private async Task<Outcome<Prepared>> PrepareAsync(Input input, CancellationToken cancel)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, clock, input.Programme, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal!;
        var (programme, by) = opened.Value;
        if (programme.State != ProgrammeState.Decided)
            return programme.State is ProgrammeState.Issued ? ProgrammeRefusals.AlreadyIssued : ProgrammeRefusals.NotDecided;
        if (string.IsNullOrWhiteSpace(input.Number))
            return IssueRefusals.NumberMissing;
        if (input.IssuedOn is not { } day)
            return IssueRefusals.DateMissing;
        if (string.IsNullOrWhiteSpace(input.SignerName) || string.IsNullOrWhiteSpace(input.SignerPosition))
            return IssueRefusals.SignerMissing;
        var meant = input.Recipients.ToList();
        if (input.Subordinates)
            meant.AddRange(await Below(programme.OwnerId).ToListAsync(cancel));
        if (await NotNameableAsync(input.Recipients, cancel))
            return IssueRefusals.RecipientUnknown;
        if (meant.Count > MostRecipients)
            return IssueRefusals.TooManyRecipients.With($"{MostRecipients}");
        var to = await ExistingAsync([.. meant.Distinct()], cancel);
        if (to is null)
            return IssueRefusals.RecipientUnknown;
        to.RemoveAll(one => one.To == programme.OwnerId);
        // The paper names who gets it: for one that was dissolved, who gets it in its stead.
        var named = to.Where(one => input.Recipients.Contains(one.InsteadOf ?? one.To)).Select(one => one.To).ToList();
        var names = await db.NamesOn(user.Today).Where(name => named.Contains(name.OrganisationId)).OrderBy(name => name.SortKey).Select(name => name.Name).ToListAsync(cancel);
        List<string> printed = [.. names, .. input.Subordinates ? new[] { "Các cơ quan, đơn vị trực thuộc" } : [], .. (input.OtherRecipients ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        var frame = new PaperFrame(
            string.IsNullOrWhiteSpace(input.Issuer) ? await NameAsync(programme.OwnerId, cancel) : input.Issuer.Trim(), input.Number.Trim(), string.IsNullOrWhiteSpace(input.Place) ? null : input.Place.Trim(), day,
            input.SignerPosition.Trim(), input.SignerName.Trim(), printed);
        var outline = await ProgrammeOutline.LoadAsync(db, programme.Id, cancel);
        if (await db.Ballots.Where(row => row.ProgrammeId == programme.Id && row.ClosedAt != null).OrderByDescending(row => row.ClosedAt).Select(row => new { row.DraftNumber, row.Day, row.ClosedAt }).FirstOrDefaultAsync(cancel) is { } ballot)
        {
            // The day of the meeting; of a written ballot that ended before its last day, the day on which it did.
            var closed = Clock.DayOf(ballot.ClosedAt!.Value);
            var decided = ballot.Day < closed ? ballot.Day : closed;
            if (day < decided)
                return IssueRefusals.BeforeDecision.With(PageRequest.Key(decided));
            // A section that was saved in the moment in which the ballot was opened is not what the collective read.
            var voted = await db.ProgrammeDrafts.Where(row => row.ProgrammeId == programme.Id && row.Number == ballot.DraftNumber).Select(row => row.PlainText).SingleOrDefaultAsync(cancel);
            if (voted != ProgrammeText.Of(programme, outline).PlainText)
                return IssueRefusals.NotAsDecided.With($"{ballot.DraftNumber}");
        }

        return new Prepared(programme, frame, to, ProgrammePaper.Of(programme, outline, frame, input.Commitments), by);
    }

    /// <summary>Each commitment stands at what is read from its own line, of the table or of its section; a table in a section's body is another matter.</summary>
    private async Task StandAsync(ProgrammeId programme, ProgrammePaper paper, IReadOnlyList<Provision> provisions, CancellationToken cancel)
    {
        var commitments = await db.ProgrammeCommitments.Where(row => row.ProgrammeId == programme).ToDictionaryAsync(row => row.Id, cancel);
        foreach (var (commitment, start, end) in paper.Rows)
        {
            if (provisions.FirstOrDefault(provision => provision.Start >= start && provision.Start < end) is { } row)
                commitments[commitment].StandsAt(row.Id);
        }
    }

    /// <summary>
    /// Who exists; for one that was dissolved the nearest superior that exists, who answers for it until a successor is known. Each once: who is meant itself stands for
    /// no other. Null where somebody is not known, or nobody stands for one.
    /// </summary>
    private async Task<List<(OrganisationId To, OrganisationId? InsteadOf)>?> ExistingAsync(IReadOnlyList<OrganisationId> meant, CancellationToken cancel)
    {
        var today = user.Today;
        var existing = db.Organisations.ExistingOn(today);
        var known = await db.Organisations.Where(row => meant.Contains(row.Id)).Select(row => new
        {
            row.Id,
            To = db.AncestryOn(today).Where(up => up.DescendantId == row.Id && existing.Any(one => one.Id == up.AncestorId)).OrderBy(up => up.Depth).Select(up => (OrganisationId?)up.AncestorId).FirstOrDefault(),
        }).ToListAsync(cancel);
        return known.Count != meant.Count || known.Exists(one => one.To is null) ? null
            : [.. known.OrderBy(one => one.Id == one.To ? 0 : 1).ThenBy(one => one.Id.Value).Select(one => (one.To!.Value, one.Id == one.To ? (OrganisationId?)null : one.Id)).DistinctBy(one => one.Value)];
    }

    /// <summary>As in every form that names an organisation: above the grassroots any, below what the person sees.</summary>
    private Task<bool> NotNameableAsync(IReadOnlyList<OrganisationId> named, CancellationToken cancel)
    {
        var seen = db.Scope(user, Permission.ViewOrganisations);
        return db.Organisations.AnyAsync(row => named.Contains(row.Id) && row.Level == OrganisationLevel.Grassroots && !seen.Any(within => within.DescendantId == row.Id), cancel);
    }

    private IQueryable<OrganisationId> Below(OrganisationId organisation) =>
        db.PlacementsOn(user.Today).Where(place => place.ParentId == organisation && db.Organisations.ExistingOn(user.Today).Any(row => row.Id == place.OrganisationId)).Select(place => place.OrganisationId);

    private async Task<string> NameAsync(OrganisationId organisation, CancellationToken cancel) =>
        await db.NamesOn(user.Today).Where(name => name.OrganisationId == organisation).Select(name => name.Name).FirstOrDefaultAsync(cancel) ?? "";

    // “12-CTr/TU” after “11-CTr/TU”.
    private static string? Next(string? last, int? digits)
    {
        if (last is null || digits is not { } number)
            return null;
        var rest = last.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number + 1:00}{rest}");
    }
}
