using Waybill.Bench;

return args switch
{
    ["northwind", var folder, .. var rest] => await Northwind.Load(folder, Options.Of(rest)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        northwind <folder> --key=wb_live_… [--rest=http://127.0.0.1:5080] [--workers=4]
            Enters a company given as Northwind CSV files, and takes all its orders from order to cash.
            The key is an admin's, or comes from the variable WAYBILL_KEY.
        """);
    return 2;
}
