using Waybill.Bench;
using Waybill.Bench.Selling;

return args switch
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
        """);
    return 2;
}
