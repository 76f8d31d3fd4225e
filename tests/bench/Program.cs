using Waybill.Bench;
using Waybill.Bench.Load;
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
    ["sd", .. var rest] => await Sd.Measure([.. (Options.Value(rest, "clients") ?? "1,8").Split(',').Select(int.Parse)], Options.Seconds(rest, 30),
        TimeSpan.FromSeconds(Options.Number(rest, "warm", 60)), Options.Value(rest, "beside"), rest.Contains("--statements")),
    ["contention", .. var rest] => await Contention.Measure(Options.Seconds(rest, 60)),
    ["growth", .. var rest] => await Growth.Measure([.. (Options.Value(rest, "orders") ?? "1000,100000,1000000").Split(',').Select(int.Parse)]),
    ["startup", .. var rest] => await StartUp.Measure(Options.Seconds(rest, 30)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        northwind <folder> --key=wb_live_… [--rest=http://127.0.0.1:5080] [--workers=4]
            Enters a company given as Northwind CSV files, and takes all its orders from order to cash.
        sd [--clients=1,8] [--seconds=30] [--warm=60] [--beside=<Api.dll of another build>] [--statements]
            The sales cycle over REST and gRPC beside the same in hand-written SQL, and another build if one is named. This and the following run a program and a database of their own.
        contention [--seconds=60]
            64 clients order, ship and cancel 20 hot items at random, then 200 want the last 50 pieces at once.
        growth [--orders=1000,100000,1000000]
            The cycle and every list as orders pile up, beside a company that stays small.
        startup [--seconds=30]
            How long it takes to start, and what it holds at rest.
        """);
    return 2;
}
