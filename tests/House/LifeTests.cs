using System.Collections;
using System.Reflection;
using Waybill.Features;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.House;

/// <summary>The lives of all documents, on one page.</summary>
public sealed class LifeTests
{
    [Fact]
    public void Every_life_is_what_was_approved()
    {
        var lives = typeof(Ladder).Assembly.GetTypes().SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(f => f.FieldType.IsGenericType && f.FieldType.GetGenericTypeDefinition() == typeof(Transitions<>)).OrderBy(f => f.DeclaringType!.Name, StringComparer.Ordinal)
            .Select(f => $"{f.DeclaringType!.Name}\n{string.Join('\n', ((IEnumerable)f.GetValue(null)!).Cast<object>().Select(move => "  " + move))}").ToList();
        lives.Count.ShouldBeGreaterThan(4);
        Approved.Matches("lives.txt", string.Join("\n\n", lives));
    }
}
