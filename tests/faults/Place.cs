using System.Globalization;
using Npgsql;

namespace Waybill.Faults;

/// <summary>Where the trial takes place: a folder of its own, on a disk of its own where that may be mounted, with a clock of its own where that can be had.</summary>
internal sealed class Place
{
    private const string Roomy = "6g";

    private Place(string work, bool hasDisk, Clock clock) => (Work, HasDisk, Clock) = (work, hasDisk, clock);

    public string Work { get; }

    /// <summary>The data folder lies on a disk that can be filled without harming others.</summary>
    public bool HasDisk { get; }
    public Clock Clock { get; }
    public string Data => Path.Combine(Disk, "data");
    private string Disk => Path.Combine(Work, "disk");
    private string Filler => Path.Combine(Disk, "filler");

    public static async Task<Place> Make(bool wantsDisk, bool wantsClock)
    {
        var work = Path.Combine(Path.GetTempPath(), $"waybill-faults-{Environment.ProcessId}");
        Directory.CreateDirectory(work);
        Directory.CreateDirectory(Path.Combine(work, "disk"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(work, (UnixFileMode)0b111_101_101);
        var mounted = wantsDisk && (await Signals.Run("mount", "-t", "tmpfs", "-o", $"size={Roomy},mode=0755", "waybill-faults", Path.Combine(work, "disk"))).Exit == 0;
        return new(work, mounted, Clock.Make(work, wantsClock));
    }

    /// <summary>The server process of the program's private database, or nothing while there is none.</summary>
    public int? Postmaster
    {
        get
        {
            try
            {
                return int.TryParse(File.ReadLines(Path.Combine(Data, "pgdata", "postmaster.pid")).FirstOrDefault(), out var pid) && Signals.Lives(pid)
                    && File.ReadAllText($"/proc/{pid}/cmdline").Contains("pgdata", StringComparison.Ordinal) ? pid : null;
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    public async Task<NpgsqlConnection> Database()
    {
        var connection = new NpgsqlConnection($"Host={Data}/pgdata;Username=postgres;Database=waybill;Pooling=false;Application Name=faults");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Leaves room for a few megabytes, then fills them to the last byte.</summary>
    public async Task Fill()
    {
        var used = await Used();
        await Signals.Run("mount", "-o", $"remount,size={(used + (8 << 20)).ToString(CultureInfo.InvariantCulture)}", Disk);
        await TopUp();
    }

    /// <summary>
    /// Lets PostgreSQL begin a new segment of its log, which it writes whole at once, and comes back when it is written: it then has room for what is to be told of seconds without room.
    /// </summary>
    public async Task FreshLog()
    {
        await using var connection = await Database();
        await using var begin = new NpgsqlCommand("select pg_switch_wal(); select pg_logical_emit_message(true, 'faults', 'begun')", connection);
        await begin.ExecuteNonQueryAsync();
    }

    /// <summary>Uses up what room PostgreSQL has kept for its log: without any it gives itself up, and cannot start again while the disk is full.</summary>
    public async Task FillLog()
    {
        try
        {
            await using var connection = await Database();
            await using var write = new NpgsqlCommand("select count(pg_logical_emit_message(false, 'faults', repeat('x', 16000000))) from generate_series(1, 60)", connection);
            await write.ExecuteScalarAsync();
        }
        catch (NpgsqlException)
        {
            // It has given itself up.
        }
    }

    /// <summary>Takes from PostgreSQL what it throws away itself whenever its catalog changes, and what the next who connects has to write anew.</summary>
    public void ForgetCatalog()
    {
        foreach (var kept in Directory.EnumerateFiles(Path.Combine(Data, "pgdata", "base"), "pg_internal.init", SearchOption.AllDirectories)) File.Delete(kept);
    }

    /// <summary>Takes what was freed meanwhile.</summary>
    public async Task TopUp()
    {
        try
        {
            await using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
            var block = new byte[4 << 10];
            while (true) await filler.WriteAsync(block);
        }
        catch (IOException)
        {
            // It is full, which is what was wanted.
        }
    }

    public async Task Empty()
    {
        File.Delete(Filler);
        await Signals.Run("mount", "-o", $"remount,size={Roomy}", Disk);
    }

    public async Task Clear(bool keep)
    {
        if (HasDisk && !keep) await Signals.Run("umount", "-l", Disk);
        if (!keep) Directory.Delete(Work, recursive: true);
    }

    private async Task<long> Used()
    {
        var (_, told) = await Signals.Run("df", "--output=used", "-B1", Disk);
        return long.Parse(told.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim(), CultureInfo.InvariantCulture);
    }
}

/// <summary>The clock that the program and its database see: the machine's, by as much off as a file says.</summary>
internal sealed class Clock
{
    private readonly string file;

    private Clock(string file, string? library)
    {
        (this.file, IsOurs) = (file, library is not null);
        if (library is null) return;
        Set(TimeSpan.Zero);
        Environment = new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = library, ["FAKETIME_TIMESTAMP_FILE"] = file, ["DONT_FAKE_MONOTONIC"] = "1", ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1", ["FAKETIME_CACHE_DURATION"] = "1",
        };
    }

    /// <summary>It can be made to jump.</summary>
    public bool IsOurs { get; }
    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>();
    public TimeSpan Off { get; private set; }

    public static Clock Make(string work, bool wanted)
    {
        var library = wanted && OperatingSystem.IsLinux() ? Directory.GetDirectories("/usr/lib").Select(d => Path.Combine(d, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists) : null;
        return new(Path.Combine(work, "clock"), library);
    }

    public void Set(TimeSpan off)
    {
        Off = off;
        File.WriteAllText(file + ".new", $"{(off < TimeSpan.Zero ? "-" : "+")}{Math.Abs(off.TotalSeconds).ToString("0", CultureInfo.InvariantCulture)}\n");
        File.Move(file + ".new", file, overwrite: true);
    }
}
