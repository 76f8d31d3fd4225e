using Waybill.Features.Amendments;
using Waybill.Features.Orders;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    /// <summary>A draft amendment of an order.</summary>
    public Task<AmendmentView> DraftAmendment(CreateOrderAmendment.Command command) => As(Roles.Admin).Run<AmendmentView>(command);

    public async Task<AmendmentView> SubmittedAmendment(CreateOrderAmendment.Command command)
    {
        var draft = await DraftAmendment(command);
        return await As(Roles.Admin).Run<AmendmentView>(new SubmitOrderAmendment.Command(draft.Id));
    }

    /// <summary>The order after an amendment was approved.</summary>
    public async Task<GetOrder.Result> Amended(CreateOrderAmendment.Command command)
    {
        var submitted = await SubmittedAmendment(command);
        await As(Roles.Admin).Run<ApproveOrderAmendment.Result>(new ApproveOrderAmendment.Command(submitted.Id, null));
        return await Order(command.OrderId);
    }

    public static CreateOrderAmendment.Command AmendmentOf(GetOrder.Result order, params LineChangeEntry[] changes) =>
        new CreateOrderAmendment.Command(order.Id, "客户要求 The customer asked", changes.Length == 0 ? null : changes, null, null, null, null);

    /// <summary>Another quantity of the first line.</summary>
    public static LineChangeEntry Wanting(GetOrder.Result order, decimal quantity) => new(order.Lines[0].Id, quantity, null, null, null, null);

    /// <summary>Another price of the first line.</summary>
    public static LineChangeEntry Costing(GetOrder.Result order, decimal price) => new(order.Lines[0].Id, null, Yuan(price), null, null, null);

    /// <summary>The remainder of the first line is dropped.</summary>
    public static LineChangeEntry Dropping(GetOrder.Result order) => new(order.Lines[0].Id, null, null, null, null, true);
}
