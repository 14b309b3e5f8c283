using BenchmarkDotNet.Running;
using DonDoc.Bench;

// dotnet run -c Release --project bench -- text [BenchmarkDotNet options]   the text engine
// dotnet run -c Release --project bench -- web                              the running program: start, pages, memory
switch (args.FirstOrDefault())
{
    case "text":
        BenchmarkRunner.Run<TextBenchmarks>(args: args[1..]);
        return 0;
    case "web":
        return await WebBenchmarks.RunAsync();
    default:
        Console.Error.WriteLine("usage: bench text|web");
        return 2;
}
