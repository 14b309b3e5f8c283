using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Drafting;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Tests.Documents;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Programmes;

/// <summary>A programme by which Hải Phòng answers <see cref="Papers.Resolution"/>, and the acts of its life.</summary>
internal sealed class Answer
{
    private readonly World world;

    private Answer(World world, DocumentId parent, ProgrammeId id) => (this.world, Parent, Id) = (world, parent, id);

    public DocumentId Parent { get; }

    public ProgrammeId Id { get; }

    public static async Task<Answer> BeginAsync(World world, CurrentUser? by = null, DocumentId? parent = null)
    {
        var answered = parent ?? await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        await using var db = world.Open();
        var begun = await new BeginProgramme(db, by ?? world.Officer, world.Clock, new()).RunAsync(new(answered, "CTr", "Thực hiện Nghị quyết số 81-NQ/TW"));
        return new Answer(world, answered, begun.Value);
    }

    public TrackingDb Open() => world.Open();

    public async Task<ShowProgramme.Result> ShowAsync(CurrentUser? by = null)
    {
        await using var db = world.Open();
        return (await new ShowProgramme(db, by ?? world.Officer, world.Clock).RunAsync(Id)).Value;
    }

    /// <summary>The section with the tasks.</summary>
    public async Task<ProgrammeSectionId> TasksAsync() => (await ShowAsync()).Sections.Single(section => section.Heading == "Nhiệm vụ, giải pháp").Id;

    public async Task<ProgrammeCommitmentId> UndertakeAsync(CommitmentWords words, CurrentUser? by = null, IReadOnlyList<WriteCommitment.Answer>? answers = null)
    {
        var section = await TasksAsync();
        await using var db = world.Open();
        return (await new WriteCommitment(db, by ?? world.Officer, world.Clock).RunAsync(new(Id, null, section, 0, words, answers))).Value;
    }

    /// <summary>A new section at the end, or another title for one that is there.</summary>
    public async Task<ProgrammeSectionId> WriteSectionAsync(string heading, ProgrammeSectionId? section = null)
    {
        var version = (await ShowAsync()).Sections.FirstOrDefault(one => one.Id == section)?.Version ?? 0;
        await using var db = world.Open();
        return (await new WriteSection(db, world.Officer, world.Clock).RunAsync(new(Id, section, null, version, heading, null))).Value;
    }

    public Task<ProgrammeCommitmentId> UndertakeAsync(string what) => UndertakeAsync(new CommitmentWords(what));

    public async Task<ProvisionId> ProvisionAsync(string path)
    {
        await using var db = world.Open();
        return await db.Provisions.Where(row => row.DocumentId == Parent && row.Path == path).Select(row => row.Id).SingleAsync();
    }

    /// <summary>Issued as 12-CTr/TU, past the collective: for what is about programmes that are issued already.</summary>
    public async Task IssueAsync(DocumentId document)
    {
        await using var db = world.Open();
        var programme = await db.Programmes.Include(row => row.Events).SingleAsync(row => row.Id == Id);
        var by = Actor.Of(world.Officer, world.Clock);
        await KeepDraft.KeepAsync(db, programme, null, by, default);
        Assert.Null(programme.PutToVote(by) ?? programme.Decide(null, by) ?? programme.Issue(document, world.Today, by));
        await db.SaveChangesAsync();
    }
}
