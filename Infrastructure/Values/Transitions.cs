using System.Collections;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Values;

/// <summary>The life of a document: which state may follow which. A move that is not in the table is refused with <c>KIND_WRONG_STATE</c>.</summary>
public sealed class Transitions<TState>(Reason wrongState) : IEnumerable<(TState From, TState To)> where TState : struct, Enum
{
    private readonly List<(TState From, TState To)> moves = [];

    public void Add(TState from, params ReadOnlySpan<TState> to)
    {
        foreach (var state in to) moves.Add((from, state));
    }

    /// <summary>The new state, or the refusal naming both.</summary>
    public TState Move(TState from, TState to) => moves.Contains((from, to)) ? to : throw wrongState.Because(("from", from), ("to", to));

    /// <summary>The new state for a verb that leads there from one state alone, though the table has other ways there.</summary>
    public TState Move(TState state, TState from, TState to)
    {
        Require(state, from);
        return Move(state, to);
    }

    /// <summary>Refuses unless the document is in one of the states in which this may be done.</summary>
    public void Require(TState state, params ReadOnlySpan<TState> allowed)
    {
        foreach (var one in allowed) if (one.Equals(state)) return;
        throw wrongState.Because(("from", state), ("to", string.Join("|", allowed.ToArray().Select(s => Texts.Of(s)))));
    }

    public IEnumerator<(TState From, TState To)> GetEnumerator() => moves.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
