using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesContracts;

/// <summary>What was agreed in an earlier contract is agreed again: its text and terms, for another order of the same customer, or for its own if that contract came to nothing.</summary>
public static class CopySalesContract
{
    /// <param name="OrderId">The earlier contract's order if not given.</param>
    [Requires("sales-contracts.copy")]
    [Refuses("ORDER_WRONG_STATE", "ORDER_NOT_FIRM", "ORDER_HAS_CONTRACT", "CONTRACT_OF_OTHER_CUSTOMER")]
    public sealed record Command(Guid SalesContractId, Guid? OrderId);

    internal sealed class Handler(Database db, Outbox outbox) : IHandler<Command, CreateSalesContract.Result>
    {
        public async Task<CreateSalesContract.Result> Handle(Command command, CancellationToken ct)
        {
            var earlier = await db.SalesContracts.Require(c => c.Id == command.SalesContractId, ct);
            var order = await db.ReferLockedOrder(command.OrderId ?? earlier.OrderId, ct);
            if (order.CustomerId != earlier.CustomerId) throw SalesContractRefusals.OtherCustomer.At("/orderId");
            var contract = new SalesContract(order, earlier);
            db.Add(contract);
            outbox.Tell("sales-contract.created", contract, SalesContractTold.Of(contract));
            return new(contract.Id, contract.Version, contract.Status, contract.OrderId, new(contract.Total, contract.Currency));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, CreateSalesContract.Result, Handler>("/{salesContractId}/copy", nameof(CopySalesContract), "Draft a contract in the words of an earlier one");
}
