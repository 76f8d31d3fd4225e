using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Tests.Infrastructure.Lists;

public enum ParcelStatus { Draft, InTransit, HandedOver }

/// <summary>Something to list, with a field of every type, nullable or not.</summary>
public sealed class Parcel : Entity
{
    public required string Number { get; init; }
    public string? Recipient { get; init; }
    public ParcelStatus Status { get; init; }
    public ParcelStatus? Former { get; init; }
    public int Pieces { get; init; }
    public int? Rank { get; init; }
    public long? Grams { get; init; }
    public decimal Fee { get; init; }
    public decimal? Insured { get; init; }
    public bool Fragile { get; init; }
    public bool? Insurable { get; init; }
    public Guid? CarrierId { get; init; }
    public DateOnly? DueDate { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
}

internal static class Parcels
{
    public sealed record Row(Guid Id, string Number, int? Rank);

    public sealed record Query : ListQuery;

    public static readonly Listing<Parcel> Fields = new Listing<Parcel>("parcels")
        .Field("number", p => p.Number)
        .Field("recipient.name", p => p.Recipient)
        .Field("status", p => p.Status)
        .Field("former", p => p.Former)
        .Field("pieces", p => p.Pieces)
        .Field("rank", p => p.Rank)
        .Field("grams", p => p.Grams)
        .Field("fee", p => p.Fee, new SellingPriceAttribute())
        .Field("insured", p => p.Insured)
        .Field("fragile", p => p.Fragile)
        .Field("insurable", p => p.Insurable)
        .Field("carrierId", p => p.CarrierId)
        .Field("dueDate", p => p.DueDate)
        .Field("madeAt", p => p.MadeAt)
        .Field("sentAt", p => p.SentAt)
        .Search(p => p.Number, p => p.Recipient)
        .OrderedBy("madeAt desc");

    public static readonly Caller Anyone = Caller.System("test");
    public static readonly Caller Nobody = new(Guid.NewGuid(), "nobody", CallerKind.Employee, new HashSet<string>());

    /// <summary>Rows with repeated and missing values, the same for the same seed.</summary>
    public static List<Parcel> Some(int count, int seed = 1)
    {
        var random = new Random(seed);
        T? Maybe<T>(T value) where T : struct => random.Next(4) == 0 ? null : value;
        return [.. Enumerable.Range(0, count).Select(i => new Parcel
        {
            Number = $"P-{random.Next(count):0000}",
            Recipient = random.Next(4) == 0 ? null : new[] { "Ann 100%", "Bob_Lee", @"Zoë\Q", "张三", "ann" }[random.Next(5)],
            Status = (ParcelStatus)random.Next(3),
            Former = Maybe((ParcelStatus)random.Next(3)),
            Pieces = random.Next(5),
            Rank = Maybe(random.Next(-3, 4)),
            Grams = Maybe(random.NextInt64(5_000_000_000, 5_000_000_005)),
            Fee = random.Next(1000) / 100m,
            Insured = Maybe(random.Next(5) / 10m),
            Fragile = random.Next(2) == 0,
            Insurable = Maybe(random.Next(2) == 0),
            CarrierId = Maybe(new Guid(random.Next(5), 0, 0, new byte[8])),
            DueDate = Maybe(new DateOnly(2026, 1, random.Next(1, 6))),
            MadeAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMicroseconds(random.Next(50)),
            SentAt = Maybe(new DateTimeOffset(2026, 1, random.Next(1, 4), 0, 0, 0, TimeSpan.Zero)),
        })];
    }

    /// <summary>The filter as a function over objects.</summary>
    public static Func<Parcel, bool> Compiled(string filter, Caller? caller = null) => InMemory(Fields.Filter(filter, caller ?? Anyone));

    public static Func<Parcel, bool> InMemory(Expression<Func<Parcel, bool>> condition) => ((Expression<Func<Parcel, bool>>)new LikeInMemory().Visit(condition)).Compile();

    public static Refusal Refused(string filter, Caller? caller = null) => Should.Throw<Refusal>(() => Fields.Filter(filter, caller ?? Anyone));

    private sealed class LikeInMemory : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node) => node.Method.Name switch
        {
            nameof(NpgsqlDbFunctionsExtensions.ILike) => Expression.Call(typeof(LikeInMemory), nameof(Matches), null, Visit(node.Arguments[1]), node.Arguments[2]),
            nameof(RelationalDbFunctionsExtensions.Collate) => node.Arguments[1],
            nameof(string.IndexOf) => Expression.Call(typeof(LikeInMemory), nameof(At), null, node.Object!, node.Arguments[0]),
            _ => base.VisitMethodCall(node),
        };

        private static int At(string? text, string part) => text?.IndexOf(part, StringComparison.Ordinal) ?? -1;

        private static bool Matches(string? text, string pattern)
        {
            var regex = Regex.Replace(pattern, @"\\(.)|%|_|[^%_\\]+", part => part.Value switch
            {
                "%" => ".*",
                "_" => ".",
                ['\\', .. var escaped] => Regex.Escape(escaped),
                var plain => Regex.Escape(plain),
            });
            return text is not null && Regex.IsMatch(text, $"^{regex}$", RegexOptions.Singleline | RegexOptions.IgnoreCase);
        }
    }
}
