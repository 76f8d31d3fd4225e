using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.CustomerBalances;

/// <summary>How a customer's balance stands.</summary>
/// <param name="Held">The part of it that is held for documents.</param>
/// <param name="Available">The balance less what is held.</param>
public sealed record BalanceView(Guid CustomerId, [SellingPrice] Money? Balance, [SellingPrice] Money? Held, [SellingPrice] Money? Available);

/// <summary>What is held of a balance for a document.</summary>
public sealed record BalanceHoldView(DocumentRef Holder, [SellingPrice] Money? Amount);
