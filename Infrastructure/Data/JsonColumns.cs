using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Infrastructure.Rest;

namespace Waybill.Infrastructure.Data;

/// <summary>Records that are kept whole in one column, because nobody asks the database about their members.</summary>
public static class JsonColumns
{
    /// <summary>Keeps the value as JSON. Two values are the same when their JSON is; a value is replaced and never changed in place.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) where T : class => property.HasColumnType("jsonb")
        .HasConversion(value => Text(value), text => JsonSerializer.Deserialize<T>(text, Json.Stored)!,
            new ValueComparer<T>((a, b) => Text(a) == Text(b), value => Text(value).GetHashCode(StringComparison.Ordinal), value => value));

    private static string Text<T>(T? value) => JsonSerializer.Serialize(value, Json.Stored);
}
