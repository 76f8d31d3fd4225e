using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.CustomerBalances;

/// <remarks>The sentence names no amounts; callers who may see selling prices get them as params.</remarks>
internal static class CustomerBalanceRefusals
{
    public static readonly Reason Short = Reason.Conflict("BALANCE_SHORT", "The customer's available balance is not enough: what is held or was used is not there.", "客户可用结余款不足,已占用或已使用的部分不可动用。");
}
