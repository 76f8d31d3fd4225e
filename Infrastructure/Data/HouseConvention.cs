using System.Collections.Frozen;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Waybill.Infrastructure.Values;

namespace Waybill.Infrastructure.Data;

/// <summary>What no map writes: snake_case names, column types of decimals by their kind, enums as text with a check, versions as concurrency tokens.</summary>
internal sealed class HouseConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes().ToList())
        {
            if (entity.GetTableName() is not { } table) continue;
            entity.SetTableName(Texts.Snake(table));
            foreach (var property in Scalars(entity)) Shape(entity, property);
            foreach (var key in entity.GetKeys()) key.SetName(Texts.Snake(key.GetName()!));
            foreach (var foreign in entity.GetForeignKeys()) foreign.SetConstraintName(Short(Texts.Snake(foreign.GetConstraintName()!)));
            foreach (var foreign in entity.GetForeignKeys().ToList()) Index(entity, foreign);
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName(Short(Texts.Snake(index.GetDatabaseName()!)));
            if (entity.ClrType.IsAssignableTo(typeof(Entity)))
                entity.FindProperty(nameof(Entity.Id))!.SetValueGenerated(ValueGenerated.Never);
            if (entity.ClrType.IsAssignableTo(typeof(Root)))
                entity.FindProperty(nameof(Root.Version))!.SetIsConcurrencyToken(true);
        }
    }

    /// <summary>
    /// A reference has an index unless another begins with it, or nobody looks for it: every row of a growing table pays for every index it is in.
    /// One that may be absent leaves the absent ones out.
    /// </summary>
    private static void Index(IConventionEntityType entity, IConventionForeignKey foreign)
    {
        var others = entity.GetKeys().Select(k => k.Properties).Concat(entity.GetIndexes().Where(i => i.GetFilter() is null || i.Properties.Count == foreign.Properties.Count).Select(i => i.Properties));
        if (foreign.FindAnnotation(ModelWays.NotLookedUpBy) is not null || others.Any(o => o.Take(foreign.Properties.Count).SequenceEqual(foreign.Properties))) return;
        var index = entity.AddIndex(foreign.Properties)!;
        if (foreign.Properties is [{ IsNullable: true } column]) index.SetFilter($"{column.GetColumnName()} is not null");
    }

    private static void Shape(IConventionEntityType entity, IConventionProperty property)
    {
        var column = property.DeclaringType is IConventionComplexType complex
            ? Texts.Snake(complex.ComplexProperty.Name) + "_" + Texts.Snake(property.Name)
            : Texts.Snake(property.GetColumnName());
        property.SetColumnName(column);
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type == typeof(decimal))
        {
            var kind = property.PropertyInfo?.GetCustomAttribute<DecimalKindAttribute>()
                ?? throw new InvalidOperationException($"{entity.DisplayName()}.{property.Name} does not say whether it is a [Quantity], [Price], [Amount], [Rate] or [Factor].");
            property.SetColumnType(kind.ColumnType);
        }
        else if (type.IsEnum)
        {
            property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(CamelEnum<>).MakeGenericType(type))!);
            property.SetColumnType("text");
            var states = string.Join(", ", Enum.GetNames(type).Select(n => $"'{Texts.Camel(n)}'"));
            entity.AddCheckConstraint($"ck_{entity.GetTableName()}_{column}", $"{column} in ({states})");
        }
    }

    private static IEnumerable<IConventionProperty> Scalars(IConventionTypeBase type) =>
        type.GetDeclaredProperties().Concat(type.GetDeclaredComplexProperties().SelectMany(c => Scalars(c.ComplexType)));

    private static string Short(string name) => name.Length <= 63 ? name : name[..63];

    private sealed class CamelEnum<T>() : ValueConverter<T, string>(v => Word(v), s => Value(s)) where T : struct, Enum
    {
        private static readonly FrozenDictionary<T, string> Words = Enum.GetValues<T>().ToFrozenDictionary(v => v, v => Texts.Camel(v.ToString()));
        private static readonly FrozenDictionary<string, T> Values = Words.ToFrozenDictionary(w => w.Value, w => w.Key);

        private static string Word(T value) => Words[value];

        private static T Value(string word) => Values[word];
    }
}
