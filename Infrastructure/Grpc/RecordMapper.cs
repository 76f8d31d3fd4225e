using System.Linq.Expressions;
using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Waybill.Infrastructure.Values;
using static System.Linq.Expressions.Expression;

namespace Waybill.Infrastructure.Grpc;

/// <summary>Makes the ways from messages to records and back. The contract has been checked before: every field is where it is expected.</summary>
internal sealed class RecordMapper
{
    private static readonly MethodInfo InstantOf = typeof(RecordMapper).GetMethod(nameof(Instant), BindingFlags.Static | BindingFlags.NonPublic)!;
    private readonly Dictionary<string, MessageDescriptor> messages;
    private readonly Dictionary<string, EnumDescriptor> enums;
    private readonly Dictionary<string, Pair> pairs = [];

    public RecordMapper(Contract contract, IReadOnlyList<FileDescriptor> descriptors)
    {
        var files = descriptors.Where(f => f.Package == contract.Package).ToList();
        messages = files.SelectMany(f => f.MessageTypes).ToDictionary(m => m.Name);
        enums = files.SelectMany(f => f.EnumTypes).ToDictionary(e => e.Name);
        foreach (var message in contract.Messages)
        {
            var descriptor = messages[message.Name];
            Func<LambdaExpression> reader = () => Reader(message, descriptor), writer = () => Writer(message, descriptor);
            pairs[message.Name] = (Pair)Activator.CreateInstance(typeof(Pair<,>).MakeGenericType(message.Type, descriptor.ClrType), reader, writer)!;
        }
    }

    /// <summary>The two ways between a message and its record.</summary>
    public Pair For(ProtoMessage message) => pairs[message.Name];

    /// <summary>The parser of a message; what it does not know it leaves out.</summary>
    public MessageParser Parser(ProtoMessage message) => messages[message.Name].Parser.WithDiscardUnknownFields(true);

    private LambdaExpression Reader(ProtoMessage message, MessageDescriptor descriptor)
    {
        var shape = RecordShape.Of(message.Type);
        var (wire, reading, mask) = (Parameter(descriptor.ClrType, "wire"), Parameter(typeof(Reading), "reading"), Variable(typeof(HashSet<string>), "mask"));
        var values = message.Fields.Where(f => f.Member is not null).ToDictionary(f => f.Member!.Property.Name, f => ReadMember(f, descriptor, wire, reading, mask));
        var parameters = shape.Constructor.GetParameters().Select(p => p.Name!).ToList();
        var record = MemberInit(New(shape.Constructor, parameters.Select(p => values[p])),
            shape.Members.Where(m => !parameters.Contains(m.Property.Name)).Select(m => Bind(m.Property, values[m.Property.Name])));
        var patched = shape.Members.Where(m => m.Patched).Select(m => m.Name).ToArray();
        Expression body = patched.Length == 0 ? record
            : Block([mask], Assign(mask, Call(reading, nameof(Reading.Mask), null, Property(wire, "UpdateMask"), Constant(patched))), record);
        return Lambda(typeof(Func<,,>).MakeGenericType(descriptor.ClrType, typeof(Reading), message.Type), body, wire, reading);
    }

    private BlockExpression ReadMember(ProtoField field, MessageDescriptor descriptor, Expression wire, Expression reading, Expression mask)
    {
        var member = field.Member!;
        var property = descriptor.FindFieldByName(field.Name).PropertyName;
        var raw = Property(wire, property);
        var present = Present(member, raw, wire, property);
        var absent = member.Default is not null ? Convert(Constant(member.Default), member.Held)
            : member.Nullable || member.Omissible ? Default(member.Held) : Call(reading, nameof(Reading.Missing), [member.Held]) as Expression;
        var value = Convert(member.Form == Form.One ? ReadValue(field, raw, reading) : ReadMany(field, raw, reading), member.Held);

        Expression held = present is null || (member.Form != Form.One && (member.Patched || !member.Nullable)) ? value : Condition(present, value, absent);
        if (member.Patched)
        {
            var sent = Condition(Equal(mask, Constant(null, mask.Type)), present!, Call(mask, nameof(HashSet<>.Contains), null, Constant(field.Name)));
            var patch = member.Property.PropertyType;
            held = Condition(sent, New(patch.GetConstructor([member.Held])!, held), Default(patch));
        }
        return Block(Call(reading, nameof(Reading.At), null, Constant(member.JsonName)), held);
    }

    /// <summary>Whether the member is in the message, or nothing where absent and zero are the same.</summary>
    private static Expression? Present(MemberShape member, Expression raw, Expression wire, string property) => member switch
    {
        { Form: not Form.One } => GreaterThan(Property(raw, "Count"), Constant(0)),
        { Optional: true } => Property(wire, "Has" + property),
        { Wire: Wire.Text } => NotEqual(raw, Constant("")),
        { Wire: Wire.Enum } => NotEqual(Convert(raw, typeof(int)), Constant(0)),
        { Wire: Wire.Instant or Wire.Record } => NotEqual(raw, Constant(null, raw.Type)),
        _ => null,
    };

