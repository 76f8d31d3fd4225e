using System.Collections;
using System.Text.Json;
using System.Text.RegularExpressions;
using Waybill.Api.Demo;
using Waybill.Features;
using Waybill.Features.Access;
using Waybill.Infrastructure;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Rest;
using Waybill.Tests.Support;

namespace Waybill.Tests.House;

/// <summary>Walks every operation, for every role, through every member of its answer and of its request, and proves that what the role may not see or set is absent or refused.</summary>
public sealed partial class RightsTests
{
    private static readonly IReadOnlyCollection<Operation> All = Floor.Catalogue(Ladder.Features).All;

    [Fact]
    public async Task No_role_sees_a_member_of_a_class_that_it_does_not_hold()
    {
        var document = await OpenApiTests.Document();
        var (seen, hidden) = (0, 0);
        foreach (var operation in All)
            foreach (var caller in Callers())
            {
                var example = document["paths"]![operation.Route]![operation.Method.ToLowerInvariant()]!["responses"]![operation.Status.ToString()]!["content"]!["application/json"]!["example"]!;
                var answer = Masks.Apply(JsonSerializer.Deserialize(example.ToJsonString(), operation.Result, Json.Options)!, caller);
                foreach (var (member, value) in Classed(answer))
                {
                    var access = caller.Access(member.Find<FieldClassAttribute>()!);
                    if (access >= FieldAccess.ReadOnly) seen += value is null ? 0 : 1;
                    else if (access == FieldAccess.Masked && value is string text) text.ShouldContain("*");
                    else value.ShouldBeNull($"{caller.Name} sees {operation.Name}.{member.JsonName}");
                    hidden += access < FieldAccess.ReadOnly ? 1 : 0;
                }
            }
        seen.ShouldBeGreaterThan(500);
        hidden.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Every_member_that_speaks_of_money_cost_margin_or_telephones_has_a_class_or_was_approved_without_one() =>
        Approved.Matches("open-fields.txt", string.Join('\n', All.SelectMany(o => Telling(o.Result, []).Select(m => $"{o.Name} {m}")).Distinct().Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_list_classes_the_paths_that_its_rows_class()
    {
        Listings.Load(typeof(Ladder).Assembly);
        var open = new List<string>();
        foreach (var operation in All.Where(o => o.Verb == Verb.List))
            foreach (var path in Listings.Of(operation.Request)!.Paths.Where(p => p.Class is null))
                if (MemberAt(operation.Result.GenericTypeArguments[0], path.Name)?.Find<FieldClassAttribute>() is not null) open.Add($"{operation.Name} {path.Name}");
        open.ShouldBeEmpty();
    }

    [Fact]
    public void Who_may_not_set_a_member_is_refused_whatever_the_request()
    {
        var refused = 0;
        var nobody = new Caller(Guid.NewGuid(), "nobody", CallerKind.ApiClient, new HashSet<string>());
        foreach (var operation in All.Where(o => !o.Reads && o.Verb != Verb.Batch))
            foreach (var member in Shape.Members(operation.Request).Where(m => m.Find<FieldClassAttribute>() is not null && Nullable.GetUnderlyingType(m.ValueType) != null))
            {
                var request = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(operation.Request);
                var value = Activator.CreateInstance(Nullable.GetUnderlyingType(member.ValueType)!);
                member.Property.SetValue(request, member.Property.PropertyType == member.ValueType ? value : Activator.CreateInstance(member.Property.PropertyType, value));
                Should.Throw<Waybill.Infrastructure.Refusals.Refusal>(() => Masks.RefuseWriting(request, nobody), operation.Name).Reason.Code.ShouldBe("FIELD_FORBIDDEN");
                refused++;
            }
        refused.ShouldBeGreaterThan(1);
    }

    private static IEnumerable<Caller> Callers()
    {
        var known = AccessDesk.Known(Floor.Catalogue(Ladder.Features));
        foreach (var (name, patterns) in DemoRoles.All) yield return Of(name, DemoRoles.Expand(patterns, known));
        yield return Of("nobody", []);
        foreach (var secrecy in FieldClassAttribute.All)
        {
            yield return Of($"all but {secrecy.Permission}", known.Except(secrecy.Permissions));
            yield return Of($"{secrecy.Permission} in part", known.Except([secrecy.Permission, secrecy.ReadPermission]));
        }
    }

    private static Caller Of(string name, IEnumerable<string> permissions) => new(Guid.NewGuid(), name, CallerKind.ApiClient, permissions.ToHashSet());

    private static IEnumerable<(Shape.Member Member, object? Value)> Classed(object answer)
    {
        foreach (var member in Shape.Members(answer.GetType()))
        {
            var value = member.Property.GetValue(answer);
            if (member.Find<FieldClassAttribute>() is not null) yield return (member, value);
            else if (value is IEnumerable many and not string)
            {
                foreach (var item in many)
                    if (item is not null && Shape.IsRecord(item.GetType())) foreach (var inner in Classed(item)) yield return inner;
            }
            else if (value is not null && Shape.IsRecord(value.GetType())) foreach (var inner in Classed(value)) yield return inner;
        }
    }

    private static IEnumerable<string> Telling(Type type, HashSet<Type> seen, string path = "")
    {
        if (!seen.Add(type)) yield break;
        foreach (var member in Shape.Members(type).Where(m => m.Find<FieldClassAttribute>() is null))
        {
            var inner = Shape.Element(member.ValueType) ?? member.ValueType;
            if (Secret().IsMatch(member.JsonName)) yield return path + member.JsonName;
            else if (Shape.IsRecord(inner)) foreach (var deeper in Telling(inner, seen, $"{path}{member.JsonName}.")) yield return deeper;
        }
        seen.Remove(type);
    }

    private static Shape.Member? MemberAt(Type row, string path)
    {
        Shape.Member? member = null;
        foreach (var name in path.Split('.'))
        {
            member = (Shape.IsRecord(row) ? Shape.Members(row) : []).FirstOrDefault(m => m.JsonName == name);
            if (member is null || member.Find<FieldClassAttribute>() is not null) return member;
            row = member.ValueType;
        }
        return member;
    }

    [GeneratedRegex("(price|cost|margin|discount|amount|phone|mobile|telephone)", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
