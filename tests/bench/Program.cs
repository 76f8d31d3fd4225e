using Waybill.Bench;
using Waybill.Bench.Selling;

try
{
    return await Run(args);
}
catch (Exception fault)
{
    Console.Error.WriteLine(fault);
    return 1;
}

static async Task<int> Run(string[] args) => args switch
{
    ["northwind", var folder, .. var rest] => await Northwind.Load(folder, Options.Of(rest)),
    ["sd", .. var rest] => await Sd.Measure([.. (Options.Value(rest, "clients") ?? "1,8").Split(',').Select(int.Parse)], Options.Seconds(rest, 30), rest.Contains("--statements")),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        northwind <folder> --key=wb_live_… [--rest=http://127.0.0.1:5080] [--workers=4]
            Enters a company given as Northwind CSV files, and takes all its orders from order to cash.
        sd [--clients=1,8] [--seconds=30] [--statements]
            The sales cycle over REST and gRPC beside the same in hand-written SQL, on a program and a database of its own.
        """);
    return 2;
}
