using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Customers;

/// <summary>A group is made for customers that share prices.</summary>
public static class CreateCustomerGroup
{
    [Requires("customer-groups.create")]
    [Refuses("CUSTOMER_GROUP_CODE_TAKEN")]
    public sealed record Command([MaxLength(40)] string Code, string Name);
    public sealed record Result(Guid Id, int Version, string Code, string Name);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public Task<Result> Handle(Command command, CancellationToken ct)
        {
            var group = new CustomerGroup(command.Code, command.Name);
            db.CustomerGroups.Add(group);
            return Task.FromResult(new Result(group.Id, group.Version, group.Code, group.Name));
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/customer-groups", nameof(CreateCustomerGroup), "Create a customer group");
}
