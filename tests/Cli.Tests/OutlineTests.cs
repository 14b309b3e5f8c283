using System.Text.Json;

namespace DonDoc.Cli.Tests;

public sealed class OutlineTests : IDisposable
{
    readonly Program _program = new();

    [Fact]
    public async Task The_fields_are_those_of_the_contract()
    {
        var run = await Program.RunAsync("outline", _program.File("chương trình.md", Samples.Programme), "--json");
        Assert.Equal((0, ""), (run.Status, run.Errors));
        Has(run.Json, "type typeCode number issuer issueDate place subject signer nodes taskTables references diagnostics");
        Assert.Equal("CTr", run.Json.GetProperty("typeCode").GetString());
        Assert.Equal("12-CTr/HU", run.Json.GetProperty("number").GetString());
        Assert.Equal("2023-04-25", run.Json.GetProperty("issueDate").GetString());
        var node = run.Json.GetProperty("nodes")[0];
        Has(node, "path kind label heading text start end children");
        Assert.Equal(("I", "roman", "I."), (node.GetProperty("path").GetString(), node.GetProperty("kind").GetString(), node.GetProperty("label").GetString()));
        var row = run.Json.GetProperty("taskTables")[0].GetProperty("rows")[0];
        Has(row, "ordinal task lead cooperating due deliverable");
        Assert.Equal("Ban Tổ chức Huyện ủy", row.GetProperty("lead").GetString());
        Assert.Equal(2, row.GetProperty("cooperating").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("deliverable").ValueKind);
        foreach (var reference in run.Json.GetProperty("references").EnumerateArray())
            Has(reference, "text type number issuer date start end name");
    }

    [Fact]
    public async Task Offsets_point_into_the_text_that_the_command_prints()
    {
        var file = _program.File("a.txt", Samples.Programme);
        var text = (await Program.RunAsync("outline", file, "--text")).Output;
        var outline = (await Program.RunAsync("outline", file, "--json")).Json;
        foreach (var reference in outline.GetProperty("references").EnumerateArray())
            Assert.Equal(reference.GetProperty("text").GetString(), text[reference.GetProperty("start").GetInt32()..reference.GetProperty("end").GetInt32()]);
        foreach (var node in outline.GetProperty("nodes").EnumerateArray())
            Assert.StartsWith(node.GetProperty("label").GetString()!, text[node.GetProperty("start").GetInt32()..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_get_a_tree()
    {
        var run = await Program.RunAsync("outline", _program.File("a.txt", Samples.Programme));
        Assert.Equal(0, run.Status);
        Assert.Contains("Số, ký hiệu: 12-CTr/HU", run.Output, StringComparison.Ordinal);
        Assert.Contains("I. MỤC TIÊU", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_written_in_other_forms_and_reads_as_the_same()
    {
        var file = _program.File("a.txt", Samples.Programme);
        var (docx, akn) = (Path.Combine(_program.Folder, "a.docx"), Path.Combine(_program.Folder, "a.xml"));
        var run = await Program.RunAsync("outline", file, "--docx", docx, "--layout", "state", "--akn", akn);
        Assert.Equal((0, "", ""), (run.Status, run.Errors, run.Output));
        Assert.Contains("<akomaNtoso", await File.ReadAllTextAsync(akn, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (await Program.RunAsync("text", docx)).Output, StringComparison.Ordinal);
        var (before, after) = ((await Program.RunAsync("outline", file, "--json")).Json, (await Program.RunAsync("outline", docx, "--json")).Json);
        foreach (var field in new[] { "type", "number", "issuer", "issueDate", "subject" })
            Assert.Equal(before.GetProperty(field).GetString(), after.GetProperty(field).GetString());
        Assert.Equal(before.GetProperty("nodes").GetArrayLength(), after.GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public async Task An_office_starts_from_the_built_in_template_and_is_told_what_its_own_lacks()
    {
        var (file, template, docx) = (_program.File("a.txt", Samples.Programme), Path.Combine(_program.Folder, "party.docx"), Path.Combine(_program.Folder, "b.docx"));
        Assert.Equal(0, (await Program.RunAsync("template", template, "--layout", "party")).Status);
        Assert.Equal(0, (await Program.RunAsync("outline", file, "--docx", docx, "--template", template)).Status);
        var refused = await Program.RunAsync("outline", file, "--docx", docx, "--template", docx);
        Assert.Equal(1, refused.Status);
        Assert.Contains("{issuer}", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(1, (await Program.RunAsync("outline", file, "--docx", Path.Combine(_program.Folder, "none", "b.docx"))).Status);
    }

    public void Dispose() => _program.Dispose();

    static void Has(JsonElement value, string fields)
    {
        foreach (var field in fields.Split(' '))
            Assert.True(value.TryGetProperty(field, out _), field);
    }
}