    private MethodCallExpression ReadMany(ProtoField field, Expression raw, Expression reading)
    {
        var member = field.Member!;
        var wireType = raw.Type.GenericTypeArguments[^1];
        var (one, at) = (Parameter(wireType, "one"), Parameter(typeof(Reading), "at"));
        Expression value = member.Wire == Wire.Text
            ? Condition(Equal(one, Constant("")), Call(at, nameof(Reading.Missing), [member.Type]), ReadValue(field, one, at)) : ReadValue(field, one, at);
        var read = Constant(Lambda(typeof(Func<,,>).MakeGenericType(wireType, typeof(Reading), member.Type), value, one, at).Compile());
        var method = member.Form == Form.Map ? nameof(Many.ReadMap) : member.Held.IsArray ? nameof(Many.ReadArray) : nameof(Many.Read);
        return Call(typeof(Many), method, [wireType, member.Type], raw, reading, read);
    }

    private Expression ReadValue(ProtoField field, Expression raw, Expression reading) => field.Member!.Wire switch
    {
        Wire.Text => Call(Constant(TextForms.Find(field.Member.Property, field.Member.Type)), "Read", null, raw, reading),
        Wire.Instant => Call(reading, nameof(Reading.Instant), null, raw),
        Wire.Enum => Call(Constant(Numbers((ProtoEnum)field.Of!)), "Read", null, Convert(raw, typeof(int)), reading),
        Wire.Record => Call(Constant(pairs[field.Of!.Name]), "ReadNested", null, raw, reading),
        _ when raw.Type == typeof(string) => Call(reading, nameof(Reading.Text), null, raw),
        _ => raw,
    };

    private LambdaExpression Writer(ProtoMessage message, MessageDescriptor descriptor)
    {
        var (record, wire) = (Parameter(message.Type, "record"), Variable(descriptor.ClrType, "wire"));
        var steps = new List<Expression> { Assign(wire, New(descriptor.ClrType)) };
        if (RecordShape.Of(message.Type).HasPatches) steps.Add(Assign(Property(wire, "UpdateMask"), New(typeof(FieldMask))));
        steps.AddRange(message.Fields.Where(f => f.Member is not null).Select(f => WriteMember(f, descriptor, record, wire)));
        steps.Add(wire);
        return Lambda(typeof(Func<,>).MakeGenericType(message.Type, descriptor.ClrType), Block([wire], steps), record);
    }

    private Expression WriteMember(ProtoField field, MessageDescriptor descriptor, Expression record, Expression wire)
    {
        var member = field.Member!;
        var target = Property(wire, descriptor.FindFieldByName(field.Name).PropertyName);
        Expression source = Property(record, member.Property);
        var held = Variable(member.Held, "held");
        var plain = member.Held.IsValueType && Nullable.GetUnderlyingType(member.Held) is not null ? Property(held, "Value") : (Expression)held;
        Expression write = member.Form == Form.One ? Assign(target, WriteValue(field, plain, target.Type)) : WriteMany(field, held, target);
        if (member.Nullable) write = IfThen(NotEqual(held, Constant(null, member.Held)), write);
        if (!member.Patched) return Block([held], Assign(held, source), write);

        var named = Call(Property(Property(wire, "UpdateMask"), nameof(FieldMask.Paths)), "Add", null, Constant(field.Name));
        return IfThen(Property(source, nameof(IPatch.IsSet)), Block([held], Assign(held, Call(source, nameof(Patch<>.Or), null, Default(member.Held))), named, write));
    }

    private MethodCallExpression WriteMany(ProtoField field, Expression items, Expression target)
    {
        var member = field.Member!;
        var wireType = target.Type.GenericTypeArguments[^1];
        var one = Parameter(member.Type, "one");
        var write = Constant(Lambda(typeof(Func<,>).MakeGenericType(member.Type, wireType), WriteValue(field, one, wireType), one).Compile());
        return Call(typeof(Many), member.Form == Form.Map ? nameof(Many.WriteMap) : nameof(Many.Write), [wireType, member.Type], items, target, write);
    }

    private Expression WriteValue(ProtoField field, Expression value, System.Type wireType) => field.Member!.Wire switch
    {
        Wire.Text => Call(Constant(TextForms.Find(field.Member.Property, field.Member.Type)), "Write", null, value),
        Wire.Instant => Call(InstantOf, value),
        Wire.Enum => Convert(Call(Constant(Numbers((ProtoEnum)field.Of!)), "Write", null, value), wireType),
        Wire.Record => Call(Constant(pairs[field.Of!.Name]), "WriteNested", null, value),
        _ => value,
    };

    /// <summary>To the microsecond, as JSON and the database have it: an answer that is given again is the same to the last digit.</summary>
    private static Timestamp Instant(DateTimeOffset at) => Timestamp.FromDateTimeOffset(at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)));

    private object Numbers(ProtoEnum one)
    {
        var numbers = one.Members.ToDictionary(m => m.Name, m => enums[one.Name].FindValueByName(one.ValueName(m.Name)).Number);
        return Activator.CreateInstance(typeof(EnumNumbers<>).MakeGenericType(one.Type), numbers)!;
    }
}
