using System.Globalization;
using Waybill.Features.Access;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.House.Fuzz;

/// <summary>Somebody who may do much or little, but must not be told some things.</summary>
/// <param name="Secrets">What no answer to them may contain.</param>
internal sealed record Stranger(string Name, string Key, IReadOnlyList<string> Secrets)
{
    /// <summary>What things are sold for, alone and some together, with tax and without.</summary>
    public static readonly IReadOnlyList<string> Prices = [.. Multiples(Shop.SecretPrice, 1m), .. Multiples(Shop.SecretPrice, 1.13m)];
    /// <summary>What they cost.</summary>
    public static readonly IReadOnlyList<string> Costs = [.. Multiples(Shop.SecretCost, 1m)];

    /// <summary>Everything that is a secret to anybody.</summary>
    public static IReadOnlyList<string> Everything { get; } = [Shop.Secret, Shop.SecretPhone, .. Prices, .. Costs];

    /// <summary>Who manages approvals sees every run, whatever else they reach: that one permission is no stranger's.</summary>
    public static async Task<IReadOnlyList<Stranger>> All(Shop shop) =>
    [
        new("who reaches only their own", (await shop.Person(Door.Rest, [.. shop.AllBut().Except(["approvals.manage"])], null, null, new RoleScope("*", RecordAction.Edit, RecordScope.Own))).Client.Key!,
            [Shop.Secret, Shop.SecretPhone]),
        new("who sees no fields of any class", (await shop.Holder(Door.Rest, shop.AllBut([.. FieldClassAttribute.All]))).Key!, [Shop.SecretPhone, .. Prices, .. Costs]),
        new("the warehouse", shop.Keys[Roles.Warehouse], Prices),
        new("who may do nothing", (await shop.Holder(Door.Rest)).Key!, Everything),
    ];

    /// <summary>What they were told and must not know.</summary>
    public IEnumerable<string> Told(string answer) => Secrets.Where(s => answer.Contains(s, StringComparison.Ordinal)).Take(1).Select(s => $"tells {s}: …{Around(answer, s)}…");

    private static string Around(string answer, string secret)
    {
        var at = Math.Max(0, answer.IndexOf(secret, StringComparison.Ordinal) - 120);
        return answer.Substring(at, Math.Min(200, answer.Length - at));
    }

    private static IEnumerable<string> Multiples(decimal one, decimal taxed) => new decimal[] { 1, 2, 3, 4, 7, 10, 20, 46, 50 }
        .SelectMany(times => new[] { one * times * taxed, one * times * (taxed - 1) }).Where(n => n != 0).Select(n => Math.Round(n, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture));
}
