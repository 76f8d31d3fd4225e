using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockIns;

/// <summary>
/// What a document of another feature lets the warehouse take in. It is asked inside the transaction of the stock-in, at the draft and again at the confirmation;
/// the implementer locks its rows, and refuses itself when its document is not one that goods may come in on.
/// </summary>
public interface IAuthoriseStockIn
{
    /// <summary>The kind of document it answers for: transfer, sales-return.</summary>
    string Kind { get; }

    Task<StockInAuthority> Authorise(Guid documentId, CancellationToken ct);
}

/// <summary>A document on which goods may come in, and what of it is still open.</summary>
/// <param name="AuthorMayConfirm">Whether who wrote the document may also confirm its stock-in.</param>
public sealed record StockInAuthority(DocumentRef Document, string Number, Guid AuthorId, bool AuthorMayConfirm, IReadOnlyList<ExpectedLine> Lines);

/// <summary>One line that may come in.</summary>
/// <param name="Open">In base units: what the line says less what confirmed stock-ins have taken in.</param>
/// <param name="WarehouseId">The warehouse it must come into, if that is fixed.</param>
/// <param name="BatchId">The batch it must be, if that is fixed; otherwise the warehouse names it, where the item is kept by batch.</param>
/// <param name="Value">What the open quantity is worth in the company's currency. A part of it brings its share, and the last of it all that is left, so that no cent is lost.
/// Without one the goods come in at the average of what is there. The warehouse neither enters nor sees it.</param>
/// <param name="Quarantine">The goods go to a quarantine bin.</param>
public sealed record ExpectedLine(Guid LineId, Guid ItemId, decimal Open, Guid? WarehouseId, Guid? BatchId, decimal? Value, bool Quarantine = false);

/// <summary>What hears of goods that came in on the authority of its kind of document. It runs in the transaction of the stock-in.</summary>
public interface IFollowStockIn
{
    /// <summary>The kind of authorising document it follows: transfer, sales-return.</summary>
    string Kind { get; }

    /// <summary>Locks the authorising document for a reversal, before any stock is: a confirmation has locked it in that order too, when it asked what may come in.</summary>
    Task Lock(Guid documentId, CancellationToken ct);

    Task Confirmed(StockInFact fact, CancellationToken ct);

    /// <summary>
    /// The goods of a confirmed stock-in are taken out again: what was made of them in the meantime is undone first, or refuses it. Quantities are positive here too, and values are
    /// those that they came in with.
    /// </summary>
    Task Reversed(StockInFact fact, CancellationToken ct);
}

/// <summary>What a confirmed stock-in took in, or what a reversal took out again.</summary>
public sealed record StockInFact(Guid StockInId, string StockInNumber, DocumentRef Authority, IReadOnlyList<ReceivedLine> Lines);

/// <summary>What came in of one line, in base units, and what it added to the value of the stock.</summary>
public sealed record ReceivedLine(Guid AuthorityLineId, Guid ItemId, Guid? BatchId, decimal Quantity, decimal Value);
