using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.References;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Documents;

public sealed class DocumentTests
{
    [Theory]
    [InlineData("45-NQ/TW", "45-NQ/TW")]
    [InlineData(" 05 - nq/đu ", "5-NQ/ĐU")]
    [InlineData("05–NQ/ĐU", "5-NQ/ĐU")]
    [InlineData("0", "0")]
    [InlineData("130/KH-UBND", "130/KH-UBND")]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public void One_form_for_all_spellings_of_a_number(string? number, string? key) => Assert.Equal(key, DocumentNumber.Key(number));

    [Theory]
    [InlineData("45-NQ/TW", "2019-01-24", "NK2016")]
    [InlineData("08-QC/TW", "2025-11-05", "NK2021")]
    [InlineData("399-QĐ/TW", "2026-01-09", "NK2021")]
    [InlineData("01-CT/TW", "2026-01-22", "NK2021")]
    [InlineData("01-CT/TW", "2026-01-23", "NK2026")]
    [InlineData("12-HD/BTCTW", "2021-01-31", "NK2016")]
    [InlineData("12-HD/BTCTW", "2021-02-01", "NK2021")]
    [InlineData("1-NQ/TW", "2001-04-21", "NK1996")]
    [InlineData("1-NQ/TW", "2001-04-22", "NK2001")]
    [InlineData("1-CT/TW", "1975-05-01", "NK1975")]
    [InlineData("5-NQ/TU", "2025-10-31", "NK2021")]
    [InlineData("5-NQ/TU", "2025-11-01", "NK2026")]
    [InlineData("5-NQ/ĐU", "2026-12-31", "NK2026")]
    [InlineData("130/KH-UBND", "2019-05-06", "2019")]
    [InlineData("331/2026/NĐ-CP", "2026-02-01", "2026")]
    [InlineData("45-NQ/TW", null, "")]
    public void A_number_is_given_once_in_a_year_or_a_term(string number, string? issued, string period) =>
        Assert.Equal(period, DocumentNumber.Period(number, issued is null ? null : DateOnly.Parse(issued, null), new TrackingOptions().CongressClosings));

    private static RegisterDocument.Input Resolution(World world, string? number = "45-NQ/TW", string type = "nghị quyết", DocumentAudience audience = DocumentAudience.OwnerSubtree, int year = 2019) =>
        new("NQ", type, number, world.Centre, null, new DateOnly(year, 1, 24), "Xây dựng và phát triển thành phố Hải Phòng", audience);

    private static async Task<Outcome<DocumentId>> RegisterAsync(World world, CurrentUser by, RegisterDocument.Input input)
    {
        await using var db = world.Open();
        return await new RegisterDocument(db, by, world.Clock, new()).RunAsync(input);
    }

    [Fact]
    public void A_term_begins_on_the_day_its_congress_closes_whatever_the_order_of_the_configuration()
    {
        IReadOnlyList<DateOnly> closings = [new(2031, 1, 25), .. new TrackingOptions().CongressClosings];
        Assert.Equal("NK2026", DocumentNumber.Period("5-NQ/TW", new(2031, 1, 24), closings));
        Assert.Equal("NK2031", DocumentNumber.Period("5-NQ/TW", new(2031, 1, 25), closings));
    }

