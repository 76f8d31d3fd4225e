using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Features;
using Waybill.Infrastructure.Events;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.House;

/// <summary>Every event that is told has a body that names it, is about a kind of document, and tells no price to those who may not see it.</summary>
public sealed partial class EventTests
{
    private static readonly EventKinds Kinds = new(typeof(Ladder).Assembly);
    private static readonly string[] Telling = ["price", "amount", "discount", "net", "tax", "gross", "freight", "total", "credit", "charged", "received", "invoiced", "cost", "margin", "value"];

    [Fact]
    public void Every_event_that_is_told_is_named_by_its_body()
    {
        var told = Source.In("Features").SelectMany(f => Calls().Matches(f.Text).Select(m => (f.Path, Type: m.Groups[1].Value, Body: m.Groups[3].Value))).ToList();
        told.Count.ShouldBeGreaterThan(15);
        told.Where(t => t.Type.Length > 0 ? Kinds.Find(t.Type)?.Body.Name != t.Body : Kinds.All.All(k => k.Body.Name != t.Body))
            .Select(t => $"{t.Path}: [Tells(\"{t.Type}\")] is missing on {t.Body}").ShouldBeEmpty();
        Source.In("Features").Sum(f => Tells().Count(f.Text)).ShouldBe(told.Count, "An event is told in another form than outbox.Tell(type, root, XTold.Of(…)).");
        var chosen = told.Where(t => t.Type.Length == 0).Select(t => t.Body).ToHashSet();
        Kinds.All.Where(k => !chosen.Contains(k.Body.Name)).Select(k => k.Type).Except(told.Select(t => t.Type)).ShouldBeEmpty("These are named and never told.");
    }

    [Fact]
    public async Task Every_event_is_about_a_kind_of_document_that_can_be_asked_for_its_rights()
    {
        var documents = (await Shop.Open()).Services.GetRequiredService<DocumentKinds>();
        Kinds.All.Where(k => documents.Find(k.Document) is null).Select(k => k.Type).ShouldBeEmpty();
    }

    [Fact]
    public void Every_member_that_speaks_of_money_has_a_class() =>
        Kinds.All.Select(k => k.Body).Distinct().SelectMany(b => Members(b, [])).Where(m => m.Find<FieldClassAttribute>() is null && Speaks(m))
            .Select(m => $"{m.Property.DeclaringType!.Name}.{m.JsonName}").ShouldBeEmpty();

    private static bool Speaks(Shape.Member member) => member.ValueType == typeof(Money)
        || ((Nullable.GetUnderlyingType(member.ValueType) ?? member.ValueType) == typeof(decimal) && Telling.Any(t => member.JsonName.Contains(t, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<Shape.Member> Members(Type type, HashSet<Type> seen) => type == typeof(Money) || !Shape.IsRecord(type) || !seen.Add(type) ? []
        : Shape.Members(type).SelectMany(m => Members(Shape.Element(m.ValueType) ?? m.ValueType, seen).Prepend(m));

    [GeneratedRegex(@"outbox\.Tell\((?:""([a-z.-]+)""|(\w+\.TypeOf\([\w.]+\))),\s*[\w.!]+,\s*(\w+)\.Of\(")]
    private static partial Regex Calls();

    [GeneratedRegex(@"outbox\.Tell\(")]
    private static partial Regex Tells();
}
