using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace DonDoc.Running;

/// <summary>
/// The built program as a process of its own on a free port of 127.0.0.1, with demonstration data in a folder that goes with
/// it. It can be killed and started again on the same address. Compiled into the test projects that need it.
/// </summary>
/// <param name="settings">Configuration beside the usual, such as <c>Limits:RequestBytes=1000</c>.</param>
public sealed class RunningProgram(params string[] settings) : IAsyncDisposable
{
    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("dondoc-running-");
    readonly List<string> _output = [];
    Process? _process;

    /// <summary>Without a slash at its end.</summary>
    public string Address { get; } = $"http://127.0.0.1:{FreePort()}";

    /// <summary>Configuration beside that of the command line.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>Fills the data folder before the first start; null: the program makes its data itself.</summary>
    public Action<string>? Begins { get; init; }

    public bool HasEnded => _process is null;

    public string Data => _data.FullName;

    public string Database => Path.Combine(Data, "dondoc.db");

    /// <summary>Starts the program and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        if (!File.Exists(Database))
            Begins?.Invoke(Data);
        var start = new ProcessStartInfo("dotnet", [ProgramPath, "--data", Data, "--urls", Address, "--Access:PasswordRounds=1000", .. settings.Select(one => "--" + one)])
        {
            WorkingDirectory = Path.Combine(Root, "src", "Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Remove("ConnectionStrings__Tracking");
        foreach (var (name, value) in Settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitUntilReadyAsync();
    }

    /// <summary>As a power cut would end it: nothing is closed, nothing is finished (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>A client that keeps cookies and does not follow redirections.</summary>
    public HttpClient OpenClient()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        return new HttpClient(handler, disposeHandler: true) { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>The password of an account of the demonstration.</summary>
    public string PasswordOf(string userName)
    {
        using var accounts = JsonDocument.Parse(File.ReadAllText(Path.Combine(Data, "demonstration.json")));
        return accounts.RootElement.EnumerateArray().Single(account => account.GetProperty("UserName").GetString() == userName)
            .GetProperty("Password").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await KillAsync();
        _data.Delete(recursive: true);
    }

    async Task WaitUntilReadyAsync()
    {
        using var client = OpenClient();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(90) && !_process!.HasExited; await Task.Delay(50))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        lock (_output)
            throw new InvalidOperationException("The program did not become ready:\n" + string.Join('\n', _output));
    }

    void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
            _output.Add(line.Data ?? "");
    }

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    // The configuration (Debug or Release) of the tests is the one of the program.
    static string ProgramPath => Path.Combine(
        Root, "src", "Web", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "DonDoc.Web.dll");

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DonDoc.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("DonDoc.slnx was not found above the tests.");
        return folder.FullName;
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
