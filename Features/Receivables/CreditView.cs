using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Receivables;

/// <summary>How a customer's credit stands.</summary>
/// <param name="Limit">The most it may owe; absent where there is no limit.</param>
/// <param name="Open">What it owes now.</param>
/// <param name="After">What it would owe with the document at hand.</param>
/// <param name="Balance">What we have of its money, in advance for this or for anything else, and are not about to refund: it may owe as much more.</param>
/// <param name="Exceeded">Whether that, less the balance, is more than the limit allows: goods will not leave without a permission.</param>
public sealed record CreditView([SellingPrice] Money? Limit, [SellingPrice] Money? Open, [SellingPrice] Money? After, [SellingPrice] Money? Balance, bool Exceeded);
