using DonDoc.Text.Clarity;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Coverage;
using DonDoc.Tracking.Programmes.Drafting;
using DonDoc.Tracking.Programmes.Judgement;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Tests.Documents;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Programmes;

public sealed class AdoptProgrammeTests
{
    internal const string Issued = """
        THÀNH ỦY HẢI PHÒNG
        Số 12-CTr/TU
        CHƯƠNG TRÌNH HÀNH ĐỘNG
        thực hiện Nghị quyết số 81-NQ/TW về phát triển cảng biển xanh
        I. MỤC TIÊU
        1. Đến năm 2030, 80% cảng dùng điện bờ.
        II. NHIỆM VỤ
        1. Sở Xây dựng đầu tư hạ tầng điện bờ tại các cảng loại I, hoàn thành trước ngày 30/6/2027.
        2. Sở Tài chính ban hành tiêu chí cảng xanh trong năm 2026.
        """;

    [Theory, BothDatabases]
    public async Task An_issued_document_becomes_the_programme_that_it_is_and_is_counted_in_the_matrix(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var parent = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var document = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world) with { PlainText = Issued, References = null });
        await using var db = world.Open();
        var adopt = new AdoptProgramme(db, world.Officer, world.Clock);
        var proposal = (await adopt.ProposeAsync(document)).Value;
        Assert.Equal([parent], proposal.Parents.Select(one => one.Id));
        Assert.True(proposal.MayAdopt);

        var id = (await adopt.RunAsync(new(document, parent))).Value;
        var shown = (await new ShowProgramme(db, world.Officer, world.Clock).RunAsync(id)).Value;
        Assert.Equal((ProgrammeState.Issued, document, 1, false), (shown.State, shown.DocumentId!.Value, shown.Drafts, shown.IsOpen));
        Assert.Equal(3, shown.Sections.Sum(section => section.Commitments.Count));
        Assert.Equal(new DateOnly(2025, 4, 2), shown.IssuedOn);
        var coverage = (await new ShowCoverage(db, world.Officer).RunAsync(id)).Value;
        var row = coverage.Rows.Single(one => one.Path == "III.2");
        Assert.Contains("điện bờ", row.Suggestions[0].Commitment.What, StringComparison.Ordinal);
        Assert.Null(await new DecideAnswers(db, world.Officer, world.Clock).RunAsync(id, [new(row.Suggestions[0].Commitment.Id, row.Provision, AnswerDecision.Confirmed, AnswerExtent.Full)]));
        Assert.Equal(1, (await new ShowMatrix(db, world.Inspector).RunAsync(new(parent))).Value.Lines.Single(line => line.Path == "III.2").Total.Full);

        // Each commitment stands where the document has it: those below answer that.
        Assert.Equal(["I.1", "II.1", "II.2"], await db.ProgrammeCommitments.Where(one => one.ProgrammeId == id)
            .Join(db.Provisions, one => one.IssuedProvisionId, provision => provision.Id, (one, provision) => provision.Path).OrderBy(path => path).ToListAsync());

        var again = await adopt.RunAsync(new(document, parent));
        Assert.Equal((ProgrammeRefusals.AlreadyAdopted.Code, id.Value), (again.Refusal!.Code, again.Refusal.Existing));
        Assert.Equal(id, (await adopt.ProposeAsync(document)).Value.Known);
    }

    /// <summary>A decision by articles encloses a programme by parts: a reader finds each thing at the number that the paper has.</summary>
    [Theory, BothDatabases]
    public async Task An_adopted_programme_keeps_the_numbers_of_its_document(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var parent = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var document = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world) with
        {
            References = null,
            PlainText = """
                THÀNH ỦY HẢI PHÒNG
                Số 12-CTr/TU
                CHƯƠNG TRÌNH HÀNH ĐỘNG
                thực hiện Nghị quyết số 81-NQ/TW về phát triển cảng biển xanh
                Điều 1. Ban hành kèm theo đây Chương trình hành động.
                Điều 2. Chương trình có hiệu lực từ ngày ký.
                II. NHIỆM VỤ
                3. Hạ tầng
                a) Sở Xây dựng đầu tư hạ tầng điện bờ tại các cảng loại I, hoàn thành trước ngày 30/6/2027.
                b) Sở Tài chính ban hành tiêu chí cảng xanh trong năm 2026.
                """,
        });
        await using var db = world.Open();
        var id = (await new AdoptProgramme(db, world.Officer, world.Clock).RunAsync(new(document, parent))).Value;
        var outline = OutlineReader.Read(SourceText.FromPlain((await db.DocumentTexts.SingleAsync(row => row.DocumentId == document)).PlainText));
        var paths = outline.Nodes.SelectMany(Own).ToHashSet();
        var shown = (await new ShowProgramme(db, world.Officer, world.Clock).RunAsync(id)).Value;
        Assert.All(shown.Sections, section => Assert.Contains(section.Path, paths));
        Assert.Equal("II.", shown.Sections.Single(section => section.Heading == "Nhiệm vụ").Label);
        var coverage = (await new ShowCoverage(db, world.Officer).RunAsync(id)).Value;
        using var siblings = new SiblingTexts();
        var addresses = await db.ProgrammeCommitments.Where(one => one.ProgrammeId == id).OrderBy(one => one.Ordinal).Join(db.Provisions, one => one.IssuedProvisionId, provision => provision.Id, (one, provision) => provision.Path).ToListAsync();
        Assert.EndsWith("II.3.a", addresses[0], StringComparison.Ordinal);
        Assert.Equal(addresses, coverage.Commitments.Select(choice => choice.Address));
        Assert.All((await new JudgeProgramme(db, world.Officer, siblings, ClarityRules.Default).RunAsync(id)).Value.Unclear, one => Assert.Contains(one.Address, addresses));

        static IEnumerable<string> Own(OutlineNode node) => node.Children.SelectMany(Own).Prepend(node.Path);
    }

    [Theory, BothDatabases]
    public async Task A_new_version_of_what_is_answered_leaves_the_matrix_of_the_one_before(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var parent = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var document = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world) with { PlainText = Issued, References = null });
        await using var db = world.Open();
        Assert.False((await new AdoptProgramme(db, world.Officer, world.Clock).RunAsync(new(document, parent))).IsRefused);
        Assert.False((await new AddVersion(db, world.Inspector, world.Clock).RunAsync(new(parent, VersionStage.Issued, "sửa đổi", new StoredFile(new string('5', 64), "b.txt", 1, "text/plain"), Papers.Resolution + "\n5. Lắp điện bờ tại bến phà."))).IsRefused);

        var matrix = new ShowMatrix(db, world.Inspector);
        var shown = (await matrix.RunAsync(new(parent))).Value;
        Assert.Equal((1, 1), (shown.Version, shown.Programmes));
        Assert.Equal([new(2, 0), new(1, 1)], shown.Versions);
        Assert.Equal((2, 0), ((await matrix.RunAsync(new(parent, 2))).Value.Version, (await matrix.RunAsync(new(parent, 2))).Value.Programmes));
        Assert.Equal(ProgrammeRefusals.ParentUnread, (await matrix.RunAsync(new(parent, 3))).Refusal);
        var table = (await new ListMatrix(db, world.Inspector).RunAsync(parent, null, null)).Value;
        Assert.Equal(shown.Lines.Select(line => line.Provision), table.Provisions.Select(one => one.Id));
        Assert.Single(await table.Rows.ToListAsync());
        Assert.Empty(await (await new ListMatrix(db, world.Inspector).RunAsync(parent, 2, null)).Value.Rows.ToListAsync());

        // Once somebody answers the new one, that is shown; the others are a click away.
        var ward = await Papers.RegisterAsync(world, world.WardOfficer, Papers.Programme(world) with { Number = "1-CTr/ĐU", IssuerName = "Đảng ủy phường", PlainText = Issued, References = null });
        Assert.False((await new AdoptProgramme(db, world.WardOfficer, world.Clock).RunAsync(new(ward, parent))).IsRefused);
        shown = (await matrix.RunAsync(new(parent))).Value;
        Assert.Equal((2, 1), (shown.Version, shown.Programmes));
        Assert.Equal([new(2, 1), new(1, 1)], shown.Versions);
    }

    [Theory, BothDatabases]
    public async Task It_is_its_issuers_and_who_keeps_the_registry_compares_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var parent = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var document = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world) with { Issuer = world.Ward, IssuerName = null, PlainText = Issued, References = null });
        await using var db = world.Open();
        var id = (await new AdoptProgramme(db, world.Officer, world.Clock).RunAsync(new(document, parent))).Value;
        Assert.Equal("Đảng ủy phường Hồng Bàng", (await new ShowProgramme(db, world.Officer, world.Clock).RunAsync(id)).Value.Owner.Name);
        foreach (var (by, may) in new[] { (world.Officer, true), (world.WardOfficer, true), (world.Leader, false) })
            Assert.Equal(may, (await new ShowCoverage(db, by).RunAsync(id)).Value.MayDecide);
        var provision = (await new ShowCoverage(db, world.Officer).RunAsync(id)).Value.Rows[0].Provision;
        Assert.Null(await new SayNotApplicable(db, world.Officer, world.Clock).RunAsync(new(id, provision, "Phường không có cảng")));
        Assert.Equal(ProgrammeRefusals.NotAllowed, await new SayNotApplicable(db, world.Leader, world.Clock).RunAsync(new(id, provision, "Khác")));
        // What a house wrote itself is compared by that house alone.
        var own = await Answer.BeginAsync(world, world.WardOfficer, parent);
        Assert.False((await new ShowCoverage(db, world.Officer).RunAsync(own.Id)).Value.MayDecide);
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_one_is_refused_in_words(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var parent = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var document = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world) with { PlainText = Issued, References = null });
        var empty = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world) with { Number = "13-CTr/TU", PlainText = "Hai chữ" });
        await using var db = world.Open();
        var adopt = new AdoptProgramme(db, world.Officer, world.Clock);
        Assert.Equal(ProgrammeRefusals.AnswersItself, (await adopt.RunAsync(new(document, document))).Refusal);
        Assert.Equal(ProgrammeRefusals.DocumentWithoutOutline, (await adopt.RunAsync(new(empty, parent))).Refusal);
        Assert.Equal(ProgrammeRefusals.ParentUnread, (await adopt.RunAsync(new(document, empty))).Refusal);
        Assert.Equal(ProgrammeRefusals.ParentMissing, (await adopt.RunAsync(new(document, new DocumentId(Guid.CreateVersion7())))).Refusal);
        Assert.Equal(ProgrammeRefusals.NotAllowed, (await new AdoptProgramme(db, world.WardOfficer, world.Clock).RunAsync(new(document, parent))).Refusal);
        Assert.Equal(ProgrammeRefusals.NotFound, (await new AdoptProgramme(db, world.Foreigner, world.Clock).RunAsync(new(document, parent))).Refusal);

        // In a circle, also by what stands between.
        var ward = await Papers.RegisterAsync(world, world.WardOfficer, Papers.Programme(world) with { Number = "1-CTr/ĐU", IssuerName = "Đảng ủy phường", PlainText = Issued, References = null });
        Assert.False((await adopt.RunAsync(new(document, parent))).IsRefused);
        Assert.False((await new AdoptProgramme(db, world.WardOfficer, world.Clock).RunAsync(new(ward, document))).IsRefused);
        Assert.Equal(ProgrammeRefusals.AnswersItself, (await new AdoptProgramme(db, world.Inspector, world.Clock).RunAsync(new(parent, ward))).Refusal);
    }
}
