using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace DonDoc.Cli.Tests;

/// <summary>Runs the built program as a process of its own, as a shell would.</summary>
public sealed class Program : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dondoc-cli-");

    /// <summary>What a run left behind.</summary>
    public sealed record Run(int Status, string Output, string Errors)
    {
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;
    }

    public string Folder => _folder.FullName;

    /// <summary>Writes a file and gives its path.</summary>
    public string File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    public string File(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public static Task<Run> RunAsync(params string[] arguments) => RunInAsync(new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <summary>Runs with variables of the environment set.</summary>
    public static async Task<Run> RunInAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Run(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts the program and leaves it to the caller.</summary>
    public static Process Start(params string[] arguments) => Start(new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    static Process Start(IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "DonDoc.Cli.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["LANG"] = "C.UTF-8";
        foreach (var own in new[] { "DONDOC_LANG", "DONDOC_HOME", "ConnectionStrings__Tracking" })
            start.Environment.Remove(own);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
