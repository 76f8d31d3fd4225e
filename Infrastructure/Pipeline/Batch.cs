using System.ComponentModel.DataAnnotations;

namespace Waybill.Infrastructure.Pipeline;

/// <summary>Several commands of one kind in one request.</summary>
/// <param name="Items">The commands, 1 to 200.</param>
/// <param name="Atomic">All or nothing: one transaction for all items. Otherwise each item stands alone.</param>
public sealed record Batch<TCommand>([MinLength(1), MaxLength(200)] IReadOnlyList<TCommand> Items, bool Atomic = false);

/// <summary>The outcome of each item, in the order they were sent.</summary>
public sealed record BatchResult<TResult>(IReadOnlyList<BatchItem<TResult>> Items) where TResult : class;

/// <summary>The outcome of one item: its result, or why it was refused.</summary>
/// <param name="Index">The item's place in the request, from 0.</param>
/// <param name="Status">The HTTP status the item would have had alone.</param>
public sealed record BatchItem<TResult>(int Index, int Status, TResult? Result, BatchError? Error) where TResult : class;

/// <summary>Why an item was refused.</summary>
public sealed record BatchError(string Code, string Detail, IReadOnlyList<BatchFault>? Errors);

/// <summary>One fault of an item.</summary>
public sealed record BatchFault(string Pointer, string Code, string Message);
