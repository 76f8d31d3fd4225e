using Waybill.Features.Approvals;
using Waybill.Features.Customers;
using Waybill.Features.Quotes;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesContracts;

/// <summary>What follows when a contract is approved, by a person's signature or by a flow that lets it pass: it may be signed, and its customer is a formal one.</summary>
internal sealed class ContractApproval(Database db, Margins margins, Outbox outbox, CurrentUser user, TimeProvider clock)
{
    public async Task Approve(SalesContract contract, string? remark, CancellationToken ct)
    {
        contract.Approve(by: user.Id, at: clock.GetUtcNow(), remark);
        (await db.Every<Customer>().Require(c => c.Id == contract.CustomerId, ct)).BecomeFormal();
        outbox.Tell("sales-contract.approved", contract, SalesContractTold.Of(contract));
    }

    /// <summary>What is approved with a contract: every word and amount of it.</summary>
    public ApprovalSubject Subject(SalesContract c) => new(c, c.Number!, new
    {
        c.CustomerId, c.OrderId, c.Currency, c.Total, c.Net, c.Tax, c.Freight, c.Trade, c.Text, c.PaymentTerms, c.DeliveryTerms, c.SpecialTerms, c.ForeignTerms,
        Lines = c.Lines.OrderBy(l => l.Position).Select(l => new { l.ItemId, l.Quantity, l.Unit, l.Net, l.Tax, l.PromisedDate }),
    })
    {
        Party = c.CustomerName, OwnerId = c.OwnerId, Amount = c.Total, Currency = c.Currency, DiscountRate = c.Lines.Select(l => l.EffectiveDiscount).DefaultIfEmpty().Max(),
        Margin = async ct => (await margins.Of(c.Currency, c.Lines, ct)).Whole,
    };
}

/// <summary>A contract whose approval was withdrawn is a draft again.</summary>
internal sealed class ContractFollowsApproval(Database db) : IFollowApproval
{
    public string Kind => "sales-contract";

    public async Task Withdrawn(Guid documentId, CancellationToken ct) => (await db.LockContractBehind(documentId, ct)).Withdraw();
}
