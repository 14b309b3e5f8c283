using BenchmarkDotNet.Running;
using DonDoc.Bench;

// dotnet run -c Release --project bench -- text [BenchmarkDotNet options]   the text engine
// dotnet run -c Release --project bench -- files [BenchmarkDotNet options]  reading files: docx, html, text
// dotnet run -c Release --project bench -- web                              the running program: start, pages, memory
// dotnet run -c Release --project bench -- audit [ENTRIES]                  what the audit log costs, and checking a million entries
// dotnet run -c Release --project bench -- scope ["Host=…;Database=EMPTY"]  what scope costs with 57,000 organisations
// dotnet run -c Release --project bench -- search [DOCUMENTS,MORE…] ["Host=…;Database=EMPTY"]  registering documents and finding words in them
// dotnet run -c Release --project bench -- copies [MEGABYTES,MORE…]         copied passages within a collection
// dotnet run -c Release --project bench -- programmes [PROGRAMMES] ["Host=…;Database=EMPTY"]  the matrix of provisions and organisations, coverage and judgement
// dotnet run -c Release --project bench -- assignments [ASSIGNMENTS] ["Host=…;Database=EMPTY"]  generating a country's assignments, lists, roll-ups, past days
// dotnet run -c Release --project bench -- country [ASSIGNMENTS] ["Host=…;Database=EMPTY"]  the running program on that, over HTTP
// dotnet run -c Release --project bench -- generate [ASSIGNMENTS] [MONTHS] [reports|none] ["Host=…;Database=EMPTY"]  how fast records are invented and written
switch (args.FirstOrDefault())
{
    case "text":
        BenchmarkRunner.Run<TextBenchmarks>(args: args[1..]);
        return 0;
    case "files":
        BenchmarkRunner.Run<FileBenchmarks>(args: args[1..]);
        return 0;
    case "web":
        return await WebBenchmarks.RunAsync();
    case "audit":
        return await AuditBenchmarks.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000);
    case "scope":
        return await ScopeBenchmarks.RunAsync(args.ElementAtOrDefault(1));
    case "search":
        return await SearchBenchmarks.RunAsync([.. (args.ElementAtOrDefault(1) ?? "4000,40000").Split(',').Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))], args.ElementAtOrDefault(2));
    case "copies":
        return CopiesBenchmarks.Run([.. (args.ElementAtOrDefault(1) ?? "20,200").Split(',').Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))]);
    case "programmes":
        return await ProgrammeBenchmarks.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 3400, args.ElementAtOrDefault(2));
    case "assignments":
        return await AssignmentBenchmarks.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 200_000, args.ElementAtOrDefault(2));
    case "country":
        return await CountryBenchmarks.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 200_000, args.ElementAtOrDefault(2));
    case "generate":
        return await GenerateBenchmarks.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 200_000, args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 12,
            args.ElementAtOrDefault(3) != "none", args.ElementAtOrDefault(4));
    default:
        Console.Error.WriteLine("usage: bench text|files|web|audit|scope|search|copies|programmes|assignments|country|generate");
        return 2;
}
