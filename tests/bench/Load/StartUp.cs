namespace Waybill.Bench.Load;

/// <summary>How long the program takes until it answers, and what it holds when nobody asks it for anything.</summary>
internal static class StartUp
{
    public static async Task<int> Measure(TimeSpan rest)
    {
        var first = await Lab.Open();
        Console.WriteLine($"first start, with a new database, its migrations and the demo company: {first.StartedIn.TotalSeconds:0.0} s");
        await first.Stop();
        if (await DropCaches()) await Again(first.Folder, "again, with nothing of it in the file cache");
        await Again(first.Folder, "again");
        await using var lab = await Lab.Open(folder: first.Folder);
        var before = lab.Used();
        await Task.Delay(rest);
        var after = lab.Used();
        Console.WriteLine($"at rest: {after.ProgramMegabytes:0} MB; CPU in {rest.TotalSeconds:0} s: program {after.Program - before.Program:0.00} s, database {after.Database - before.Database:0.00} s");
        return 0;
    }

    private static async Task Again(string folder, string how)
    {
        var lab = await Lab.Open(folder: folder);
        Console.WriteLine($"{how}: {lab.StartedIn.TotalSeconds:0.0} s");
        await lab.Stop();
    }

    /// <summary>Only an administrator may; otherwise that start is left out.</summary>
    private static async Task<bool> DropCaches()
    {
        try
        {
            await File.WriteAllTextAsync("/proc/sys/vm/drop_caches", "3");
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Console.WriteLine("the file cache cannot be emptied here, so no start without it was measured");
            return false;
        }
    }
}
