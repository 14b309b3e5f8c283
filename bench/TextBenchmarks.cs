using System.IO.Hashing;
using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using DonDoc.Text.Extraction.Sessions;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Bench;

/// <summary>
/// The text engine over the corpus of the tests, one core. The baseline is the least that any reader must do with
/// the same bytes: decode UTF-8 and hash the characters.
/// </summary>
[Config(typeof(InThisProcess))]
[MemoryDiagnoser(displayGenColumns: false)]
public class TextBenchmarks
{
    byte[][] _files = [];
    string[] _documents = [];

    /// <summary>Every file so many times, as so many documents: growth shows in the ratio staying the same.</summary>
    [Params(1, 10)]
    public int Copies { get; set; }

    [GlobalSetup]
    public void Load()
    {
        var one = Corpus.SessionTexts();
        _documents = [.. Enumerable.Repeat(Corpus.LongDocuments(), Copies).SelectMany(files => files)];
        _files = [.. Enumerable.Repeat(one, Copies).SelectMany(files => files)];
    }

    [Benchmark(Baseline = true)]
    public ulong DecodeAndHash() => Sum(text => XxHash3.HashToUInt64(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan())));

    [Benchmark]
    public ulong Normalise() => Sum(text => (ulong)SourceText.FromPlain(text).Text.Length);

    [Benchmark]
    public ulong ExtractSession() => Sum(text => (ulong)SessionReader.Read(SourceText.FromPlain(text)).References.Count);

    /// <summary>Documents as long as a programme is: each of the corpus of outlines twenty times in one, in bytes about thirteen times the texts of the other rows.</summary>
    [Benchmark]
    public ulong OutlineOfDocuments() => _documents.Aggregate(0UL, (sum, text) => sum + (ulong)OutlineReader.Read(SourceText.FromPlain(text)).Nodes.Count);

    [Benchmark]
    public ulong Outline() => Sum(text => (ulong)OutlineReader.Read(SourceText.FromPlain(text)).Nodes.Count);

    ulong Sum(Func<string, ulong> measure)
    {
        var sum = 0UL;
        foreach (var file in _files)
            sum += measure(Encoding.UTF8.GetString(file));
        return sum;
    }

    /// <summary>A child process would need a project file of the assembly's name; ours drops the prefix.</summary>
    sealed class InThisProcess : ManualConfig
    {
        public InThisProcess()
        {
            AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
            AddColumn(new Throughput());
        }
    }

    /// <summary>Megabytes (10⁶ bytes of UTF-8) a second at the mean time.</summary>
    sealed class Throughput : IColumn
    {
        public string Id => nameof(Throughput);

        public string ColumnName => "MB/s";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => "10⁶ bytes of UTF-8 a second";

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
        {
            var bytes = (benchmarkCase.Descriptor.WorkloadMethod.Name == nameof(OutlineOfDocuments)
                ? Corpus.LongDocuments().Sum(text => (double)Encoding.UTF8.GetByteCount(text))
                : Corpus.SessionTexts().Sum(file => (double)file.Length)) * (int)benchmarkCase.Parameters["Copies"];
            return summary[benchmarkCase]?.ResultStatistics is { } result
                ? (bytes / result.Mean * 1e3).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)
                : "?";
        }

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
    }
}
