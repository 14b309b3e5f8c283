using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Audit;

/// <summary>The two forms of an entry, recomputed as docs/guide/audit.md tells it, without the code that sealed them.</summary>
public sealed class EntryFormTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private static readonly TokenInUse Program = new(Guid.CreateVersion7(), "Báo cáo tuần");

    [Theory, BothDatabases]
    public async Task A_person_s_act_has_the_first_form_and_a_program_s_the_second(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var (person, program) = await TwoActsAsync(world, db);
        Assert.Equal(Recompute(person, "DonDoc audit 1"), person.Hash);
        Assert.Equal(Recompute(program, "DonDoc audit 2", program.TokenId!.Value.ToString(), program.TokenName), program.Hash);
        Assert.Equal((Program.Id, Program.Name), (program.TokenId!.Value, program.TokenName!));
        Assert.Null((await new VerifyAuditLog(db).RunAsync([], null, Cancel)).Broken);
    }

    [Theory, BothDatabases]
    public async Task A_token_can_be_neither_taken_from_an_entry_nor_put_into_one(Provider provider)
    {
        foreach (var statement in new[] { "SET \"TokenId\" = NULL", "SET \"TokenName\" = NULL", "SET \"TokenId\" = NULL, \"TokenName\" = NULL", "SET \"TokenName\" = 'x'" })
        {
            await using var world = await World.CreateAsync(provider);
            await using var db = world.Open();
            var (person, program) = await TwoActsAsync(world, db);
            var target = statement.EndsWith("'x'", StringComparison.Ordinal) ? person : program;
            await Tampering.RunAsync(db, provider, $"UPDATE \"AuditEntries\" {statement} WHERE \"Sequence\" = {target.Sequence}");
            var found = await new VerifyAuditLog(db).RunAsync([], null, Cancel);
            Assert.Equal((AuditBreak.Changed, target.Sequence), (found.Broken!.Kind, found.Broken.Sequence));
        }
    }

    private static async Task<(AuditEntry Person, AuditEntry Program)> TwoActsAsync(World world, TrackingDb db)
    {
        var by = new Witness(world.Officer.AccountId, "Nguyễn Văn A", world.HaiPhong, "ViewDocuments", "192.0.2.1");
        await new RecordAct(db).RunAsync(new RecordedAct("document.downloaded") { SubjectKind = "document", SubjectId = Guid.CreateVersion7(), By = by }, Cancel);
        await new RecordAct(db).RunAsync(new RecordedAct("document.downloaded") { By = by with { Token = Program }, Refusal = "access.not_permitted" }, Cancel);
        var last = await db.AuditEntries.AsNoTracking().OrderByDescending(row => row.Sequence).Take(2).ToListAsync(Cancel);
        return (last[1], last[0]);
    }

    private static string Recompute(AuditEntry entry, string form, params string?[] token)
    {
        string?[] fields =
        [
            form, entry.Sequence.ToString(CultureInfo.InvariantCulture), entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            entry.AccountId?.ToString(), entry.AccountName, entry.Under, entry.Act, entry.SubjectKind, entry.SubjectId?.ToString(), entry.OwnerId?.ToString(),
            entry.Address, entry.Outcome, entry.Changes, .. token, entry.PreviousHash,
        ];
        using var content = new MemoryStream();
        foreach (var field in fields)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, field is null ? -1 : Encoding.UTF8.GetByteCount(field));
            content.Write(length);
            content.Write(Encoding.UTF8.GetBytes(field ?? ""));
        }

        return Convert.ToHexStringLower(SHA256.HashData(content.ToArray()));
    }
}
