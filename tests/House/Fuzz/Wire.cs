using System.Collections;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.House.Fuzz;

/// <summary>Makes messages of what descriptors say, at random, and damages them on the wire.</summary>
internal sealed class Wire(Schemas schemas, Known known, Random dice, bool plain = false)
{
    private readonly Maker maker = new(schemas, known, dice, plain);

    /// <summary>A message in which every field fits its type; ids and texts are of what there is, or as the document's schema of that name says.</summary>
    public IMessage Make(MessageDescriptor descriptor, int turn = 0)
    {
        var id = descriptor.Fields.InFieldNumberOrder().FirstOrDefault(f => f.FieldType == FieldType.String && f.Name.EndsWith("_id", StringComparison.Ordinal));
        maker.About = (id is null ? null : known.Any(dice, Camel(id)[..^2], turn)) ?? known.Any(dice);
        maker.Fullness = dice.NextDouble() / 2;
        return Fill(descriptor, depth: 0);
    }

    /// <summary>The bytes of a message, damaged in every way there is.</summary>
    public IEnumerable<(string Damage, byte[] Body)> Damaged(byte[] body)
    {
        if (body.Length > 1) yield return ("cut off", body[..dice.Next(1, body.Length)]);
        if (body.Length > 0) yield return ("another wire type", [(byte)(body[0] ^ 5), .. body[1..]]);
        yield return ("unknown fields", [.. body, .. Field(1999, Encoding.UTF8.GetBytes("nobody knows this")), 0xF8, 0x7C, 0x01]);
        yield return ("an overlong varint", [.. body, 0x08, .. Enumerable.Repeat((byte)0xFF, 11), 0x01]);
        yield return ("a length beyond the end", [.. body, 0x0A, 0xFF, 0xFF, 0xFF, 0x7F, 0x01]);
        yield return ("a field number of zero", [.. body, 0x02, 0x01, 0x61]);
        yield return ("text that is not UTF-8", [.. body, .. Field(dice.Next(1, 6), [0x61, 0xC3, 0x28, 0xFF])]);
        yield return ("half a surrogate", [.. body, .. Field(dice.Next(1, 6), [0xED, 0xA0, 0x80])]);
        yield return ("a zero character", [.. body, .. Field(dice.Next(1, 6), [0x61, 0x00, 0x62])]);
        yield return ("deep nesting", Enumerable.Range(0, 300).Aggregate(new byte[] { 0x0A, 0x00 }, (inner, _) => Field(2, inner)));
        yield return ("an end of a group without its begin", [.. body, 0x0C]);
        if (body.Length > 0)
        {
            var flipped = body.ToArray();
            flipped[dice.Next(flipped.Length)] ^= (byte)(1 << dice.Next(8));
            yield return ("a flipped bit", flipped);
        }
        yield return ("the same twice", [.. body, .. body]);
    }

    private IMessage Fill(MessageDescriptor descriptor, int depth)
    {
        var message = (IMessage)Activator.CreateInstance(descriptor.ClrType)!;
        foreach (var field in descriptor.Fields.InFieldNumberOrder().Where(f => !IsMask(f)))
        {
            if (field.IsMap || depth > 6 || (field.HasPresence && dice.NextDouble() > maker.Fullness && !(depth == 0 && field.FieldType == FieldType.Message))) continue;
            if (!field.IsRepeated) field.Accessor.SetValue(message, Value(descriptor, field, depth));
            else for (var i = dice.Next(0, 4); i > 0; i--) ((IList)field.Accessor.GetValue(message)).Add(Value(descriptor, field, depth));
        }
        if (descriptor.Fields.InFieldNumberOrder().FirstOrDefault(IsMask) is { } mask)
            mask.Accessor.SetValue(message, new FieldMask { Paths = { descriptor.Fields.InFieldNumberOrder().Where(f => f != mask && f.HasPresence && f.Accessor.HasValue(message)).Select(f => f.Name) } });
        return message;
    }

    public static bool IsMask(FieldDescriptor field) => field.FieldType == FieldType.Message && field.MessageType.FullName == "google.protobuf.FieldMask";

    private object Value(MessageDescriptor descriptor, FieldDescriptor field, int depth) => field.FieldType switch
    {
        FieldType.String => Text(descriptor, field),
        FieldType.Bool => dice.Next(2) == 0,
        FieldType.Int32 => field.Name == "version" && maker.About?.Version is { } version ? int.Parse(version) : dice.Next(-1, 40),
        FieldType.Int64 => dice.NextInt64(-1, 4000),
        FieldType.Bytes => ByteString.CopyFromUtf8("bytes"),
        FieldType.Enum => System.Enum.ToObject(field.EnumType.ClrType, field.EnumType.Values[dice.Next(10) == 0 ? 0 : dice.Next(1, field.EnumType.Values.Count)].Number),
        FieldType.Message when field.MessageType.FullName == "google.protobuf.Timestamp" => Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(dice.Next(20_000))),
        FieldType.Message => Fill(field.MessageType, depth + 1),
        _ => throw new InvalidOperationException($"Our protos have no {field.FieldType}."),
    };

    private string Text(MessageDescriptor descriptor, FieldDescriptor field)
    {
        var name = Camel(field);
        if (name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("Ids", StringComparison.Ordinal)) return maker.Id(name.EndsWith('s') ? name[..^1] : name);
        var record = descriptor.Name.EndsWith("Request", StringComparison.Ordinal) ? descriptor.Name[..^"Request".Length] + "Command" : descriptor.Name;
        if (schemas.Named(record)?["properties"]?[name] is not { } schema) return maker.Word();
        if (schemas.Resolve(schema)["items"] is { } items) schema = items;
        return maker.Make(schema, name)?.ToString() ?? "";
    }

    public static string Camel(FieldDescriptor field) => Texts.Camel(string.Concat(field.Name.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..])));

    private static byte[] Field(int number, byte[] content)
    {
        var memory = new MemoryStream();
        using (var output = new CodedOutputStream(memory, leaveOpen: true))
        {
            output.WriteTag(number, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(content));
        }
        return memory.ToArray();
    }
}
