using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Customers;

/// <summary>The rules have changed: every customer is asked again who takes part in it. It also runs each night, for customers that changed in the same moment as a rule.</summary>
public static class ApplyRelationRules
{
    [Requires("relation-rules.apply")]
    public sealed record Command;

    /// <param name="Changed">How many customers have other related employees now.</param>
    public sealed record Result(int Changed);

    internal sealed class Handler(Relations relations) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct) => new(await relations.RelateAll(ct));
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/relation-rules/apply", nameof(ApplyRelationRules), "Apply the relation rules to all customers");
}
