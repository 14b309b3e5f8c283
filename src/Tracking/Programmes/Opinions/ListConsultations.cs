using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Opinions;

/// <summary>What the user's own side is asked for its opinion on, the latest day first.</summary>
public sealed class ListConsultations(TrackingDb db, CurrentUser user)
{
    /// <param name="OnlyOpen">Without an answer, of programmes that are not issued or given up.</param>
    public sealed record Input(bool OnlyOpen = false, PageRequest? Page = null);

    /// <param name="AskedName">Whom: the body, or the person.</param>
    /// <param name="Given">How many opinions there are.</param>
    public sealed record Row(OpinionRequestId Id, string TypeName, string Title, string OwnerName, string AskedName, DateOnly DueOn, int Given, bool IsOpen)
    {
        public bool IsLate(DateOnly today) => Given == 0 && IsOpen && DueOn < today;
    }

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var page = input.Page ?? new PageRequest();
        var rows = await AskedAsync(input.OnlyOpen, cancel);
        if (page.After(2) is [var dayText, var idText] && PageRequest.TryDay(dayText, out var day) && Guid.TryParse(idText, out var id))
        {
            var last = new OpinionRequestId(id);
            rows = rows.Where(row => row.Round.DueOn < day || (row.Round.DueOn == day && row.Request.Id.CompareTo(last) < 0));
        }

        var today = user.Today;
        var found = await rows.OrderByDescending(row => row.Round.DueOn).ThenByDescending(row => row.Request.Id).Take(page.Rows + 1).Select(row => new Row(
            row.Request.Id, row.Programme.TypeName, row.Programme.Title, db.NamesOn(today).Where(name => name.OrganisationId == row.Programme.OwnerId).Select(name => name.Name).FirstOrDefault() ?? "",
            row.Request.AskedName, row.Round.DueOn, db.Opinions.Count(opinion => opinion.RequestId == row.Request.Id),
            row.Programme.State != ProgrammeState.Issued && row.Programme.State != ProgrammeState.Withdrawn)).ToListAsync(cancel);
        return page.Cut(found, last => [PageRequest.Key(last.DueOn), last.Id.ToString()]);
    }

    /// <summary>How many wait for an answer.</summary>
    public async Task<int> CountOpenAsync(CancellationToken cancel = default) => await (await AskedAsync(onlyOpen: true, cancel)).CountAsync(cancel);

    private async Task<IQueryable<Asked>> AskedAsync(bool onlyOpen, CancellationToken cancel)
    {
        var rows = from request in await db.AskedOfAsync(user, cancel)
                   join round in db.OpinionRounds on request.RoundId equals round.Id
                   join programme in db.Programmes on request.ProgrammeId equals programme.Id
                   select new Asked { Request = request, Round = round, Programme = programme };
        return onlyOpen
            ? rows.Where(row => row.Programme.State != ProgrammeState.Issued && row.Programme.State != ProgrammeState.Withdrawn && !db.Opinions.Any(opinion => opinion.RequestId == row.Request.Id))
            : rows;
    }

    private sealed class Asked
    {
        public required OpinionRequest Request { get; init; }

        public required OpinionRound Round { get; init; }

        public required Programme Programme { get; init; }
    }
}
