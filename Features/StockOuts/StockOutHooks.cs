using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockOuts;

/// <summary>
/// What a document of another feature allows the warehouse to issue. It is asked inside the transaction of the stock-out;
/// the implementer locks its rows, and refuses itself when its document is not one that may be issued.
/// </summary>
public interface IAuthoriseStockOut
{
    /// <summary>The kind of document it answers for: delivery.</summary>
    string Kind { get; }

    Task<StockOutAuthority> Authorise(Guid documentId, CancellationToken ct);
}

/// <summary>A document against which goods may leave, and what of it is still open.</summary>
/// <param name="AuthorMayConfirm">Whether who wrote the document may also confirm its stock-out.</param>
/// <param name="HeldBy">The document whose reservations are used up first: the order behind a delivery.</param>
public sealed record StockOutAuthority(DocumentRef Document, string Number, Guid AuthorId, bool AuthorMayConfirm, DocumentRef? HeldBy, IReadOnlyList<AuthorisedLine> Lines);

/// <summary>One line that may be issued.</summary>
/// <param name="Open">In base units: what the line says less what confirmed stock-outs have issued.</param>
/// <param name="WarehouseId">The warehouse it must leave from, if that is fixed.</param>
/// <param name="BatchId">The batch it must be taken from, if that is fixed.</param>
/// <param name="HeldLineId">The line of <see cref="StockOutAuthority.HeldBy"/> under which its stock is reserved.</param>
public sealed record AuthorisedLine(Guid LineId, Guid ItemId, decimal Open, Guid? WarehouseId, Guid? BatchId, Guid? HeldLineId);

/// <summary>What hears of goods that left, or came back, on the authority of its kind of document. It runs in the transaction of the stock-out.</summary>
public interface IFollowStockOut
{
    /// <summary>The kind of authorising document it follows: delivery.</summary>
    string Kind { get; }

    /// <summary>Locks the authorising document for a reversal, before any stock is: a confirmation has locked it in that order too, when it asked what may be issued.</summary>
    Task Lock(Guid documentId, CancellationToken ct);

    Task Confirmed(StockOutFact fact, CancellationToken ct);

    /// <summary>Lines of a confirmed stock-out were taken back; quantities and costs are positive here too.</summary>
    Task Reversed(StockOutFact fact, CancellationToken ct);

    /// <summary>All who follow have taken it back: what they derive from one another's documents is derived anew.</summary>
    Task TakenBack(StockOutFact fact, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>What a confirmed stock-out issued, or what a reversal took back.</summary>
/// <param name="EffectiveAt">When the goods left, which may be before that was entered.</param>
public sealed record StockOutFact(Guid StockOutId, string StockOutNumber, DocumentRef Authority, DateTimeOffset EffectiveAt, IReadOnlyList<IssuedLine> Lines);

/// <summary>What was issued of one line, in base units, at what it cost us.</summary>
/// <param name="LineId">The line of the stock-out.</param>
public sealed record IssuedLine(Guid AuthorityLineId, Guid ItemId, Guid? BatchId, decimal Quantity, decimal Cost, Guid LineId);
