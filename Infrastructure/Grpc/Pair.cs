using System.Linq.Expressions;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Grpc;

/// <summary>A record type and the message type that carries it, with the ways between them.</summary>
internal abstract class Pair
{
    public abstract object ReadRecord(IMessage message, Reading reading);
    public abstract IMessage WriteMessage(object record);

    /// <summary>Compiles both ways now.</summary>
    public abstract void Compile();
}

/// <inheritdoc/>
/// <remarks>A way is compiled when it is first gone: all of them at once cost two and a half seconds of the start and forty megabytes.</remarks>
internal sealed class Pair<TRecord, TMessage>(Func<LambdaExpression> reader, Func<LambdaExpression> writer) : Pair where TMessage : IMessage
{
    private readonly Lazy<Func<TMessage, Reading, TRecord>> read = new(() => (Func<TMessage, Reading, TRecord>)reader().Compile());
    private readonly Lazy<Func<TRecord, TMessage>> write = new(() => (Func<TRecord, TMessage>)writer().Compile());

    public TRecord ReadNested(TMessage message, Reading reading)
    {
        reading.Down();
        var record = read.Value(message, reading);
        reading.Up();
        return record;
    }

    public TMessage WriteNested(TRecord record) => write.Value(record);
    public override object ReadRecord(IMessage message, Reading reading) => read.Value((TMessage)message, reading)!;
    public override IMessage WriteMessage(object record) => write.Value((TRecord)record);
    public override void Compile() => _ = (read.Value, write.Value);
}

/// <summary>The members of an enum and their numbers in the proto.</summary>
internal sealed class EnumNumbers<TEnum>(Dictionary<string, int> byName) where TEnum : struct, Enum
{
    private readonly Dictionary<TEnum, int> numbers = byName.ToDictionary(n => Enum.Parse<TEnum>(n.Key), n => n.Value);
    private readonly Dictionary<int, TEnum> members = byName.ToDictionary(n => n.Value, n => Enum.Parse<TEnum>(n.Key));

    public int Write(TEnum member) => numbers[member];

    public TEnum Read(int number, Reading reading)
    {
        if (members.TryGetValue(number, out var member)) return member;
        if (number == 0) return reading.Missing<TEnum>();
        reading.Report(ShapeRefusals.InvalidValue, ("expected", "one of " + string.Join(", ", byName.Keys.Select(Values.Texts.Camel))));
        return default;
    }
}

/// <summary>Lists and maps, one value after another.</summary>
internal static class Many
{
    public static List<T> Read<TWire, T>(RepeatedField<TWire> wire, Reading reading, Func<TWire, Reading, T> read)
    {
        var items = new List<T>(wire.Count);
        for (var i = 0; i < wire.Count; i++)
        {
            reading.Index = i;
            items.Add(read(wire[i], reading));
        }
        reading.Index = -1;
        return items;
    }

    public static T[] ReadArray<TWire, T>(RepeatedField<TWire> wire, Reading reading, Func<TWire, Reading, T> read) => [.. Read(wire, reading, read)];

    public static Dictionary<string, T> ReadMap<TWire, T>(MapField<string, TWire> wire, Reading reading, Func<TWire, Reading, T> read)
    {
        var items = new Dictionary<string, T>(wire.Count);
        reading.Down();
        foreach (var (key, value) in wire)
        {
            reading.At(key);
            items.Add(reading.Text(key), read(value, reading));
        }
        reading.Up();
        return items;
    }

    public static void Write<TWire, T>(IEnumerable<T> items, RepeatedField<TWire> wire, Func<T, TWire> write)
    {
        foreach (var item in items) wire.Add(write(item));
    }

    public static void WriteMap<TWire, T>(IEnumerable<KeyValuePair<string, T>> items, MapField<string, TWire> wire, Func<T, TWire> write)
    {
        foreach (var (key, value) in items) wire.Add(key, write(value));
    }
}
