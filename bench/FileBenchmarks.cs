using System.IO.Compression;
using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using DonDoc.Formats;

namespace DonDoc.Bench;

/// <summary>
/// Reading files, one core: a docx and a page of the web as long as forty printed pages, and the same words as plain text in Unicode (the baseline) and in
/// an old encoding. Ten times as long shows the growth.
/// </summary>
[Config(typeof(InThisProcess))]
[MemoryDiagnoser(displayGenColumns: false)]
public class FileBenchmarks
{
    // Forty pages of 32 lines, five lines a paragraph, and a table of tasks on every other page.
    const int Paragraphs = 256;
    const int TableEvery = 12;
    const string Sentence = "Ban Thường vụ Thành ủy đã ban hành 7 nghị quyết chuyên đề, 5 đề án và 6 chương trình trọng điểm để thực hiện nghị quyết Đại hội; ";

    static readonly ReadLimits Alone = new() { ProgramFolders = "" };

    byte[] _docx = [], _html = [], _unicode = [], _old = [];

    [Params(1, 10)]
    public int Copies { get; set; }

    [GlobalSetup]
    public void Make()
    {
        var paragraphs = Paragraphs * Copies;
        _docx = Docx(paragraphs);
        _html = Encoding.UTF8.GetBytes($"<html><body>{string.Concat(Enumerable.Repeat($"<div><p><b>{Sentence}</b>{Sentence}{Sentence}</p></div>", paragraphs))}</body></html>");
        _unicode = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Sentence + Sentence + Sentence + "\n", paragraphs)));
        const string Old = "Ban Thöôøng vuï Thaønh uûy ñaõ ban haønh 7 nghò quyeát chuyeân ñeà, 5 ñeà aùn vaø 6 chöông trình troïng ñieåm; ";
        _old = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(Old + Old + Old + "\n", paragraphs)));
    }

    [Benchmark(Baseline = true)]
    public int PlainText() => Read(_unicode, "a.txt");

    [Benchmark]
    public int OldEncoding() => Read(_old, "a.txt");

    [Benchmark]
    public int Html() => Read(_html, "a.html");

    [Benchmark]
    public int Docx() => Read(_docx, "a.docx");

    static int Read(byte[] file, string name) =>
        DocumentReader.Read(file, name, Alone).Document?.Text.Text.Length ?? throw new InvalidOperationException("The benchmark's file was refused.");

    // As Word writes it: several runs a paragraph, each with its font.
    static byte[] Docx(int paragraphs)
    {
        const string Run = "<w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\"/><w:sz w:val=\"28\"/></w:rPr><w:t xml:space=\"preserve\">" + Sentence + "</w:t></w:r>";
        const string Cell = "<w:tc><w:tcPr><w:tcW w:w=\"2000\"/></w:tcPr><w:p><w:r><w:t>Sở Xây dựng</w:t></w:r></w:p></w:tc>";
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var part = new StreamWriter(archive.CreateEntry("word/document.xml").Open());
            part.Write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
            for (var i = 0; i < paragraphs; i++)
            {
                part.Write($"<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr>{Run}{Run}{Run}</w:p>");
                if (i % TableEvery == 0)
                    part.Write($"<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr>{string.Concat(Enumerable.Repeat($"<w:tr>{Cell}{Cell}{Cell}</w:tr>", 10))}</w:tbl>");
            }

            part.Write("</w:body></w:document>");
        }

        return stream.ToArray();
    }

    /// <summary>As in <see cref="TextBenchmarks"/>: a child process would need a project file of the assembly's name.</summary>
    sealed class InThisProcess : ManualConfig
    {
        public InThisProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
