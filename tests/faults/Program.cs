using Waybill.Faults;

if (args.Any(a => !a.StartsWith("--", StringComparison.Ordinal) || a == "--help"))
{
    Console.Error.WriteLine($"""
        dotnet run --project tests/faults -- [--minutes=3] [--seed=N] [--only={string.Join(',', Fault.Names)}] [--binary=…/Api.dll] [--clients=8] [--port=5680]
            Clients trade while the program, its database, its connections, its disk and its clock fail; then every acknowledged write is looked for.
            Without --only all faults are drawn, each once before any comes again. Ends with 1 when anything is not as it was acknowledged.
        """);
    return 2;
}

return await Harness.Run(Options.Of(args));
