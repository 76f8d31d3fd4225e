using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Integrity;

/// <summary>
/// Whether the books agree: what accounts, balances and orders carry as sums is added up again from the entries and documents behind them.
/// The sums of stock are proved by the stock's own check.
/// </summary>
public sealed class IntegrityFeature : Feature
{
    public override string Story => "Proof that accounts, balances and orders say what their entries and documents say.";
    public override string Prefix => "/v1";

    public override void Map(Doors doors) => CheckIntegrity.Map(doors);
}