    [Theory, BothDatabases]
    public async Task A_typed_mark_is_told_to_the_log_with_its_level_and_place_and_nothing_of_the_document(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var refused = await RegisterAsync(world, world.Officer, Resolution(world, number: "12-BC/TU (TM)"));
        Assert.Equal(DocumentRefusals.Classified.Code, refused.Refusal?.Code);
        Assert.Equal("Number", refused.Refusal?.Field);
        await using var db = world.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Act == "document.classified_refused");
        Assert.Equal((DocumentRefusals.Classified.Code, (Guid?)null), (entry.Outcome, entry.SubjectId));
        foreach (var told in new[] { "ToiMat", "Number", "Registration" })
            Assert.Contains(told, entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("12-BC", entry.Changes, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_number_is_registered_once_per_issuer_type_and_term(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var first = (await RegisterAsync(world, world.Officer, Resolution(world))).Value;
        var twin = await RegisterAsync(world, world.Head, Resolution(world, " 45 - nq/tw"));
        Assert.Equal(DocumentRefusals.AlreadyRegistered.Code, twin.Refusal?.Code);
        Assert.Equal(first.Value, twin.Refusal?.Existing);
        // Quyết định and quy định share the code QĐ and are two; the next term counts anew; a letter has no number.
        Assert.False((await RegisterAsync(world, world.Officer, Resolution(world, type: "quyết định"))).IsRefused);
        Assert.False((await RegisterAsync(world, world.Officer, Resolution(world, type: "quy định"))).IsRefused);
        Assert.False((await RegisterAsync(world, world.Officer, Resolution(world, year: 2022))).IsRefused);
        Assert.False((await RegisterAsync(world, world.Officer, Resolution(world, null))).IsRefused);
        Assert.False((await RegisterAsync(world, world.Officer, Resolution(world, null))).IsRefused);
        // Another house registers the same resolution for itself and learns nothing of ours.
        Assert.False((await RegisterAsync(world, world.Foreigner, Resolution(world))).IsRefused);
    }

    [Theory, BothDatabases]
    public async Task A_type_that_is_left_open_follows_from_the_number_and_one_that_is_chosen_stays(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var open = (await RegisterAsync(world, world.Officer, Resolution(world, "21-CTr/TU", type: "") with { TypeCode = "" })).Value;
        var chosen = (await RegisterAsync(world, world.Officer, Resolution(world, "399-QĐ/TW", type: "quy định") with { TypeCode = "" })).Value;
        await using var db = world.Open();
        Assert.Equal(("chương trình", "CTr"), await TypeAsync(open));
        Assert.Equal(("quy định", "QĐ"), await TypeAsync(chosen));
        Assert.Equal(DocumentRefusals.TypeMissing, (await RegisterAsync(world, world.Officer, Resolution(world, "12", type: ""))).Refusal);

        async Task<(string, string)> TypeAsync(DocumentId id)
        {
            var shown = (await new ShowDocument(db, world.Officer).RunAsync(id)).Value;
            return (shown.TypeName, shown.TypeCode);
        }
    }

    [Theory, BothDatabases]
    public async Task Two_who_register_the_same_at_once_are_told_apart_by_the_key(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RegisterAsync(world, world.Officer, Resolution(world)))));
        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.Equal(DocumentRefusals.AlreadyRegistered.Code, outcome.Refusal!.Code));
    }

    [Theory, BothDatabases]
    public async Task What_is_missing_or_impossible_is_refused(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var good = Resolution(world);
        foreach (var (input, refusal) in new[]
                 {
                     (good with { TypeName = " ", Number = null }, DocumentRefusals.TypeMissing),
                     (good with { Subject = "" }, DocumentRefusals.SubjectMissing),
                     (good with { Issuer = null }, DocumentRefusals.IssuerMissing),
                     (good with { IssuedOn = world.Today.AddDays(1) }, DocumentRefusals.IssuedInFuture),
                     (good with { Owner = world.CanTho }, DocumentRefusals.OwnerOutOfReach),
                     (good with { File = new StoredFile("short", "x", 1, "text/plain") }, DocumentRefusals.FileDamaged),
                 })
        {
            Assert.Equal(refusal, (await RegisterAsync(world, world.Officer, input)).Refusal);
        }

        Assert.Equal(DocumentRefusals.OwnerOutOfReach, (await RegisterAsync(world, world.Leader, good)).Refusal);
        await using var db = world.Open();
        Assert.Equal(0, await db.Documents.CountAsync());
    }

    [Theory, BothDatabases]
    public async Task Superiors_issue_for_those_below_and_neighbours_see_nothing(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var central = (await RegisterAsync(world, world.Inspector, Resolution(world, audience: DocumentAudience.Subordinates) with { Owner = world.Centre })).Value;
        var inner = (await RegisterAsync(world, world.Inspector, Resolution(world, "46-NQ/TW") with { Owner = world.Centre })).Value;
        var city = (await RegisterAsync(world, world.Officer, Resolution(world, "12-CTr/TU", audience: DocumentAudience.Subordinates))).Value;
        await using var db = world.Open();
        async Task<HashSet<DocumentId>> Seen(CurrentUser user) => (await new ListDocuments(db, user).RunAsync(new())).Items.Select(row => row.Id).ToHashSet();
        Assert.Equal([central, inner, city], await Seen(world.Inspector));
        Assert.Equal([central, city], await Seen(world.Officer));
        Assert.Equal([central, city], await Seen(world.WardOfficer));
        Assert.Equal([central], await Seen(world.Foreigner));
        Assert.Equal(DocumentRefusals.NotFound, (await new ShowDocument(db, world.Foreigner).RunAsync(city)).Refusal);
        Assert.Equal(DocumentRefusals.NotFound, (await new ShowDocument(db, world.Officer).RunAsync(inner)).Refusal);
    }

    /// <summary>The office or the standing committee keeps the registry of its committee: what it registers to be carried out is sent to those below that.</summary>
    [Theory, BothDatabases]
    public async Task What_an_organ_registers_for_all_below_reaches_those_below_its_committee(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var sent = (await RegisterAsync(world, world.Officer, Resolution(world, audience: DocumentAudience.Subordinates) with { Owner = world.StandingCommittee })).Value;
        var inner = (await RegisterAsync(world, world.Officer, Resolution(world, "46-NQ/TU") with { Owner = world.StandingCommittee })).Value;
        // Its own copy: no refusal, and each says that there is the other, to whom sees it.
        var copy = (await RegisterAsync(world, world.WardOfficer, Resolution(world))).Value;
        await using var db = world.Open();
        foreach (var (user, reads) in new[] { (world.WardOfficer, true), (world.WorksOfficer, true), (world.Officer, true), (world.Foreigner, false) })
        {
            var seen = (await new ListDocuments(db, user).RunAsync(new())).Items.Select(row => row.Id).ToHashSet();
            Assert.Equal((reads, reads && user.Name == world.Officer.Name), (seen.Contains(sent), seen.Contains(inner)));
        }

        Assert.Equal([sent], (await new ShowDocument(db, world.WardOfficer).RunAsync(copy)).Value.Copies.Select(one => one.Id));
        Assert.Equal([copy], (await new ShowDocument(db, world.Officer).RunAsync(sent)).Value.Copies.Select(one => one.Id));
        Assert.Empty((await new ShowDocument(db, world.WorksOfficer).RunAsync(sent)).Value.Copies);
        Assert.Empty((await new ShowDocument(db, world.Officer).RunAsync(inner)).Value.Copies);
        // A mention by the ward means what was sent to it where it has no copy of its own.
        var mentioning = (await RegisterAsync(world, world.WorksOfficer, Resolution(world, "7-KH/SXD", "kế hoạch") with { References = [new("Nghị quyết số 45-NQ/TW", "Nghị quyết", "45-NQ/TW")] })).Value;
        Assert.Equal(sent, (await new ShowDocument(db, world.WorksOfficer).RunAsync(mentioning)).Value.References.Single().To);
    }

    [Theory, BothDatabases]
    public async Task A_mention_points_to_the_registered_document_that_its_reader_may_see(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var resolution = (await RegisterAsync(world, world.Officer, Resolution(world))).Value;
        var programme = (await RegisterAsync(world, world.Officer, Resolution(world, "76-CTr/TU", "chương trình") with
        {
            Audience = DocumentAudience.Subordinates,
            References = [new("Nghị quyết số 45-NQ/TW", "Nghị quyết", "45-NQ/TW", Start: 5, End: 27), new("Nghị quyết 99-NQ/TW", null, "99-NQ/TW")],
        })).Value;
        await using var db = world.Open();
        var shown = (await new ShowDocument(db, world.Officer).RunAsync(programme)).Value;
        Assert.Equal([resolution, (DocumentId?)null], shown.References.OrderByDescending(row => row.Start).Select(row => row.To).OrderBy(to => to is null));
        Assert.Equal(programme, Assert.Single((await new ShowDocument(db, world.Officer).RunAsync(resolution)).Value.MentionedBy).From);
        // The ward reads the programme; the resolution was registered for the committee's own house.
        Assert.All((await new ShowDocument(db, world.WardOfficer).RunAsync(programme)).Value.References, row => Assert.Null(row.To));
    }

    [Theory, BothDatabases]
    public async Task The_registry_is_searched_filtered_and_paged(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        for (var i = 1; i <= 30; i++)
            await RegisterAsync(world, world.Officer, Resolution(world, $"{i}-NQ/TW") with { IssuedOn = new DateOnly(2019, 1, 1 + i % 5) });
        await using var db = world.Open();
        var list = new ListDocuments(db, world.Officer);
        Assert.Single((await list.RunAsync(new(Text: "17-nq/tw"))).Items);
        Assert.Equal(25, (await list.RunAsync(new(Text: "hai phong"))).Items.Count);
        Assert.Empty((await list.RunAsync(new(TypeName: "chỉ thị"))).Items);
        Assert.Equal(6, (await list.RunAsync(new(From: new(2019, 1, 5), To: new(2019, 1, 5)))).Items.Count);
        var seen = new List<ListDocuments.Row>();
        string? cursor = null;
        do
        {
            var page = await list.RunAsync(new(Page: new(cursor, 7)));
            seen.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(30, seen.Select(row => row.Id).Distinct().Count());
        Assert.Equal(seen.Select(row => row.IssuedOn).OrderDescending(), seen.Select(row => row.IssuedOn));

        var counter = new StatementCounter();
        await using var counted = world.Open(counter);
        await new ListDocuments(counted, world.Officer).RunAsync(new(Page: new(Limit: 200)));
        Assert.Equal(1, counter.Count);
        counter.Count = 0;
        await new ShowDocument(counted, world.Officer).RunAsync(seen[0].Id);
        Assert.Equal(5, counter.Count);
    }

    [Theory, BothDatabases]
    public async Task A_document_shows_a_page_of_what_it_mentions_and_who_mentions_it_and_says_how_many_there_are(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        const int Many = PageRequest.Ceiling + 5;
        // Two at one place, and some without any: the order is one nevertheless.
        var mentions = Enumerable.Range(1, Many).Select(number => new MentionedDocument($"Kế hoạch số {number}-KH/TU", "Kế hoạch", $"{number}-KH/TU", Start: number % 4 == 0 ? null : number / 2, End: number + 9)).ToArray();
        var programme = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world, mentions));
        var resolution = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var many = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world, [.. Enumerable.Repeat(Papers.Mention, Many)]) with { Number = "13-CTr/TU" });

        await using var db = world.Open();
        var shown = (await new ShowDocument(db, world.Officer).RunAsync(programme)).Value;
        Assert.Equal((PageRequest.Ceiling, new ShowDocument.Totals(Many, 0, 0)), (shown.References.Count, shown.Totals));
        var mentioned = (await new ShowDocument(db, world.Officer).RunAsync(resolution)).Value;
        Assert.Equal((PageRequest.Ceiling, Many), (mentioned.MentionedBy.Count, mentioned.Totals.MentionedBy));
        Assert.All(mentioned.MentionedBy, mention => Assert.Equal(many, mention.From));

        var list = new ListMentions(db, world.Officer);
        var (all, cursor) = (new List<ShowDocument.Reference>(), (string?)null);
        do
        {
            var page = (await list.RunAsync(new(programme, Page: new(cursor, 60)))).Value;
            all.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(Many, all.Select(row => row.Number).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Many, all.Count);
        Assert.Equal(all.OrderBy(row => row.Start ?? int.MaxValue).Select(row => row.Start), all.Select(row => row.Start));
        Assert.Equal(shown.References, all.Take(PageRequest.Ceiling));
        Assert.Equal(DocumentRefusals.NotFound, (await list.RunAsync(new(programme, 2))).Refusal);
        Assert.Equal(DocumentRefusals.NotFound, (await new ListMentions(db, world.Foreigner).RunAsync(new(programme))).Refusal);
    }
}
