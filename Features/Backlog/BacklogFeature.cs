using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Backlog;

/// <summary>
/// What of approved orders is still to come (未交订单): held back and resumed, its remainder cancelled, seen where stock is short of it,
/// and everything that hangs on an order before somebody ends it.
/// </summary>
public sealed class BacklogFeature : Feature
{
    public override string Story => "What of approved orders is still to come: held, resumed, cancelled, short.";
    public override string Prefix => "/v1";

    public override void Map(Doors doors)
    {
        HoldOrder.Map(doors);
        ResumeOrder.Map(doors);
        CancelOrderRemainder.Map(doors);
        PreviewOrderImpact.Map(doors);
        ListOrderShortages.Map(doors);
    }
}
